import Deadlines
package import Definitions

/// A page that says what went wrong, in a sentence, and what to do next.
package struct ErrorPage: Sendable {
  package let frame: PageFrame
  package let status: Int
  package let detail: Words?
  package var face = Document.Face.citizen

  package init(
    _ frame: PageFrame,
    status: Int,
    detail: Words? = nil,
    face: Document.Face = .citizen
  ) {
    self.frame = frame
    self.status = status
    self.detail = detail
    self.face = face
  }

  package var html: HTML {
    Document(
      frame,
      face,
      title: frame(sentence),
      width: .narrow,
      sheets: sheets,
      entries: face == .citizen ? nil : [TopBar.Entry(home.href, frame(home.words))],
      body: """
        <div class="stack">
        <p class="soft">\(status)</p>
        <h1>\(sentence, frame.language)</h1>
        \(detail.map { "<p>\($0, frame.language)</p>" })
        <p>\(next, frame.language)</p>
        <p><a class="button plain" href="\(home.href)">\(home.words, frame.language)</a></p>
        </div>
        """
    ).html
  }

  /// Where each face begins its day.
  private var home: (href: Href, words: Words) {
    switch face {
    case .citizen: (.home, Say.home)
    case .clerk: (.desk, Say.desk)
    case .supervisor: (.board, Say.board)
    }
  }

  private var sheets: [Asset] {
    switch face {
    case .citizen: []
    case .clerk: [.deskStyle]
    case .supervisor: [.boardStyle]
    }
  }

  var sentence: Words { Say.sentences[status] ?? Say.failed }
  var next: Words { Say.next[status] ?? Say.failedNext }

  private enum Say {
    static let home = Words(zh: "回到首页", en: "Go to the home page")
    static let desk = Words(zh: "回到待办", en: "Go to the worklist")
    static let board = Words(zh: "回到时限监察", en: "Go to the board")
    static let failed = Words(
      zh: "系统出了错，这次没有办成",
      en: "Something failed on our side; nothing was done"
    )
    static let failedNext = Words(
      zh: "错误已记录。请稍后再试；已保存的草稿和已提交的办件不受影响。",
      en: "The failure was recorded. Please try again later; saved drafts and filed cases are safe."
    )

    static let sentences: [Int: Words] = [
      400: Words(zh: "没有看懂这次请求", en: "This request could not be read"),
      403: Words(zh: "这里您不能进入", en: "You may not go here"),
      404: Words(zh: "没有找到这个页面", en: "There is no such page"),
      405: Words(zh: "这个地址不接受这样的操作", en: "This address does not take that kind of request"),
      409: Words(zh: "现在不能这样办", en: "This cannot be done now"),
      413: Words(zh: "上传的内容太大", en: "The upload is too large"),
      422: Words(zh: "有内容需要改", en: "Something needs to be corrected"),
      429: Words(zh: "尝试次数太多", en: "Too many attempts"),
      503: Words(zh: "系统暂时不能办理", en: "The hall cannot work at the moment"),
    ]
    static let next: [Int: Words] = [
      400: Words(zh: "请回到上一页，重新打开表单再试。", en: "Go back, open the form again and retry."),
      403: Words(
        zh: "请回到上一页刷新后再试；如果换了账号，请用办这件事的账号登录。",
        en:
          "Go back, reload and try again; if this belongs to another account, sign in with that one."
      ),
      404: Words(
        zh: "请核对地址或编号。要查办件进度，请登录后看“我的办件”，或在首页用编号和查询码查询。",
        en:
          "Check the address or the number. To follow a case, sign in and open “My cases”, or use its number and query code on the home page."
      ),
      405: Words(zh: "请从页面上的按钮进入。", en: "Use the buttons on our pages."),
      409: Words(
        zh: "办件可能刚刚有了变化。请打开办件页，看看现在到了哪一步。",
        en: "The case may just have changed. Open its page to see where it stands."
      ),
      413: Words(
        zh: "每个文件不超过 15 MB。照片可以在手机上选“中等大小”再传。",
        en: "Each file may have 15 MB. Choose a medium size for photos on your phone."
      ),
      422: Words(zh: "请回到上一页，改好后再提交。", en: "Go back, correct it and send it again."),
      429: Words(zh: "请过一会儿再试。", en: "Please wait a while and try again."),
      503: Words(
        zh: "您填写的内容没有提交。请几分钟后再试，或打窗口电话。",
        en: "Nothing was sent. Try again in a few minutes, or phone the counter."
      ),
    ]
  }
}
