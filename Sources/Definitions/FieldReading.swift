import Deadlines
import FEEL

/// One typed text, read as its field asks; or the sentence for the person who typed it.
extension Field {
  enum Reading {
    case blank
    case value(AnswerValue)
    case problem(Words)
  }

  /// Most characters of any single answer, whatever its kind.
  private static let mostCharacters = 20_000

  func read(_ raw: [String]) -> Reading {
    let texts = raw.map(\.trimmed).filter { !$0.isEmpty }
    guard let text = texts.first else { return .blank }
    guard texts.count == 1 || takesSeveral else {
      return .problem(Words(zh: "这一项有两个回答，请只填一个", en: "Answered twice; give one answer"))
    }
    guard text.utf8.count <= Self.mostCharacters * 4 else { return .problem(tooLong(most: 1000)) }
    switch kind {
    case .text(let most), .story(let most): return read(text, most: most)
    case .number: return read(number: text)
    case .yesNo: return read(yesNo: text)
    case .day: return read(day: text)
    case .choice(let options): return read(choices: [text], of: options, single: true)
    case .choices(let options): return read(choices: texts, of: options, single: false)
    case .phone: return read(phone: text)
    case .citizenID:
      return read(text.halfWidth.uppercased(), CitizenNumbers.isCitizenID) {
        Words(
          zh: "请核对 18 位身份证号（您填的是“\($0)”）",
          en: "Check the 18-character identity number (you typed “\($0)”)"
        )
      }
    case .creditCode:
      return read(text.halfWidth.uppercased(), CitizenNumbers.isCreditCode) {
        Words(
          zh: "请核对 18 位统一社会信用代码（您填的是“\($0)”）",
          en: "Check the 18-character credit code (you typed “\($0)”)"
        )
      }
    case .email:
      return read(text.halfWidth, { $0.isEmail }) {
        Words(
          zh: "请填邮箱，例如 lin@example.cn（您填的是“\($0)”）",
          en: "Give an e-mail address such as lin@example.cn (you typed “\($0)”)"
        )
      }
    }
  }

  private var takesSeveral: Bool {
    if case .choices = kind { true } else { false }
  }

  private func read(_ text: String, most: Int) -> Reading {
    // No text has more characters than bytes, and counting those is quick.
    text.utf8.count <= most || text.count <= most
      ? .value(.text(text)) : .problem(tooLong(most: most))
  }

  private func read(
    _ text: String,
    _ isRight: (String) -> Bool,
    _ sentence: (String) -> Words
  ) -> Reading {
    isRight(text) ? .value(.text(text)) : .problem(sentence(text.clipped))
  }

  private func read(number text: String) -> Reading {
    let sample = example ?? "320"
    guard let value = FEELDecimal(text.halfWidth.filter { $0 != "," }) else {
      return .problem(
        Words(
          zh: "请填数字，例如 \(sample)（您填的是“\(text.clipped)”）",
          en: "Give a number such as \(sample) (you typed “\(text.clipped)”)"
        )
      )
    }
    guard case .number(let least, let most, let decimals) = kind else { return .blank }
    guard value == value.rounded(to: decimals, .halfUp) else {
      return .problem(
        decimals == 0
          ? Words(zh: "请填整数，例如 \(sample)", en: "Give a whole number such as \(sample)")
          : Words(zh: "最多 \(decimals) 位小数", en: "At most \(decimals) decimals")
      )
    }
    if let least, let bound = FEELDecimal(least), value < bound {
      return .problem(Words(zh: "不能小于 \(least)", en: "Must be at least \(least)"))
    }
    if let most, let bound = FEELDecimal(most), value > bound {
      return .problem(Words(zh: "不能大于 \(most)", en: "Must be at most \(most)"))
    }
    return .value(.number(value.description))
  }

  private func read(yesNo text: String) -> Reading {
    switch text.lowercased() {
    case "yes", "true", "是": .value(.yesNo(true))
    case "no", "false", "否", "不是": .value(.yesNo(false))
    default: .problem(Words(zh: "请选“是”或“不是”", en: "Choose yes or no"))
    }
  }

  private func read(day text: String) -> Reading {
    let plain = text.halfWidth.map { "/.年月".contains($0) ? "-" : $0 }.filter { $0 != "日" }
    let parts = String(plain).split(separator: "-").map { $0.count < 2 ? "0" + $0 : String($0) }
    guard let day = Day(parts.joined(separator: "-")) else {
      return .problem(
        Words(
          zh: "请填日期，例如 2026-09-18（您填的是“\(text.clipped)”）",
          en: "Give a date such as 2026-09-18 (you typed “\(text.clipped)”)"
        )
      )
    }
    return .value(.day(day))
  }

  private func read(choices ids: [String], of options: [Option], single: Bool) -> Reading {
    let known = Set(options.map(\.id))
    guard ids.allSatisfy(known.contains) else {
      return .problem(Words(zh: "请从列出的选项里选", en: "Choose one of the options listed"))
    }
    if single, let id = ids.first { return .value(.text(id)) }
    // In the order of the form, each once: the same choice has the same bytes.
    return .value(.choices(options.map(\.id).filter(ids.contains)))
  }

  private func read(phone text: String) -> Reading {
    let digits = text.halfWidth.filter { !" -()".contains($0) }
    let bare = digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
    guard (7...15).contains(bare.count), bare.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return .problem(
        Words(
          zh: "请填电话号码，例如 13800000000（您填的是“\(text.clipped)”）",
          en: "Give a telephone number such as 13800000000 (you typed “\(text.clipped)”)"
        )
      )
    }
    return .value(.text(digits))
  }

  private func tooLong(most: Int) -> Words {
    Words(zh: "太长了，最多 \(most) 个字", en: "Too long: at most \(most) characters")
  }
}

extension String {
  var trimmed: String {
    if let first = unicodeScalars.first, let last = unicodeScalars.last,
      !first.properties.isWhitespace, !last.properties.isWhitespace
    {
      return self
    }
    let isBlank: (Character) -> Bool = { $0.isWhitespace }
    guard let first = firstIndex(where: { !isBlank($0) }),
      let last = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[first...last])
  }

  /// Digits and letters typed with a Chinese keyboard, as plain ones.
  package var halfWidth: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { scalar in
          switch scalar.value {
          case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
          case 0x3000: " "
          default: scalar
          }
        }
      )
    )
  }

  /// What a sentence repeats of a typed text: enough to recognise it.
  var clipped: String { count > 30 ? prefix(30) + "…" : self }

  var isEmail: Bool {
    let parts = split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, utf8.count <= 254, let host = parts.last, let name = parts.first
    else { return false }
    return !name.isEmpty && host.contains(".") && !host.hasPrefix(".") && !host.hasSuffix(".")
      && !contains(where: \.isWhitespace)
  }
}
