extension Stylesheet {
  static let print = """
    @media print{
    html{font-size:11pt;background:#fff;color:#000}
    .top,.bottom,.skip,.no-print,.demo,form.act{display:none!important}
    main{padding:0}.wide,.narrow{max-width:none;padding:0}
    .card,.answer,.group{border-color:#999;break-inside:avoid}
    a{color:inherit;text-decoration:none}
    details>*{display:block}
    h2,h3{break-after:avoid}
    tr{break-inside:avoid}
    .blank-line{border-bottom:1px solid #000}
    }
    .paper .facts>div{border-bottom:0;padding-block:5px}
    .sign{display:flex;gap:8px;align-items:end}
    .sign .blank-line{flex:1;max-width:22rem}
    .blank-line{display:block;min-height:1.8em;border-bottom:1px solid var(--input)}
    .blank-line.tall{min-height:7em}
    """
}
