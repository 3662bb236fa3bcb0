import Foundation
import Glibc

/// A way out of the hall for letters.
package protocol Postbox: Sendable {
  /// Sends one letter; throws when it could not. The same letter may come twice.
  func send(_ letter: OutgoingLetter) throws
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

/// Writes each letter as a text file: what a county without a gateway prints, and what rehearsals read.
package struct FilePostbox: Postbox {
  private let folder: String

  package init(folder: String) { self.folder = folder }

  package func send(_ letter: OutgoingLetter) throws {
    let lines = [
      "To: \(letter.to)", letter.phone.map { "Phone: \($0)" }, letter.email.map { "Email: \($0)" },
      "Subject: \(letter.subject)", "", letter.text, "",
    ]
    let text = lines.compactMap(\.self).joined(separator: "\n")
    let place = "\(folder)/\(letter.name)"
    if !write(text, to: place + ".part") {
      try FileManager.default.createDirectory(
        atPath: folder,
        withIntermediateDirectories: true
      )
      guard write(text, to: place + ".part") else { throw Unwritten(place: place) }
    }
    // Nobody finds half a letter.
    guard rename(place + ".part", place + ".txt") == 0 else { throw Unwritten(place: place) }
  }

  private struct Unwritten: Error, CustomStringConvertible {
    let place: String
    let why = String(cString: strerror(errno))
    var description: String { "\(place) could not be written: \(why)" }
  }

  private func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "w") else { return false }
    let bytes = Array(text.utf8)
    let written = fwrite(bytes, 1, bytes.count, file)
    return fclose(file) == 0 && written == bytes.count
  }
}
