package import Casework
package import Deadlines
import Foundation
package import Hummingbird
import Logging

/// What travels with one request: who asks, in which language, from where.
package struct WebContext: RequestContext {
  package var coreContext: CoreRequestContextStorage
  /// The other end's network address without its port; empty where there is none.
  package let address: String
  package var language: Language = .zh
  package var person: Person?
  /// The token of the session that the request came with, if it is alive.
  package var session: String?
  package var csrf = ""
  package var here: Href = .home
  package var isDemonstration = false

  package init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    address = source.channel.remoteAddress?.ipAddress ?? ""
  }

  package var frame: PageFrame {
    PageFrame(
      language: language,
      here: here,
      csrf: csrf,
      person: person,
      isDemonstration: isDemonstration
    )
  }

  /// The signed-in applicant; a visitor is sent to sign in and comes back here, staff are told no.
  package func applicant() throws(WebError) -> Person {
    let person = try signedIn()
    guard person.kind == .applicant else { throw .forbidden }
    return person
  }

  package func signedIn() throws(WebError) -> Person {
    guard let person else { throw .signInFirst(then: here) }
    return person
  }

  /// A part of the address, such as a case's number; 404 where it is missing.
  package func part(_ name: String) throws(WebError) -> String {
    guard let part = parameters.get(name)?.removingPercentEncoding else { throw .notFound }
    return part
  }

  /// A case's number out of the address; 404 where it is not one.
  package func caseNumber(_ name: String = "number") throws(WebError) -> CaseNumber {
    guard let number = CaseNumber(try part(name)) else { throw .notFound }
    return number
  }
}
