extension Stylesheet {
  static let home = """
    .hero{background:var(--band);color:var(--band-ink);padding-block:32px 40px}
    .hero h1{font-size:2rem}
    .hero a{color:inherit}
    .search{display:flex;margin-top:12px;max-width:640px}
    .search input{border-radius:8px 0 0 8px;min-height:54px;flex:1;min-width:0;padding-inline:16px}
    .search .button{border-radius:0 8px 8px 0;padding-inline:24px;min-height:54px}
    .hero .search input{border:0}
    .hero p{margin-top:10px}
    .home{display:grid;gap:32px 24px}
    .home section>h2{margin-bottom:12px}
    .home .main-part,.home .side-part{display:grid;gap:32px;align-content:start;min-width:0}
    @media (max-width:899px){.home .side-part{display:contents}.home .side-part>section:first-child{order:-1}}
    .compact .grid{grid-template-columns:repeat(2,minmax(0,1fr));gap:10px}
    @media (min-width:600px){.compact .grid{grid-template-columns:repeat(3,minmax(0,1fr))}}
    .compact .card{padding:11px 13px}.compact h3{font-size:.94rem}
    @media (max-width:599px){.hero h1{font-size:1.65rem}.hero p{font-size:.92rem}}
    @media (min-width:900px){.home{grid-template-columns:minmax(0,2fr) minmax(0,1fr)}}
    .check{display:grid;gap:10px}
    .check .two{display:grid;gap:10px}
    @media (min-width:400px){.check .two{grid-template-columns:minmax(0,1.9fr) minmax(0,1fr)}}
    .figure-row{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:0 8px;text-align:center}
    .figures .small+.small{margin-top:0}
    .figure-row b{display:block;font-size:1.4rem}
    """
}
