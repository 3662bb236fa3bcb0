import Testing

private let pureModules = ["Deadlines", "FEEL", "Definitions", "Casework", "Supervision"]

@Suite struct `Code that can be trusted` {
  @Test(arguments: pureModules)
  func `the law asks neither the clock nor chance`(module: String) {
    for file in House.files(under: "Sources/\(module)/", endingWith: ".swift") {
      let found = file.lines(saying: [
        "Date(", "Date.now", "UUID(", ".random", "SystemRandomNumberGenerator", "Clock.now",
      ])
      #expect(found.isEmpty, "time, ids and chance arrive in the envelope")
    }
  }

  @Test func `no file ends the process on bad input`() {
    for file in everyOtherSwiftFile {
      let found = file.lines(saying: ["try!", "as!", "fatalError"])
      #expect(found.isEmpty, "a trap stops the hall for everybody")
    }
  }

  @Test func `nothing is left for later in a comment`() {
    for file in everyOtherSwiftFile {
      let marks = ["TODO", "FIXME", "XXX"]
      let found = file.lines.filter { line in marks.contains { line.contains($0) } }
      #expect(found.isEmpty, "\(file.path): do it now, or write an issue")
    }
  }

  @Test func `a file can be read in one sitting`() {
    for file in House.files(endingWith: ".swift") {
      #expect(file.lines.count <= 500, "\(file.path) has \(file.lines.count) lines")
    }
  }

  /// This folder names what it bans.
  private var everyOtherSwiftFile: [House.File] {
    House.files(endingWith: ".swift").filter { !$0.path.hasPrefix("Tests/TidyTests/") }
  }
}
