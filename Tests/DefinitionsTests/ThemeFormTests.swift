import Definitions
import Testing

// S39: one form for the whole, and nothing asked twice.
@Suite struct `A theme's computed form` {
  @Test func `S39: asks every question once and keeps what each member asks`() throws {
    let theme = try Cast.form("catering-opening")
    let ids = theme.fields.map(\.id)
    #expect(Set(ids).count == ids.count)
    for member in ["food-licence", "fire-safety-check", "signboard-record"] {
      let own = try Cast.form(member)
      #expect(Set(own.fields.map(\.id)).isSubset(of: ids), "\(member) lost a question")
      #expect(
        Set(own.materials.map(\.id)).isSubset(of: theme.materials.map(\.id)),
        "\(member) lost a material"
      )
    }
  }

  @Test func `sends a field to the members that ask for it`() throws {
    let fields = try Cast.form("catering-opening").fields
    let area = try #require(fields.first { $0.id == "floor_area" })
    #expect(Set(area.receivers) == ["food-licence", "fire-safety-check"])
    let sign = try #require(fields.first { $0.id == "sign_width" })
    #expect(sign.receivers == ["signboard-record"])
  }

  @Test func `asks what only a conditional member needs when it is concerned`() throws {
    let theme = try Cast.procedure("catering-opening")
    let form = try Cast.form("catering-opening")
    func asked(_ area: String) -> Set<String> {
      let reading = FormReading.read(
        Cast.raw(form, ["floor_area": [area], "public_venue": ["yes"]]),
        as: form,
        parameters: theme.parameters
      )
      return Set(
        form.visibleFields(reading.answers, parameters: theme.parameters).map(\.id)
      )
    }
    #expect(!asked("299").contains("exits"))
    #expect(asked("300").contains("exits"))
  }
}

@Suite struct `Which members a filing concerns` {
  @Test(arguments: [
    (area: "299", venue: "yes", entertainment: "no", concerned: false),
    (area: "300", venue: "yes", entertainment: "no", concerned: true),
    (area: "300.01", venue: "yes", entertainment: "no", concerned: true),
    (area: "３００", venue: "是", entertainment: "否", concerned: true),
    (area: "5000", venue: "no", entertainment: "no", concerned: false),
    (area: "20", venue: "no", entertainment: "yes", concerned: true),
  ])
  func `the fire brigade from 300 m² of a public venue, and for every entertainment venue`(
    area: String,
    venue: String,
    entertainment: String,
    concerned: Bool
  ) throws {
    let members = try chosen([
      "floor_area": [area], "public_venue": [venue], "entertainment_venue": [entertainment],
    ])
    guard case .chosen(let members) = members else {
      Issue.record("left open: \(members)")
      return
    }
    #expect(members.contains { $0.part == .matter("fire-safety-check") } == concerned)
    #expect(members.contains { $0.part == .matter("food-licence") })
  }

  @Test(arguments: [
    (blank: "floor_area", fields: ["floor_area"]),
    (blank: "public_venue", fields: ["public_venue"]),
    (blank: "has_signboard", fields: ["has_signboard"]),
  ])
  func `a blank that decides leaves it open and drops nobody`(
    blank: String,
    fields: [String]
  ) throws {
    var raw = ["floor_area": ["320"], "public_venue": ["yes"], "entertainment_venue": ["no"]]
    raw["has_signboard"] = ["yes"]
    raw[blank] = [""]
    guard case .blank(let found) = try chosen(raw) else {
      Issue.record("a blank was read as an answer")
      return
    }
    #expect(found == fields)
  }

  @Test func `a blank that cannot matter any more leaves nothing open`() throws {
    let members = try chosen([
      "floor_area": [""], "public_venue": ["no"], "entertainment_venue": ["no"],
      "has_signboard": ["no"],
    ])
    guard case .chosen(let members) = members else {
      Issue.record("left open: \(members)")
      return
    }
    #expect(members.map(\.part) == [.matter("food-licence")])
  }

  private func chosen(_ changes: [String: [String]]) throws -> ChosenMembers {
    let theme = try Cast.procedure("catering-opening")
    let form = try Cast.form("catering-opening")
    let reading = FormReading.read(
      Cast.raw(form, changes),
      as: form,
      parameters: theme.parameters
    )
    return theme.chosenMembers(reading.answers, form: form, parameters: theme.parameters)
  }
}
