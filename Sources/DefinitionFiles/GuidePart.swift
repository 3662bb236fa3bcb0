import Definitions

/// Reads what a service guide says that nothing else in the file does.
///
/// Source: GB/T 36114.
struct GuidePart {
  let notes: Notes

  func guide(_ procedure: Table) -> Guide {
    let keys = [
      "audience", "scope", "conditions", "prohibitions", "quantity", "visits", "channels",
      "consult", "complaint", "questions", "keywords",
    ]
    guard let node = procedure.need("guide"),
      let table = Table(node, at: "\(procedure.path)/guide", keys: keys, notes: notes)
    else { return Guide() }
    // A guide without one of these cannot be published (S31). Source: 国令716 §6; GB/T 36114.
    for key in ["audience", "conditions", "channels", "consult", "complaint"] {
      _ = table.need(key)
    }
    let audience = table.list("audience") { node, _ in
      table.word(node, among: ["person", "organisation"])
        .flatMap { Guide.Audience(rawValue: $0) }
    }
    return Guide(
      scope: table.words("scope"),
      audience: audience,
      conditions: table.wordsList("conditions"),
      prohibitions: table.wordsList("prohibitions"),
      quantityLimit: table.words("quantity"),
      visits: table.number("visits", in: 0...20) ?? 0,
      channels: table.wordsList("channels"),
      consult: table.words("consult"),
      complaint: table.words("complaint"),
      questions: questions(table),
      keywords: table.texts("keywords")
    )
  }

  private func questions(_ guide: Table) -> [Guide.Question] {
    guide.list("questions") { node, path in
      Table(node, at: path, keys: ["ask", "answer"], notes: notes).map {
        Guide.Question(ask: $0.needWords("ask"), answer: $0.needWords("answer"))
      }
    }
  }
}
