import NIOHTTP1

/// Looks at pages as a browser does, one address after another, round and round.
struct PageErrand: Errand {
  let name: String
  let paths: [String]
  let cookies: String
  private var place: Int

  /// - Parameter start: at which of the addresses it begins.
  init(_ name: String, paths: [String], cookies: String, from start: Int) {
    (self.name, self.paths, self.cookies, place) = (name, paths, cookies, start)
  }

  mutating func next() -> Asking? {
    guard !paths.isEmpty else { return nil }
    place += 1
    return Asking(
      name: name,
      method: .GET,
      path: paths[place % paths.count],
      headers: [("cookie", cookies)],
      body: nil
    )
  }

  mutating func take(_ answer: Answer) -> String? {
    // Whoever is not signed in is shown another page: it would be quick, and no worklist.
    answer.status == 200 && answer.text.contains("</html>") ? nil : answer.wrong
  }
}
