package import Definitions

extension Form {
  /// The form as a browser would send it, filled in with its own examples.
  ///
  /// A choice takes its first option, a yes/no takes no, unless `changes` says otherwise; a repeated
  /// section has one row. Questions that are not asked are dropped on reading.
  package func filledIn(changing changes: [String: String] = [:]) -> [String: [String]] {
    var raw: [String: [String]] = [:]
    for section in sections {
      let prefix = section.repeats == nil ? "" : "\(section.id).0."
      for field in section.fields where field.computed == nil {
        raw[prefix + field.id] = [changes[field.id] ?? field.sample]
      }
    }
    return raw
  }
}

extension Field {
  fileprivate var sample: String {
    if let example { return example }
    switch kind {
    case .yesNo: return "no"
    case .choice(let options), .choices(let options): return options.first?.id ?? ""
    case .number(let least, _, _): return least ?? "1"
    case .text, .story, .day, .phone, .citizenID, .creditCode, .email: return ""
    }
  }
}

/// A one-page PDF to hand in where a matter asks for a paper.
package enum SamplePaper {
  package static let bytes: [UInt8] = {
    let objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources"
        + "<</Font<</F 5 0 R>>>>>>",
      "<</Length 54>>stream\nBT /F 24 Tf 72 720 Td (Demonstration material) Tj ET\nendstream",
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    var text = "%PDF-1.4\n"
    var table = "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
    for (index, object) in objects.enumerated() {
      let digits = String(text.utf8.count)
      table += String(repeating: "0", count: 10 - digits.count) + digits + " 00000 n \n"
      text += "\(index + 1) 0 obj\(object)endobj\n"
    }
    let start = text.utf8.count
    text += table + "trailer<</Size \(objects.count + 1)/Root 1 0 R>>\nstartxref\n\(start)\n%%EOF\n"
    return Array(text.utf8)
  }()
}
