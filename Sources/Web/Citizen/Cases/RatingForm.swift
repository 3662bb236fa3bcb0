import Casework
import Deadlines
import Definitions

/// 好差评: five levels and a few words. Source: GB/T 39735; GB/T 39046 A.8.
struct RatingForm: Sendable {
  let frame: PageFrame
  let number: CaseNumber
  var problem: String?

  var html: HTML {
    """
    <section class="card" aria-labelledby="rate"><h2 id="rate">\(Say.title, frame.language)</h2>\(problem.map { "<p class=\"wrong-text\" role=\"alert\">\($0)</p>" })
    <form class="act" method="post" action="\(Href.rating(number))">\(frame.csrfField)<fieldset class="stars"><legend class="hidden">\(Say.title, frame.language)</legend>\(Self.levels.map(level))</fieldset>
    <div class="field"><label for="comment">\(Say.comment, frame.language)</label><textarea id="comment" name="comment" maxlength="1000"></textarea></div>
    <p class="actions"><button class="button">\(Say.send, frame.language)</button></p></form></section>
    """
  }

  private func level(_ level: (number: Int, words: Words)) -> HTML {
    """
    <div class="choice"><input type="radio" required id="level-\(level.number)" name="level" value="\(level.number)"><label for="level-\(level.number)">\(level.words, frame.language)</label></div>
    """
  }

  static let levels: [(number: Int, words: Words)] = [
    (1, Words(zh: "非常满意", en: "Very satisfied")), (2, Words(zh: "满意", en: "Satisfied")),
    (3, Words(zh: "基本满意", en: "Fairly satisfied")), (4, Words(zh: "不满意", en: "Dissatisfied")),
    (5, Words(zh: "非常不满意", en: "Very dissatisfied")),
  ]

  private enum Say {
    static let title = Words(zh: "您对这次办理满意吗？", en: "How satisfied are you?")
    static let comment = Words(zh: "想说的话（可不填）", en: "Anything to add (optional)")
    static let send = Words(zh: "提交评价", en: "Send rating")
  }
}
