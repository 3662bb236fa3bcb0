import Casework
import Synchronization

/// A paper that is numbered and dated, beside the case as it knows it: what came later is not on the paper.
struct DrawnPaper: Sendable {
  let number: CaseNumber
  /// From 1, in its case.
  let position: Int
  /// The version of the texts that stood when it was drawn.
  let texts: String
  let folded: FoldedCase
  let subject: String

  var file: CaseFile { _read { yield folded.file } }

  var paper: Paper? {
    file.papers.indices.contains(position - 1) ? file.papers[position - 1] : nil
  }
}

/// Papers that this process has drawn and not made yet. The database knows them too: what does not fit here, or is
/// lost with the process, is found there a little later.
final class DrawnPapers: Sendable {
  private static let mostWaiting = 2_000
  private let waiting = Mutex<[DrawnPaper]>([])
  /// Tells whoever makes them that some have come.
  let calls: AsyncStream<Void>
  private let call: AsyncStream<Void>.Continuation

  init() { (calls, call) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

  func add(_ papers: [DrawnPaper]) {
    guard !papers.isEmpty else { return }
    waiting.withLock { $0 += papers.prefix(max(0, Self.mostWaiting - $0.count)) }
    call.yield()
  }

  /// The oldest, so many at most.
  func take(_ most: Int) -> [DrawnPaper] {
    waiting.withLock { waiting in
      let taken = Array(waiting.prefix(most))
      waiting.removeFirst(taken.count)
      return taken
    }
  }
}
