/// The A4 sheet around a text: a whole HTML document with its style inside, so that stored bytes print the
/// same for ever. Measures after GB/T 9704: margins 37/35 mm and 28/26 mm, title centred, seal over the date.
package enum PaperSheet {
  /// The Content-Security-Policy to serve a stored paper with; the paper itself admits only its own style,
  /// by hash.
  package static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; "
    + "frame-ancestors 'self'"

  /// - Parameter body: writes what stands on the sheet.
  static func html(_ facts: PaperFacts, body: (inout [UInt8]) -> Void) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8_192)
    bytes += head
    bytes += Array(facts.kind.title.utf8) + [UInt8(ascii: " ")]
    escape(facts.words["number"] ?? "", to: &bytes)
    bytes += styled
    bytes += Array(facts.kind.textFile.utf8) + opened
    body(&bytes)
    bytes += end
    return bytes
  }

  private static let head = Array(
    """
    <!doctype html>
    <html lang="zh-Hans">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '\(styleHash)'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>
    """.utf8
  )
  private static let styled = Array(
    "</title>\n<style>\(style)</style>\n</head>\n<body class=\"".utf8
  )
  private static let opened = Array("\">\n<main class=\"sheet\">\n".utf8)
  private static let end = Array("\n</main>\n</body>\n</html>\n".utf8)

  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      true
    default: false
    }
  }

  /// A value as text between tags.
  static func escape(_ text: String, to bytes: inout [UInt8]) {
    guard text.utf8.contains(where: isMark) else {
      bytes += text.utf8
      return
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "<"): bytes += "&lt;".utf8
      case UInt8(ascii: ">"): bytes += "&gt;".utf8
      case UInt8(ascii: "&"): bytes += "&amp;".utf8
      case UInt8(ascii: "\""): bytes += "&quot;".utf8
      case UInt8(ascii: "'"): bytes += "&#39;".utf8
      default: bytes.append(byte)
      }
    }
  }

  /// SHA-256 of `style`; a test keeps both together.
  static let styleHash = "sha256-iTHevI8mUPpmEKdBBOrYsiPTdCLdV4M34VGRzPkygyI="

  static let style = """

    @page { size: A4; margin: 30mm 26mm 30mm 28mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: #e9e6df; color: #111;
      font: 16pt/1.75 FangSong, STFangsong, "Noto Serif CJK SC", "Source Han Serif SC", SimSun, serif; }
    .sheet { background: #fff; width: 210mm; min-height: 297mm; margin: 8mm auto; padding: 30mm 26mm 30mm 28mm;
      overflow-wrap: anywhere; }
    header { text-align: center; margin-bottom: 8mm; }
    header .unit { margin: 0; color: #b3161b; font-size: 20pt; font-weight: 700; letter-spacing: .12em; }
    h1 { margin: 3mm 0 4mm; font-size: 22pt; line-height: 1.4; letter-spacing: .06em;
      font-family: FZXiaoBiaoSong-B05S, "Noto Serif CJK SC", SimSun, serif; }
    .number { margin: 0; text-align: right; }
    header .number { border-bottom: 2px solid #b3161b; padding-bottom: 3mm; }
    p { margin: 0 0 2mm; text-indent: 2em; }
    .to, .number, .unit, .plain, .signature p { text-indent: 0; }
    h2 { font-size: 16pt; margin: 4mm 0 1mm; font-family: SimHei, "Noto Sans CJK SC", sans-serif; }
    ol, ul { margin: 0 0 3mm; padding-left: 2.4em; }
    li { margin-bottom: 1.5mm; }
    table { width: 100%; border-collapse: collapse; margin: 2mm 0 4mm; font-size: 14pt; line-height: 1.5; }
    th, td { border: 1px solid #333; padding: 1.5mm 2.5mm; text-align: left; vertical-align: top; }
    th { width: 28%; font-weight: 600; }
    thead th { width: auto; background: #f4f2ed; }
    .code { font-family: "Noto Sans Mono CJK SC", monospace; letter-spacing: .15em; font-weight: 700; }
    .note { font-size: 13pt; color: #333; }
    .signature { position: relative; margin: 14mm 0 6mm; min-height: 42mm; text-align: right;
      break-inside: avoid; padding-right: 10mm; padding-top: 12mm; }
    .signature p { margin: 0; }
    .seal { position: absolute; right: 14mm; top: 0; width: 40mm; height: 40mm; border: 1px dashed #d98a8d;
      border-radius: 50%; color: #b3161b; font-size: 11pt; line-height: 40mm; text-align: center; }
    .receipt-of-service { margin-top: 8mm; border-top: 1px solid #999; padding-top: 3mm; font-size: 13pt; }
    .certificate .sheet { border: 3mm double #b3161b; }
    .certificate h1 { font-size: 30pt; letter-spacing: .2em; margin: 10mm 0 8mm; }
    @media (max-width: 800px) {
      body { font-size: 17px; background: #fff; }
      .sheet { width: auto; min-height: 0; margin: 0; padding: 24px 18px; }
      h1 { font-size: 24px; } h2 { font-size: 18px; } header .unit { font-size: 19px; }
      table, .note { font-size: 16px; } .certificate h1 { font-size: 26px; }
    }
    @media print {
      body { background: #fff; }
      .sheet { width: auto; min-height: 0; margin: 0; padding: 0; }
      .certificate .sheet { padding: 12mm; min-height: 230mm; }
    }

    """
}
