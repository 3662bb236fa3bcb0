import Definitions
import FEEL

extension AnswerValue {
  /// A value written in a file without a field that says its kind: a number, yes or no, else a text.
  init(writing text: String) {
    if Keywords.spells(text, "yes") || text == "true" {
      self = .yesNo(true)
    } else if Keywords.spells(text, "no") || text == "false" {
      self = .yesNo(false)
    } else if let number = FEELDecimal(text) {
      self = .number(number.description)
    } else {
      self = .text(text)
    }
  }
}
