extension Asset {
  package static let deskStyle = Asset(
    name: "desk",
    extension: "css",
    type: "text/css; charset=utf-8",
    text: Stylesheet.desk
  )
  package static let deskScript = Asset(
    name: "desk",
    extension: "js",
    type: "text/javascript; charset=utf-8",
    text: Script.desk
  )
}

extension Stylesheet {
  /// What the clerk's pages add: three panes, acts with their keys.
  package static let desk = joined([("page", [panes, acts])])

  private static let panes = """
    html.staff{scroll-behavior:auto}
    main.full{padding:0;display:flex;flex-direction:column}
    .top .full{padding-inline:19px}
    .desk-search{display:flex!important;align-items:center;gap:6px}
    .staff .desk-search input{min-height:34px;width:min(19rem,60vw);padding:3px 8px;border-width:1px}
    .panes{flex:1;display:grid;grid-template-columns:320px minmax(0,1fr) 330px}
    .panes.acting{grid-template-columns:250px minmax(0,1fr) 470px}
    .pane{padding:16px 22px 32px;min-width:0}
    .pane.list,.pane.acts{background:var(--card)}
    .pane.list{border-right:1px solid var(--line);padding:0 0 24px}
    .pane.acts{border-left:1px solid var(--line);padding-inline:19px}
    .list h2{display:flex;justify-content:space-between;font-size:1rem;padding:12px 16px;border-bottom:1px solid var(--line)}
    .list .count{color:var(--soft);font-variant-numeric:tabular-nums}
    .list .count.pressing{color:var(--red)}
    .list h1 .size{color:var(--soft);font-weight:400;font-size:1rem;margin-left:8px}
    @media (min-width:1100px){.panes:not(.only) .stay{position:sticky;top:0;max-height:100vh;overflow-y:auto}
    .pane.acts .stay{padding-block:16px 24px}.panes:not(.only)>.pane.acts{padding-block:0}}
    .keys-line{color:var(--soft);font-size:.87rem;margin-top:18px}
    .panes.only .keys-line,.panes.only>.list>.note{margin:14px 16px}
    .to-acts{display:none}
    .list h2+ol a{display:grid;grid-template-columns:18px 1fr auto;gap:0 10px;padding:8px 16px;border-bottom:1px solid var(--line);
    border-left:4px solid transparent;color:var(--ink);text-decoration:none}
    .list ol a:hover{background:var(--paper)}
    .list ol a[aria-current]{background:var(--tint);border-left-color:var(--blue)}
    .list .detail{grid-column:2/-1;color:var(--soft);font-size:.84rem}
    .list .empty{margin:16px}
    .list .more{display:flex;flex-wrap:wrap;gap:4px 16px;margin:16px}
    .list .more a:last-child{margin-left:auto}
    .file h1{font-size:1.45rem;margin:2px 0 4px}
    .file .state{color:var(--soft);margin-bottom:12px}
    .file h2{font-size:1.1rem;margin-top:24px}
    .file .table{margin-top:16px}
    .file th,.file td{padding:7px 8px}
    .file tbody th{color:var(--ink);font-weight:400}
    .key-facts{display:grid;grid-template-columns:repeat(auto-fill,minmax(150px,1fr));gap:10px 18px}
    .key-facts+h3{margin-top:20px}
    .key-facts dt{color:var(--soft);font-size:.9rem}
    .key-facts dd{font-weight:700}
    .key-facts dd .soft{font-weight:400}
    .file details>summary{margin-top:16px}
    .file .lines>.why{display:block;padding:0;margin:0}
    .file .why summary{display:flex;flex-wrap:wrap;gap:0 16px;justify-content:space-between;margin:0;padding-block:6px;color:var(--ink)}
    .file .why summary>:first-child::before{content:"▸";display:inline-block;width:1.1em;color:var(--blue)}
    .file .why details[open] summary>:first-child::before{content:"▾"}
    .file .why details[open]{padding-bottom:8px}
    .file .why summary:hover>:first-child{text-decoration:underline;text-decoration-color:var(--blue)}
    .file .why p{font-size:.87rem;color:var(--soft);padding-left:1.3em}
    .file h1:focus{outline:none}
    .file h1:focus-visible{outline:3px solid var(--ring);outline-offset:4px}
    .viewer{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:8px;margin-block:8px 16px}
    .viewer[hidden]{display:none}
    .viewer figcaption{display:flex;flex-wrap:wrap;gap:4px 18px;padding:2px 6px 8px}
    .viewer .close{margin-left:auto}
    .viewer img{display:block;margin-inline:auto;max-width:100%;max-height:min(70vh,720px);object-fit:contain}
    .file td a+a{margin-left:10px}
    .file .lines>li{padding-block:6px}
    .story{border-left:2px solid var(--line);margin-top:6px;padding-left:17px}
    .story li{padding-block:3px;overflow-wrap:anywhere}
    .file dd,.file td,.file .state{overflow-wrap:anywhere}
    @media (max-width:1099px){.panes,.panes.acting{grid-template-columns:minmax(0,1fr) 330px}
    .panes .list{display:none}.panes.only .list{display:block}}
    @media (max-width:759px){.panes,.panes.acting{grid-template-columns:minmax(0,1fr)}.pane.acts{border-left:0;border-top:1px solid var(--line)}
    .pane{padding-inline:16px}.panes.acting .acts{order:-1;border-top:0;border-bottom:1px solid var(--line)}
    .to-acts{display:block;margin-bottom:12px}.to-acts a{display:inline-block;padding-block:4px}.keys,.keys-line,.button kbd,.actions kbd,.file kbd{display:none}
    .file table,.file tbody,.file tr,.file td,.file tbody th{display:block}.file thead{display:none}.file td,.file tbody th{border:0;padding:0}
    .file tbody th{font-weight:700}.file tr{padding-block:8px;border-bottom:1px solid var(--line)}}
    .panes.only{grid-template-columns:minmax(0,1fr);width:100%;max-width:900px;margin-inline:auto}
    .panes.only>.list{border-right:0;background:none;padding:24px 0}
    .panes.only .pane.list .pane.list{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:0;overflow:hidden}
    .panes.only h1{font-size:1.45rem;margin:0 0 12px;padding-inline:16px}
    .panes.only .pane.list .pane.list:has(.empty){border:0;background:none}.panes.only .list .empty{margin:0 16px}
    .panes.only .list ol:last-child li:last-child a{border-bottom:0}
    """

