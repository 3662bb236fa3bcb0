import Foundation

/// How far a long command has come, on standard error, and only where a person looks at it.
struct ProgressBar: Sendable {
  private let title: String
  private let isWatched = isatty(FileHandle.standardError.fileDescriptor) == 1

  init(_ title: String) { self.title = title }

  /// `Playing  [#########---------------]  38 %`
  func show(_ done: Int, of whole: Int) { show(title, done, of: whole) }

  /// The same for one part of a command that has several.
  func show(_ title: String, _ done: Int, of whole: Int) {
    guard whole > 0 else { return }
    let filled = min(Self.width, done * Self.width / whole)
    let bar =
      String(repeating: "#", count: filled) + String(repeating: "-", count: Self.width - filled)
    draw(title, "[\(bar)] \(min(100, done * 100 / whole)) %")
  }

  /// Where nobody knows how many there are: `Replaying  12300`
  func show(_ done: Int) { draw(title, "\(done)") }

  /// Leaves the line clean for what the command prints next.
  func end() {
    guard isWatched else { return }
    FileHandle.standardError.write(Data("\r\u{1b}[K".utf8))
  }

  private static let width = 40

  private func draw(_ title: String, _ text: String) {
    guard isWatched else { return }
    FileHandle.standardError.write(Data("\r\(title)  \(text)\u{1b}[K".utf8))
  }
}
