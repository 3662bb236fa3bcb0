import NIOCore
import NIOHTTP1

/// Filings with six photos of 400 KB each: a draft, six uploads, the form.
struct PhotoErrand: Errand {
  static let photos = 6
  /// What the figures of whole cases are kept under.
  static let filing = "photo filing"
  private static let photoBytes = 400_000

  private let token: String
  private let mark: String
  private var filed = 0
  private var step = 0
  private var draft = ""

  init(seats: Seats, mark: String) {
    self.mark = mark
    token = seats.applicant(of: mark)
  }

  mutating func next() -> Asking? {
    switch step {
    case 0:
      filed += 1
      let body = ByteBuffer(string: #"{"procedure":"planning-permit"}"#)
      return asking("photo draft", "/drafts", "application/json", body)
    case 1...Self.photos:
      let material = step <= Self.photos / 2 ? "land-documents" : "design-plan"
      let path = "/drafts/\(draft)/attachments?material=\(material)&name=\(step).jpg"
      return asking("photo upload", path, "image/jpeg", photo)
    default:
      let form = PlanningForm.filing(
        draft: draft,
        name: "照片项目 \(mark) \(filed)",
        address: "照片路 \(mark) 号 \(filed)"
      )
      return asking(Self.filing, "/cases", "application/json", ByteBuffer(string: form))
    }
  }

  mutating func take(_ answer: Answer) -> String? {
    guard answer.status == 201, let made = answer.made else {
      step = 0
      return answer.wrong
    }
    if step == 0 { draft = made }
    step = step > Self.photos ? 0 : step + 1
    return nil
  }

  private func asking(_ name: String, _ path: String, _ type: String, _ body: ByteBuffer) -> Asking
  {
    Asking(
      name: name,
      method: .POST,
      path: "/api/v1" + path,
      headers: [
        ("authorization", "Bearer " + token), ("content-type", type),
        ("idempotency-key", "\(mark)-\(filed)-\(step)"),
      ],
      body: body
    )
  }

  /// Unlike every other one: a photo that is there already would be kept once.
  private var photo: ByteBuffer {
    var photo = ByteBuffer(string: "")
    photo.reserveCapacity(Self.photoBytes + 100)
    photo.writeImmutableBuffer(Self.head)
    photo.writeString("\(mark) \(filed) \(step)")
    photo.writeImmutableBuffer(Self.grain)
    return photo
  }

  /// The first bytes of any camera's JPEG.
  private static let head = ByteBuffer(bytes: [
    0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x10, 0x4A, 0x46, 0x49, 0x46, 0x00, 0x01, 0x01, 0x00, 0x00, 0x01,
    0x00, 0x01, 0x00, 0x00,
  ])

  /// As a photo's bytes are: nothing to compress.
  private static let grain: ByteBuffer = {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    let bytes = (0..<photoBytes).map { _ -> UInt8 in
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return UInt8(truncatingIfNeeded: state)
    }
    return ByteBuffer(bytes: bytes)
  }()
}
