extension Stylesheet {
  static let tracking = """
    .track{margin-top:32px}
    h1+.soft{margin-top:8px}
    .track h2{margin-bottom:8px}
    .track .papers li+li{margin-top:8px}
    .note-below{margin-top:20px}
    .stars{display:grid;gap:4px}
    .message+.message{border-top:1px solid var(--line);padding-top:10px;margin-top:10px}
    """
}
