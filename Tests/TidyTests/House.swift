import Foundation
import Testing

/// The project's tracked files, as the tidy tests read them.
struct House {
  static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// One tracked text file; its path is relative to the root.
  struct File: Sendable, CustomTestStringConvertible {
    let path: String
    let text: String

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    var testDescription: String { path }
    /// `Casework` for `Sources/Casework/Event.swift`.
    var module: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    /// Each line's number, counted from 1, where the line has any of these words outside a comment.
    func lines(saying words: [String]) -> [String] {
      zip(1..., lines).compactMap { number, line in
        let code = line.firstRange(of: "//").map { line[..<$0.lowerBound] } ?? line
        return words.contains { says(code, $0) } ? "\(path):\(number)" : nil
      }
    }

    /// Whether a word stands there, and not only as the end of a longer name: `FEELDate(`.
    private func says(_ code: Substring, _ word: String) -> Bool {
      code.ranges(of: word).contains { range in
        word.first?.isLetter != true || code[..<range.lowerBound].last?.isLetter != true
      }
    }
  }

  static let paths: [String] = tracked()

  static func files(under folder: String = "", endingWith end: String) -> [File] {
    paths.filter { $0.hasPrefix(folder) && $0.hasSuffix(end) }.compactMap(read)
  }

  /// Nil when it is no text, or is listed but not here.
  static func read(_ path: String) -> File? {
    (try? String(contentsOf: root.appending(path: path), encoding: .utf8))
      .map { File(path: path, text: $0) }
  }

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  /// What git tracks or would track, so that a new file is read before its first commit.
  private static func tracked() -> [String] {
    let git = Process()
    let output = Pipe()
    git.executableURL = URL(filePath: "/usr/bin/env")
    git.arguments = [
      "git", "-C", root.path, "ls-files", "--cached", "--others", "--exclude-standard", "-z",
    ]
    git.standardOutput = output
    guard (try? git.run()) != nil else { return [] }
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    git.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self).split(separator: "\0").map(String.init)
  }
}
