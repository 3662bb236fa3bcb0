import Database
import Foundation
import Glibc
import Testing

/// What an administrator does at a terminal, on a database of his own.
struct OfficeTable {
  let folder: URL
  /// The address of a database on a server; nil: a file in the folder.
  var server: String?

  var file: String { folder.appending(path: "hall.db").path }
  var database: String { server ?? "sqlite:" + file }

  /// Where the hall is, and that it keeps everything else in the folder.
  var place: [String] {
    [
      "--database", database, "--secret-file", file + ".key", "--letters",
      folder.appending(path: "letters").path,
    ]
  }

  func hall(_ arguments: String..., input: String = "") throws -> Terminal.Answer {
    try Terminal.hall(arguments + place, input: input)
  }

  /// The first account of an office, at the counter of the city's management.
  func counter() throws -> String {
    let made = try hall(
      "account",
      "add",
      "wang",
      "--name",
      "王建国",
      "--post",
      "city-management/front desk",
      input: "a long password\n"
    )
    try #require(made.code == 0, "\(made.err)")
    let token = try hall("account", "token", "wang", "--label", "test")
    try #require(token.code == 0, "\(token.err)")
    return try #require(token.lines.first)
  }

  func sql(_ statement: SQL) async throws {
    let engine = try SQLiteEngine(path: file)
    try await engine.write { _ = try $0.run(statement, []) }
  }
}

@Suite struct `hall account` {
  @Test func `the first administrator and a token are made at a terminal`() async throws {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      #expect(try office.counter().count >= 20)
      let again = try office.hall(
        "account",
        "add",
        "wang",
        "--name",
        "王",
        input: "a long password\n"
      )
      #expect(again.code == 1 && again.err.contains("taken"))
    }
  }

  @Test(arguments: [
    (["add", "li", "--name", "李"], "short\n", "at least 8 characters"),
    (["add", "li", "--name", "李"], "", "password"),
    (["add", "li", "--name", "李", "--post", "fire-rescue/king"], "a long password\n", "no post"),
    (["token", "nobody"], "", "no account"),
  ])
  func `what cannot be made gets its sentence`(
    asked: (words: [String], input: String, sentence: String)
  ) async throws {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      let words = ["account"] + asked.words + ["--database", office.database]
      let answer = try Terminal.hall(words, input: asked.input)
      #expect(answer.code == 1 && answer.out.isEmpty)
      #expect(answer.err.contains(asked.sentence), "\(answer.err)")
    }
  }
}

@Suite struct `hall migrate` {
  @Test func `brings a schema up to date once, and says so every time`() async throws {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      for _ in 1...2 {
        let answer = try office.hall("migrate")
        #expect(answer.code == 0 && answer.out.contains("up to date"))
      }
    }
  }

  @Test func `what is no database is left alone, with a sentence`() async throws {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      let letter = Data(repeating: 0x41, count: 8_192)
      try letter.write(to: URL(filePath: office.file))
      let answer = try office.hall("migrate")
      #expect(answer.code == 1 && answer.err.contains("cannot be opened"), "\(answer.err)")
      #expect(try Data(contentsOf: URL(filePath: office.file)) == letter)
    }
  }
}

@Suite struct `hall serve` {
  // S38 in part: versioned.
  @Test func `a definition changed under its published identity stops the start with a sentence`()
    async throws
  {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      let copy = try CopiedDefinitions(in: folder)
      let definitions = copy.paths.flatMap { ["--definitions", $0] }
      let first = try Terminal.hall(["migrate", "--database", office.database] + definitions)
      try #require(first.code == 0, "\(first.err)")
      try copy.change("Procedures/tobacco-retail.yaml", "Tobacco retail licence", "Tobacco licence")
      let answer = try Terminal.hall(["serve", "--database", office.database] + definitions)
      #expect(answer.code == 1)
      #expect(answer.err.contains("tobacco-retail@"), "\(answer.err)")
      #expect(answer.err.contains("was served before with other words"))
      #expect(answer.err.split(separator: "\n").count == 1, "a sentence, not a stack trace")
    }
  }
}

