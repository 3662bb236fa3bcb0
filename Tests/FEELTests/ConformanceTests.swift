import FEEL
import Foundation
import Testing

/// Runs the public cases of the standard when they lie beside the repository.
@Suite struct `Public conformance cases` {
  private static let cases: [String] = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../shared/feel-conformance/cases.jsonl").standardizedFileURL
    let beside = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return beside.split(separator: "\n").map(String.init)
  }()

  @Test(.enabled(if: !cases.isEmpty))
  func `at least 99 in a hundred are right, also of those whose answer is a value`() throws {
    let noon = try #require(FEELTime(hour: 12, minute: 0, second: 0, zone: .offset(28_800)))
    let day = try #require(FEELDate(year: 2026, month: 11, day: 22))
    var (right, valued, rightValued) = (0, 0, 0)
    for line in Self.cases {
      let answer = FEELConformance.answer(line: line, now: FEELDateTime(date: day, time: noon))
      let given = try JSONSerialization.jsonObject(with: Data(answer.utf8)) as? [String: Any]
      let asked = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let expected = asked?["expected"] as? [String: Any]
      let isRight = same(given?["value"] as? [String: Any], expected)
      right += isRight ? 1 : 0
      valued += expected == nil ? 0 : 1
      rightValued += expected != nil && isRight ? 1 : 0
    }
    #expect(right * 100 >= Self.cases.count * 99, "\(right) of \(Self.cases.count)")
    #expect(rightValued * 100 >= valued * 99, "\(rightValued) of \(valued) with a value")
  }

  private func same(_ a: [String: Any]?, _ b: [String: Any]?) -> Bool {
    guard let a, let b else { return a == nil && b == nil }
    guard let type = a["t"] as? String, type == b["t"] as? String else { return false }
    switch (a["v"], b["v"]) {
    case (let x as [Any], let y as [Any]):
      return x.count == y.count
        && zip(x, y).allSatisfy { same($0 as? [String: Any], $1 as? [String: Any]) }
    case (let x as [String: Any], let y as [String: Any]):
      return x.count == y.count
        && x.allSatisfy { y[$0] != nil && same($1 as? [String: Any], y[$0] as? [String: Any]) }
    case (let x as Bool, let y as Bool): return x == y
    case (let x as String, let y as String):
      // The cases give numbers to eight digits where the exact value has no end.
      if type == "number", let x = Double(x), let y = Double(y) {
        return abs(x - y) <= 2e-8 * Swift.max(1, abs(y))
      }
      return x == y
    default: return false
    }
  }
}
