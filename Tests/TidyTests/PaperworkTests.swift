import Testing

@Suite struct `Paperwork that stays true` {
  @Test func `ARCHITECTURE names only paths that exist`() throws {
    let page = try #require(House.read("ARCHITECTURE.md"))
    let missing = names(in: page).filter { $0.contains("/") && !House.exists($0) }
    #expect(missing == [])
  }

  @Test func `ARCHITECTURE names only types and functions that exist`() throws {
    let page = try #require(House.read("ARCHITECTURE.md"))
    let declared = declarations()
    let types = names(in: page).filter {
      $0.first?.isUppercase == true && $0.allSatisfy(\.isLetter)
    }
    let functions = names(in: page).filter { $0.hasSuffix("()") }.map { String($0.dropLast(2)) }
    let missing = (types + functions).filter { !declared.contains($0) }
    #expect(missing == [])
  }

  @Test func `each requirement of the source documents stands once`() throws {
    let page = try #require(House.read("Tests/requirements.txt"))
    let numbers = page.lines.compactMap { line in
      line.hasPrefix("S") ? line.split(separator: " ").first.map(String.init) : nil
    }
    #expect(numbers.sorted() == (1...74).map { "S\($0)" }.sorted())
  }

  @Test(arguments: House.paths.filter { $0.hasPrefix("Migrations/") })
  func `a migration opens by saying what it is for`(path: String) throws {
    let file = try #require(House.read(path))
    let number = path.split(separator: "/").last?.prefix(4) ?? ""
    #expect(number.count == 4 && number.allSatisfy(\.isNumber), "\(path) begins with its number")
    #expect(file.text.hasPrefix("-- \(number): "), "\(path) opens with '-- \(number): …'")
  }

  @Test func `both engines have the same migrations, tables and columns`() throws {
    let lite = migrations("sqlite")
    let twins = migrations("postgres")
    #expect(lite.map(name) == twins.map(name))
    for (one, other) in zip(lite, twins) {
      #expect(columns(of: one) == columns(of: other), "\(other.path) differs from \(one.path)")
    }
  }

  private func migrations(_ engine: String) -> [House.File] {
    House.files(under: "Migrations/\(engine)/", endingWith: ".sql").sorted { $0.path < $1.path }
  }

  private func name(_ file: House.File) -> Substring? { file.path.split(separator: "/").last }

  /// `CREATE TABLE draft`, `draft_id`, `ALTER TABLE paper ADD COLUMN text_version`, in their order.
  private func columns(of file: House.File) -> [String] {
    let types: Set<Substring> = ["TEXT", "INTEGER", "BLOB", "BIGINT", "BYTEA", "REAL", "DOUBLE"]
    return file.lines.compactMap { line -> String? in
      let words = line.split { " (,".contains($0) }
      switch words.first {
      // How one engine keeps a table is its own affair.
      case "ALTER" where words.dropFirst(3).first == "SET" || words.contains("COMPRESSION"):
        return nil
      case "CREATE" where words.dropFirst().first == "TABLE", "ALTER", "DROP":
        return words.prefix(6).joined(separator: " ")
      case let column? where words.dropFirst().first.map(types.contains) ?? false:
        return String(column)
      default: return nil
      }
    }
  }

  @Test func `no file names a place on somebody's machine`() {
    let places = ["work", "home", "root", "Users"].map { "/\($0)/" }
    for file in House.paths.compactMap(House.read) {
      for place in places {
        let found = file.text.ranges(of: place).contains { range in
          // `…example.org/home/` and `Sources/work/` are addresses inside something else.
          file.text[..<range.lowerBound].last.map { " \"'`=(:\n".contains($0) } ?? true
        }
        #expect(!found, "\(file.path) names \(place)…")
      }
    }
  }

  /// What stands in backticks, one word each: paths, types, `functions()`.
  private func names(in page: House.File) -> [String] {
    page.text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }
      .map { String($0.element) }
      .filter { !$0.contains(" ") && !$0.contains("\n") && !$0.isEmpty }
  }

  private func declarations() -> Set<String> {
    let keywords: Set<Substring> = [
      "struct", "enum", "class", "actor", "protocol", "typealias", "func", "case",
    ]
    var found: Set<String> = []
    for file in House.files(under: "Sources/", endingWith: ".swift") {
      found.insert(file.module)
      for line in file.lines {
        let words = line.split { !($0.isLetter || $0.isNumber || $0 == "_") }
        for (word, next) in zip(words, words.dropFirst()) where keywords.contains(word) {
          found.insert(String(next))
        }
      }
    }
    return found
  }
}