@Suite(.serialized) struct `A hall that dies` {
  /// Filings of one round, and after how many answers the power goes.
  private static let filings = 24
  private static let answersBeforeTheCut = 8

  @Test func `has all that it answered for, and nothing twice`() async throws {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      let token = try office.counter()
      var answered: [String: String] = [:]
      var asked: [String] = []
      for round in 1...2 {
        let hall = try ServingHall(on: office.database)
        let program = FilingProgram(port: hall.port, token: token)
        let keys = (1...Self.filings).map { "round \(round), filing \($0)" }
        asked += keys
        answered.merge(await fileAll(keys, program, until: hall)) { one, _ in one }
        hall.kill()
      }
      try #require(!answered.isEmpty && answered.count < asked.count, "the power went in between")

      // Whoever had no answer asks again; so does everybody else.
      let hall = try ServingHall(on: office.database)
      // A hall that outlives a failed test would hold its runner's output open for ever.
      defer { hall.stop() }
      let program = FilingProgram(port: hall.port, token: token)
      var numbers: [String: String] = [:]
      for key in asked {
        let number = try #require(await program.file(key), "\(key) is not filed")
        #expect(answered[key] == nil || answered[key] == number, "\(key) has another number")
        numbers[key] = number
      }
      hall.stop()
      #expect(Set(numbers.values).count == asked.count, "two filings have one number")
      let audit = try office.hall("audit")
      #expect(audit.code == 0 && audit.out.hasPrefix("\(asked.count) cases,"), "\(audit.out)")
      let replay = try office.hall("replay")
      #expect(replay.code == 0 && replay.out.contains("no difference"), "\(replay.out)")
    }
  }

  /// Four programs file side by side; the hall is killed while they wait.
  private func fileAll(
    _ keys: [String],
    _ program: FilingProgram,
    until hall: ServingHall
  ) async -> [String: String] {
    await withTaskGroup(of: [(String, String)].self) { group in
      let (count, pid) = (Count(), hall.pid)
      for lane in 0..<4 {
        group.addTask {
          var done: [(String, String)] = []
          for (place, key) in keys.enumerated() where place % 4 == lane {
            guard let number = await program.file(key) else { break }
            done.append((key, number))
            if await count.next() == Self.answersBeforeTheCut { kill(pid, SIGKILL) }
          }
          return done
        }
      }
      return await group.reduce(into: [:]) { all, done in
        for (key, number) in done { all[key] = number }
      }
    }
  }

  private actor Count {
    private var value = 0
    func next() -> Int {
      value += 1
      return value
    }
  }

  @Test func `leaves records that audit and replay can tell from altered ones`() async throws {
    try await Terminal.withFolder { folder in
      let office = OfficeTable(folder: folder)
      let token = try office.counter()
      let hall = try ServingHall(on: office.database)
      let program = FilingProgram(port: hall.port, token: token)
      let first = try #require(await program.file("first"))
      let second = try #require(await program.file("second"))
      hall.stop()

      try await office.sql("DELETE FROM worklist")
      let differing = try office.hall("replay")
      #expect(differing.code == 1 && differing.out.contains(first), "\(differing.out)")
      let mended = try office.hall("replay")
      #expect(mended.code == 0 && mended.out.contains("2 cases: no difference"), "\(mended.out)")

      try await office.sql(
        """
        UPDATE case_event SET entry = CAST(replace(CAST(entry AS TEXT), '2026', '2025') AS BLOB)
        WHERE case_number = (SELECT max(case_number) FROM case_event)
        """
      )
      let audit = try office.hall("audit")
      #expect(audit.code == 1)
      #expect(audit.out.contains("\(second): events 1 to "), "\(audit.out)")
      #expect(!audit.out.contains(first))
    }
  }
}
