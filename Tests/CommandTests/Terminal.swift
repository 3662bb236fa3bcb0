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
    let process = Process()
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    // The tests' own program stands in the same build folder.
    process.executableURL = URL(filePath: CommandLine.arguments[0])
      .deletingLastPathComponent().appending(path: "hall")
    process.currentDirectoryURL = root
    process.arguments = arguments
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

  /// Calls `body` with a folder of its own, which is gone afterwards.
  static func withFolder(_ body: (URL) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "hall-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder)
  }
}
