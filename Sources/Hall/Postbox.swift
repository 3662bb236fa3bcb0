import Deadlines
import Foundation
import Glibc

/// A way out of the hall for letters.
package protocol Postbox: Sendable {
  /// Sends letters, each for itself. The same letter may come twice.
  /// - Returns: of each, why it could not be sent; nil: it is on its way.
  func send(_ letters: [OutgoingLetter]) -> [String?]
}

/// A letter as it leaves: to whom, and which paper it brings.
package struct OutgoingLetter: Sendable, Hashable {
  /// Case number and position: the same letter has the same name.
  package var name: String
  package var to: String
  package var phone: String?
  package var email: String?
  package var subject: String
  package var text: String
}

/// Adds letters to a mailbox file, one a day: what a county without a gateway opens in a mail program and prints,
/// or hands to one that sends. Source: RFC 4155 (mbox), RFC 5322 and 6532 (headers in UTF-8).
///
/// One file and not one a letter: making a file costs the machine more than deciding the act that the letter tells of.
struct MailboxFile: Postbox {
  private let folder: String
  private let path: String
  private let postmark: String
  private let date: String

  init(folder: String, at now: Moment, in offset: UTCOffset) {
    self.folder = folder
    path = "\(folder)/\(now.day(in: offset)).mbox"
    (postmark, date) = (now.postmark, now.mailDate(in: offset))
  }

  func send(_ letters: [OutgoingLetter]) -> [String?] {
    let failure = add(Array(letters.map(message).joined().utf8))
    return letters.map { _ in failure }
  }

  private func message(_ letter: OutgoingLetter) -> String {
    let head = [
      "From hall \(postmark)", "Message-ID: <\(letter.name)@hall>", "Date: \(date)",
      "To: \(Self.address(letter))", letter.phone.map { "Phone: \(Self.line($0))" },
      "Subject: \(Self.line(letter.subject))", "MIME-Version: 1.0",
      "Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit",
    ]
    // A line that begins so would begin another message.
    let body = letter.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.hasPrefix("From ") ? ">" + $0 : String($0) }
    return (head.compactMap(\.self) + [""] + body + ["", ""]).joined(separator: "\n")
  }

  /// A name with its address; without one, a group that has nobody in it and still shows the name.
  private static func address(_ letter: OutgoingLetter) -> String {
    let name = String(
      line(letter.to).unicodeScalars.filter { !#""\<>:;"#.unicodeScalars.contains($0) }
    )
    return letter.email.map { #""\#(name)" <\#(line($0))>"# } ?? #""\#(name)":;"#
  }

  /// What somebody typed never begins a line of its own.
  private static func line(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 < 32 }) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0.value < 32 ? " " : $0 }))
  }

  /// - Returns: why nothing was added; nil: all of it was.
  private func add(_ bytes: [UInt8]) -> String? {
    var file = opened()
    if file < 0, errno == ENOENT {
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      file = opened()
    }
    guard file >= 0 else { return fault() }
    defer { close(file) }
    let before = lseek(file, 0, SEEK_END)
    let written = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count else {
      let fault = fault()
      // Nobody finds half a letter.
      if before >= 0 { ftruncate(file, before) }
      return fault
    }
    return nil
  }

  private func opened() -> Int32 { open(path, O_WRONLY | O_APPEND | O_CREAT, 0o640) }
  private func fault() -> String {
    "\(path) could not be written: \(String(cString: strerror(errno)))"
  }
}

extension Moment {
  /// When it was put into the mailbox, e.g. `Mon Nov 30 15:43:55 2026`: in UTC, as the format has it.
  fileprivate var postmark: String {
    let day = day(in: .utc)
    return "\(day.weekdayName) \(day.monthName) \(day.twoDigits) \(time(in: .utc)) \(day.year)"
  }

  /// e.g. `Mon, 30 Nov 2026 23:43:55 +0800`.
  fileprivate func mailDate(in offset: UTCOffset) -> String {
    let day = day(in: offset)
    let zone = offset.description.filter { $0 != ":" }
    return
      "\(day.weekdayName), \(day.twoDigits) \(day.monthName) \(day.year) \(time(in: offset)) \(zone)"
  }

  /// `23:43:55`.
  private func time(in offset: UTCOffset) -> String {
    String(iso(in: offset).dropFirst(11).prefix(8))
  }
}

extension Day {
  fileprivate var weekdayName: String {
    ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"][weekday - 1]
  }

  fileprivate var monthName: String {
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"][month - 1]
  }

  fileprivate var twoDigits: String { day < 10 ? "0\(day)" : "\(day)" }
}
