import Casework
import Deadlines
import HTTPTypes
import Hummingbird
import Testing

@testable import Web

/// Page × person, and address of the API × person, for all three matters.
@Suite struct `Who may see what, address by address` {
  /// Once the copies are out. `lead` is each post of the department that leads, `member` each post of another
  /// department concerned, `county` each post of the same department elsewhere, `far` a supervisor of another
  /// city, `idle` a member of the office without a post.
  /// + shown   - as if it did not exist   ? sign in first   x not for such an account   = not now
  static let pages = AccessTable(
    """
                                       visitor lin other | lead member outsider county | wu far idle
    /                                     +     +    +   |  +     +       +       +    |  +  +   +
    /healthz                              +     +    +   |  +     +       +       +    |  +  +   +
    /readyz                               +     +    +   |  +     +       +       +    |  +  +   +
    /metrics                              x     x    x   |  x     x       x       x    |  x  x   x
    /matters                              +     +    +   |  +     +       +       +    |  +  +   +
    /matters/{matter}                     +     +    +   |  +     +       +       +    |  +  +   +
    /matters/{matter}/blank-form          +     +    +   |  +     +       +       +    |  +  +   +
    /matters/{matter}/sample-form         +     +    +   |  +     +       +       +    |  +  +   +
    /departments/{unit}                   +     +    +   |  +     +       +       +    |  +  +   +
    /session                              +     +    +   |  +     +       +       +    |  +  +   +
    /session/alive                        ?     +    +   |  +     +       +       +    |  +  +   +
    /account                              +     +    +   |  +     +       +       +    |  +  +   +
    /progress                             +     +    +   |  +     +       +       +    |  +  +   +
    /cases                                ?     +    +   |  +     +       +       +    |  +  +   +
    /cases/{n}                            ?     +    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/receipt                    ?     +    -   |  +     x       -       -    |  x  -   -
    /cases/{n}/correction                 ?     =    -   |  =     x       -       -    |  x  -   -
    /cases/{n}/withdrawal                 ?     +    -   |  +     x       -       -    |  x  -   -
    /cases/{n}/hearing-request            ?     =    -   |  =     x       -       -    |  x  -   -
    /cases/{n}/reply                      ?     =    -   |  =     x       -       -    |  x  -   -
    /cases/{n}/renewal                    ?     =    -   |  =     x       -       -    |  x  -   -
    /cases/{n}/change                     ?     =    -   |  =     x       -       -    |  x  -   -
    /cases/{n}/papers/1                   ?     +    -   |  +     -       -       -    |  +  -   -
    /cases/{n}/papers/1/pdf               ?     +    -   |  +     -       -       -    |  +  -   -
    /cases/{n}/papers/{copy}/pdf          ?     -    -   |  +     +       -       -    |  +  -   -
    /certificates                         +     +    +   |  +     +       +       +    |  +  +   +
    /results                              +     +    +   |  +     +       +       +    |  +  +   +
    /notices                              +     +    +   |  +     +       +       +    |  +  +   +
    /cases/{n}/papers/{copy}              ?     -    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/papers/{othercopy}         ?     -    -   |  +     -       -       -    |  +  -   -
    /cases/{n}/papers/99                  ?     -    -   |  -     -       -       -    |  -  -   -
    /cases/{n}/attachments/{shared}       ?     +    -   |  +     +       -       -    |  -  -   -
    /cases/{n}/attachments/{private}      ?     +    -   |  +     -       -       -    |  -  -   -
    /drafts/{draft}                       ?     +    -   |  -     -       -       -    |  -  -   -
    /drafts/{draft}/sections/{section}    ?     +    -   |  -     -       -       -    |  -  -   -
    /drafts/{draft}/files/{file}          ?     +    -   |  -     -       -       -    |  -  -   -
    /drafts/{draft}/materials             ?     +    -   |  -     -       -       -    |  -  -   -
    /drafts/{draft}/review                ?     +    -   |  -     -       -       -    |  -  -   -
    /desk                                 ?     x    x   |  +     +       +       +    |  x  x   x
    /desk/search?q={n}                    ?     x    x   |  +     +       +       +    |  x  x   x
    /desk/posts                           ?     x    x   |  +     +       +       +    |  x  x   x
    /desk/walk-ins                        ?     x    x   |  +     +       +       +    |  x  x   x
    /desk/cases/{n}                       ?     x    x   |  +     +       -       -    |  x  x   x
    /desk/cases/{n}/papers/1              ?     x    x   |  +     -       -       -    |  x  x   x
    /desk/cases/{n}/papers/{copy}         ?     x    x   |  +     +       -       -    |  x  x   x
    /desk/cases/{n}/papers/{othercopy}    ?     x    x   |  +     -       -       -    |  x  x   x
    /desk/cases/{n}/papers/1/pdf          ?     x    x   |  +     -       -       -    |  x  x   x
    /desk/cases/{n}/papers/{copy}/pdf     ?     x    x   |  +     +       -       -    |  x  x   x
    /desk/cases/{n}/attachments/{shared}  ?     x    x   |  +     +       -       -    |  x  x   x
    /desk/cases/{n}/attachments/{private} ?     x    x   |  +     -       -       -    |  x  x   x
    /desk/cases/{n}/pictures/{shared}     ?     x    x   |  +     +       -       -    |  x  x   x
    /desk/cases/{n}/pictures/{private}    ?     x    x   |  +     -       -       -    |  x  x   x
    /supervision                          ?     x    x   |  x     x       x       x    |  +  +   x
    /supervision/clocks                   ?     x    x   |  x     x       x       x    |  +  +   x
    /supervision/cases/{n}                ?     x    x   |  x     x       x       x    |  +  -   x
    /supervision/cases/{n}/papers/1       ?     x    x   |  x     x       x       x    |  -  -   x
    /supervision/cases/{n}/papers/1/pdf   ?     x    x   |  x     x       x       x    |  -  -   x
    """
  )

