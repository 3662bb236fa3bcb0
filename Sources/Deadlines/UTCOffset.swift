/// How far a place's clock is ahead of UTC, in whole minutes; encoded as `+08:00`.
package struct UTCOffset: Sendable, Hashable {
  package let seconds: Int

  package static let china = UTCOffset(minutes: 8 * 60)
  package static let utc = UTCOffset(minutes: 0)

  private init(minutes: Int) {
    seconds = minutes * 60
  }

  /// Nil beyond 14 hours either way (no place is farther) or with odd seconds.
  package init?(seconds: Int) {
    guard (-50_400...50_400).contains(seconds), seconds % 60 == 0 else { return nil }
    self.seconds = seconds
  }

  /// Reads `+08:00`, `-03:30` or `Z`.
  package init?(_ iso: String) {
    var text = TextReader(iso)
    guard let offset = UTCOffset(reading: &text), text.isAtEnd else { return nil }
    self = offset
  }

  init?(reading text: inout TextReader) {
    if text.take("Z") {
      self = .utc
      return
    }
    let isAhead = text.take("+")
    guard isAhead || text.take("-"), let hours = text.digits(2), text.take(":"),
      let minutes = text.digits(2), minutes < 60
    else { return nil }
    self.init(seconds: (hours * 60 + minutes) * (isAhead ? 60 : -60))
  }

  var microseconds: Int64 { Int64(seconds) * 1_000_000 }
}

extension UTCOffset: CustomStringConvertible, Codable {
  package var description: String {
    let minutes = abs(seconds) / 60
    return "\(seconds < 0 ? "-" : "+")\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let offset = UTCOffset(text) else {
      throw DecodingError.dataCorruptedError(
        in: container,
        debugDescription: "expected an offset such as +08:00"
      )
    }
    self = offset
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
