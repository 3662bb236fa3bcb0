extension Stylesheet {
  static let uploads = """
    .upload{border:2px dashed var(--input);border-radius:var(--radius);padding:14px 16px;background:var(--card)}
    .upload input[type=file]{width:100%;padding:8px 0}
    input[type=file]::file-selector-button{font:inherit;font-weight:700;color:var(--blue);background:var(--card);border:1px solid var(--blue);
    border-radius:8px;min-height:46px;padding:6px 16px;margin-right:12px;cursor:pointer}
    .upload progress{width:100%;height:10px}
    .secrets{color:var(--soft);font-size:.84rem;margin-top:4px}
    """
}
