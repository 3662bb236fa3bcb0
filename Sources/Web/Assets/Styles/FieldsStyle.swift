extension Stylesheet {
  static let fields = """
    .field{margin-top:24px;display:block}
    .field>label,.field>legend,.label{display:block;font-weight:700}
    .field>legend{float:left;width:100%}.field>legend~*{clear:both}
    .field .optional{font-weight:400;color:var(--soft)}
    .help{color:var(--soft);font-size:.84rem;margin-bottom:4px}
    .help.known{color:var(--green)}
    .field.wrong{border-left:5px solid var(--red);padding-left:14px}
    .wrong-text{color:var(--red);font-weight:700;margin-bottom:4px}
    input[type=text],input[type=search],input[type=password],input[type=tel],input[type=email],input[type=date],input[type=number],select,textarea,input:not([type]){
    width:100%;min-height:50px;padding:8px 12px;background:var(--card);border:2px solid var(--input);border-radius:8px}
    .staff input:not([type=radio],[type=checkbox]),.staff select{min-height:40px}
    textarea{min-height:8em;resize:vertical;display:block}
    .wrong input,.wrong textarea,.wrong select{border-color:var(--red)}
    ::placeholder{color:var(--soft);opacity:1}
    input:focus-visible,textarea:focus-visible,select:focus-visible{border-color:var(--ink);border-radius:8px}
    .with-unit{display:flex;align-items:center;gap:10px}
    .with-unit input{max-width:12rem}
    .short{max-width:16rem}
    .choice{display:flex;gap:12px;align-items:flex-start;padding:6px 0;min-height:40px}
    .choice input{flex:none;width:24px;height:24px;margin:3px 0 0}
    .choice label{font-weight:500}
    .group{border:1px solid var(--line);border-radius:var(--radius);padding:4px 18px 18px;margin-top:20px;background:var(--card)}
    .group>.row{justify-content:space-between;margin-top:12px}
    .progress{display:block;height:6px;width:100%;margin-top:4px}
    .stepper{color:var(--soft)}
    [data-step]+h1{margin-block:10px 4px}
    """
}
