extension Stylesheet {
  static let cards = """
    .card{background:var(--card);border:1px solid var(--line);border-radius:var(--radius);padding:18px 20px}
    .card>*+*{margin-top:8px}
    .grid{display:grid;gap:14px}
    @media (min-width:600px){.grid{grid-template-columns:repeat(2,minmax(0,1fr))}}
    .grid .card h3 a{text-decoration:none}
    .grid .card h3 a:hover{text-decoration:underline}
    .grid .card h3{line-height:1.45}
    .grid .card p{color:var(--soft);font-size:.88rem;margin-top:2px}
    .answer{background:var(--card);border:1px solid var(--line);border-left:6px solid var(--blue);border-radius:var(--radius);padding:18px 21px;font-size:1.03rem;margin-top:16px}
    .answer.warn{border-left-color:var(--amber)}.answer.bad{border-left-color:var(--red)}.answer.good{border-left-color:var(--green)}
    .answer.calm{border-left-color:var(--slate)}
    .answer p:first-child{font-weight:700}
    .answer p+p{margin-top:6px}
    .answer.prose ul{margin-bottom:8px}
    .answer .button{margin-top:12px}
    .note{background:var(--warm);border:1px solid var(--warm-line);border-radius:8px;padding:12px 14px}
    .tint{background:var(--tint);border-radius:8px;padding:10px 13px}
    .lines>li{display:flex;flex-wrap:wrap;justify-content:space-between;gap:0 16px;padding-block:8px;border-bottom:1px solid var(--line)}
    .lines>li:last-child{border-bottom:0}
    .bring>li{padding-block:12px;border-bottom:1px solid var(--line);break-inside:avoid}
    .bring>li:first-child{padding-top:0}.bring>li:last-child{border-bottom:0;padding-bottom:0}
    .bring>*+*{margin-top:0}
    .empty{color:var(--soft);padding:24px 20px;border:1px dashed var(--input);border-radius:var(--radius)}
    details>summary{cursor:pointer;color:var(--blue);padding-block:4px}
    details[open]>summary{margin-bottom:4px}
    """
}
