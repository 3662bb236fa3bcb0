package import Deadlines

/// Each problem once, in the order of files and lines.
package func sorted(_ problems: [Problem]) -> [Problem] {
  Set(problems).sorted { ($0.place, $0.message.en) < ($1.place, $1.message.en) }
}

/// The problems as `hall check` prints them, one a line.
package func checkReport(_ problems: [Problem], _ language: Language) -> String {
  sorted(problems).map { $0.line(language) + "\n" }.joined()
}

extension Problem {
  /// As compilers have it: `Procedures/food-licence.yaml:9:14 unknown unit 'fir'; did you mean 'fire'?`.
  package func line(_ language: Language) -> String {
    let mark = isWarning ? Words(zh: "提醒：", en: "warning: ")[language] : ""
    return "\(place.file):\(place.line):\(place.column) \(mark)\(message[language])"
  }
}
