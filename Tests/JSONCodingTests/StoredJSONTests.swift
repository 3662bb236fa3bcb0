import Foundation
import JSONCoding
import Testing

private enum Shape: Codable, Hashable {
  case plain
  case one(Int)
  case many(String, of: [String: Bool], at: Int64?)
}

private struct Thing: Codable, Hashable {
  var zebra: String
  var apple: [Int]
  var maybe: String?
  var shapes: [Shape]
  var inner: [String: [String: String]]
  var rows: [[String]]
  var yes: Bool
}

private let things = [
  Thing(
    zebra: "沈〔2026〕1号 / \"a\\b\"\n\t\r\u{8}\u{c}\u{1}\u{1f}\u{7f}é\u{2028}😀",
    apple: [0, -1, .max, .min],
    maybe: nil,
    shapes: [.plain, .one(7), .many("x", of: ["b": true, "a": false], at: nil)],
    inner: ["b": ["y": "1", "x": "2"], "a": [:], "a-": [:], "材料": ["": ""]],
    rows: [[], ["1", "2"]],
    yes: true
  ),
  Thing(zebra: "", apple: [], maybe: "b", shapes: [], inner: [:], rows: [], yes: false),
]

@Suite struct `Values as bytes` {
  @Test(arguments: things)
  fileprivate func `are the same bytes as Foundation's with sorted names`(thing: Thing) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(StoredJSON.bytes(thing) == [UInt8](try encoder.encode(thing)))
  }

  @Test(arguments: things) fileprivate func `come back as they were`(thing: Thing) throws {
    #expect(try StoredJSON.value(Thing.self, StoredJSON.bytes(thing)) == thing)
  }

  @Test func `are read in any order, with spaces, and with names nobody asks for`() throws {
    let text = """
      { "yes" : true, "new": [{"a": [null, 1.5e3]}], "rows":[ ], "inner":{},
        "zebra":"\\u6c88\\ud83d\\ude00\\/", "maybe": null, "shapes": [ {"plain":{}} ], "apple":[ 1 , 2 ]}
      """
    let thing = try StoredJSON.value(Thing.self, Array(text.utf8))
    #expect(thing.zebra == "沈😀/" && thing.apple == [1, 2] && thing.maybe == nil)
    #expect(thing.shapes == [.plain])
  }

  @Test func `a name that was written with escapes is found`() throws {
    let found = try StoredJSON.value([String: Int].self, Array(#"{"\u0061\"b":1}"#.utf8))
    #expect(found == ["a\"b": 1])
  }
}

@Suite struct `Bytes that are no value` {
  @Test(arguments: [
    "", " ", "{", "}", "[1", "[1,]", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "\"a", "tru", "nul",
    "1 2",
    "{a:1}", "[1}", "\"\\", "\"\\u12\"", "\"\\ud800x\"", "+", "-", "1e", "99999999999999999999",
    String(repeating: "[", count: 100_000), String(repeating: "{\"a\":", count: 100_000),
  ])
  func `are refused, and end nothing`(text: String) {
    #expect(throws: (any Error).self) {
      try StoredJSON.value([String: [Int]].self, Array(text.utf8))
    }
    #expect(throws: (any Error).self) { try StoredJSON.value([Int].self, Array(text.utf8)) }
    #expect(throws: (any Error).self) { try StoredJSON.value(Int.self, Array(text.utf8)) }
    #expect(throws: (any Error).self) { try StoredJSON.value(String.self, Array(text.utf8)) }
  }

  @Test func `any byte of a value may be another, and reading ends`() {
    let bytes = StoredJSON.bytes(things[0])
    for place in bytes.indices {
      for other: UInt8 in [0, 34, 44, 58, 91, 92, 93, 123, 125, 255] {
        var altered = bytes
        altered[place] = other
        _ = try? StoredJSON.value(Thing.self, altered)
        _ = try? StoredJSON.value(Thing.self, Array(altered[..<place]))
      }
    }
  }
}
