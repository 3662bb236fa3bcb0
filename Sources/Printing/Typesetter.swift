import CPango

/// Sets blocks one below another on A4 sheets and numbers the pages. Measures in points, after GB/T 9704, with the
/// narrower head and foot that fit a short paper on one sheet.
final class Typesetter {
  private enum Sheet {
    static let width = 595.28
    static let height = 841.89
    static let left = 79.4
    static let right = 73.7
    static let top = 85.0
    static let bottom = 85.0
    static var column: Double { width - left - right }
    static var end: Double { height - bottom }
  }

  /// No paper of an office is as long; a text gone wild is.
  private static let mostPages = 100
  private static let red = (0.70, 0.09, 0.11)

  private let sink = Sink()
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private var y = Sheet.top
  private(set) var pages = 1
  /// How far lines stand apart; 1 is usual.
  private let closeness: Double
  /// What must stand on the same page as the end of this block: a signature is never alone on its page.
  private var tail = 0.0

  init(title: String, date: String, pitch: Double) throws(PrintFault) {
    closeness = pitch
    let context = Unmanaged.passUnretained(sink).toOpaque()
    let made = cairo_pdf_surface_create_for_stream(
      { context, bytes, count in
        guard let context, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      },
      context,
      Sheet.width,
      Sheet.height
    )
    guard let made, let drawing = cairo_create(made) else { throw .layout }
    surface = made
    cairo = drawing
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date)
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  /// The last page holds so little that it looks forgotten.
  var hasStragglers: Bool { pages > 1 && y < Sheet.top + 100 }

  func finish() throws(PrintFault) -> [UInt8] {
    numberPage()
    cairo_show_page(cairo)
    cairo_surface_finish(surface)
    guard cairo_status(cairo) == CAIRO_STATUS_SUCCESS,
      cairo_surface_status(surface) == CAIRO_STATUS_SUCCESS, !sink.bytes.isEmpty
    else { throw .layout }
    return sink.bytes
  }

  func set(
    _ block: PaperBlocks.Block,
    before next: PaperBlocks.Block?,
    stamp: PrintedPaper.Stamp?
  ) throws(PrintFault) {
    tail = 0
    if case .signature = next { tail = Self.signature }
    switch block {
    case .unit(let text):
      try lines(of: text, .init(size: 20, isBold: true, isCentred: true, color: Self.red))
      y += 6
    case .title(let text):
      try lines(of: text, .init(size: 22, pitch: 34, isBold: true, isCentred: true))
      y += 8
    case .number(let text):
      try lines(of: text, .init(size: 14, isRight: true))
      rule(Self.red, 1.5)
      y += 16
    case .heading(let text):
      y += 8
      try room(for: 58)
      try lines(of: text, .init(size: 16, isBold: true))
    case .paragraph(let text, let isIndented, let isSmall):
      let size = isSmall ? 13.0 : 16
      let pitch = isSmall ? 20.0 : 28
      try lines(of: text, .init(size: size, pitch: pitch, indent: isIndented ? size * 2 : 0))
    case .item(let mark, let text): try item(mark, text)
    case .row(let cells):
      try row(cells)
      if case .row = next {} else { y += 8 }
    case .signature(let text): try sign(text, stamp)
    }
  }

  // MARK: Text

  private struct Style {
    var size: Double
    var pitch = 28.0
    var indent = 0.0
    var isBold = false
    var isCentred = false
    var isRight = false
    var color = (0.07, 0.07, 0.07)
  }

