/// A quota counts by a choice of the form, and has a number for each of its options.
extension Checking {
  mutating func checkQuota(of procedure: Procedure, _ form: Form, _ path: String) {
    guard let quota = procedure.quota else { return }
    // Who is granted on the spot would pass those who wait their turn. Source: 行政许可法 §57.
    if procedure.instant != nil {
      flaw(
        "\(path)/instant",
        "有名额限制的事项按受理先后决定，不能当场决定：instant 和 quota 不能同时写",
        "limited places go in the order of acceptance: instant and quota exclude each other"
      )
    }
    let options = form.fields.lazy.filter { $0.id == quota.field }.compactMap { field in
      if case .choice(let options) = field.kind { options.map(\.id) } else { nil }
    }.first
    guard let options else {
      let choices = form.fields.filter { field in
        if case .choice = field.kind { true } else { false }
      }
      unknown("\(path)/quota/field", "单选字段", "choice", quota.field, known: choices.map(\.id))
      return
    }
    for area in quota.places.keys.sorted() where !options.contains(area) {
      unknown("\(path)/quota/places", "选项", "option", area, known: options)
    }
    for area in options where quota.places[area] == nil {
      flaw(
        "\(path)/quota/places",
        "没有写“\(area)”有几个名额",
        "how many places '\(area)' has is not said"
      )
    }
  }
}
