extension Stylesheet {
  static let buttons = """
    .button{display:inline-flex;align-items:center;justify-content:center;gap:10px;min-height:48px;padding:8px 20px;border:1px solid var(--solid);
    border-radius:8px;background:var(--solid);color:var(--solid-ink);font-weight:700;text-decoration:none;cursor:pointer}
    .button:hover{background:var(--solid-over)}
    .button.plain{background:var(--card);color:var(--blue);border-color:var(--blue)}
    .button.plain:hover{background:var(--tint)}
    .button.danger{background:var(--card);color:var(--red);border-color:var(--red)}
    .button.danger:hover{background:var(--red);color:var(--card)}
    .button.go{background:var(--go);border-color:var(--go);color:var(--go-ink)}
    .button.small{min-height:36px;padding:4px 14px;font-size:.9rem}
    .staff .button{min-height:42px}
    .button[disabled]{opacity:.6;cursor:default}
    .link{background:none;border:0;padding:0;color:var(--blue);text-decoration:underline;text-underline-offset:.2em;cursor:pointer;min-height:24px}
    .link:hover{text-decoration-thickness:2px}
    .actions{display:flex;flex-wrap:wrap;gap:12px 16px;align-items:center;margin-top:32px}
    .actions .last{margin-left:auto}
    """
}
