extension Stylesheet {
  static let home = """
    .hero{background:var(--band);color:var(--band-ink);padding-block:32px 40px}
    .hero h1{font-size:2rem}
    .hero a{color:inherit}
    .hero .search{display:flex;margin-top:12px;max-width:640px}
    .hero .search input{border:0;border-radius:8px 0 0 8px;min-height:54px;flex:1;min-width:0;padding-inline:16px}
    .hero .search .button{border-radius:0 8px 8px 0;padding-inline:24px}
    .hero p{margin-top:10px}
    .home{display:grid;gap:32px 24px}
    .home section>h2{margin-bottom:12px}
    .home .main-part,.home .side-part{display:grid;gap:32px;align-content:start;min-width:0}
    @media (max-width:899px){.home .side-part{order:-1}.home .figures{display:none}}
    @media (min-width:900px){.home{grid-template-columns:minmax(0,2fr) minmax(0,1fr)}}
    .check{display:grid;gap:10px}
    .check .two{display:grid;grid-template-columns:minmax(0,1.7fr) minmax(0,1fr);gap:10px}
    .figure-row{display:grid;grid-template-columns:repeat(3,1fr);text-align:center}
    .figure-row b{display:block;font-size:1.4rem}
    """
}
