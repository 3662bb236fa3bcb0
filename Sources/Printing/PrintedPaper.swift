/// A legal document as a PDF of A4 sheets: Chinese set in embedded subsets of its fonts, pages numbered.
///
/// Made from the stored HTML of a paper, which never changes: the same bytes in, the same words out.
package struct PrintedPaper: Sendable {
  /// A square to scan, and what stands below it.
  package struct Stamp: Sendable, Hashable {
    package var text: String
    package var caption: String

    package init(text: String, caption: String) {
      self.text = text
      self.caption = caption
    }
  }

  package var html: String
  package var title: String
  /// ISO 8601, the day of the paper: a PDF made later says the same.
  package var date: String
  package var stamp: Stamp?

  package init(html: String, title: String, date: String, stamp: Stamp? = nil) {
    self.html = html
    self.title = title
    self.date = date
    self.stamp = stamp
  }

  /// - Throws: `PrintFault` where the layout library fails, or the paper is longer than any paper is.
  package func pdf() throws(PrintFault) -> [UInt8] { try set().finish() }

  /// How many sheets it fills.
  package func pages() throws(PrintFault) -> Int { try set().pages }

  private func set() throws(PrintFault) -> Typesetter {
    let blocks = PaperBlocks(html).blocks
    let usual = try set(blocks, pitch: 1)
    // A line or two alone on the last page is set a little closer instead.
    guard usual.hasStragglers else { return usual }
    let close = try set(blocks, pitch: 0.9)
    return close.pages < usual.pages ? close : usual
  }

  private func set(
    _ blocks: [PaperBlocks.Block],
    pitch: Double
  ) throws(PrintFault) -> Typesetter {
    let printer = try Typesetter(title: title, date: date, pitch: pitch)
    for (index, block) in blocks.enumerated() {
      let next = blocks.indices.contains(index + 1) ? blocks[index + 1] : nil
      try printer.set(block, before: next, stamp: stamp)
    }
    return printer
  }
}

package enum PrintFault: Error, Sendable, Hashable {
  case layout
  case tooLong(pages: Int)
}
