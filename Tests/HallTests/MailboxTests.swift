import Deadlines
import Foundation
import Testing

@testable import Hall

struct MailboxTests {
  private let folder = NSTemporaryDirectory() + "mailbox-" + UUID().uuidString
  private let evening = Moment(microseconds: 1_796_053_435_000_000)

  private func letter(_ name: String, to: String = "林晓梅") -> OutgoingLetter {
    OutgoingLetter(name: name, to: to, subject: "受理通知书", text: "First line.\nFrom here on.")
  }

  private func mailbox(_ day: String) throws -> [Substring] {
    try String(contentsOfFile: "\(folder)/\(day).mbox", encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func `letters of a day stand in one mailbox, each with the name that it always has`() throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let postbox = MailboxFile(folder: folder, at: evening, in: .china)
    #expect(postbox.send([letter("1-1"), letter("1-2")]) == [nil, nil])
    #expect(postbox.send([letter("2-1")]) == [nil])
    let lines = try mailbox("2026-11-30")
    #expect(lines.filter { $0.hasPrefix("From ") }.count == 3)
    #expect(
      lines.filter { $0.hasPrefix("Message-ID") }
        == ["1-1", "1-2", "2-1"].map { "Message-ID: <\($0)@hall>" }
    )
    #expect(lines.first == "From hall Mon Nov 30 15:43:55 2026")
    #expect(lines.contains("Date: Mon, 30 Nov 2026 23:43:55 +0800"))
    #expect(lines.contains(">From here on."))
  }

  @Test func `what somebody typed as his name begins no line of its own`() throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let postbox = MailboxFile(folder: folder, at: evening, in: .china)
    var letter = letter("1-1", to: "林\nBcc: <other@example.org>")
    letter.email = "lin@example.org\r\nBcc: other@example.org"
    #expect(postbox.send([letter]) == [nil])
    #expect(try mailbox("2026-11-30").allSatisfy { !$0.hasPrefix("Bcc") })
  }

  @Test func `a mailbox that cannot be written says why, of each letter`() throws {
    let file = NSTemporaryDirectory() + "no-folder-" + UUID().uuidString
    try Data().write(to: URL(filePath: file))
    defer { try? FileManager.default.removeItem(atPath: file) }
    let failures = MailboxFile(folder: file, at: evening, in: .china)
      .send([letter("1-1"), letter("1-2")])
    #expect(failures.count == 2)
    #expect(failures.allSatisfy { $0?.contains("could not be written") == true })
  }
}
