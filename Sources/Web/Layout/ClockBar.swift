/// A clock as a bar: how much of its time has gone, with a mark for the promised and the statutory day.
///
/// Drawn with attributes, not with styles: the page's policy allows none inline.
package struct ClockBar: Sendable, Hashable {
  package struct Mark: Sendable, Hashable {
    /// Where on the bar, 0…100.
    package var place: Int
    /// What stands below it, e.g. `承诺 10月12日`.
    package var text: String

    package init(place: Int, text: String) {
      self.place = place
      self.text = text
    }
  }

  package var light: Light
  /// How much is used up, 0…100.
  package var filled: Int
  package var marks: [Mark]
  /// The bar in a sentence, for those who do not see it.
  package var sentence: String

  package init(light: Light, filled: Int, marks: [Mark], sentence: String) {
    self.light = light
    self.filled = min(max(filled, 0), 100)
    self.marks = marks
    self.sentence = sentence
  }

  package var html: HTML {
    """
    <div class="clock"><svg role="img" aria-label="\(sentence)" focusable="false">
    <rect class="track" x="0" y="4" width="100%" height="11" rx="5.5"/>
    <rect class="fill \(light.rawValue)" x="0" y="4" width="\(filled)%" height="11" rx="5.5"/>\(marks.map(mark))
    </svg></div>
    """
  }

  private func mark(_ mark: Mark) -> HTML {
    let anchor = mark.place > 70 ? "end" : mark.place < 30 ? "start" : "middle"
    return """
      <rect class="mark" x="\(mark.place)%" y="0" width="2" height="19"/><text x="\(mark.place)%" dx="2" y="31" text-anchor="\(anchor)" aria-hidden="true">\(mark.text)</text>
      """
  }
}
