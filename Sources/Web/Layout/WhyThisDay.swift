/// The count behind a date, folded away under a question: from which day, days left out, by which article.
package struct WhyThisDay: Sendable, Hashable {
  package var question: String
  package var sentences: [String]
  package var basis: String
  package var isOpen: Bool

  package init(question: String, sentences: [String], basis: String, isOpen: Bool = false) {
    self.question = question
    self.sentences = sentences
    self.basis = basis
    self.isOpen = isOpen
  }

  package var html: HTML {
    """
    <details class="why"\(" open", if: isOpen)><summary>\(question)</summary>
    <div class="tint">\(sentences.map { "<p>\($0)</p>" })<p class="soft small">\(basis)</p></div></details>
    """
  }
}
