package import Deadlines

/// What a matter asks of an applicant: answers in sections, and materials.
package struct Form: Sendable {
  package var id: String
  package var title: Words
  /// The field whose answer names the case in lists, e.g. the shop's name.
  package var subject: String
  package var sections: [Section] { didSet { index() } }
  package var materials: [Material]
  /// Of all sections. Kept, as the names below: every filing asks for them several times.
  package private(set) var fields: [Field] = []
  /// What a raw answer may be called; a row's field without the row's number.
  private(set) var rawNames: Set<String> = []

  package init(
    id: String,
    title: Words,
    subject: String,
    sections: [Section],
    materials: [Material]
  ) {
    self.id = id
    self.title = title
    self.subject = subject
    self.sections = sections
    self.materials = materials
    index()
  }

  private mutating func index() {
    fields = sections.flatMap(\.fields)
    rawNames = Set(
      sections.flatMap { section in
        section.fields.map { section.repeats == nil ? $0.id : "\(section.id).\($0.id)" }
      }
    )
  }
}

/// A page of the form. A repeated section is a group: its fields are asked once a row.
package struct Section: Sendable {
  package var id: String
  package var title: Words
  package var help: Words?
  package var condition: Condition?
  package var repeats: Repeats?
  package var fields: [Field]

  /// At least `least` and at most `most` rows; `row` names one ("一栋楼", "a building").
  package struct Repeats: Sendable, Hashable {
    package var least: Int
    package var most: Int
    package var row: Words

    package init(least: Int, most: Int, row: Words) {
      self.least = least
      self.most = most
      self.row = row
    }
  }

  package init(
    id: String,
    title: Words,
    help: Words?,
    condition: Condition?,
    repeats: Repeats?,
    fields: [Field]
  ) {
    self.id = id
    self.title = title
    self.help = help
    self.condition = condition
    self.repeats = repeats
    self.fields = fields
  }
}

/// One question. `element` is the data element it asks: two names for one element are a flaw.
package struct Field: Sendable {
  package var id: String
  package var element: String
  package var label: Words
  package var help: Words?
  package var kind: Kind
  package var need: Need
  package var condition: Condition?
  package var checks: [Check]
  /// FEEL that gives the value; a computed field is shown and never typed.
  package var computed: Condition?
  /// The unit of a number, e.g. 平方米.
  package var unit: Words?
  package var example: String?
  /// Personal data: masked in public, erased when retention ends.
  package var isPersonal: Bool
  /// The members that receive it; empty: the members that ask for it.
  package var receivers: [String]

  package enum Kind: Sendable, Hashable {
    case text(most: Int)
    /// A longer text of several lines.
    case story(most: Int)
    case number(least: String?, most: String?, decimals: Int)
    case yesNo
    case day
    case choice([Option])
    case choices([Option])
    case phone
    /// 18-character citizen identity number, check digit valid (GB 11643).
    case citizenID
    /// 18-character unified social credit code, check digit valid (GB 32100).
    case creditCode
    case email
  }

  package struct Option: Sendable, Hashable {
    package var id: String
    package var label: Words

    package init(id: String, label: Words) {
      self.id = id
      self.label = label
    }
  }

  package enum Need: Sendable {
    case required
    case optional
    case requiredWhen(Condition)
  }

  /// A yes/no condition that must not be false, and the sentence shown when it is.
  package struct Check: Sendable {
    package var condition: Condition
    package var message: Words

    package init(condition: Condition, message: Words) {
      self.condition = condition
      self.message = message
    }
  }

  package init(
    id: String,
    element: String,
    label: Words,
    help: Words?,
    kind: Kind,
    need: Need,
    condition: Condition?,
    checks: [Check],
    computed: Condition?,
    unit: Words?,
    example: String?,
    isPersonal: Bool,
    receivers: [String]
  ) {
    self.id = id
    self.element = element
    self.label = label
    self.help = help
    self.kind = kind
    self.need = need
    self.condition = condition
    self.checks = checks
    self.computed = computed
    self.unit = unit
    self.example = example
    self.isPersonal = isPersonal
    self.receivers = receivers
  }
}

/// One paper asked for. Source: 行政许可法 §30, §31; GB/T 39554 material elements.
package struct Material: Sendable {
  package var id: String
  package var title: Words
  package var help: Words?
  package var necessity: Necessity
  package var form: Form
  package var source: Source
  /// Who makes it, or how it is obtained.
  package var sourceNote: Words?
  package var condition: Condition?
  package var basis: Citation?
  /// Most files one applicant may hand in for it.
  package var mostFiles: Int
  package var receivers: [String]
  /// When a deferrable material must be there; nil for any other.
  package var followUp: FollowUp?

  /// By when a material may follow (容缺后补).
  package enum FollowUp: Sendable, Hashable {
    case within(TimeLimit)
    /// So many natural days before the day that a field names.
    case ahead(days: Int, field: String)
  }

  package enum Necessity: String, Sendable, Hashable, CaseIterable {
    case required, optional, deferrable
  }
  package enum Form: String, Sendable, Hashable, CaseIterable { case paper, electronic, either }
  package enum Source: String, Sendable, Hashable, CaseIterable {
    case applicant, government, intermediary
    /// Fetched by data sharing, never asked for. Source: 国令716 §7.
    case shared
  }

  package init(
    id: String,
    title: Words,
    help: Words?,
    necessity: Necessity,
    form: Form,
    source: Source,
    sourceNote: Words?,
    condition: Condition?,
    basis: Citation?,
    mostFiles: Int,
    receivers: [String],
    followUp: FollowUp? = nil
  ) {
    self.id = id
    self.title = title
    self.help = help
    self.necessity = necessity
    self.form = form
    self.source = source
    self.sourceNote = sourceNote
    self.condition = condition
    self.basis = basis
    self.mostFiles = mostFiles
    self.receivers = receivers
    self.followUp = followUp
  }
}
