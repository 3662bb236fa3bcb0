package import Deadlines

/// Each problem once, in the order of files and lines.
package func sorted(_ problems: [Problem]) -> [Problem] {
  Set(problems).sorted { ($0.place, $0.message.en) < ($1.place, $1.message.en) }
}

/// The problems as `hall check` prints them, `file:line:column: sentence`, one a line.
package func checkReport(_ problems: [Problem], _ language: Language) -> String {
  sorted(problems).map { problem in
    let place = problem.place
    let warning = problem.isWarning ? (language == .zh ? "提醒：" : "warning: ") : ""
    return "\(place.file):\(place.line):\(place.column): \(warning)\(problem.message[language])\n"
  }.joined()
}
