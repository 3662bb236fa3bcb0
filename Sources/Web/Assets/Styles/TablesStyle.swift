extension Stylesheet {
  static let tables = """
    .table{overflow-x:auto}
    th,td{text-align:left;padding:10px 12px;border-bottom:1px solid var(--line);vertical-align:top}
    th{color:var(--soft);font-size:.9em}
    td.number,th.number{text-align:right}
    """
}
