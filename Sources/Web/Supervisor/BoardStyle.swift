extension Asset {
  package static let boardStyle = Asset(
    name: "board",
    extension: "css",
    type: "text/css; charset=utf-8",
    text: Stylesheet.board
  )
}

extension Stylesheet {
  /// What the supervisor's pages add: cards of figures, the table of clocks, bars.
  package static let board = joined([("page", [boardPage])])

  private static let boardPage = """
    main.full{padding:0}
    .top .full{width:100%;max-width:1320px;margin-inline:auto;padding-inline:19px}
    .board{width:100%;max-width:1320px;margin-inline:auto;padding:12px 19px 48px}
    .board .now{text-align:right}
    .board h2{margin:28px 0 10px}
    .board-cards{display:grid;gap:14px;grid-template-columns:repeat(auto-fit,minmax(150px,1fr));margin-top:8px}
    .board-cards .card{display:block;color:var(--ink);text-decoration:none;padding:10px 17px}
    .board-cards .card:hover{border-color:var(--blue)}
    .board-cards b{display:block;font-size:2rem;line-height:1.3}
    .board-columns{display:grid;gap:0 20px;grid-template-columns:minmax(0,1fr)}
    .board-columns>*{min-width:0}
    @media (min-width:1100px){.board-columns{grid-template-columns:minmax(0,863fr) minmax(0,400fr)}}
    .board .table{padding:4px 0}
    .board td,.board th{padding:8px 11px}
    .board tbody th{color:var(--ink);font-weight:400;min-width:6.5em;overflow-wrap:normal}
    .board tr:last-child>*{border-bottom:0}
    .board td.number,.board thead th:not(:first-child,:last-child){text-align:right}.board td.number>a{white-space:nowrap}
    .board thead th{overflow-wrap:normal;vertical-align:bottom}
    .board td a{text-decoration:none;display:inline-block;min-height:24px}
    .board td a:hover{text-decoration:underline}
    .board td .minor{color:var(--soft);font-size:.84rem}
    .composition{width:100%;min-width:120px;height:14px;margin-top:6px;border-radius:4px}
    .fill.on-time{fill:var(--bar-green)}.fill.soon{fill:var(--bar-amber)}.fill.late{fill:var(--bar-orange)}.fill.unlawful{fill:var(--bar-red)}
    .board .idle{margin-top:8px}
    .legend{margin-top:8px;display:flex;flex-wrap:wrap;gap:2px 18px}
    .chart{overflow-x:auto}
    .day-chart{width:100%;min-width:560px;height:auto;max-height:190px}
    .day-chart rect{fill:#7fa1d1}
    .day-chart text{text-anchor:middle;font-size:12px;fill:var(--soft)}
    .board .minors{display:block;color:var(--soft);font-size:.84rem;white-space:normal}.minors a{white-space:nowrap}
    .card.held{padding-block:6px}
    .held>li{padding-block:10px;border-bottom:1px solid var(--line)}
    .held>li:last-child{border-bottom:0}
    .held>*+*{margin-top:0}
    .holding{display:flex;flex-wrap:wrap;gap:0 12px;align-items:baseline}
    .holding>span:first-child{flex:1 1 15em}.holding>a{margin-left:auto}
    .holding .soft{font-size:.87rem}
    .whole{white-space:nowrap}
    .held .detail{font-size:.87rem;color:var(--soft)}.holding>.detail:first-child{flex:1 1 0}
    .held .detail a{color:var(--ink)}
    .held details{font-size:.93rem;margin-top:2px}
    .held details .holding{padding-block:4px}
    .panes.watched{grid-template-columns:minmax(0,1fr) 420px;max-width:1320px;width:100%;margin-inline:auto}
    @media (max-width:899px){.panes.watched{grid-template-columns:minmax(0,1fr)}}
    @media (max-width:480px){.holding>span:first-child{flex-basis:100%}.holding .whole{white-space:normal}}
    """
}
