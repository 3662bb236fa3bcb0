extension Stylesheet {
  static let clockBar = """
    .clock{margin-top:8px}
    .clock svg{width:100%;height:34px;overflow:visible}
    .clock text{fill:var(--soft);font-size:12px}
    .clock .track,.progress .track{fill:var(--track)}
    .clock .mark{fill:var(--ink)}
    .clock .fill.on-time{fill:var(--bar-green)}.clock .fill.soon{fill:var(--bar-amber)}.clock .fill.late{fill:var(--bar-orange)}
    .clock .fill.unlawful{fill:var(--bar-red)}.clock .fill.stopped{fill:var(--bar-slate)}.clock .fill.done{fill:var(--bar-green)}
    .progress .fill{fill:var(--blue)}
    """
}