  /// Breaks a text into lines; the layout holds them and is let go by `with`.
  private func with<Result>(
    _ text: String,
    _ style: Style,
    width: Double,
    _ body: (OpaquePointer, Int) throws(PrintFault) -> Result
  ) throws(PrintFault) -> Result {
    guard let layout = pango_cairo_create_layout(cairo),
      let font = pango_font_description_from_string("Noto Serif CJK SC")
    else { throw .layout }
    defer {
      pango_font_description_free(font)
      g_object_unref(UnsafeMutableRawPointer(layout))
    }
    pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
    if style.isBold { pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD) }
    pango_layout_set_font_description(layout, font)
    pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    pango_layout_set_indent(layout, Int32(style.indent * Double(PANGO_SCALE)))
    if style.isCentred { pango_layout_set_alignment(layout, PANGO_ALIGN_CENTER) }
    if style.isRight { pango_layout_set_alignment(layout, PANGO_ALIGN_RIGHT) }
    pango_layout_set_text(layout, text, Int32(text.utf8.count))
    return try body(layout, Int(pango_layout_get_line_count(layout)))
  }

  /// Sets a text line by line from here down, over as many pages as it takes.
  private func lines(of text: String, _ style: Style) throws(PrintFault) {
    var style = style
    style.pitch *= closeness
    try with(text, style, width: Sheet.column) { layout, count throws(PrintFault) in
      for index in 0..<count {
        let isEnd = index == max(0, count - 2)
        try room(for: isEnd ? Double(count - index) * style.pitch + tail : style.pitch)
        draw(index, of: layout, style, at: Sheet.left, y)
        y += style.pitch
      }
    }
  }

  /// Draws one line of a layout so that its pitch is filled evenly.
  private func draw(
    _ index: Int,
    of layout: OpaquePointer,
    _ style: Style,
    at x: Double,
    _ top: Double
  ) {
    guard let line = pango_layout_get_line_readonly(layout, Int32(index)),
      let iterator = pango_layout_get_iter(layout)
    else { return }
    defer { pango_layout_iter_free(iterator) }
    for _ in 0..<index { pango_layout_iter_next_line(iterator) }
    var logical = PangoRectangle()
    pango_layout_iter_get_line_extents(iterator, nil, &logical)
    let shift = Double(logical.x) / Double(PANGO_SCALE)
    cairo_set_source_rgb(cairo, style.color.0, style.color.1, style.color.2)
    // CJK glyphs sit with about 88 % of their square above the baseline.
    cairo_move_to(cairo, x + shift, top + (style.pitch - style.size) / 2 + style.size * 0.88)
    pango_cairo_show_layout_line(cairo, line)
  }

  private func item(_ mark: String, _ text: String) throws(PrintFault) {
    let style = Style(size: 16)
    let inset = 32.0
    try room(for: style.pitch)
    try with(mark, Style(size: 16, isRight: true), width: inset - 8) {
      layout,
      _ throws(PrintFault) in
      draw(0, of: layout, style, at: Sheet.left, y)
    }
    try with(text, style, width: Sheet.column - inset) { layout, count throws(PrintFault) in
      for index in 0..<count {
        try room(for: style.pitch)
        draw(index, of: layout, style, at: Sheet.left + inset, y)
        y += style.pitch
      }
    }
  }

  // MARK: Tables

  /// A row stays on one page where it fits one at all.
  private func row(_ cells: [PaperBlocks.Cell]) throws(PrintFault) {
    let widths = widths(of: cells)
    let padding = 6.0
    var counts: [Int] = []
    for (cell, width) in zip(cells, widths) {
      counts.append(
        try with(cell.text, style(of: cell), width: width - 2 * padding) { $1 }
      )
    }
    let pitch = 22.0
    var next = 0
    let most = counts.max() ?? 0
    try room(for: min(Double(most) * pitch + 2 * padding, Sheet.end - Sheet.top))
    while next < most {
      let fits = max(1, Int((Sheet.end - y - 2 * padding) / pitch))
      let last = min(most, next + fits)
      let height = Double(last - next) * pitch + 2 * padding
      var x = Sheet.left
      for (cell, width) in zip(cells, widths) {
        try with(cell.text, style(of: cell), width: width - 2 * padding) {
          layout,
          count throws(PrintFault) in
          for index in next..<max(next, min(last, count)) {
            let top = y + padding + Double(index - next) * pitch
            draw(index, of: layout, style(of: cell), at: x + padding, top)
          }
        }
        frame(x, width, height)
        x += width
      }
      y += height
      next = last
      if next < most { try breakPage() }
    }
  }

  private func style(of cell: PaperBlocks.Cell) -> Style {
    Style(size: 14, pitch: 22, isBold: cell.isHead)
  }

  private func widths(of cells: [PaperBlocks.Cell]) -> [Double] {
    guard cells.count == 2, let first = cells.first, first.isHead else {
      return cells.map { _ in Sheet.column / Double(max(1, cells.count)) }
    }
    return [Sheet.column * 0.28, Sheet.column * 0.72]
  }

  private func frame(_ x: Double, _ width: Double, _ height: Double) {
    cairo_set_source_rgb(cairo, 0.2, 0.2, 0.2)
    cairo_set_line_width(cairo, 0.6)
    cairo_rectangle(cairo, x, y, width, height)
    cairo_stroke(cairo)
  }

  // MARK: The end of a paper

  /// The height of a signature with the space above it.
  private static let signature = 136.0

  /// Office and date under the slot of the seal; the square to scan at the left. Never alone at a page's end.
  private func sign(_ text: [String], _ stamp: PrintedPaper.Stamp?) throws(PrintFault) {
    let height = Self.signature - 12
    try room(for: Self.signature)
    y += 12
    let (top, centre) = (y, Sheet.left + Sheet.column - 100)
    cairo_set_source_rgb(cairo, Self.red.0, Self.red.1, Self.red.2)
    cairo_set_line_width(cairo, 0.8)
    var dashes = [3.0, 3.0]
    cairo_set_dash(cairo, &dashes, 2, 0)
    cairo_new_path(cairo)
    cairo_arc(cairo, centre, top + 62, 56, 0, 2 * Double.pi)
    cairo_stroke(cairo)
    cairo_set_dash(cairo, nil, 0, 0)
    y = top + 4
    let slot = Style(size: 11, isCentred: true, color: Self.red)
    try at(centre - 100, 200, "（印　章）", slot)
    y = top + 44
    for line in text {
      try at(centre - 100, 200, line, Style(size: 16, isCentred: true))
    }
    if let stamp { try draw(stamp, at: top) }
    y = max(y, top + height)
  }

  private func at(
    _ x: Double,
    _ width: Double,
    _ text: String,
    _ style: Style
  ) throws(PrintFault) {
    try with(text, style, width: width) { layout, count throws(PrintFault) in
      for index in 0..<count {
        draw(index, of: layout, style, at: x, y)
        y += style.pitch
      }
    }
  }

  private func draw(_ stamp: PrintedPaper.Stamp, at top: Double) throws(PrintFault) {
    guard let square = ScanSquare(stamp.text) else { throw .layout }
    let side = 96.0
    let step = side / Double(square.width)
    cairo_set_source_rgb(cairo, 0, 0, 0)
    for (row, column) in square.dark {
      // A hair wider than its place, or thin white lines show between them.
      let (x, y) = (Sheet.left + Double(column) * step, top + Double(row) * step)
      cairo_rectangle(cairo, x, y, step + 0.05, step + 0.05)
    }
    cairo_fill(cairo)
    let kept = y
    y = top + side + 4
    try at(Sheet.left - 20, side + 40, stamp.caption, Style(size: 9.5, pitch: 14, isCentred: true))
    y = kept
  }

  private func rule(_ color: (Double, Double, Double), _ width: Double) {
    cairo_set_source_rgb(cairo, color.0, color.1, color.2)
    cairo_set_line_width(cairo, width)
    cairo_move_to(cairo, Sheet.left, y + 4)
    cairo_line_to(cairo, Sheet.left + Sheet.column, y + 4)
    cairo_stroke(cairo)
  }

  // MARK: Pages

  private func room(for height: Double) throws(PrintFault) {
    if y + height > Sheet.end, y > Sheet.top { try breakPage() }
  }

  private func breakPage() throws(PrintFault) {
    guard pages < Self.mostPages else { throw .tooLong(pages: Self.mostPages) }
    numberPage()
    cairo_show_page(cairo)
    pages += 1
    y = Sheet.top
  }

  /// `— 1 —` in the middle of the foot. Source: GB/T 9704 §7.5.
  private func numberPage() {
    let style = Style(size: 14, isCentred: true)
    try? with("— \(pages) —", style, width: Sheet.column) { layout, _ throws(PrintFault) in
      draw(0, of: layout, style, at: Sheet.left, Sheet.end + 20)
    }
  }
}

/// Where the bytes go as they are written.
private final class Sink {
  var bytes: [UInt8] = []
}
