package import Casework
import Definitions
package import Hall
import Rehearsal

/// Fills a new hall: its people, then its cases, by page.
package struct Load: Sendable {
  private static let casesTogether = 500
  /// On average one applicant has so many cases.
  private static let casesEach = 10

  private let hall: Hall
  private let applicant: AccountID?

  /// - Parameter applicant: has as many of the cases as any other, besides those that are made for them.
  package init(into hall: Hall, applicant: AccountID? = nil) {
    (self.hall, self.applicant) = (hall, applicant)
  }

  /// - Parameter progress: is told how many cases of how many are written.
  package func run(
    _ cases: Int,
    progress: @escaping @Sendable (Int, Int) -> Void = { _, _ in }
  ) async throws {
    let holders = try await clerks()
    let others = try await hall.load(
      (0...cases / Self.casesEach).map {
        LoadedAccount(name: "申请人\($0)", login: "load-\($0)", phone: "138\(10_000_000 + $0)")
      }
    )
    let applicants = (applicant.map { [$0] } ?? []) + others
    guard let first = others.first else { return }
    let (draft, file) = try await sample(of: first)
    let scenes = LoadedScenes(
      hall: hall,
      holders: holders,
      applicants: applicants,
      file: file.attachment
    )
    let loading = CaseLoading(into: hall, standIn: file.digest)
    try await loading.loading { try await write(scenes, cases, loading, progress) }
    try await hall.deleteDraft(draft.id, of: first)
  }

  /// While one page is written, the next two are made: making costs more than writing.
  private func write(
    _ scenes: LoadedScenes,
    _ cases: Int,
    _ loading: CaseLoading,
    _ progress: @escaping @Sendable (Int, Int) -> Void
  ) async throws {
    @Sendable func make(_ start: Int) -> Task<CaseLoading.Page, Never> {
      Task.detached {
        let places = min(start, cases)..<min(start + Self.casesTogether, cases)
        return loading.page(of: places.compactMap { scenes.play($0) })
      }
    }
    var making = [make(0), make(Self.casesTogether)]
    for start in stride(from: 0, to: cases, by: Self.casesTogether) {
      let page = await making.removeFirst().value
      making.append(make(start + 2 * Self.casesTogether))
      try await loading.write(page)
      progress(min(start + Self.casesTogether, cases), cases)
    }
  }

  /// One on every post, without a password.
  private func clerks() async throws -> [PostRef: AccountID] {
    let seats = Cast.clerks(of: hall.catalogue.units)
    let ids = try await hall.load(
      seats.enumerated().map { place, clerk in
        LoadedAccount(
          name: clerk.name,
          login: "load-clerk-\(place)",
          posts: [PostRef(clerk.unit, clerk.post)]
        )
      }
    )
    return Dictionary(zip(seats, ids).map { (PostRef($0.unit, $0.post), $1) }) { one, _ in one }
  }

  /// A file that has come in by an upload like any other, in a draft that keeps it until cases have it.
  private func sample(of applicant: AccountID) async throws -> (Draft, CaseAttachment) {
    guard
      let draft = try await hall.startDraft("planning-permit", by: applicant, for: applicant)
    else {
      throw BenchProblem(description: "the bench needs the matter 'planning-permit' in force")
    }
    let stream = AsyncThrowingStream<[UInt8], any Error> { pieces in
      pieces.yield(SamplePaper.bytes)
      pieces.finish()
    }
    let file = try await hall.addAttachment(
      to: draft,
      material: "design-plan",
      name: "设计方案.pdf",
      from: stream
    )
    return (draft, file)
  }
}
