extension Stylesheet {
  static let lights = """
    .light{font-weight:700}
    .light>span{display:inline-block}
    .on-time{color:var(--green)}.soon{color:var(--amber)}.late{color:var(--orange)}.unlawful{color:var(--red)}
    .stopped{color:var(--slate)}.done{color:var(--green)}
    """
}
