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
    @media (max-width:699px){.citizen .bar{gap:0 10px}.citizen .brand{font-size:.95rem;padding-block:9px}
    .citizen .side{order:1;font-size:.92rem}.citizen .side .me{display:none}
    .citizen .nav{order:2;width:100%}.citizen .demo{font-size:.76rem;line-height:1.5}}
    .session{position:fixed;z-index:8;left:12px;right:12px;bottom:12px;max-width:560px;margin-inline:auto;display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center;
    background:var(--warm);border:2px solid var(--amber);border-radius:var(--radius);padding:12px 16px}
    .session p{flex:1 1 16rem}
    .live-notice p{position:fixed;z-index:7;left:12px;right:12px;bottom:12px;max-width:460px;margin-inline:auto;display:flex;justify-content:space-between;gap:8px 16px;align-items:center;
    background:var(--card);border:1px solid var(--blue);border-radius:var(--radius);padding:8px 16px;box-shadow:0 2px 12px #0002}
    .live-notice p[hidden]{display:none}
    .demo{background:var(--warm);border-bottom:1px solid var(--warm-line);padding:4px 19px;text-align:center;font-size:.84rem}
    """
}
