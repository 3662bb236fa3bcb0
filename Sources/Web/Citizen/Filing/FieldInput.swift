import Deadlines
import Definitions
import Hall

/// One question of a form as it is shown: its label, help, what was typed, what is wrong with it.
struct FieldInput: Sendable, Hashable {
  enum Control: Sendable, Hashable {
    case line(type: String, keyboard: String, isShort: Bool)
    case story
    case radios([Option])
    case checks([Option])
    /// Computed, or not reopened: shown and never typed.
    case shown
  }

  struct Option: Sendable, Hashable {
    let id: String
    let text: String
  }

  /// `floor_area`, or `buildings.0.height` in a repeated section.
  let address: String
  let label: String
  let help: String
  let optional: String
  let control: Control
  let unit: String
  let most: Int?
  let values: [String]
  let problem: String?
  /// Where the hall took the value from, when nobody has typed it; empty otherwise.
  var source = ""

  var anchor: String { "f-" + address }
  private var helpID: String { anchor + "-help" }
  private var wrongID: String { anchor + "-wrong" }
  private var sourceID: String { anchor + "-source" }

  /// Which texts describe the control to a screen reader.
  private var describedBy: String {
    [
      help.isEmpty ? nil : helpID, source.isEmpty ? nil : sourceID, problem == nil ? nil : wrongID,
    ].compactMap(\.self).joined(separator: " ")
  }

  var html: HTML {
    let classes = problem == nil ? "field" : "field wrong"
    switch control {
    case .radios(let options): return group(classes, options.map { choice($0, "radio") })
    case .checks(let options): return group(classes, options.map { choice($0, "checkbox") })
    case .shown:
      return """
        <div class="field" data-field="\(address)" data-shown><span class="label">\(label)</span>\(helpLine)<p id="\(anchor)">\(values.first ?? "—") \(unit)</p></div>
        """
    case .line, .story:
      return """
        <div class="\(classes)" data-field="\(address)"><label for="\(anchor)">\(label)\(optionalMark)</label>\(helpLine)\(sourceLine)\(wrongLine)\(asked)\(input)</div>
        """
    }
  }

  /// Tells the hall that this question was on the page, even where nothing was chosen.
  private var asked: HTML { "<input type=\"hidden\" name=\"asked\" value=\"\(address)\">" }

  private var optionalMark: HTML? {
    optional.isEmpty ? nil : " <span class=\"optional\">\(optional)</span>"
  }

  private var helpLine: HTML? {
    help.isEmpty ? nil : "<p class=\"help\" id=\"\(helpID)\">\(help)</p>"
  }

  private var sourceLine: HTML? {
    source.isEmpty ? nil : "<p class=\"help known\" id=\"\(sourceID)\">\(source)</p>"
  }

  private var wrongLine: HTML? {
    problem.map { "<p class=\"wrong-text\" id=\"\(wrongID)\">\($0)</p>" }
  }

  private var input: HTML {
    let value = values.first ?? ""
    guard case .line(let type, let keyboard, let isShort) = control else {
      return
        "<textarea id=\"\(anchor)\" name=\"\(address)\"\(described)\(limit)>\n\(value)</textarea>"
    }
    let box: HTML = """
      <input id="\(anchor)" name="\(address)" type="\(type)"\(keyboardMark(keyboard))\(shortMark(isShort)) value="\(value)"\(described)\(limit)>
      """
    return unit.isEmpty ? box : "<span class=\"with-unit\">\(box)<span>\(unit)</span></span>"
  }

  private func keyboardMark(_ keyboard: String) -> HTML? {
    keyboard.isEmpty ? nil : " inputmode=\"\(keyboard)\""
  }

  private func shortMark(_ isShort: Bool) -> HTML? { isShort ? " class=\"short\"" : nil }

  private var described: HTML {
    "\(describedBy.isEmpty ? nil : " aria-describedby=\"\(describedBy)\"" as HTML?)\(" aria-invalid=\"true\"", if: problem != nil)"
  }

  private var limit: HTML? { most.map { " maxlength=\"\($0)\"" } }

  private func group(_ classes: String, _ choices: [HTML]) -> HTML {
    """
    <fieldset class="\(classes)" id="\(anchor)" data-field="\(address)"\(described)><legend>\(label)\(optionalMark)</legend>\(helpLine)\(wrongLine)\(asked)\(choices)</fieldset>
    """
  }

  private func choice(_ option: Option, _ type: String) -> HTML {
    let id = "\(anchor)-\(option.id)"
    return """
      <div class="choice"><input type="\(type)" id="\(id)" name="\(address)" value="\(option.id)"\(" checked", if: values.contains(option.id))><label for="\(id)">\(option.text)</label></div>
      """
  }
}

extension FieldInput {
  /// A field of a definition with what was typed so far.
  init(
    _ field: Field,
    at address: String,
    typed: [String],
    problem: String?,
    source: KnownAnswer.Origin? = nil,
    frame: PageFrame
  ) {
    let language = frame.language
    self.address = address
    label = field.label[language]
    help = field.help?[language] ?? ""
    if case .optional = field.need {
      optional = language == .zh ? "（可不填）" : "(optional)"
    } else {
      optional = ""
    }
    control =
      field.computed == nil ? Self.control(field.kind, isWrong: problem != nil, frame) : .shown
    unit = field.unit?[language] ?? ""
    values = typed
    self.problem = problem
    self.source = source.map { frame($0.words) } ?? ""
    most =
      switch field.kind {
      case .text(let most), .story(let most): most
      default: nil
      }
  }

  private static func control(_ kind: Field.Kind, isWrong: Bool, _ frame: PageFrame) -> Control {
    switch kind {
    case .text: .line(type: "text", keyboard: "", isShort: false)
    case .story: .story
    case .number: .line(type: "text", keyboard: "decimal", isShort: true)
    case .yesNo:
      .radios([
        Option(id: "yes", text: frame.language == .zh ? "是" : "Yes"),
        Option(id: "no", text: frame.language == .zh ? "不是" : "No"),
      ])
    // A date field of a browser cannot show what was mistyped; a plain one keeps it.
    case .day: .line(type: isWrong ? "text" : "date", keyboard: "", isShort: true)
    case .choice(let options):
      .radios(options.map { Option(id: $0.id, text: $0.label[frame.language]) })
    case .choices(let options):
      .checks(options.map { Option(id: $0.id, text: $0.label[frame.language]) })
    case .phone: .line(type: "tel", keyboard: "tel", isShort: true)
    case .citizenID, .creditCode: .line(type: "text", keyboard: "", isShort: false)
    case .email: .line(type: "email", keyboard: "email", isShort: false)
    }
  }
}
