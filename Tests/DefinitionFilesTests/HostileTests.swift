import Deadlines
import DefinitionFiles
import Definitions
import Testing

@Suite struct `Hostile files` {
  @Test(arguments: [
    (
      "a: &x [1, 2]\nb: *x\n",
      "2:4 anchors (&) and aliases (*) are not used here: write it out where it belongs"
    ),
    ("", "1:1 the file is empty"),
    ("# only a comment\n", "1:1 the file is empty"),
    ("form: x\n---\nform: y\n", "2:1 one file holds one definition, without ---"),
    (String(repeating: "[", count: 5000), "1:1 nested deeper than 24 levels"),
    (
      "a: !!binary aGk=",
      "1:1 cannot tell what this file is; it should say procedure, form, units, years, signals or law"
    ),
    (
      "just a sentence",
      "1:1 cannot tell what this file is; it should say procedure, form, units, years, signals or law"
    ),
  ])
  func `get one sentence`(text: String, expected: String) {
    #expect(Cast.report(alone: text) == "a.yaml:\(expected)\n")
  }

  @Test(arguments: [
    "form: x\nform: y\n", "form: [a\nx: b: c", "? [a]\n: b\n? [a]\n: c\n", "form: 'x", "\t- a",
    "form: x\nsections: 3", "form: {}\nsections: [[[]]]", "units: [null, {}, 3, [ ]]",
    "procedure: x\nin_force: 2026-01-01\nsteps: [3, {}, {accept: 4}, {accept: {}, review: {}}]",
    "years: { x: 3, 2026: [] }",
    "form: x\nsections: [{section: a, fields: [{field: b, check: [3]}]}]",
    "procedure: x\nin_force: 2026-01-01\nlimits: { notice: { within: 99999999999999999999 days } }",
    "form: \"\\u0000\"\nsections: []", "signals: [{ signal: Y1, used_percent: 999 }]",
    String(repeating: "- ", count: 900) + "a", String(repeating: "{a: ", count: 900),
  ])
  func `are refused and stop nothing`(text: String) {
    #expect(!readDefinitions(["a.yaml": text]).problems.isEmpty)
  }

  @Test func `a reference to references is not expanded`() {
    let lines = (1...40).map { number in
      let before = Array(repeating: "*a\(number - 1)", count: 9).joined(separator: ",")
      return "a\(number): &a\(number) [\(before)]"
    }
    let text = (["a0: &a0 [x]"] + lines).joined(separator: "\n")
    #expect(Cast.report(alone: text).contains("anchors (&) and aliases (*) are not used here"))
  }

  @Test func `a file that no official could read aloud is not read`() {
    let text = "form: x # " + String(repeating: "long ", count: 120_000)
    #expect(
      Cast.report(alone: text) == "a.yaml:1:1 the file has 600010 bytes; at most 524288 are read\n"
    )
  }

  @Test func `a key that stands twice does not hide the other problems`() {
    let text = Cast.food.replacing("summary:", with: "title: { zh: 又, en: Again }\nsummary:")
      .replacing("department: market", with: "department: markt")
    var files = Cast.files
    files["food.yaml"] = text
    #expect(
      problemReport(files, .en) == """
        food.yaml:2:1 'title' stands here more than once; a key may stand once
        food.yaml:7:13 unknown unit 'markt'; did you mean 'market'?

        """
    )
  }

  @Test func `a folder that is not there is a sentence`() {
    let problems = readDefinitions(at: ["no/such/folder"]).problems
    #expect(checkReport(problems, .en) == "no/such/folder:1:1 there is no such file or folder\n")
  }
}
