import CPostgres
import Glibc

/// One connection to the server, in libpq's pipeline mode: many statements go out, then their answers come back.
///
/// Belongs to one thread. A link that was lost stays lost; whoever holds it makes another one.
final class PostgresLink {
  private let handle: OpaquePointer
  /// False behind a pgbouncer that pools transactions.
  let keepsSettings: Bool
  private let patience: Int
  private var texts: [UnsafePointer<UInt8>: PostgresText] = [:]
  private var isLost = false

  /// Connects: to the first of the address's hosts that takes writes, unless it says otherwise.
  init(_ address: PostgresAddress, _ limits: PostgresLimits) throws(PostgresFault) {
    keepsSettings = address.keepsSessions
    // The server gives up first: its sentence is the better one.
    patience = limits.statementSeconds + 5
    let settings = Self.settings(address, limits)
    let made = Self.withPointers(settings.map(\.0)) { names in
      Self.withPointers(settings.map(\.1)) { PQconnectdbParams(names, $0, 1) }
    }
    guard let made else { throw .lost("no memory for a connection") }
    handle = made
    guard PQstatus(made) == CONNECTION_OK else {
      throw .lost(String(cString: PQerrorMessage(made)))
    }
    PQsetnonblocking(made, 1)
    PQenterPipelineMode(made)
    // A notice of the server is no business of stderr.
    PQsetNoticeProcessor(made, { _, _ in }, nil)
  }

  deinit { PQfinish(handle) }

  /// Ends, from another thread, what the server is doing for this connection.
  var stop: PostgresStop { PostgresStop(handle) }

  /// False when the server closed the connection while nobody looked.
  func isAlive() -> Bool {
    guard !isLost, PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else {
      return false
    }
    return true
  }

  /// What this connection knows about a text; texts of the program stay where they are for ever.
  func text(_ text: StaticString) -> PostgresText {
    let key = text.utf8Start
    if let known = texts[key] { return known }
    let made = PostgresText(text, name: keepsSettings ? "s\(texts.count)" : nil)
    texts[key] = made
    return made
  }

  /// Sends all, and reads all answers: one way there and back.
  ///
  /// The first that fails is thrown; the server passes over those behind it.
  func exchange(_ statements: [PostgresStatement]) throws(PostgresFault) -> [PostgresReply] {
    var sent: [(statement: PostgresStatement?, text: PostgresText)] = []
    for statement in statements {
      let text = statement.text
      if text.name != nil, !text.isPrepared, !sent.contains(where: { $0.text === text }) {
        try check(PQsendPrepare(handle, text.name, text.start, 0, nil))
        sent.append((nil, text))
      }
      try send(statement)
      sent.append((statement, text))
    }
    try check(PQpipelineSync(handle))
    try flush()
    var replies: [PostgresReply] = []
    var first: PostgresFault?
    for (statement, text) in sent {
      do throws(PostgresFault) {
        let reply = try answer(to: text)
        if statement == nil { text.isPrepared = true } else { replies.append(reply) }
      } catch {
        if isLost { throw error }
        first = first ?? error
      }
    }
    try takeSync()
    if let first { throw first }
    return replies
  }

  /// What others said (`NOTIFY`) to a connection that listens; waits for it a while.
  func heard(within seconds: Int) throws(PostgresFault) -> [String] {
    var socket = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    if poll(&socket, 1, Int32(clamping: seconds * 1_000)) == 0 { return [] }
    guard PQconsumeInput(handle) == 1, PQstatus(handle) == CONNECTION_OK else { throw lost() }
    var texts: [String] = []
    while let note = PQnotifies(handle) {
      texts.append(note.pointee.extra.map { String(cString: $0) } ?? "")
      PQfreemem(note)
    }
    return texts
  }

  /// Runs a text of many statements, however long it takes.
  func script(_ text: String) throws(PostgresFault) {
    leavePipeline()
    let result = PQexec(handle, text)
    defer { PQclear(result) }
    try enterPipeline()
    guard [PGRES_COMMAND_OK, PGRES_TUPLES_OK].contains(PQresultStatus(result)) else {
      throw PostgresFault(result)
    }
  }

  /// Runs a `COPY … FROM STDIN` and gives it all of these bytes.
  func copy(_ text: String, _ bytes: [UInt8]) throws(PostgresFault) {
    leavePipeline()
    let begun = PQexec(handle, text)
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_IN else {
      try enterPipeline()
      throw PostgresFault(begun)
    }
    bytes.withUnsafeBytes { buffer in
      let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      _ = PQputCopyData(handle, start, Int32(clamping: buffer.count))
    }
    PQputCopyEnd(handle, nil)
    let ended = PQgetResult(handle)
    defer { PQclear(ended) }
    // Each command ends with nothing.
    PQclear(PQgetResult(handle))
    try enterPipeline()
    guard PQresultStatus(ended) == PGRES_COMMAND_OK else { throw PostgresFault(ended) }
  }

  /// Runs a `COPY … TO STDOUT`. A `take` that throws costs the connection: the rest of the answer is in it.
  func copyOut(_ text: String, take: (UnsafeRawBufferPointer) throws -> Void) throws {
    leavePipeline()
    let begun = PQexec(handle, text)
    defer { PQclear(begun) }
    guard PQresultStatus(begun) == PGRES_COPY_OUT else {
      try enterPipeline()
      throw PostgresFault(begun)
    }
    var piece: UnsafeMutablePointer<CChar>?
    while true {
      let length = PQgetCopyData(handle, &piece, 0)
      guard length > 0 else { break }
      defer { PQfreemem(piece) }
      do { try take(UnsafeRawBufferPointer(start: piece, count: Int(length))) } catch {
        isLost = true
        throw error
      }
    }
    let ended = PQgetResult(handle)
    defer { PQclear(ended) }
    // Each command ends with nothing.
    PQclear(PQgetResult(handle))
    try enterPipeline()
    guard PQresultStatus(ended) == PGRES_COMMAND_OK else { throw PostgresFault(ended) }
  }

