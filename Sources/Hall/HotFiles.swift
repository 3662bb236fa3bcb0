import Casework
import Synchronization

/// Cases that were opened lately, already folded: half of what a page or an act costs.
///
/// Nothing here is believed without the database: a case is taken when the row beside it has the same version and
/// the same hash, or when the links added since are tied to its hash.
final class HotFiles: Sendable {
  /// Two generations: when the young one is full it becomes the old one, and what nobody asked for since is gone.
  private struct Shelf {
    var young: [CaseNumber: FoldedCase] = [:]
    var old: [CaseNumber: FoldedCase] = [:]
    var bytes = 0
  }

  private let shelf = Mutex(Shelf())
  private let mostBytes: Int

  /// - Parameter mostBytes: of one generation, as stored; in memory they take about eight times as much.
  init(mostBytes: Int = 2_000_000) { self.mostBytes = mostBytes }

  subscript(_ number: CaseNumber) -> FoldedCase? {
    shelf.withLock { shelf in
      if let kept = shelf.young[number] { return kept }
      guard let kept = shelf.old.removeValue(forKey: number) else { return nil }
      put(kept, in: &shelf)
      return kept
    }
  }

  func keep(_ folded: FoldedCase) {
    let number = folded.file.number
    shelf.withLock { shelf in
      let kept = shelf.young[number] ?? shelf.old[number]
      // A slower reader must not put an older case over a newer one.
      guard kept.map({ $0.file.version <= folded.file.version }) ?? true else { return }
      shelf.bytes -= shelf.young.removeValue(forKey: number)?.bytes ?? 0
      shelf.old.removeValue(forKey: number)
      put(folded, in: &shelf)
    }
  }

  private func put(_ folded: FoldedCase, in shelf: inout Shelf) {
    if shelf.bytes + folded.bytes > mostBytes {
      shelf.old = shelf.young
      shelf.young = [:]
      shelf.bytes = 0
    }
    shelf.young[folded.file.number] = folded
    shelf.bytes += folded.bytes
  }
}
