/// A clerk's case page: what runs out, the file, what I may do.
package struct CasePage: Sendable {
  package let frame: PageFrame
  package let title: String
  package let brand: String
  package let entries: [TopBar.Entry]
  package let search: DeskSearchBox
  package let list: WorklistPane
  package let file: FilePane
  package let acts: ActsPane

  package var html: HTML {
    Document(
      frame,
      .clerk,
      title: title,
      width: .full,
      current: .desk,
      aside: search.html,
      sheets: [.deskStyle],
      scripts: [.deskScript],
      brand: brand,
      entries: entries,
      body: """
        <div class="panes\(acts.form == nil ? "" : " acting")">\(list.html)\(file.html(above: acts.jump))\(acts.html)</div>
        """
    ).html
  }
}

/// The search in the clerk's bar, and who is signed in.
package struct DeskSearchBox: Sendable {
  package let label: String
  package let typed: String
  package let person: String
  package let signOut: String
  package let csrf: HTML

  package var html: HTML {
    """
    <form class="desk-search" role="search" action="\(Href.deskSearch)"><kbd>/</kbd>
    <label class="hidden" for="q">\(label)</label>
    <input type="search" id="q" name="q" value="\(typed)" placeholder="\(label)" data-key="/" accesskey="/"></form>
    <span>\(person)</span> · <form method="post" action="\(Href.signOut)">\(csrf)<button class="link">\(signOut)</button></form> ·
    """
  }
}
