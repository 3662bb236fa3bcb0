import Deadlines
import DefinitionFiles
import Definitions
import Testing

/// One change of a sound file and the lines that `hall check` prints for it, `line:column sentence`.
struct Flaw: Sendable, CustomTestStringConvertible {
  let changed: String
  let text: String
  let other: String
  let expected: [String]
  /// Whether further problems may follow from this one.
  let others: Bool
  let file: String

  init(
    _ changed: String,
    _ text: String,
    _ other: String,
    _ expected: String...,
    others: Bool = false,
    file: String? = nil
  ) {
    self.changed = changed
    self.text = text
    self.other = other
    self.expected = expected
    self.others = others
    self.file = file ?? changed
  }

  var testDescription: String { "\(changed): \(other)" }

  func check() {
    #expect(Cast.files[changed]?.contains(text) == true, "nothing to change")
    let found = Cast.report(changed, text, other).split(separator: "\n").map(String.init)
    let wanted = expected.map { "\(file):\($0)" }
    if others {
      #expect(wanted.filter { !found.contains($0) } == [], "found: \(found)")
    } else {
      #expect(found == wanted)
    }
  }
}

func problemReport(_ files: [String: String], _ language: Language = .zh) -> String {
  checkReport(readDefinitions(files).problems, language)
}
