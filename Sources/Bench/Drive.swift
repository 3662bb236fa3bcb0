import NIOCore
import NIOHTTP1
import NIOPosix

/// Many connections to one hall, each on its errand, all on one thread.
struct Drive: Sendable {
  let port: Int
  private static let host = "127.0.0.1"

  struct Team: Sendable {
    var errands: [any Errand]
    var pace: Pace
  }

  /// Runs until the span is over and every question that was asked is answered.
  /// - Parameter warmUp: seconds before answers begin to count.
  func run(_ teams: [Team], warmUp: Double, seconds: Double) async throws -> Figures {
    let loops = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    defer { loops.shutdownGracefully { _ in } }
    let collector = Collector()
    let begins = NIODeadline.now() + .milliseconds(Int64(warmUp * 1_000))
    let span = Span(begins: begins, ends: begins + .milliseconds(Int64(seconds * 1_000)))
    var channels: [any Channel] = []
    var seed: UInt64 = 0
    for team in teams {
      for errand in team.errands {
        seed += 1
        channels.append(
          try await connect(loops, errand, team.pace, span, seed: seed, collector)
        )
      }
    }
    for channel in channels { try await channel.closeFuture.get() }
    return collector.figures
  }

  private func connect(
    _ loops: any EventLoopGroup,
    _ errand: any Errand,
    _ pace: Pace,
    _ span: Span,
    seed: UInt64,
    _ collector: Collector
  ) async throws -> any Channel {
    let host = "\(Self.host):\(port)"
    return try await ClientBootstrap(group: loops)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          try pipeline.addHTTPClientHandlers()
          try pipeline.addHandler(
            Lane(errand, pace: pace, span: span, host: host, seed: seed, collector: collector)
          )
        }
      }
      .connect(host: Self.host, port: port).get()
  }
}
