import FEEL
import Testing

@Suite struct `Patterns` {
  @Test(arguments: [
    ("abc", "^a.c$", "", true), ("ABC", "abc", "i", true), ("a\nc", "a.c", "", false),
    ("a\nc", "a.c", "s", true), ("x\ny", "^y$", "m", true), ("ab", "a b", "x", true),
    ("a.b", "a.b", "q", true), ("axb", "a.b", "q", false), ("abab", "^(ab)\\\\1$", "", true),
    ("e", "[a-z-[aeiou]]", "", false), ("网上", "^\\\\p{IsCJKUnifiedIdeographs}+$", "", true),
    ("91330100MA27X", "^[0-9A-HJ-NPQRTUWXY]{13}$", "", true), ("aaa", "^a{2}$", "", false),
    ("colour", "colou?r|color", "", true), ("", "^$", "", true),
  ])
  func `match as XPath says`(text: String, pattern: String, flags: String, matches: Bool) throws {
    let source = "matches(\"\(text)\", \"\(pattern)\", \"\(flags)\")"
    #expect(try ask(source) == .boolean(matches))
  }

  @Test(arguments: ["(", "[a", "a**", "\\\\1", "a{2,1}", "\\\\q", "[b-a]", "*", "\\\\p{Nope}"])
  func `malformed ones are null`(pattern: String) throws {
    #expect(try ask("matches(\"a\", \"\(pattern)\")") == .null)
  }
}
