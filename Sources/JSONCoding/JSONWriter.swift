/// Writes JSON from front to back, and sorts the members of an object by their names' bytes when it ends.
package final class JSONWriter {
  /// An object or a list that has begun and not ended.
  private struct Open {
    let isObject: Bool
    /// Where its first member stands in `members`.
    let firstMember: Int
    var count = 0
    var isSorted = true
  }

  /// One member of an open object: its name, and where it ends.
  private struct Member {
    let name: Range<Int>
    var end: Int

    /// With the quotation mark that it begins with.
    var whole: Range<Int> { name.lowerBound - 1..<end }
  }

  // One at a time writes, by the way values are encoded: asking each time costs more than the writing.
  @exclusivity(unchecked) private var bytes: [UInt8] = []
  @exclusivity(unchecked) private var open: [Open] = []
  @exclusivity(unchecked) private var members: [Member] = []

  package init() { bytes.reserveCapacity(1_024) }

  /// How many objects and lists have begun and not ended.
  package var depth: Int { open.count }

  package func finish() -> [UInt8] {
    close(to: 0)
    return bytes
  }

  package func beginObject() { begin("{", isObject: true) }
  package func beginList() { begin("[", isObject: false) }

  private func begin(_ bracket: Unicode.Scalar, isObject: Bool) {
    bytes.append(UInt8(ascii: bracket))
    open.append(Open(isObject: isObject, firstMember: members.count))
  }

  /// Ends whatever began after there were so many.
  package func close(to depth: Int) {
    while open.count > depth, let last = open.popLast() {
      guard last.isObject else {
        bytes.append(UInt8(ascii: "]"))
        continue
      }
      endMember(of: last)
      if !last.isSorted { sortMembers(from: last.firstMember) }
      members.removeLast(members.count - last.firstMember)
      bytes.append(UInt8(ascii: "}"))
    }
  }

  /// Begins the next member of the innermost object.
  package func name(_ name: String) {
    guard let last = open.last else { return }
    endMember(of: last)
    if last.count > 0 { bytes.append(UInt8(ascii: ",")) }
    let start = bytes.count + 1
    text(name)
    let here = start..<bytes.count - 1
    if last.count > 0, let before = members.last?.name, !precedes(before, here) {
      open[open.count - 1].isSorted = false
    }
    open[open.count - 1].count += 1
    members.append(Member(name: here, end: start))
    bytes.append(UInt8(ascii: ":"))
  }

  /// Begins the next item of the innermost list.
  package func item() {
    guard let last = open.last else { return }
    if last.count > 0 { bytes.append(UInt8(ascii: ",")) }
    open[open.count - 1].count += 1
  }

  private func endMember(of object: Open) {
    if object.count > 0 { members[members.count - 1].end = bytes.count }
  }

  private func precedes(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    bytes[one].lexicographicallyPrecedes(bytes[other])
  }

  private func sortMembers(from first: Int) {
    let sorted = members[first...].sorted { precedes($0.name, $1.name) }
    var text: [UInt8] = []
    let start = members[first].whole.lowerBound
    text.reserveCapacity(bytes.count - start)
    for member in sorted {
      if !text.isEmpty { text.append(UInt8(ascii: ",")) }
      text += bytes[member.whole]
    }
    bytes.replaceSubrange(start..., with: text)
  }

  // MARK: Values

  package func null() { bytes += "null".utf8 }
  package func bool(_ yes: Bool) { bytes += (yes ? "true" : "false").utf8 }
  /// - Parameter number: as it stands in JSON.
  package func number(_ number: String) { bytes += number.utf8 }

  package func text(_ text: String) {
    bytes.append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { characters in
      var start = 0
      for (place, byte) in characters.enumerated() where byte < 32 || byte == 34 || byte == 92 {
        bytes += characters[start..<place]
        escape(byte)
        start = place + 1
      }
      bytes += characters[start...]
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 8: bytes.append(UInt8(ascii: "b"))
    case 9: bytes.append(UInt8(ascii: "t"))
    case 10: bytes.append(UInt8(ascii: "n"))
    case 12: bytes.append(UInt8(ascii: "f"))
    case 13: bytes.append(UInt8(ascii: "r"))
    case 34, 92: bytes.append(byte)
    default:
      bytes += "u00".utf8
      bytes.append(byte < 16 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
      bytes.append(Array("0123456789abcdef".utf8)[Int(byte & 15)])
    }
  }
}
