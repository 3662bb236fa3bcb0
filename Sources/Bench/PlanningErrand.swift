import NIOCore
import NIOHTTP1

/// Planning permits over the API, one case after another: each is filed, accepted, answered by five departments,
/// reviewed, checked and decided. Ten durable acts; the next is sent when the one before is acknowledged.
struct PlanningErrand: Errand {
  /// What the figures of its acts are kept under.
  static let acts = Set(["cases"] + PlanningAct.all.map(\.noun))

  private let seats: Seats
  /// Makes keys and addresses of this errand unlike those of any other.
  private let mark: String
  private var filed = 0
  private var step = 0
  private var number = ""

  init(seats: Seats, mark: String) { (self.seats, self.mark) = (seats, mark) }

  mutating func next() -> Asking? {
    guard step > 0 else { return filing() }
    let act = PlanningAct.all[min(step - 1, PlanningAct.all.count - 1)]
    return asking(
      act.noun,
      path: "/cases/\(number)/\(act.noun)",
      token: seats.token(of: act.seat),
      body: act.body
    )
  }

  mutating func take(_ answer: Answer) -> String? {
    guard answer.status == 201, let made = answer.made else {
      step = 0
      return answer.wrong
    }
    number = made
    step = step < PlanningAct.all.count ? step + 1 : 0
    return nil
  }

  private mutating func filing() -> Asking {
    filed += 1
    let body = PlanningForm.filing(name: "压测项目 \(mark) \(filed)", address: "压测路 \(mark) 号 \(filed)")
    return asking("cases", path: "/cases", token: seats.applicant(of: mark), body: body)
  }

  private func asking(_ name: String, path: String, token: String, body: String) -> Asking {
    Asking(
      name: name,
      method: .POST,
      path: "/api/v1" + path,
      headers: [
        ("authorization", "Bearer " + token), ("content-type", "application/json"),
        ("idempotency-key", "\(mark)-\(filed)-\(step)"),
      ],
      body: ByteBuffer(string: body)
    )
  }
}

/// What follows a filing, in this order.
private struct PlanningAct: Sendable {
  let noun: String
  let seat: Seats.Seat
  let body: String

  static let all: [PlanningAct] =
    [PlanningAct(noun: "acceptance", seat: .init("natural-resources", "front desk"), body: "{}")]
    + Seats.departments.map {
      PlanningAct(
        noun: "opinions",
        seat: .init($0, "case officer"),
        body: #"{"verdict": "no_objection", "text": "经研究，我单位无不同意见。"}"#
      )
    }
    + [
      PlanningAct(
        noun: "review",
        seat: .init("natural-resources", "case officer"),
        body: #"{"passes": true, "text": "材料齐全，各项指标符合规划条件。"}"#
      ),
      PlanningAct(
        noun: "check",
        seat: .init("natural-resources", "section head"),
        body: #"{"passes": true}"#
      ),
      PlanningAct(
        noun: "decision",
        seat: .init("natural-resources", "licensing officer"),
        body: #"{"ruling": "grant"}"#
      ),
    ]
}
