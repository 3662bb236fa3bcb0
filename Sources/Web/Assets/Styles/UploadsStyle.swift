extension Stylesheet {
  /// Without the script the browser's own file field and a button stand here; with it (`live`) one button
  /// that looks like ours, and files that go up as soon as they are chosen.
  static let uploads = """
    .upload{border:2px dashed var(--input);border-radius:var(--radius);padding:14px 16px;background:var(--card)}
    .upload>ul:empty{display:none}
    .upload>*+form{margin-top:8px}
    .upload .lines>li{align-items:center}
    .upload input[type=file]{width:100%;padding:8px 0}
    .upload .live button{display:none}
    .upload form:not(.live) label,.upload .live input[type=file]{position:absolute;width:1px;height:1px;min-height:0;padding:0;overflow:hidden;clip-path:inset(50%)}
    .upload .live input:focus-visible+label{outline:3px solid var(--ring);box-shadow:0 0 0 5px var(--ink);border-radius:8px}
    input[type=file]::file-selector-button{font:inherit;font-weight:700;color:var(--blue);background:var(--card);border:1px solid var(--blue);
    border-radius:8px;min-height:46px;padding:6px 16px;margin-right:12px;cursor:pointer}
    .upload progress{width:100%;height:10px}
    .secrets{color:var(--soft);font-size:.84rem;margin-top:4px}
    .picture summary{display:flex;flex-wrap:wrap;align-items:center;gap:4px 12px;color:inherit;list-style:none}
    .picture summary::-webkit-details-marker{display:none}
    .picture img{flex:none;width:64px;height:64px;object-fit:cover;border-radius:6px;border:1px solid var(--line);background:var(--track)}
    .picture[open]{width:100%}
    .picture[open] img{width:100%;height:auto;max-height:85vh;object-fit:contain}
    .wrong-text{white-space:pre-line}
    """
}
