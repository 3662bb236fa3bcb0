import Deadlines
import Definitions
import Hall
import Supervision

/// How many cases were decided on time, and how long they took, on the home page. Below five cases nothing is
/// said: so few are no rate, and somebody could be recognised.
struct FiguresPart: Sendable {
  static let fewest = 5

  private let language: Language
  private let figures: [(number: String, text: String, isGood: Bool)]
  private let period: String
  /// What stands there instead of figures.
  private let missing: Words

  /// - Parameter counted: nil while the hall, just started, has not counted yet.
  init(_ counted: PromisesKept?, _ formats: Formats) {
    language = formats.language
    guard let counted else {
      (figures, period, missing) = ([], "", Say.notCounted)
      return
    }
    missing = Say.tooFew
    period =
      language == .zh
      ? "\(formats.full(counted.from))至\(formats.full(counted.through))办结的办件"
      : "Cases closed from \(formats.full(counted.from)) to \(formats.full(counted.through))"
    guard counted.decided >= Self.fewest, let permille = counted.onTimePermille,
      let median = counted.medianWorkdays
    else {
      figures = []
      return
    }
    let rate = permille == 1000 ? "100%" : "\(permille / 10).\(permille % 10)%"
    figures = [
      (rate, Say.onTime[language], permille >= 950),
      ("\(median)", Say.median[language], false),
      ("\(counted.decided)", Say.decided[language], false),
    ]
  }

  var html: HTML {
    guard !figures.isEmpty else { return "<p class=\"empty\">\(missing, language)</p>" }
    return """
      <div class="card"><div class="figure-row">\(figures.map(figure))</div><p class="small soft">\(period)</p></div>
      """
  }

  private func figure(_ figure: (number: String, text: String, isGood: Bool)) -> HTML {
    """
    <p class="small soft"><b class="\(figure.isGood ? "on-time" : "plain")">\(figure.number)</b>\(figure.text)</p>
    """
  }

  private enum Say {
    static let onTime = Words(zh: "按时办结", en: "decided on time")
    static let median = Words(zh: "工作日中位数", en: "workdays, median")
    static let decided = Words(zh: "办结件数", en: "cases closed")
    static let notCounted = Words(
      zh: "正在统计近 12 个月的按时率，稍后刷新即可看到。",
      en: "The figures of the last 12 months are being counted; they stand here shortly."
    )
    static let tooFew = Words(
      zh: "近 12 个月办结的不到 \(fewest) 件，还不能算按时率。满 \(fewest) 件后，按时率和中位用时会显示在这里。",
      en:
        "Fewer than \(fewest) cases were closed in the last 12 months: too few for a rate. From \(fewest) on, the rate and the median time stand here."
    )
  }
}
