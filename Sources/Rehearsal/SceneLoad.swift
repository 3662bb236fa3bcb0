import Casework

extension Scene {
  /// The scene at this place of a great load: of three matters, filed over half a year, one in ten still open.
  ///
  /// It follows from its place alone: the same number of cases is the same load on every machine.
  package static func loaded(_ place: Int) -> Scene {
    let matter = loadedMatters[place % loadedMatters.count]
    // Every tenth, and not always of one matter.
    let isOpen = (place / loadedMatters.count) % 10 == 0
    let round = place / (loadedMatters.count * 10)
    var plot = Plot(ending: .delivered)
    if isOpen, round % 5 == 0 { plot.stopsBefore = [.review, .check, .decide] }
    if !isOpen, round % 7 == 0, matter == "tobacco-retail" { plot.denials = ["tobacco": "R42"] }
    if !isOpen, round % 3 == 0 { plot.objections = ["water"] }
    let open = plot.stopsBefore.isEmpty ? 1 + round % 4 : 2 + round % 9
    return Scene(
      subject: "压测办件\(place)",
      matter: matter,
      filed: isOpen ? open : 30 + round % 120,
      plot: plot
    )
  }

  private static let loadedMatters = [
    "planning-permit", "planning-permit", "planning-permit", "tobacco-retail", "planning-permit",
    "tobacco-retail", "catering-opening", "planning-permit", "tobacco-retail", "planning-permit",
  ]
}
