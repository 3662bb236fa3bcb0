extension Stylesheet {
  /// Pairs of a name and its value: a guide's elements, a review of answers.
  static let facts = """
    .facts>div{display:grid;gap:0 20px;padding-block:9px;border-bottom:1px solid var(--line)}
    .facts dt{color:var(--soft)}
    .facts>div:last-child{border-bottom:0}
    .facts dd{white-space:pre-line}
    .facts dd.code{white-space:nowrap}
    @media (min-width:600px){.facts>div{grid-template-columns:minmax(9rem,1fr) minmax(0,2.6fr)}}
    .facts.big dd{font-weight:700}
    .code{font-size:clamp(1.05rem,5vw,1.6rem);font-weight:700;white-space:nowrap}
    """
}
