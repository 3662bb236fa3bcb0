import Foundation
import Testing

@testable import Printing

@Suite struct `A paper as a PDF` {
  private static let page = """
    <!doctype html>
    <html lang="zh-Hans">
    <head><meta charset="utf-8"><title>不印</title><style>p { color: red; }</style></head>
    <body class="grant">
    <main class="sheet">
    <header>
    <p class="unit">演示市市场监督管理局</p>
    <h1>准予行政许可决定书</h1>
    <p class="number">沈市监决字〔2026〕12号</p>
    </header>
    <p class="to">林小禾：</p>
    <p>你（单位）提出的 A &amp; B 申请，&lt;经审查&gt;，决定准予。</p>
    <table><tr><th>名称</th><td>林记小馆</td></tr></table>
    <ol><li>第一项</li><li>第二项</li></ol>
    <div class="signature"><span class="seal">（印　章）</span><p>演示市市场监督管理局</p><p>2026年9月28日</p></div>
    <p class="plain receipt-of-service">联系地址：演示大道 1 号</p>
    </main></body></html>
    """

  @Test func `what stands on the sheet is read block by block`() {
    let office = "演示市市场监督管理局"
    #expect(
      PaperBlocks(Self.page).blocks == [
        .unit(office), .title("准予行政许可决定书"), .number("沈市监决字〔2026〕12号"),
        .paragraph("林小禾：", isIndented: false, isSmall: false),
        .paragraph("你（单位）提出的 A & B 申请，<经审查>，决定准予。", isIndented: true, isSmall: false),
        .row([.init(text: "名称", isHead: true), .init(text: "林记小馆", isHead: false)]),
        .item(mark: "1.", "第一项"), .item(mark: "2.", "第二项"),
        .signature([office, "2026年9月28日"]),
        .paragraph("联系地址：演示大道 1 号", isIndented: false, isSmall: true),
      ]
    )
  }

  @Test func `the words can be read back from it, on numbered pages`() throws {
    let long = (1...60).map { "<p>第 \($0) 段：依照行政许可法的规定，经审查，申请符合法定条件、标准。</p>" }
    let html = Self.page.replacing("<table>", with: long.joined() + "<table>")
    let text = try read(PrintedPaper(html: html, title: "决定书", date: "2026-09-28").pdf())
    for words in ["准予行政许可决定书", "<经审查>", "第 60 段", "林记小馆", "2026年9月28日", "— 1 —", "— 3 —"] {
      #expect(text.packed.contains(words.packed), "\(words) is not on the paper")
    }
    #expect(!text.contains("不印"))
  }

  @Test func `fonts are embedded as subsets, and a paper stays small`() throws {
    let bytes = try PrintedPaper(html: Self.page, title: "决定书", date: "2026-09-28").pdf()
    #expect(bytes.starts(with: Array("%PDF-".utf8)))
    #expect(bytes.count < 200_000)
    let fonts = try run("pdffonts", bytes)
    #expect(fonts.contains("NotoSerifCJK"))
    for line in fonts.split(separator: "\n").dropFirst(2) {
      #expect(line.contains("+Noto"), "not a subset: \(line)")
    }
  }

  @Test func `every sheet is A4`() throws {
    let long = String(repeating: "<p>依照行政许可法的规定，经审查，申请符合法定条件、标准。</p>", count: 60)
    let html = Self.page.replacing("<table>", with: long + "<table>")
    let bytes = try PrintedPaper(html: html, title: "决定书", date: "2026-09-28").pdf()
    let told = try run("pdfinfo", bytes, "-l", "9")
    let sizes = told.split(separator: "\n").filter { $0.hasPrefix("Page ") && $0.contains("size:") }
    #expect(sizes.count > 1)
    for size in sizes { #expect(size.contains("(A4)"), "\(size)") }
  }

  @Test func `the same paper gives the same bytes`() throws {
    let paper = PrintedPaper(html: Self.page, title: "决定书", date: "2026-09-28T00:00:00+08:00")
    #expect(try paper.pdf() == paper.pdf())
  }

  @Test func `a text gone wild is told, not printed for ever`() {
    let wild = Self.page.replacing("<table>", with: String(repeating: "<p>一</p>", count: 5_000))
    let paper = PrintedPaper(html: wild, title: "", date: "")
    #expect(throws: PrintFault.tooLong(pages: 100)) { try paper.pdf() }
  }

  @Test(arguments: [
    "", "<", "<p", "</p></p></p>", "<p>&#39;&amp;lt;</p>", "<body><td>一<th>二</tr></table>",
    "<ol><li><ol><li>",
  ])
  func `broken markup prints what it can`(html: String) throws {
    #expect(!(try PrintedPaper(html: html, title: "", date: "").pdf().isEmpty))
  }

  @Test func `a row longer than a page goes on upon the next`() throws {
    let value = String(repeating: "很长的一格。", count: 400)
    let html = "<body><table><tr><th>内容</th><td>\(value)末尾</td></tr></table></body>"
    let text = try read(PrintedPaper(html: html, title: "", date: "").pdf())
    #expect(text.packed.contains("末尾") && text.packed.contains("—2—"))
  }

  @Test func `the square leads where it says`() throws {
    let square = try #require(ScanSquare("https://hall.example/certificates?number=1"))
    #expect(square.width >= 21 && square.dark.count > 100)
    #expect(ScanSquare("") == nil)
    #expect(ScanSquare(String(repeating: "x", count: 1_001)) == nil)
  }

  private func read(_ bytes: [UInt8]) throws -> String {
    try run("pdftotext", bytes)
  }

  /// A program of poppler-utils, fed with a PDF.
  private func run(
    _ program: String,
    _ bytes: [UInt8],
    _ options: String...
  ) throws -> String {
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID()).pdf")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/\(program)")
    process.arguments =
      program == "pdftotext" ? ["-layout", file.path, "-"] : options + [file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }
}

extension String {
  fileprivate var packed: String { filter { !$0.isWhitespace } }
}
