import NIOCore
import NIOHTTP1

/// How one connection times its questions.
enum Pace: Sendable {
  /// The next one goes when the one before is answered.
  case asAnswered
  /// At moments of its own, whether the hall keeps up or not: an answer that comes late is late from the moment at
  /// which it was to be asked. Between two of them lie so many seconds, on average.
  case byItself(secondsBetween: Double)
}

/// From when to when answers count.
struct Span: Sendable {
  var begins: NIODeadline
  var ends: NIODeadline
}

/// One keep-alive connection that runs one errand. Lives on its event loop.
final class Lane: ChannelInboundHandler {
  typealias InboundIn = HTTPClientResponsePart
  typealias OutboundOut = HTTPClientRequestPart

  private var errand: any Errand
  private let pace: Pace
  private let span: Span
  private let host: String
  private let collector: Collector
  private var dice: UInt64
  private var figures = Figures()
  private var asked: (name: String, at: NIODeadline)?
  private var due: NIODeadline
  private var answer = Answer(status: 0, headers: [:], body: ByteBuffer())

  init(
    _ errand: any Errand,
    pace: Pace,
    span: Span,
    host: String,
    seed: UInt64,
    collector: Collector
  ) {
    (self.errand, self.pace, self.span, self.host) = (errand, pace, span, host)
    (dice, self.collector) = (seed &* 0x9E37_79B9_7F4A_7C15 | 1, collector)
    due = .now()
  }

  func channelActive(context: ChannelHandlerContext) {
    due = .now()
    wait()
    proceed(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      answer.status = Int(head.status.code)
      answer.headers = head.headers
      answer.body.clear()
    case .body(var part): answer.body.writeBuffer(&part)
    case .end:
      finish()
      proceed(context)
    }
  }

  func channelInactive(context: ChannelHandlerContext) {
    if let asked { figures.fail(asked.name, "the connection was closed") }
    collector.add(figures)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    figures.fail(asked?.name ?? "connection", "\(error)")
    asked = nil
    context.close(promise: nil)
  }

  private func finish() {
    let now = NIODeadline.now()
    guard let asked else { return }
    self.asked = nil
    let wrong = errand.take(answer)
    guard now >= span.begins, now < span.ends else {
      // A failure is one whenever it comes; only a good answer needs its time.
      if let wrong { figures.fail(asked.name, wrong) } else { figures.outside += 1 }
      return
    }
    if let wrong {
      figures.fail(asked.name, wrong)
    } else {
      figures.add(errand.name(of: answer, asked: asked.name), (now - asked.at).nanoseconds)
    }
  }

  /// Asks the next thing now, or when its time comes, or ends.
  private func proceed(_ context: ChannelHandlerContext) {
    guard NIODeadline.now() < span.ends else { return context.close(promise: nil) }
    switch pace {
    case .asAnswered: ask(at: .now(), context)
    case .byItself:
      guard due > .now() else { return askWhenDue(context) }
      guard due < span.ends else { return context.close(promise: nil) }
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      let lane = NIOLoopBound(self, eventLoop: context.eventLoop)
      context.eventLoop.scheduleTask(deadline: due) { lane.value.askWhenDue(bound.value) }
    }
  }

  private func askWhenDue(_ context: ChannelHandlerContext) {
    let moment = due
    wait()
    ask(at: moment, context)
  }

  private func ask(at moment: NIODeadline, _ context: ChannelHandlerContext) {
    guard let asking = errand.next() else { return context.close(promise: nil) }
    asked = (asking.name, moment)
    var headers = HTTPHeaders([("host", host)])
    for (name, value) in asking.headers { headers.add(name: name, value: value) }
    if let body = asking.body {
      headers.add(name: "content-length", value: String(body.readableBytes))
    }
    let head = HTTPRequestHead(
      version: .http1_1,
      method: asking.method,
      uri: asking.path,
      headers: headers
    )
    context.write(wrapOutboundOut(.head(head)), promise: nil)
    if let body = asking.body {
      context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: nil)
  }

  /// Sets the next moment, as chance arrivals come: many soon, some late.
  private func wait() {
    guard case .byItself(let seconds) = pace else { return }
    dice ^= dice << 13
    dice ^= dice >> 7
    dice ^= dice << 17
    let share = Double(dice >> 11) / Double(1 << 53)
    due = due + .nanoseconds(Int64(-logarithm(1 - share) * seconds * 1e9))
  }
}
