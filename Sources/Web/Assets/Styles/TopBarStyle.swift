extension Stylesheet {
  static let topBar = """
    .top{background:var(--card);border-bottom:1px solid var(--line)}
    .top .bar{display:flex;flex-wrap:wrap;align-items:center;gap:0 22px;min-height:52px}
    .top a{text-decoration:none}
    .brand{display:flex;align-items:center;gap:8px;font-weight:700;color:var(--ink);padding-block:12px}
    .brand svg{flex:none}
    .nav{display:flex;flex-wrap:wrap;gap:0 18px}
    .nav a{color:var(--ink);padding:11px 0 8px;border-bottom:3px solid transparent}
    .nav a[aria-current]{color:var(--blue);font-weight:700;border-color:var(--blue)}
    .side{margin-left:auto;display:flex;flex-wrap:wrap;gap:0 8px;align-items:center;padding-block:8px;color:var(--soft)}
    .side a,.side .link{color:var(--blue);text-decoration:underline}
    .side form{display:inline}
    .demo{background:var(--warm);border-bottom:1px solid var(--warm-line);padding:4px 19px;text-align:center;font-size:.84rem}
    """
}
