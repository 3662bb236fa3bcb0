import Foundation

/// What a bench found out.
package struct BenchReport: Sendable {
  struct Run: Sendable {
    var figures: Figures
    var seconds: Double
    var hallSecondsPerThousand: Double?
    var serverSecondsPerThousand: Double?

    var perSecond: Double { Double(figures.count) / seconds }
  }

  /// Some seconds of acts at a multiple of what the hall takes.
  struct Spike: Sendable {
    var level: Double
    var figures: Figures
    var seconds: Int

    var accepted: Latencies { figures.latencies(of: PlanningErrand.acts) }
    var acceptedPerSecond: Double { Double(accepted.count) / Double(seconds) }
    var turnedAwayPerSecond: Double {
      Double(figures.latencies(of: SpikeErrand.turnedAway).count) / Double(seconds)
    }
  }

  let plan: Bench.Plan
  let load = Self.loadAverage()
  var before: PGBench.Rate?
  var after: PGBench.Rate?
  var loadSeconds = 0.0
  var bytesLoaded: Int?
  var lone = Figures()
  var loneYardstick = Latencies([])
  var runs: [Run] = []
  /// Papers to make and letters to post when the runs ended, and how long until none was left.
  var leftByRuns = 0
  var catchUpSeconds = 0.0
  /// Of acts a second, below.
  var halfRate: Double?
  var half = Figures()
  var halfYardstick = Latencies([])
  /// Acts at half load, and pages.
  var pages = Figures()
  /// Looks a second at the tracking page of a case, and at the same bytes from nginx; nil: no nginx here.
  var tracking: Double?
  var sameBytes: Double?
  var spikes: [Spike] = []
  var photos = Figures()
  var actsAmongPhotos = Figures()
  var bytesPerPhotoCase: Int?
  var backupSeconds: Double?
  /// The served hall's, in bytes.
  var mostMemory: Int?

  init(_ plan: Bench.Plan) { self.plan = plan }

  var actsPerSecond: Double? { runs.map(\.perSecond).median }

  /// Before and after: a machine's pace changes while one measures.
  private var yardstick: Double? {
    [before?.perSecond, after?.perSecond].compactMap(\.self).mean
  }

  var ratio: Double? { actsPerSecond.over(yardstick) }

  /// The run whose rate is the one in the middle.
  var middle: Run? {
    runs.sorted { $0.perSecond < $1.perSecond }.dropFirst(max(0, runs.count - 1) / 2).first
  }

  var loneRatio: Double? {
    lone.latencies.percentile(50).over(loneYardstick.percentile(50))
  }

  var halfRatio: Double? {
    half.latencies.percentile(99).over(halfYardstick.percentile(99))
  }

  var photoRatio: Double? {
    actsAmongPhotos.latencies(of: PlanningErrand.acts).percentile(99)
      .over(half.latencies.percentile(99))
  }

  var trackingRatio: Double? { tracking.over(sameBytes) }

  var photoCasesPerSecond: Double {
    Double(photos.latencies(of: PhotoErrand.filing).count) / Double(plan.seconds)
  }

  var bytesPerCase: Int? { plan.cases > 0 ? bytesLoaded.map { $0 / plan.cases } : nil }

  /// Every answer that was not the one expected, in all measurements.
  package var failures: [String: Int] {
    (runs.map(\.figures) + spikes.map(\.figures) + [lone, half, pages, photos, actsAmongPhotos])
      .reduce(into: [:]) { $0.merge($1.failures) { $0 + $1 } }
  }

  private static func loadAverage() -> [Double] {
    let text = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8)) ?? ""
    return text.split(separator: " ").prefix(3).compactMap { Double($0) }
  }
}

extension [Double] {
  var mean: Double? { isEmpty ? nil : reduce(0, +) / Double(count) }
}

extension Double? {
  fileprivate func over(_ other: Double?) -> Double? {
    guard let self, let other, other > 0 else { return nil }
    return self / other
  }
}
