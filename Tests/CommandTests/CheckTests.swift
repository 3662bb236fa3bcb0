import Foundation
import Testing

/// A process is a definition file, validated before it is served.
@Suite struct `hall check` {
  // S38: matters are definition files, validated and rehearsed without any code of their own.
  @Test func `the shipped definitions have no flaw, and their examples come out as written`() throws
  {
    let answer = try Terminal.hall("check", "--examples", "--language", "en")
    #expect(answer.code == 0 && answer.err.isEmpty)
    #expect(answer.out.contains("0 flaws"))
    #expect(answer.out.contains("examples came out as written"))
  }

  // S38 in part: validated.
  @Test(arguments: [("zh", "是不是“city-management”"), ("en", "did you mean 'city-management'?")])
  func `a flaw is named by file, line and column, with the nearest right name`(
    said: (language: String, sentence: String)
  ) async throws {
    try await Terminal.withFolder { folder in
      let copy = try CopiedDefinitions(in: folder)
      let file = "Procedures/signboard-record.yaml"
      let line = try copy.change(file, "city-management", "city-managment")
      let language = said.language == "zh" ? [] : ["--language", said.language]
      let answer = try Terminal.hall(["check"] + copy.paths + language)
      #expect(answer.code == 1)
      let found = try #require(answer.lines.first { $0.contains("signboard-record.yaml:\(line):") })
      #expect(found.contains(said.sentence), "\(found)")
      #expect(found.contains(#/signboard-record\.yaml:\d+:\d+ /#))
    }
  }

  @Test func `every flaw is told at once`() async throws {
    try await Terminal.withFolder { folder in
      let copy = try CopiedDefinitions(in: folder)
      try copy.change("Procedures/signboard-record.yaml", "city-management", "city-managment")
      try copy.change("Procedures/tobacco-retail.yaml", "department: tobacco", "department: tobaco")
      let answer = try Terminal.hall(["check"] + copy.paths)
      #expect(answer.code == 1)
      #expect(answer.out.contains("signboard-record.yaml:"))
      #expect(answer.out.contains("tobacco-retail.yaml:"))
      #expect(answer.err.contains("处错误"))
    }
  }

  @Test func `an example that does not come out as written is a flaw`() async throws {
    try await Terminal.withFolder { folder in
      let copy = try CopiedDefinitions(in: folder)
      let file = "Procedures/signboard-record.examples.yaml"
      try copy.change(file, "review: 2026-09-23", "review: 2026-09-24")
      #expect(try Terminal.hall(["check"] + copy.paths).code == 0)
      #expect(try Terminal.hall(["check", "--examples"] + copy.paths).code == 1)
    }
  }
}

@Suite struct `hall explain` {
  @Test(arguments: [
    ("zh", ["烟草专卖零售许可证", "个工作日"]), ("en", ["Tobacco retail licence", "workday"]),
  ])
  func `prints a procedure as prose in both languages`(
    said: (language: String, words: [String])
  ) throws {
    let answer = try Terminal.hall("explain", "tobacco-retail", "--language", said.language)
    #expect(answer.code == 0)
    for words in said.words { #expect(answer.out.contains(words)) }
    #expect(answer.out.contains("[T]") || answer.out.contains("[K"), "the mark of a number stays")
  }

  @Test func `a name that is none gets the nearest one`() throws {
    let answer = try Terminal.hall("explain", "tobaco-retail")
    #expect(answer.code == 1 && answer.out.isEmpty)
    #expect(answer.err.contains("是不是“tobacco-retail”"))
  }
}

@Suite struct `hall feel` {
  private func line(_ expression: String) -> String {
    """
    {"suite":"s","test_id":"1","node":"n","node_type":"number","kind":"literal",\
    "expression":"\(expression)","table":null,"upstream":[],"input_data":{},"types":{},\
    "inputs":{},"expected":null,"error_expected":false}
    """
  }

  @Test func `answers a case a line, in order, and skips what is none`() throws {
    let input = [line("1 + 2"), "rubbish", line("0.1 + 0.2"), line("1 / 0")]
    let answer = try Terminal.hall(
      ["feel", "--jsonl"],
      input: input.joined(separator: "\n") + "\n"
    )
    #expect(answer.code == 0)
    #expect(answer.lines.count == 4)
    #expect(answer.lines.first == #"{"value":{"t":"number","v":"3"},"error":false}"#)
    #expect(answer.lines.dropFirst().first?.hasPrefix(#"{"skip":"#) == true)
    #expect(answer.lines.dropFirst(2).first?.contains(#""v":"0.3""#) == true)
    #expect(answer.lines.last?.contains(#""value":null"#) == true)
  }

  @Test func `without its flag it says what it expects`() throws {
    let answer = try Terminal.hall("feel")
    #expect(answer.code == 2 && answer.err.contains("--jsonl"))
  }
}
