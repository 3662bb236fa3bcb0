import Casework
import Deadlines
import Definitions
import Hall

/// Whether a certificate is one of this hall's, for anybody who holds it: by its square, or by number and code.
struct CertificatePage: Sendable {
  let frame: PageFrame
  var number = ""
  var problem: String?
  var issued: CertificateCheck.Issued?
  let formats: Formats

  var html: HTML {
    Document(
      frame,
      title: frame(Say.title),
      width: .narrow,
      current: .home,
      body: """
        <div class="stack"><h1>\(Say.title, frame.language)</h1>\(issued.map(answer))<div class="card">\(form)</div></div>
        """
    ).html
  }

  private func answer(_ issued: CertificateCheck.Issued) -> HTML {
    let isOver = issued.validUntil.map { $0 < formats.today } ?? false
    let box = CaseAnswer(
      tone: issued.holds(on: formats.today) ? .good : .bad,
      now: issued.end.map(ended) ?? issued.replaced.map(replaced)
        ?? frame(isOver ? Say.over : Say.holds),
      then: frame(Say.issuedHere)
    )
    let facts = [
      Fact(frame(Say.certificate), issued.title[frame.language]),
      Fact(frame(Say.number), issued.number),
      Fact(frame(Say.holder), issued.holder),
      Fact(frame(Say.subject), issued.subject),
      Fact(frame(Say.unit), issued.unit[frame.language]),
      Fact(frame(Say.issuedOn), formats.full(issued.issuedOn)),
      Fact(frame(Say.validUntil), issued.validUntil.map(formats.full) ?? frame(Say.unlimited)),
    ]
    return "\(AnswerBox(box).html)<div class=\"card\">\(facts.html)</div>"
  }

  /// Why and when it ended before its time; the reasons are its holder's.
  private func ended(_ end: LicenceEnd) -> String {
    let day = formats.full(end.on)
    return frame(
      Words(
        zh: "证照已于\(day)失效（\(end.cause.words.zh)）。",
        en: "The certificate ended on \(day) (\(end.cause.words.en))."
      )
    )
  }

  /// Which one to ask for instead: its code stands on it alone.
  private func replaced(_ by: CertificateCheck.Replaced) -> String {
    let day = formats.full(by.on)
    return frame(
      Words(
        zh: "证照已于\(day)换发，这一份停止使用；现行证照编号为 \(by.by)。",
        en: "The certificate was replaced on \(day) and is used no longer; \(by.by) holds now."
      )
    )
  }

  private var form: HTML {
    """
    <form class="check" method="get" action="\(Href.certificates)">\(problem.map { "<p class=\"wrong-text\" role=\"alert\">\($0)</p>" as HTML })
    <div class="two"><div><label class="label small" for="number">\(Say.number, frame.language)</label><input id="number" name="number" required maxlength="100" autocomplete="off" value="\(number)"></div>
    <div><label class="label small" for="code">\(Say.code, frame.language)</label><input id="code" name="code" required maxlength="20" autocomplete="off"></div></div>
    <div><button class="button">\(Say.look, frame.language)</button></div>
    <p class="small soft">\(Say.help, frame.language)</p></form>
    """
  }

  enum Say {
    static let title = Words(zh: "证照核验", en: "Verify a certificate")
    static let holds = Words(zh: "证照有效。", en: "The certificate is valid.")
    static let over = Words(zh: "证照已过有效期。", en: "The certificate has expired.")
    static let issuedHere = Words(
      zh: "本厅出具过这份证照；请与手中的内容逐项核对。",
      en: "This hall issued it. Compare each line with the one you hold."
    )
    static let certificate = Words(zh: "证照", en: "Certificate")
    static let number = Words(zh: "证照编号", en: "Certificate number")
    static let code = Words(zh: "核验码", en: "Verification code")
    static let holder = Words(zh: "持证人", en: "Holder")
    static let subject = Words(zh: "名称", en: "Subject")
    static let unit = Words(zh: "发证机关", en: "Issued by")
    static let issuedOn = Words(zh: "发证日期", en: "Issued on")
    static let validUntil = Words(zh: "有效期至", en: "Valid until")
    static let unlimited = Words(zh: "长期", en: "without end")
    static let look = Words(zh: "核验", en: "Verify")
    static let help = Words(
      zh: "编号印在证照上，核验码印在二维码下面。",
      en: "The number stands on the certificate, the code below its square."
    )
    static let wrong = Words(
      zh: "没有这份证照，或者核验码不对。请对照证照核对。",
      en: "There is no such certificate, or the code is wrong. Compare it with the certificate."
    )
  }
}
