extension Stylesheet {
  static let document = """
    html{font-family:system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;
    font-size:17px;line-height:1.75;font-variant-numeric:tabular-nums;-webkit-text-size-adjust:100%;
    background:var(--paper);color:var(--ink);accent-color:var(--blue)}
    html.staff{font-size:15px;line-height:1.6}
    body{min-height:100vh;display:flex;flex-direction:column;overflow-wrap:anywhere}
    h1{font-size:1.65rem;line-height:1.35}
    h2{font-size:1.12rem;line-height:1.5}
    h3{font-size:1rem}
    a{color:var(--blue);text-underline-offset:.2em}
    a:hover{text-decoration-thickness:2px}
    :focus-visible{outline:3px solid var(--ring);outline-offset:0;box-shadow:0 0 0 5px var(--ink);border-radius:4px}
    .wide{width:100%;max-width:calc(var(--width) + 38px);margin-inline:auto;padding-inline:19px}
    .narrow{width:100%;max-width:720px;margin-inline:auto;padding-inline:19px}
    main{flex:1;padding-block:32px 64px}
    .soft{color:var(--soft)}
    .small{font-size:.84rem}
    .hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
    .skip{position:absolute;left:-99rem;top:0;z-index:9;background:var(--card);padding:8px 16px}
    .skip:focus{left:8px}
    .stack>*+*{margin-top:16px}
    .stack>h2{margin-top:32px}
    .row{display:flex;flex-wrap:wrap;gap:8px 16px;align-items:center}
    .columns{display:grid;gap:20px 24px}
    .columns>*{min-width:0}
    @media (min-width:900px){.columns{grid-template-columns:minmax(0,2fr) minmax(0,1fr)}}
    .crumbs{color:var(--soft);margin-bottom:12px}
    .crumbs a{color:inherit}
    .crumbs span,.number{white-space:nowrap}
    @media (max-width:599px){.crumbs{font-size:.88rem}h1{font-size:1.5rem}main{padding-block:22px 48px}}
    .bottom{border-top:1px solid var(--line);padding-block:20px;color:var(--soft);font-size:.84rem}
    .prose ul,.prose ol{list-style:revert;padding-left:1.4em}
    kbd{font-family:inherit;font-size:.8em;border:1px solid var(--input);border-bottom-width:2px;border-radius:4px;padding:0 5px}
    @media (prefers-reduced-motion:no-preference){html{scroll-behavior:smooth}}
    """
}
