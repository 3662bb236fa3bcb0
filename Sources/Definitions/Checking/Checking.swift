import Deadlines

extension Catalogue {
  /// Every flaw of the definitions as a whole, at once; none is looked for in a file by itself.
  ///
  /// - Parameters:
  ///   - places: where each part stands.
  ///   - isWhole: false where a file could not be read: what it may have defined is not missed.
  /// - Returns: the flaws and warnings, in the order of files and lines.
  package func problems(places: Places, isWhole: Bool) -> [Problem] {
    var checking = Checking(catalogue: self, places: places, isWhole: isWhole)
    for unit in units.values { checking.check(unit) }
    for form in forms.values { checking.check(form) }
    for procedure in procedures.values { checking.check(procedure) }
    return sorted(checking.problems)
  }
}

/// Gathers the flaws; one file per thing that is checked.
struct Checking {
  let catalogue: Catalogue
  let places: Places
  let isWhole: Bool
  private(set) var problems: [Problem] = []

  init(catalogue: Catalogue, places: Places, isWhole: Bool) {
    self.catalogue = catalogue
    self.places = places
    self.isWhole = isWhole
  }

  mutating func flaw(_ path: String, _ zh: String, _ en: String) {
    add(Problem(at: places.nearest(to: path), Words(zh: zh, en: en)))
  }

  mutating func warn(_ path: String, _ zh: String, _ en: String) {
    add(Problem(at: places.nearest(to: path), Words(zh: zh, en: en), isWarning: true))
  }

  mutating func add(_ problem: Problem) {
    problems.append(problem)
  }

  /// A name that is not among those known, with the nearest, or with all where they are few.
  mutating func unknown(
    _ path: String,
    _ zh: String,
    _ en: String,
    _ name: String,
    known: some Sequence<String>
  ) {
    let known = Set(known).sorted()
    if let nearest = known.nearest(to: name) {
      flaw(
        path,
        "没有\(zh)“\(name)”；是不是“\(nearest)”？",
        "unknown \(en) '\(name)'; did you mean '\(nearest)'?"
      )
    } else if known.isEmpty {
      flaw(path, "没有\(zh)“\(name)”；一个\(zh)也没有定义", "unknown \(en) '\(name)'; none is defined")
    } else {
      let more = known.count > 8 ? ", …" : ""
      flaw(
        path,
        "没有\(zh)“\(name)”；已有：\(known.prefix(8).joined(separator: "、"))\(more)",
        "unknown \(en) '\(name)'; known: \(known.prefix(8).joined(separator: ", "))\(more)"
      )
    }
  }

  /// A name of another file, which is not missed while a file cannot be read.
  mutating func undefined(
    _ path: String,
    _ zh: String,
    _ en: String,
    _ name: String,
    known: some Sequence<String>
  ) {
    guard isWhole else { return }
    unknown(path, zh, en, name, known: known)
  }

  /// Notes each name that stands more than once.
  mutating func unique(_ names: [(name: String, path: String)], _ zh: String, _ en: String) {
    var seen: Set<String> = []
    for (name, path) in names where !seen.insert(name).inserted {
      flaw(path, "\(zh)“\(name)”出现两次", "\(en) '\(name)' stands here twice")
    }
  }
}
