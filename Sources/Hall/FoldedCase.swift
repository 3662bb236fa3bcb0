import Casework
import Database
import Deadlines

/// A case folded from its links, as far as they were read: its file, the end of its chain, and its story.
///
/// Handed around by reference and copied by whoever adds a link to it: a file has dozens of parts.
struct FoldedCase: Sendable {
  /// `@unchecked Sendable`: changed only while one alone holds it.
  private final class Held: @unchecked Sendable {
    var file: CaseFile
    var hash = Link.start
    var story: [TimelineEntry] = []
    var bytes = 0

    init(_ file: CaseFile) { self.file = file }

    init(copying other: Held) {
      (file, hash, story, bytes) = (other.file, other.hash, other.story, other.bytes)
    }
  }

  private var held: Held

  var file: CaseFile { _read { yield held.file } }
  /// Of the last link.
  var hash: [UInt8] { held.hash }
  /// What people did and what passed: every event but the hall's own bookkeeping.
  var story: [TimelineEntry] { held.story }
  /// As stored.
  var bytes: Int { held.bytes }

  init(number: CaseNumber, at moment: Moment) {
    held = Held(CaseFile(number: number, at: moment))
  }

  func ends(at version: Int, _ hash: [UInt8]) -> Bool {
    file.version == version && self.hash == hash
  }

  mutating func take(_ entry: Entry, _ link: Link) {
    take(entry, hash: link.hash, bytes: link.bytes.count)
  }

  private mutating func take(_ entry: Entry, hash: [UInt8], bytes: Int) {
    if !isKnownUniquelyReferenced(&held) { held = Held(copying: held) }
    if held.file.version == 0 { held.file.lastEventAt = entry.at }
    for event in entry.events {
      held.file.take(event, at: entry.at)
      if !event.isBookkeeping {
        held.story.append(TimelineEntry(entry, event, held.file.version))
      }
    }
    held.hash = hash
    held.bytes += bytes
  }
}

extension FoldedCase {
  /// Reads the case from its stored links, in their order; each row has `version`, `entry` and `hash`.
  init(_ number: CaseNumber, links: [Row]) throws {
    self.init(number: number, at: Moment(microseconds: 0))
    for link in links { try take(link) }
  }

  @discardableResult
  mutating func take(_ link: Row) throws -> Entry {
    let bytes = try link.bytes("entry")
    let entry = try Entry(stored: bytes)
    take(entry, hash: try link.bytes("hash"), bytes: bytes.count)
    return entry
  }

  /// This case with what was added since; nil: these links do not continue it.
  func continued(with links: [Row]) throws -> FoldedCase? {
    guard let next = links.first else { return self }
    let tied = Link.hash(
      try next.bytes("entry"),
      after: hash,
      in: file.number.text,
      version: try next.int("version")
    )
    guard try tied == next.bytes("hash") else { return nil }
    var continued = self
    for link in links { try continued.take(link) }
    return continued
  }
}

extension TimelineEntry {
  init(_ entry: Entry, _ event: Event, _ version: Int) {
    self.init(
      version: version,
      at: entry.at,
      party: entry.by,
      partyName: nil,
      channel: entry.channel,
      event: event
    )
  }
}
