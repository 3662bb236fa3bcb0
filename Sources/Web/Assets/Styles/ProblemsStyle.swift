extension Stylesheet {
  static let problems = """
    .problems{border:3px solid var(--red);border-radius:var(--radius);background:var(--card);padding:14px 18px;margin-block:8px 16px;color:var(--red)}
    .problems h2{color:var(--red)}
    .problems li{line-height:1.5;margin-top:6px}
    .problems a{color:var(--red)}
    .problems:focus{outline:3px solid var(--ring);outline-offset:2px}
    """
}
