import ArgumentParser
import Casework
import Foundation
import Hall

/// `hall account add | token`: the first administrator has no page to be made on.
struct AccountCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "account",
    abstract: "Makes accounts of the office, and tokens for programs.",
    subcommands: [Add.self, Token.self]
  )

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes an account; its password is read from standard input, one line."
    )

    @Argument(help: "What the person signs in with.")
    var login: String

    @Option(help: "The person's name.")
    var name: String

    @Option(help: "A post, UNIT/POST, such as 'fire-rescue/case officer'. May be repeated.")
    var post: [String] = []

    @Flag(help: "Reads in scope and urges; changes no case.")
    var supervisor = false

    @Option(help: "How far a supervisor looks: six digits of GB/T 2260.")
    var region: String?

    @OptionGroup var hall: HallOptions

    func run() async throws {
      let posts = try post.map(read)
      guard let password = readLine() else {
        throw Complaint("expected the password as one line on standard input")
      }
      let open = try await hall.open()
      defer { open.close() }
      do {
        let account = try await open.createStaff(
          StaffRegistration(
            name: name,
            login: login,
            password: password,
            posts: posts,
            isSupervisor: supervisor,
            region: region
          )
        )
        print("made \(account.login) (\(account.name))")
      } catch { throw Complaint(sentence(error)) }
    }

    private func read(_ text: String) throws -> PostRef {
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw ValidationError("expected a post such as 'fire-rescue/case officer', found '\(text)'")
      }
      return PostRef(parts[0], parts[1])
    }

    private func sentence(_ problem: AccountProblem) -> String {
      switch problem {
      case .nameMissing: "expected a name, found none"
      case .loginMissing: "expected a login, found none"
      case .loginTaken: "the login '\(login)' is taken; choose another"
      case .passwordTooShort(let least): "expected a password of at least \(least) characters"
      case .tooLong(let most): "expected at most \(most) characters"
      case .unknownPost(let post): "there is no post '\(post.post)' in the unit '\(post.unit)'"
      case .busy: "too many are signing in at this moment; try again in a few seconds"
      case .fault(let fault): "the database failed: \(fault)"
      }
    }
  }

  struct Token: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Makes a bearer token for the API; it is shown this once."
    )

    @Argument(help: "The login of the account that the token acts for.")
    var login: String

    @Option(help: "What it is for, to know it by later.")
    var label = "command line"

    @OptionGroup var hall: HallOptions

    func run() async throws {
      let open = try await hall.open()
      defer { open.close() }
      guard let token = try await open.makeToken(forLogin: login, label: label) else {
        throw Complaint("there is no account with the login '\(login)'")
      }
      print(token)
    }
  }
}
