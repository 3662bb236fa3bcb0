package import Casework
package import Deadlines

/// One event as it is stored: what happened, when, who sent it and with which envelope.
package struct Entry: Sendable, Hashable, Codable {
  /// Of the stored form; a reader translates older ones.
  private var shape = 1
  package var at: Moment
  package var by: Party
  package var channel: Channel
  /// The id of the envelope that it answers.
  package var envelope: String
  package var event: Event

  init(at: Moment, by: Party, channel: Channel, envelope: String, event: Event) {
    self.at = at
    self.by = by
    self.channel = channel
    self.envelope = envelope
    self.event = event
  }

  /// Reads stored bytes. Shape 1 is the only one so far; a second one is translated here.
  init(stored bytes: [UInt8]) throws {
    self = try StoredJSON.value(Entry.self, bytes)
  }

  /// Whether an event is the hall's own bookkeeping, told from its stored bytes: cheaper than reading it.
  static func isBookkeeping(_ stored: [UInt8]) -> Bool {
    var rest = stored[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "\"")) {
      rest = rest[start...]
      if rest.starts(with: eventMark) {
        let name = rest.dropFirst(eventMark.count).prefix { $0 != UInt8(ascii: "\"") }
        return Event.bookkeeping.contains(String(decoding: name, as: UTF8.self))
      }
      rest = rest.dropFirst()
    }
    return false
  }

  /// What stands before an event's name. Inside a text a quote is escaped, so these bytes stand in one place alone.
  private static let eventMark = Array("\"event\":{\"".utf8)

  /// Reads the stored bytes of many.
  static func all(_ stored: [[UInt8]]) throws -> [Entry] {
    // One list costs less than as many documents.
    try StoredJSON.value(
      [Entry].self,
      [UInt8(ascii: "[")] + stored.joined(separator: [UInt8(ascii: ",")]) + [UInt8(ascii: "]")]
    )
  }
}

/// One link of a case's chain: an entry's exact bytes and the hash that ties it to the one before.
struct Link: Sendable {
  let version: Int
  let bytes: [UInt8]
  let hash: [UInt8]

  /// What the first link of every case is tied to.
  static let start = [UInt8](repeating: 0, count: 32)

  init(_ bytes: [UInt8], after previous: [UInt8], in number: CaseNumber, version: Int) {
    self.version = version
    self.bytes = bytes
    self.hash = Self.hash(bytes, after: previous, in: number.text, version: version)
  }

  static func hash(
    _ bytes: [UInt8],
    after previous: [UInt8],
    in number: String,
    version: Int
  ) -> [UInt8] {
    let place = (0..<8).map { UInt8(truncatingIfNeeded: version >> (56 - 8 * $0)) }
    return Digest.bytes(previous + Array(number.utf8) + place + bytes)
  }
}
