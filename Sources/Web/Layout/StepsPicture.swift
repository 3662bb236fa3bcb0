/// Where a case is, as a line of steps; a step may hold the cards of its branches side by side.
package struct StepsPicture: Sendable {
  package enum Place: String, Sendable { case past, now, ahead, ended }

  package struct Step: Sendable {
    package var place: Place
    package var name: String
    /// When, and by whom.
    package var detail: String
    package var branches: [Branch]

    package init(_ place: Place, _ name: String, detail: String = "", branches: [Branch] = []) {
      self.place = place
      self.name = name
      self.detail = detail
      self.branches = branches
    }
  }

  package struct Branch: Sendable {
    package var name: String
    /// Nil where nothing runs yet, as in a guide.
    package var light: Light?
    package var state: String
    /// Who has it, and what is being done.
    package var holder: String
    /// What else has to be said honestly, such as a step that is late.
    package var note: String
    package var bar: ClockBar?
    package var links: [(Href, String)]

    package init(
      name: String,
      light: Light?,
      state: String,
      holder: String,
      note: String = "",
      bar: ClockBar? = nil,
      links: [(Href, String)] = []
    ) {
      self.name = name
      self.light = light
      self.state = state
      self.holder = holder
      self.note = note
      self.bar = bar
      self.links = links
    }
  }

  package var steps: [Step]
  /// What each dot says to those who do not see it, e.g. «已完成».
  package var spoken: @Sendable (Place) -> String

  package init(_ steps: [Step], spoken: @escaping @Sendable (Place) -> String) {
    self.steps = steps
    self.spoken = spoken
  }

  package var html: HTML { "<ol class=\"steps\">\(steps.map(item))</ol>" }

  private func item(_ step: Step) -> HTML {
    """
    <li class="\(step.place.rawValue)"\(" aria-current=\"step\"", if: step.place == .now)>\(dot(step.place))<span class="hidden">\(spoken(step.place))</span>
    <span class="name">\(step.name)</span> <span class="soft">\(step.detail)</span>\(cards(step.branches))</li>
    """
  }

  private func cards(_ branches: [Branch]) -> HTML? {
    branches.isEmpty ? nil : "<ul class=\"branches\">\(branches.map(card))</ul>"
  }

  private func card(_ branch: Branch) -> HTML {
    """
    <li class="card"><h3>\(branch.name)</h3>
    <p>\(branch.light?.html(branch.state) ?? "\(branch.state)")</p>
    <p class="soft">\(branch.holder)</p>\(branch.bar?.html)\(branch.note.isEmpty ? nil : "<p class=\"soft small\">\(branch.note)</p>" as HTML?)\(branch.links.map(link))</li>
    """
  }

  private func link(_ link: (Href, String)) -> HTML { "<p><a href=\"\(link.0)\">\(link.1)</a></p>" }

  private func dot(_ place: Place) -> HTML {
    let inside: HTML
    switch place {
    case .past:
      inside = """
        <circle class="dot-past" cx="11.5" cy="11.5" r="11"/><path class="dot-tick" d="m7.5 12 3 3 5.5-6.5" stroke-width="1.8"/>
        """
    case .now:
      inside = """
        <circle class="dot-now" cx="11.5" cy="11.5" r="9.5" stroke-width="3"/><circle class="dot-core" cx="11.5" cy="11.5" r="4.7"/>
        """
    case .ahead:
      inside = "<circle class=\"dot-ahead\" cx=\"11.5\" cy=\"11.5\" r=\"9.5\" stroke-width=\"3\"/>"
    case .ended:
      inside = """
        <circle class="dot-bad" cx="11.5" cy="11.5" r="11"/><path class="dot-tick" d="M8 8l7 7M15 8l-7 7" stroke-width="1.8"/>
        """
    }
    return "<svg viewBox=\"0 0 23 23\" aria-hidden=\"true\" focusable=\"false\">\(inside)</svg>"
  }
}
