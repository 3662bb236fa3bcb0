import Foundation

/// What stopped a command, as one line: what was expected, what was found, what to do next.
struct Complaint: Error {
  let line: String
  /// Shown with `--verbose`.
  let detail: String?

  init(_ line: String, detail: String? = nil) {
    self.line = line
    self.detail = detail
  }

  static func write(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }
}

/// What a running hall says at once, also into a file, where `print` would wait for its buffer to fill.
enum Line {
  static func say(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }
}
