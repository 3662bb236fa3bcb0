import CQRCode

/// A QR code: which of its small squares are dark. Source: ISO/IEC 18004.
struct ScanSquare {
  let width: Int
  let dark: [(row: Int, column: Int)]

  /// Nil where the text is too long for one, or empty.
  init?(_ text: String) {
    guard !text.isEmpty, text.utf8.count <= 1_000,
      let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M)
    else { return nil }
    defer { QRcode_free(code) }
    let side = Int(code.pointee.width)
    guard side > 0, let data = code.pointee.data else { return nil }
    width = side
    dark = (0..<side * side).filter { data[$0] & 1 == 1 }.map { ($0 / side, $0 % side) }
  }
}
