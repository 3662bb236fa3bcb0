import NIOCore
import NIOHTTP1
import Synchronization

/// The bytes of one page, as a browser gets them.
struct Bytes: Errand {
  private final class Result: Sendable {
    let page = Mutex<[UInt8]>([])
  }

  private let path: String
  private let cookies: String
  private let result: Result
  private var isAsked = false

  static func of(_ path: String, cookies: String, _ drive: Drive) async throws -> [UInt8] {
    let result = Result()
    let errand = Bytes(path: path, cookies: cookies, result: result)
    let figures = try await drive.run(
      [Drive.Team(errands: [errand], pace: .asAnswered)],
      warmUp: 0,
      seconds: 10
    )
    let page = result.page.withLock { $0 }
    guard !page.isEmpty else {
      throw BenchProblem(description: "\(path) was not shown: \(figures.failures)")
    }
    return page
  }

  private init(path: String, cookies: String, result: Result) {
    (self.path, self.cookies, self.result) = (path, cookies, result)
  }

  mutating func next() -> Asking? {
    guard !isAsked else { return nil }
    isAsked = true
    return Asking(
      name: "page",
      method: .GET,
      path: path,
      headers: [("cookie", cookies)],
      body: nil
    )
  }

  mutating func take(_ answer: Answer) -> String? {
    guard answer.status == 200 else { return answer.wrong }
    result.page.withLock { $0 = Array(answer.body.readableBytesView) }
    return nil
  }
}
