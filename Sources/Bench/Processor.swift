import Foundation
import Glibc

/// What a process and its children have taken of the processors so far, as Linux counts it.
struct Processor: Sendable {
  /// The process whose children are counted with it.
  let process: Int32

  /// In seconds; nil where it cannot be seen.
  func seconds() -> Double? {
    guard let own = Self.ticks(of: process, withEnded: true) else { return nil }
    let children =
      Self.text("/proc/\(process)/task/\(process)/children")?
      .split(separator: " ").compactMap { Int32($0) } ?? []
    let sum = children.reduce(own) { $0 + (Self.ticks(of: $1, withEnded: false) ?? 0) }
    return Double(sum) / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// The most memory that the process itself has held, in bytes.
  func mostMemory() -> Int? {
    Self.text("/proc/\(process)/status")?.split(separator: "\n")
      .first { $0.hasPrefix("VmHWM:") }?
      .split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1_024 }
  }

  /// utime, stime and, of children that have ended, cutime and cstime: the 14th to 17th of the line; the 2nd, a
  /// name in brackets, may hold spaces.
  private static func ticks(of process: Int32, withEnded: Bool) -> Int? {
    guard let line = text("/proc/\(process)/stat"), let bracket = line.lastIndex(of: ")") else {
      return nil
    }
    let fields = line[line.index(after: bracket)...].split(separator: " ").compactMap { Int($0) }
    // The state, a letter, is left out: utime stands at 10.
    let wanted = fields.dropFirst(10).prefix(withEnded ? 4 : 2)
    return wanted.isEmpty ? nil : wanted.reduce(0, +)
  }

  private static func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }
}
