/// The characters one place of a pattern admits.
struct CharacterSet: Sendable {
  indirect enum Part: Sendable {
    case range(ClosedRange<UInt32>)
    case digit, space, word, nameStart, name
    case category(String)
    case not(Part)
  }

  var parts: [Part]
  var isNegated = false
  /// Taken away again: `[a-z-[aeiou]]`.
  var except: [CharacterSet] = []

  init(_ parts: [Part]) {
    self.parts = parts
  }

  init(_ scalar: Unicode.Scalar) {
    parts = [.range(scalar.value...scalar.value)]
  }

  func contains(_ scalar: Unicode.Scalar, _ ignoresCase: Bool) -> Bool {
    let forms = ignoresCase ? Self.cases(scalar) : [scalar]
    let isIn = forms.contains { form in parts.contains { Self.admits($0, form) } }
    return isIn != isNegated && !except.contains { $0.contains(scalar, ignoresCase) }
  }

  static func same(_ a: Unicode.Scalar, _ b: Unicode.Scalar, _ ignoresCase: Bool) -> Bool {
    a == b || (ignoresCase && cases(a).contains(b))
  }

  static func cases(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let lower = scalar.properties.lowercaseMapping.unicodeScalars
    let upper = scalar.properties.uppercaseMapping.unicodeScalars
    return [scalar] + (lower.count == 1 ? Array(lower) : [])
      + (upper.count == 1 ? Array(upper) : [])
  }

  private static func admits(_ part: Part, _ scalar: Unicode.Scalar) -> Bool {
    let properties = scalar.properties
    return switch part {
    case .range(let range): range.contains(scalar.value)
    case .digit: properties.generalCategory == .decimalNumber
    case .space: scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r"
    case .word: !["P", "Z", "C"].contains(code(properties.generalCategory).prefix(1))
    case .nameStart: properties.isAlphabetic || scalar == "_" || scalar == ":"
    case .name:
      properties.isAlphabetic || properties.generalCategory == .decimalNumber
        || ["_", ":", "-", "."].contains(scalar)
    case .category(let wanted): code(properties.generalCategory).hasPrefix(wanted)
    case .not(let part): !admits(part, scalar)
    }
  }

  static let categories: Set<String> = {
    let codes = [
      "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe",
      "Pi", "Pf", "Po", "Zs", "Zl", "Zp", "Sm", "Sc", "Sk", "So", "Cc", "Cf", "Co", "Cn", "Cs",
    ]
    return Set(codes + codes.map { String($0.prefix(1)) })
  }()

  /// Blocks of Unicode that addresses and names in forms are tested for.
  static let blocks: [String: ClosedRange<UInt32>] = [
    "IsBasicLatin": 0x0000...0x007F, "IsLatin-1Supplement": 0x0080...0x00FF,
    "IsLatinExtended-A": 0x0100...0x017F, "IsGreek": 0x0370...0x03FF,
    "IsCyrillic": 0x0400...0x04FF, "IsHiragana": 0x3040...0x309F,
    "IsKatakana": 0x30A0...0x30FF, "IsCJKUnifiedIdeographs": 0x4E00...0x9FFF,
    "IsCJKUnifiedIdeographsExtensionA": 0x3400...0x4DBF,
    "IsCJKSymbolsandPunctuation": 0x3000...0x303F,
    "IsHalfwidthandFullwidthForms": 0xFF00...0xFFEF,
  ]

  private static func code(_ category: Unicode.GeneralCategory) -> String {
    switch category {
    case .uppercaseLetter: "Lu"
    case .lowercaseLetter: "Ll"
    case .titlecaseLetter: "Lt"
    case .modifierLetter: "Lm"
    case .otherLetter: "Lo"
    case .nonspacingMark: "Mn"
    case .spacingMark: "Mc"
    case .enclosingMark: "Me"
    case .decimalNumber: "Nd"
    case .letterNumber: "Nl"
    case .otherNumber: "No"
    case .connectorPunctuation: "Pc"
    case .dashPunctuation: "Pd"
    case .openPunctuation: "Ps"
    case .closePunctuation: "Pe"
    case .initialPunctuation: "Pi"
    case .finalPunctuation: "Pf"
    case .otherPunctuation: "Po"
    case .spaceSeparator: "Zs"
    case .lineSeparator: "Zl"
    case .paragraphSeparator: "Zp"
    case .mathSymbol: "Sm"
    case .currencySymbol: "Sc"
    case .modifierSymbol: "Sk"
    case .otherSymbol: "So"
    case .control: "Cc"
    case .format: "Cf"
    case .surrogate: "Cs"
    case .privateUse: "Co"
    case .unassigned: "Cn"
    @unknown default: "Cn"
    }
  }
}
