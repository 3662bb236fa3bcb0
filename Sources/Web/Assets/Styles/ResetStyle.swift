extension Stylesheet {
  static let reset = """
    *,*::before,*::after{box-sizing:border-box}
    body,h1,h2,h3,h4,p,ul,ol,dl,dd,figure,fieldset,legend{margin:0;padding:0}
    [hidden]{display:none!important}
    ul,ol{list-style:none}
    fieldset{border:0;min-width:0}
    button,input,select,textarea{font:inherit;color:inherit;letter-spacing:inherit}
    img,svg{display:block;max-width:100%}
    table{border-collapse:collapse;width:100%}
    """
}
