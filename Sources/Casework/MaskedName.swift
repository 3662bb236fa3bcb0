/// What is public hides who it is about. Source: 行政许可法 §5, 40.
extension String {
  /// 林** for 林小禾: results are public, people's names are not.
  package var masked: String {
    guard let first else { return "" }
    return "\(first)" + String(repeating: "*", count: min(max(1, count - 1), 4))
  }

  /// The same text with a person's name hidden wherever it stands.
  package func hiding(_ name: String) -> String {
    name.isEmpty ? self : replacing(name, with: name.masked)
  }
}
