import Casework
import Synchronization

/// Case files and events that were opened lately, already decoded: half of what a page or an act costs.
///
/// Nothing here is believed without the database: a file is taken when the row beside it has the same version and
/// the same hash, and events are never changed, only added to.
final class HotFiles: Sendable {
  private struct Kept {
    var file: CaseFile?
    var hash: [UInt8] = []
    /// As stored, which is what the bound is counted in.
    var fileBytes = 0
    var story = Story()

    var bytes: Int { fileBytes + story.bytes }
  }

  /// The events of a case that tell its story, as far as they were read.
  struct Story {
    var entries: [(Int, Entry)] = []
    var through = 0
    var bytes = 0
  }

  /// Two generations: when the young one is full it becomes the old one, and what nobody asked for since is gone.
  private struct Shelf {
    var young: [CaseNumber: Kept] = [:]
    var old: [CaseNumber: Kept] = [:]
    var bytes = 0
  }

  private let shelf = Mutex(Shelf())
  private let mostBytes: Int

  /// - Parameter mostBytes: of one generation, as stored; decoded they take about eight times as much.
  init(mostBytes: Int = 2_000_000) { self.mostBytes = mostBytes }

  /// The version and the file that are kept; nil: none.
  func file(_ number: CaseNumber) -> (file: CaseFile, hash: [UInt8])? {
    kept(number).flatMap { kept in kept.file.map { ($0, kept.hash) } }
  }

  func keep(_ file: CaseFile, hash: [UInt8], bytes: Int) {
    change(file.number) { kept in
      // A slower reader must not put an older file over a newer one.
      guard kept.file.map({ $0.version <= file.version }) ?? true else { return }
      kept.file = file
      kept.hash = hash
      kept.fileBytes = bytes
    }
  }

  /// What an act left of a case, as committed.
  func keep(_ record: CaseRecord) {
    // Most acts change a file's size little; what was kept of it says how large it is.
    let bytes = kept(record.file.number)?.fileBytes ?? Self.usualBytes
    keep(record.file, hash: record.hash, bytes: max(bytes, Self.usualBytes))
  }

  /// Of a file, as measured over 10,000 rehearsed cases.
  private static let usualBytes = 10_000

  func story(_ number: CaseNumber) -> Story { kept(number)?.story ?? Story() }

  func keep(_ story: Story, of number: CaseNumber) {
    change(number) { kept in
      guard story.through > kept.story.through else { return }
      kept.story = story
    }
  }

  private func kept(_ number: CaseNumber) -> Kept? {
    shelf.withLock { shelf in
      if let kept = shelf.young[number] { return kept }
      guard let kept = shelf.old.removeValue(forKey: number) else { return nil }
      put(kept, number, in: &shelf)
      return kept
    }
  }

  private func change(_ number: CaseNumber, _ work: (inout Kept) -> Void) {
    shelf.withLock { shelf in
      var kept = shelf.young.removeValue(forKey: number)
      shelf.bytes -= kept?.bytes ?? 0
      kept = kept ?? shelf.old.removeValue(forKey: number)
      var changed = kept ?? Kept()
      work(&changed)
      put(changed, number, in: &shelf)
    }
  }

  private func put(_ kept: Kept, _ number: CaseNumber, in shelf: inout Shelf) {
    if shelf.bytes + kept.bytes > mostBytes {
      shelf.old = shelf.young
      shelf.young = [:]
      shelf.bytes = 0
    }
    shelf.young[number] = kept
    shelf.bytes += kept.bytes
  }
}