  private func leavePipeline() {
    PQexitPipelineMode(handle)
    PQsetnonblocking(handle, 0)
  }

  private func enterPipeline() throws(PostgresFault) {
    if PQstatus(handle) != CONNECTION_OK { throw lost() }
    PQsetnonblocking(handle, 1)
    PQenterPipelineMode(handle)
  }

  private func send(_ statement: PostgresStatement) throws(PostgresFault) {
    let count = Int32(clamping: statement.values.count)
    let isSent = statement.values.with { values, lengths, formats in
      if let name = statement.text.name {
        PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1)
      } else {
        PQsendQueryParams(
          handle,
          statement.text.start,
          count,
          nil,
          values,
          lengths,
          formats,
          1
        )
      }
    }
    try check(isSent)
  }

  private func answer(to text: PostgresText) throws(PostgresFault) -> PostgresReply {
    let result = try next()
    defer { PQclear(result) }
    // Each answer ends with nothing.
    PQclear(try next())
    switch PQresultStatus(result) {
    case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
      let reply = try PostgresReply(result, columns: text.columns)
      text.columns = text.columns ?? reply.rows.first?.columns
      return reply
    case PGRES_PIPELINE_ABORTED: throw .broken("passed over after a statement that failed")
    default:
      let fault = PostgresFault(result)
      if fault.kind == .lost || PQstatus(handle) != CONNECTION_OK { throw lost(fault.text) }
      throw fault
    }
  }

  private func takeSync() throws(PostgresFault) {
    let result = try next()
    defer { PQclear(result) }
    guard PQresultStatus(result) == PGRES_PIPELINE_SYNC else { throw lost("out of step") }
  }

  private func next() throws(PostgresFault) -> OpaquePointer? {
    while PQisBusy(handle) == 1 {
      try wait(for: Int16(POLLIN))
      guard PQconsumeInput(handle) == 1 else { throw lost() }
    }
    return PQgetResult(handle)
  }

  /// Reads while it writes: a server that cannot get rid of its answers takes no more questions.
  private func flush() throws(PostgresFault) {
    while true {
      switch PQflush(handle) {
      case 0: return
      case 1:
        try wait(for: Int16(POLLIN | POLLOUT))
        guard PQconsumeInput(handle) == 1 else { throw lost() }
      default: throw lost()
      }
    }
  }

  private func wait(for events: Int16) throws(PostgresFault) {
    var socket = pollfd(fd: PQsocket(handle), events: events, revents: 0)
    let ready = poll(&socket, 1, Int32(clamping: patience * 1_000))
    if ready == 0 { throw lost("no answer within \(patience) seconds") }
    if ready < 0, errno != EINTR { throw lost("the connection cannot be waited for") }
  }

  private func check(_ isSent: Int32) throws(PostgresFault) {
    if isSent != 1 { throw lost() }
  }

  private func lost(_ text: String? = nil) -> PostgresFault {
    isLost = true
    return .lost(text ?? String(cString: PQerrorMessage(handle)))
  }
}

extension PostgresLink {
  /// What our connections ask for, unless the address says something else.
  private static func settings(
    _ address: PostgresAddress,
    _ limits: PostgresLimits
  ) -> [(String, String)] {
    var settings = [
      ("connect_timeout", "\(limits.connectSeconds)"), ("client_encoding", "UTF8"),
      ("target_session_attrs", "read-write"), ("fallback_application_name", "hall"),
      ("keepalives_idle", "30"), ("tcp_user_timeout", "\(limits.statementSeconds * 1_000)"),
    ]
    if address.keepsSessions {
      settings.append(
        (
          "options",
          """
          -c statement_timeout=\(limits.statementSeconds)s -c lock_timeout=\(limits.lockSeconds)s \
          -c idle_in_transaction_session_timeout=60s -c max_parallel_workers_per_gather=0 -c jit=off \
          -c random_page_cost=1.1\
          \(limits.findsByKey ? Self.findingByKey : "")
          """
        )
      )
    }
    return settings + [("dbname", address.text)]
  }

  /// Whatever a writer asks for it names by its key: neither what the server believes of a table's size nor the
  /// number of rows at once may lead it through the whole of a table.
  private static let findingByKey =
    " -c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c plan_cache_mode=force_generic_plan"

  /// The texts as C strings in a list that ends with nothing.
  private static func withPointers<Answer>(
    _ texts: [String],
    _ work: (UnsafePointer<UnsafePointer<CChar>?>?) -> Answer
  ) -> Answer {
    let copies = texts.map { strdup($0) }
    defer { for copy in copies { free(copy) } }
    return (copies.map { UnsafePointer($0) } + [nil]).withUnsafeBufferPointer {
      work($0.baseAddress)
    }
  }
}

extension PostgresText {
  /// Of a text of the program: it ends with a zero byte.
  fileprivate var start: UnsafePointer<CChar> {
    UnsafeRawPointer(text.utf8Start).assumingMemoryBound(to: CChar.self)
  }
}
