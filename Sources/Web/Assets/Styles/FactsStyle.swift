extension Stylesheet {
  /// Pairs of a name and its value: a guide's elements, a review of answers.
  static let facts = """
    .facts>div{display:grid;gap:0 20px;padding-block:9px;border-bottom:1px solid var(--line)}
    .facts dt{color:var(--soft)}
    .facts dd{white-space:pre-line}
    @media (min-width:600px){.facts>div{grid-template-columns:minmax(9rem,1fr) minmax(0,2.6fr)}}
    .facts.big dd{font-weight:700}
    .code{font-size:clamp(1.1rem,5.6vw,1.6rem);font-weight:700;letter-spacing:.03em;white-space:nowrap}
    """
}