  private static let acts = """
    .seldom{margin-top:18px}
    .act-list{display:grid;gap:12px;margin-top:12px}
    .act-list .button{width:100%;justify-content:space-between}
    .act-list .waiting{border-style:dashed;color:var(--soft);border-color:var(--input);cursor:default}
    .act-list .waiting:hover{background:none}
    .effect{color:var(--soft);font-size:.87rem;margin-top:4px}
    .acts .note+.note,.said+.note{margin-top:10px}
    .said{padding-bottom:10px}
    .keys{margin-top:20px;color:var(--soft)}
    .keys li{padding-block:2px}
    .act-form h2{font-size:1.15rem;margin-block:8px}
    .act-form .field{margin-top:14px}
    .act-form .choice{padding:2px 0;min-height:32px}
    .act-form .choice input{width:20px;height:20px}
    .act-form .actions{margin-top:16px}
    .act-form .group{padding:4px 14px 12px;margin-top:12px}
    .act-form textarea{min-height:5em}
    .act-form kbd{color:inherit;border-color:currentColor;font-weight:400}
    .act-list kbd{color:inherit;border-color:currentColor;font-weight:400}
    .act-form .help{display:block;margin-block:4px 6px}
    .defect{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,1fr);gap:6px;padding:6px 0 10px;border-bottom:1px solid var(--line)}
    .defect>:is(input,.choice){grid-column:1/-1}
    .defect legend{font-weight:700;padding:0}
    .defect select{min-width:0}
    .reason{padding-block:4px}
    .reason:not(:has(:checked))>input{display:none}
    .act-form:has([name=ruling][value=grant]:checked) .reasons{display:none}
    .act-form .radios .choice{border:1px solid var(--line);border-radius:8px;padding:7px 12px;margin-top:6px;background:var(--card)}
    .act-form .radios .choice:has(:checked){border-color:var(--blue);background:var(--tint)}
    .act-form .radios label{flex:1}
    .posts section{margin-top:14px}.posts section>h2{margin-bottom:8px}.posts .lines form{margin-top:8px}
    .with-button{display:flex;gap:10px}.with-button .button{flex:none}
    .act-form:has([name=applicant]:checked):not(:has([value=new]:checked)) .newcomer{display:none}
    """
}
