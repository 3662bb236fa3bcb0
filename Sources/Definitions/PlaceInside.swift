extension Place {
  /// The place of a byte of a text that begins here; the beginning where the text has several lines.
  package func moved(past source: String, to offset: Int) -> Place {
    guard !source.contains(where: \.isNewline), offset > 0, offset <= source.utf8.count else {
      return self
    }
    let letters = String(decoding: source.utf8.prefix(offset), as: UTF8.self).unicodeScalars.count
    return Place(file: file, line: line, column: column + letters)
  }
}
