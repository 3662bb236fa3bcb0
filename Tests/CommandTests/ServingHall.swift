import Foundation
import FoundationNetworking
import Glibc
import Testing

/// A `hall serve` of the built program, which a test may end without warning.
struct ServingHall {
  private let process: Process
  let port: Int
  var pid: Int32 { process.processIdentifier }

  /// Starts it and waits until it says that it is open.
  init(on database: String) throws { try self.init(at: ["--database", database]) }

  /// - Parameters:
  ///   - place: the options that say where it is.
  ///   - log: a file that is there, for what it says of itself in JSON.
  init(at place: [String], log: URL? = nil) throws {
    port = try Self.freePort()
    process = Terminal.program(
      ["serve", "--port", String(port), "--clock", "2026-09-28T08:30:00+08:00"] + place
        + (log == nil ? [] : ["--log", "json"])
    )
    let stdout = Pipe()
    if let log { process.standardError = try FileHandle(forWritingTo: log) }
    process.standardOutput = stdout
    try process.run()
    var said = ""
    while !said.contains("The hall is open") {
      let piece = stdout.fileHandleForReading.availableData
      try #require(!piece.isEmpty, "the hall ended at its start: \(said)")
      said += String(decoding: piece, as: UTF8.self)
    }
  }

  /// As a power cut does: nothing is finished, nothing is said.
  func kill() { end(SIGKILL) }

  func stop() { end(SIGTERM) }

  /// What it said of itself when it ended; nil while it runs.
  var exitCode: Int32? { process.isRunning ? nil : process.terminationStatus }

  private func end(_ signal: Int32) {
    guard process.isRunning else { return }
    Glibc.kill(pid, signal)
    process.waitUntilExit()
  }

  private static func freePort() throws -> Int {
    let probe = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(probe) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isBound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(probe, $0, length) == 0 && getsockname(probe, $0, &length) == 0
      }
    }
    try #require(isBound, "no port is free")
    return Int(UInt16(bigEndian: address.sin_port))
  }
}

/// A counter's program that files signboards for one applicant.
struct FilingProgram: Sendable {
  let port: Int
  let token: String

  /// Files under a key of its own.
  /// - Returns: the case's number; nil when nobody answered.
  func file(_ key: String) async -> String? {
    guard let url = URL(string: "http://127.0.0.1:\(port)/api/v1/cases") else { return nil }
    var request = URLRequest(url: url, timeoutInterval: 10)
    request.httpMethod = "POST"
    request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization")
    request.setValue("application/json", forHTTPHeaderField: "Content-Type")
    request.setValue(key, forHTTPHeaderField: "Idempotency-Key")
    request.httpBody = Data(Self.body.utf8)
    guard let (data, response) = try? await URLSession.shared.data(for: request) else { return nil }
    guard (response as? HTTPURLResponse)?.statusCode == 201 else {
      Issue.record("not filed: \(String(decoding: data, as: UTF8.self))")
      return nil
    }
    let answer = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
    return answer?["number"] as? String
  }

  private static let body: String = {
    let picture: [UInt8] =
      [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8)
      + [0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0, 0x90, 0x77, 0x53, 0xDE]
    let content = Data(picture).base64EncodedString()
    return """
      {"procedure":"signboard-record","acknowledges_like_case":true,
      "applicant":{"name":"林小禾","citizen_id":"210102199001011234"},
      "answers":{"business_name":"林记小馆","credit_code":"92210100MADEM00152",
      "legal_representative":"林小禾","phone":"13800000000","by_agent":false,
      "address":"演示区演示大道 8 号 1 层","sign_text":"林记小馆","sign_place":"lintel",
      "sign_width":"6","sign_height":"1.2","sign_material":"metal","sign_lit":true},
      "materials":[{"material":"sign-picture","name":"a.png","content":"\(content)"},
      {"material":"sign-place-photo","name":"b.png","content":"\(content)"}]}
      """
  }()
}
