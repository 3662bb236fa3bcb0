import Casework
import Deadlines
import Definitions
import HTTPTypes
import Hall
import Hummingbird

/// Everything that an applicant can ask for; the addresses are built in `Addresses.swift`.
struct CitizenPages: Sendable {
  let hall: Hall
  let settings: WebSettings

  func add(to router: Router<WebContext>) {
    MatterRoutes(hall: hall).add(to: router)
    AccountRoutes(hall: hall, settings: settings).add(to: router)
    DraftRoutes(hall: hall).add(to: router)
    UploadRoutes(hall: hall).add(to: router)
    ReviewRoutes(hall: hall).add(to: router)
    CaseRoutes(hall: hall, address: settings.address).add(to: router)
    CaseActRoutes(hall: hall).add(to: router)
  }
}

extension Hall {
  var today: Day { clock.now().day(in: rulebook.calendar.utcOffset) }

  func formats(_ language: Language) -> Formats {
    Formats(language, today: today, offset: rulebook.calendar.utcOffset)
  }
}

extension Person {
  /// As whom the person acts on pages of applicants: for himself, or at the counter he sits at.
  var party: Party {
    switch kind {
    case .applicant: return .applicant(account)
    case .supervisor: return .supervisor(account)
    case .staff:
      // Nobody: a member of the office without a post sees what no case shows.
      guard let post = counterPost else { return .clerk(account, unit: "", post: "") }
      return .clerk(account, unit: post.unit, post: post.post)
    }
  }

  private var counterPost: PostRef? { posts.first { $0.post == "front desk" } ?? posts.first }

  var viewer: Viewer { Viewer(party, region: region) }
}

extension Request {
  /// How a filing reaches the hall: a counter's clerk, a phone, or another browser.
  func channel(of person: Person) -> Channel {
    guard person.kind == .applicant else { return .counter }
    return headers[.userAgent]?.contains("Mobile") == true ? .mobile : .web
  }
}

extension Outcome {
  /// What was recorded; an obstacle, a race or an unknown case becomes its page.
  func recorded() throws(WebError) -> Recorded {
    switch self {
    case .recorded(let recorded): return recorded
    case .stopped(let obstacle): throw .conflict(obstacle.sentence)
    case .conflict:
      throw .conflict(
        Words(
          zh: "这件刚刚有了变化，请看最新情况后再办。",
          en: "The case has just changed. Look at it again before you act."
        )
      )
    case .otherBody:
      throw .unprocessable(
        Words(zh: "这一步已经用别的内容提交过。", en: "This step was sent before with other content.")
      )
    case .unknownCase: throw .notFound
    }
  }
}
