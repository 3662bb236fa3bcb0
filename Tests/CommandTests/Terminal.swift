import Foundation
import Testing

/// Runs the built `hall` as a person at a terminal would, from the project's folder.
enum Terminal {
  struct Answer {
    let out: String
    let err: String
    let code: Int32

    var lines: [String] { out.split(separator: "\n").map(String.init) }
  }

  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func hall(_ arguments: String..., input: String = "") throws -> Answer {
    try hall(arguments, input: input)
  }

  static func hall(_ arguments: [String], input: String = "") throws -> Answer {
    let process = program(arguments)
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let out = stdout.fileHandleForReading.readDataToEndOfFile()
    let err = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Answer(
      out: String(decoding: out, as: UTF8.self),
      err: String(decoding: err, as: UTF8.self),
      code: process.terminationStatus
    )
  }

  /// The program, not yet started.
  static func program(_ arguments: [String]) -> Process {
    let process = Process()
    // The tests' own program stands in the same build folder.
    process.executableURL = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "hall")
    process.currentDirectoryURL = root
    process.arguments = arguments
    return process
  }

  /// Calls `body` with a folder of its own, which is gone afterwards.
  static func withFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
  }
}

/// A copy of the definitions that the repository ships, for a test to spoil.
struct CopiedDefinitions {
  let folder: URL

  init(in folder: URL) throws {
    self.folder = folder
    for name in ["Forms", "Procedures"] {
      try FileManager.default.copyItem(
        at: Terminal.root.appending(path: name),
        to: folder.appending(path: name)
      )
    }
  }

  var paths: [String] { ["Forms", "Procedures"].map { folder.appending(path: $0).path } }

  /// Puts other words in the place of the first such words of a file; says on which line.
  @discardableResult
  func change(_ file: String, _ old: String, _ new: String) throws -> Int {
    let file = folder.appending(path: file)
    let text = try String(contentsOf: file, encoding: .utf8)
    let place = try #require(text.range(of: old), "the file has no «\(old)»")
    let line = text[..<place.lowerBound].count { $0 == "\n" } + 1
    try text.replacingCharacters(in: place, with: new)
      .write(to: file, atomically: true, encoding: .utf8)
    return line
  }
}
