import Casework
import Testing

@Suite struct `Case numbers` {
  @Test func `a number checks itself`() {
    let number = CaseNumber(region: "210100", day: day("2026-09-18"), sequence: 42)
    #expect(number.text.hasPrefix("210100-20260918-00042-"))
    #expect(CaseNumber(number.text) == number)
  }

  @Test func `one wrong digit is noticed`() {
    let text = CaseNumber(region: "210100", day: day("2026-09-18"), sequence: 42).text
    for (index, letter) in text.enumerated() where letter.isNumber {
      var letters = Array(text)
      letters[index] = letter == "9" ? "0" : "9"
      if letters[index] != letter { #expect(CaseNumber(String(letters)) == nil) }
    }
  }

  @Test(arguments: ["", "1-2-3-4", "210100-20260918-42-7", "x\u{0}", "210100-20260918-00042-７"])
  func `what is no number is refused`(text: String) {
    #expect(CaseNumber(text) == nil)
  }

  @Test func `a sixth digit comes when a day needs it`() {
    let number = CaseNumber(region: "210100", day: day("2026-09-18"), sequence: 123_456)
    #expect(CaseNumber(number.text) == number)
  }
}