  static let api = AccessTable(
    """
                                       visitor lin other | lead member outsider county | wu far idle
    /openapi.json                         +     +    +   |  +     +       +       +    |  +  +   +
    /matters                              +     +    +   |  +     +       +       +    |  +  +   +
    /matters/{matter}                     +     +    +   |  +     +       +       +    |  +  +   +
    /results                              +     +    +   |  +     +       +       +    |  +  +   +
    /notices                              +     +    +   |  +     +       +       +    |  +  +   +
    /certificates                         -     -    -   |  -     -       -       -    |  -  -   -
    /cases                                ?     +    +   |  =     =       =       =    |  =  =   =
    /cases?q={n}                          ?     +    +   |  +     +       +       +    |  +  +   +
    /cases/{n}                            ?     +    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/events                     ?     +    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/papers                     ?     +    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/papers/1                   ?     +    -   |  +     -       -       -    |  +  -   -
    /cases/{n}/papers/{copy}              ?     -    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/papers/{othercopy}         ?     -    -   |  +     -       -       -    |  +  -   -
    /cases/{n}/papers/1/pdf               ?     +    -   |  +     -       -       -    |  +  -   -
    /cases/{n}/papers/{copy}/pdf          ?     -    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/papers/99                  ?     -    -   |  -     -       -       -    |  -  -   -
    /cases/{n}/attachments                ?     +    -   |  +     +       -       -    |  +  -   -
    /cases/{n}/attachments/{shared}       ?     +    -   |  +     +       -       -    |  -  -   -
    /cases/{n}/attachments/{private}      ?     +    -   |  +     -       -       -    |  -  -   -
    /worklist                             ?     x    x   |  +     +       +       +    |  x  x   x
    /drafts                               ?     +    +   |  +     +       +       +    |  +  +   +
    /drafts/{draft}                       ?     +    -   |  -     -       -       -    |  -  -   -
    /supervision                          ?     x    x   |  x     x       x       x    |  +  +   x
    /supervision/clocks                   ?     x    x   |  x     x       x       x    |  +  +   x
    """
  )

