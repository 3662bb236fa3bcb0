import Testing

/// The arrows between modules: what each may import, as ARCHITECTURE.md has it.
private let table: [String: Set<String>] = [
  "Deadlines": [],
  "JSONCoding": [],
  "FEEL": ["Deadlines"],
  "Definitions": pure(["Deadlines", "FEEL"]),
  "Casework": pure(["Deadlines", "FEEL", "Definitions"]),
  "Supervision": pure(["Deadlines", "FEEL", "Definitions", "Casework"]),
  "DefinitionFiles": pure(["Deadlines", "FEEL", "Definitions", "Yams"]),
  "Database": shell(["CPostgres", "GRDB"]),
  "Papers": shell(["Deadlines", "FEEL", "Definitions", "Casework"]),
  "Hall": shell(
    core.union([
      "DefinitionFiles", "JSONCoding", "Database", "Papers", "CMagic", "CZlib", "Crypto",
      "CryptoExtras", "Logging", "ServiceLifecycle",
    ])
  ),
  "Printing": ["CPango", "CQRCode"],
  "Web": shell(
    core.union([
      "DefinitionFiles", "JSONCoding", "Papers", "Printing", "Hall", "Hummingbird", "HTTPTypes",
      "NIOCore",
      "Logging",
      "Crypto", "ServiceLifecycle",
    ])
  ),
  "Rehearsal": shell(
    core.union(["DefinitionFiles", "Papers", "Hall", "JSONCoding", "Logging"])
  ),
  "LocalPostgres": shell([]),
  "Bench": shell(
    core.union([
      "Papers", "Printing", "Hall", "Rehearsal", "LocalPostgres", "NIOCore", "NIOPosix", "NIOHTTP1",
    ])
  ),
]

private let core: Set = ["Deadlines", "FEEL", "Definitions", "Casework", "Supervision"]

private func pure(_ modules: Set<String>) -> Set<String> { modules.union(["Foundation"]) }

/// The shell also waits, locks and asks the system.
private func shell(_ modules: Set<String>) -> Set<String> {
  modules.union(["Foundation", "Synchronization", "Dispatch", "Glibc"])
}

@Suite struct `Modules and their arrows` {
  @Test(arguments: House.files(under: "Sources/", endingWith: ".swift"))
  func `a file imports only what its module may`(file: House.File) {
    guard let allowed = table[file.module] else {
      // The command line may import everything; any other module must be in the table.
      #expect(file.module == "hall", "\(file.module) is missing from the table of modules")
      return
    }
    let imported = Set(file.lines.compactMap(module(importedBy:)))
    #expect(imported.subtracting(allowed).isEmpty, "\(file.path) points down the table")
  }

  @Test func `every module of the table has its folder`() {
    for module in table.keys {
      #expect(House.exists("Sources/\(module)"), "Sources/\(module) is missing")
    }
  }

  @Test(arguments: House.files(under: "Sources/", endingWith: ".swift"))
  func `modules share with package, since we publish no library`(file: House.File) {
    let isPublic = file.lines.filter { $0.drop(while: \.isWhitespace).hasPrefix("public ") }
    #expect(isPublic.isEmpty)
  }

  /// `package import struct Deadlines.Day` → `Deadlines`; nil for a line that imports nothing.
  private func module(importedBy line: Substring) -> String? {
    var words = line.split(separator: " ").drop {
      ["package", "internal", "private", "fileprivate", "public"].contains($0)
        || $0.hasPrefix("@")
    }
    guard words.popFirst() == "import" else { return nil }
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "func", "var", "typealias"]
    return words.drop { kinds.contains($0) }.first?
      .split(separator: ".").first.map(String.init)
  }
}
