/// The hall's CSS: one file per component under `Styles/`, joined in layers and served as one sheet.
package enum Stylesheet {
  /// What every page needs.
  package static let hall = joined([
    ("reset", [reset]), ("base", [tokens, document]),
    (
      "component",
      [
        topBar, buttons, cards, fields, uploads, problems, lights, steps, clockBar, tables, facts,
        print,
      ]
    ),
    ("page", [home, tracking]),
  ])

  /// One sheet of files, each in its layer; the order of layers is always the same.
  package static func joined(_ layers: [(layer: String, files: [String])]) -> String {
    "@layer reset, base, component, page;\n"
      + layers.map { "@layer \($0.layer) {\n\($0.files.joined(separator: "\n"))\n}\n" }.joined()
  }
}