  @Test(arguments: AccessMatter.all)
  func `every page answers each person as the table says (S3)`(matter: AccessMatter) async throws {
    try await WebHall(otherCounty: true).serve { visit in
      let matterCase = try await AccessCase(matter, isAccepted: true, visit)
      for role in AccessRole.all(of: matter) {
        let browser = try await Browser(visit, of: role.login)
        try await compare(Self.pages, matterCase, role) { try await browser.get($0) }
      }
    }
  }

  @Test(arguments: AccessMatter.all)
  func `every address of the API answers each person as the table says (S3)`(matter: AccessMatter)
    async throws
  {
    try await WebHall(otherCounty: true).serve { visit in
      let matterCase = try await AccessCase(matter, isAccepted: true, visit)
      for role in AccessRole.all(of: matter) {
        let program = try await visit.program(of: role.login)
        try await compare(Self.api, matterCase, role) { try await program.get($0) }
      }
    }
  }

  @Test(arguments: [AccessMatter.restaurant, .planning])
  func `before the copies go out, a member is a stranger like any other (S41)`(
    matter: AccessMatter
  ) async throws {
    try await WebHall(otherCounty: true).serve { visit in
      let matterCase = try await AccessCase(matter, isAccepted: false, visit)
      for role in AccessRole.all(of: matter) where role.column == "member" {
        let stranger = AccessRole(
          column: "outsider",
          login: role.login,
          unit: role.unit,
          post: role.post
        )
        let browser = try await Browser(visit, of: role.login)
        try await compare(Self.pages, matterCase, stranger) { try await browser.get($0) }
        let program = try await visit.program(of: role.login)
        try await compare(Self.api, matterCase, stranger) { try await program.get($0) }
      }
    }
  }

  @Test func `every page that is routed stands in the table`() async throws {
    let hall = try await WebHall()
    let routed = buildRouter(hall: hall.hall, settings: hall.settings).routes
      .filter { $0.method == .get }.map { "\($0.path)" }
    let written = Self.pages.rows.map(\.name) + Self.api.rows.map { APIPages.root + $0.name }
    let shapes = Set(written.map(Self.shape))
    // The styles are everybody's; who hears what of `/live`, which never ends, is tested beside the hall; the others
    // only lead on to a page of the table.
    let others = [
      "/assets/_", "/drafts/_/submission", "/drafts/_/uploads", "/matters/_/drafts",
      "/cases/_/rating", "/drafts/_/removal", "/live",
    ]
    for path in routed where !others.contains(Self.shape(path)) {
      #expect(shapes.contains(Self.shape(path)), "\(path) stands in no table")
    }
  }

  /// An address with its parameters blanked.
  private static func shape(_ path: String) -> String {
    let parts = path.prefix { $0 != "?" }.split(separator: "/").enumerated().map { place, part in
      let isOfPaper = place > 0 && part.allSatisfy(\.isNumber)
      return part.hasPrefix("{") || part.hasPrefix(":") || isOfPaper ? "_" : String(part)
    }
    return "/" + parts.joined(separator: "/")
  }

  private func compare(
    _ table: AccessTable,
    _ matterCase: AccessCase,
    _ role: AccessRole,
    _ ask: (String) async throws -> WebAnswer
  ) async throws {
    let isFirst = matterCase.matter.procedure == "catering-opening"
    for row in table.rows {
      // What is the same for every case is asked once, of one person in each column.
      guard row.name.contains("{") || (isFirst && role.post ?? "front desk" == "front desk"),
        let address = try await matterCase.address(row.name, for: role)
      else { continue }
      let answer = try await ask(address)
      let sign = AccessTable.Sign(status: answer.status, location: answer.header("location"))
      #expect(
        sign == row.sign(role.column),
        "\(role.column) \(role.login ?? "") \(address): \(answer.status)"
      )
      guard ["other", "outsider", "county", "far", "idle", "visitor"].contains(role.column),
        row.name.contains("{n}")
      else { continue }
      let absent = CaseNumber(region: "210100", day: .first, sequence: 99).text
      let nothing = try await ask(address.replacing(matterCase.number.text, with: absent))
      #expect(
        nothing.status == answer.status
          && nothing.text.replacing(absent, with: matterCase.number.text) == answer.text,
        "\(role.column) \(address): told apart from a case that does not exist"
      )
    }
  }
}
