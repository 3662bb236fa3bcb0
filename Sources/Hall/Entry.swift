import Casework
import Deadlines
import JSONCoding

/// What one act recorded, as it is stored: its events, when, who sent it and with which envelope.
struct Entry: Sendable, Hashable {
  var at: Moment
  var by: Party
  var channel: Channel
  /// The id of the envelope that it answers.
  var envelope: String
  var events: [Event]

  init(at: Moment, by: Party, channel: Channel, envelope: String, events: [Event]) {
    self.at = at
    self.by = by
    self.channel = channel
    self.envelope = envelope
    self.events = events
  }

  init(stored bytes: [UInt8]) throws {
    self = try StoredJSON.value(Entry.self, bytes)
  }
}

/// Two shapes are stored: 1 holds one `event`, 2 all `events` of an act. Both are read for ever, 2 is written.
extension Entry: Codable {
  private enum CodingKeys: CodingKey { case at, by, channel, envelope, event, events, shape }

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    at = try container.decode(Moment.self, forKey: .at)
    by = try container.decode(Party.self, forKey: .by)
    channel = try container.decode(Channel.self, forKey: .channel)
    envelope = try container.decode(String.self, forKey: .envelope)
    switch try container.decode(Int.self, forKey: .shape) {
    case 1: events = [try container.decode(Event.self, forKey: .event)]
    case 2: events = try container.decode([Event].self, forKey: .events)
    case let other:
      throw DecodingError.dataCorruptedError(
        forKey: .shape,
        in: container,
        debugDescription: "expected an entry of shape 1 or 2, found \(other)"
      )
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(at, forKey: .at)
    try container.encode(by, forKey: .by)
    try container.encode(channel, forKey: .channel)
    try container.encode(envelope, forKey: .envelope)
    try container.encode(events, forKey: .events)
    try container.encode(2, forKey: .shape)
  }
}

/// One link of a case's chain: an entry's exact bytes and the hash that ties it to the one before.
struct Link: Sendable {
  /// Of the last event of its entry; the first event of a case has version 1.
  let version: Int
  let bytes: [UInt8]
  let hash: [UInt8]

  /// What the first link of every case is tied to.
  static let start = [UInt8](repeating: 0, count: 32)

  /// The link that an act adds to a case.
  init(_ entry: Entry, after folded: FoldedCase) {
    version = folded.file.version + entry.events.count
    bytes = StoredJSON.bytes(entry)
    hash = Self.hash(bytes, after: folded.hash, in: folded.file.number.text, version: version)
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
