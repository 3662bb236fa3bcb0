extension Stylesheet {
  /// The line of steps: each step draws the piece of line below its own dot.
  static let steps = """
    .steps{margin-top:12px}
    .steps>li{position:relative;padding:0 0 18px 37px}
    .steps>li::before{content:"";position:absolute;left:10px;top:26px;bottom:-4px;width:3px;background:var(--line)}
    .steps>li.past::before{background:var(--green)}
    .steps>li:last-child::before{display:none}
    .steps>li>svg{position:absolute;left:0;top:4px;width:23px;height:23px}
    .steps .name{font-weight:700}
    .steps .ahead .name{font-weight:400;color:var(--soft)}
    .dot-past{fill:var(--green)}.dot-now{fill:var(--card);stroke:var(--blue)}.dot-core{fill:var(--blue)}
    .dot-ahead{fill:var(--card);stroke:var(--line)}.dot-tick{fill:none;stroke:var(--card)}
    .dot-bad{fill:var(--red)}
    .branches{display:grid;gap:12px;margin-top:8px}
    @media (min-width:700px){.branches{grid-template-columns:repeat(auto-fit,minmax(200px,1fr))}}
    .branches .card{padding:12px 15px 14px}
    .branches .card>*+*{margin-top:2px}
    .why{margin-top:16px}
    .why .tint{font-size:.9rem}
    .why .tint>*+*{margin-top:4px}
    """
}
