package import Casework
package import Deadlines
package import Definitions

/// A case as a clerk reads it, with the rules it is pinned to: all that the desk's pages are made from.
package struct CaseInHand: Sendable {
  package var file: CaseFile
  package var rules: Rules
  /// Only what this unit may see.
  package var answers: Answers
  /// What a licence would say if its change were granted.
  package var changed: Answers?
  package var files: [HandedIn]
  /// Those that this reader may see, each by its place in the whole case.
  package var papers: [PaperInFile]
  package var story: [StoryLine]
  package var subject: String
  package var applicant: String
  /// The materials that this reader is shown: of the others he is not told whether they came.
  package var shownMaterials = Access.Scope.all

  /// One file of a material.
  package struct HandedIn: Sendable, Hashable {
    package var material: String
    package var name: String
    package var digest: String
    package var type: String
    package var bytes: Int

    /// Media types that every browser draws by itself; a HEIC photo is downloaded.
    static let pictures: Set<String> = ["image/jpeg", "image/png"]
    var isPicture: Bool { Self.pictures.contains(type) }

    package init(material: String, name: String, digest: String, type: String, bytes: Int) {
      self.material = material
      self.name = name
      self.digest = digest
      self.type = type
      self.bytes = bytes
    }
  }

  package struct PaperInFile: Sendable, Hashable {
    package var place: Int
    package var paper: Paper

    package init(place: Int, paper: Paper) {
      self.place = place
      self.paper = paper
    }
  }

  /// One recorded fact: when, who, what.
  package struct StoryLine: Sendable {
    package var at: Moment
    package var who: String
    package var event: Event

    package init(at: Moment, who: String, event: Event) {
      self.at = at
      self.who = who
      self.event = event
    }
  }

  package init(
    file: CaseFile,
    rules: Rules,
    answers: Answers,
    files: [HandedIn],
    story: [StoryLine],
    subject: String,
    applicant: String
  ) {
    self.file = file
    self.rules = rules
    self.answers = answers
    self.files = files
    papers = file.papers.enumerated().map { PaperInFile(place: $0 + 1, paper: $1) }
    self.story = story
    self.subject = subject
    self.applicant = applicant
  }

  var number: CaseNumber { file.number }

  func unit(_ id: UnitID, _ language: Language) -> String {
    rules.units[id]?.title[language] ?? id
  }

  func matter(_ branch: BranchID?, _ language: Language) -> String {
    guard let branch = branch.flatMap(file.branch) else { return rules.procedure.title[language] }
    return rules.matter(of: branch).title[language]
  }

  /// The number's sequence, as people at a counter say it: `00042`, with the branch where one is meant.
  static func short(_ number: CaseNumber, _ branch: BranchID? = nil) -> String {
    // After the region and the day, before the check digit.
    let sequence = String(number.text.dropFirst(16).prefix { $0 != "-" })
    guard let branch, branch != .whole else { return sequence }
    return sequence + "-" + branch.text
  }
}
