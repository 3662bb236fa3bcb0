import Foundation
import NIOCore
import NIOHTTP1
import Rehearsal

/// Planning permits over the API, one case after another: each is filed, accepted, answered by five departments,
/// reviewed, checked and decided. Ten durable acts; the next is sent when the one before is acknowledged.
struct PlanningErrand: Errand {
  private let seats: Seats
  /// Makes keys and addresses of this errand unlike those of any other.
  private let mark: String
  private var filed = 0
  private var step = 0
  private var number = ""

  init(seats: Seats, mark: String) { (self.seats, self.mark) = (seats, mark) }

  mutating func next() -> Asking {
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
    let place = answer.location.flatMap { $0.split(separator: "/").last }
    guard answer.status == 201, let place else {
      step = 0
      return "\(answer.status) \(String(buffer: answer.body).prefix(300))"
    }
    number = String(place)
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

/// The application form as a program fills it in: 24 answers and the two files that the law asks for.
private enum PlanningForm {
  static func filing(name: String, address: String) -> String {
    head + #""project_name":"\#(name)","address":"\#(address)","# + tail
  }

  private static let head = """
    {"procedure":"planning-permit","acknowledges_like_case":true,"answers":{\
    "builder_name":"演示置业有限公司","credit_code":"91210100MADEM00230","contact_name":"林小禾",\
    "phone":"13800000000","by_agent":false,"project_code":"2601-210100-04-01-000001",
    """
  private static let tail = """
    "land_area":20000,"green_area":7000,"parking_places":260,"sponge_ratio":75,\
    "site_occupied":false,"detailed_plan_required":false,"defence_elsewhere":false,\
    "defence_area":900,"buildings":[{"building_name":"1号楼","building_use":"residential",\
    "storeys_above":18,"storeys_below":1,"building_height":54,"footprint":700,\
    "building_area":13300,"counted_area":12600}]},"materials":[\(files)]}
    """
  private static let files = ["land-documents", "design-plan"]
    .map { #"{"material":"\#($0)","name":"\#($0).pdf","content":"\#(content)"}"# }
    .joined(separator: ",")
  private static let content = Data(SamplePaper.bytes).base64EncodedString()
}
