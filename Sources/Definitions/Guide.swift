/// The elements of the national service guide that a file gives itself; the rest is computed.
/// Source: GB/T 36114; `domain.md` §4.1.
package struct Guide: Sendable {
  package var scope: Words?
  package var audience: [Audience]
  package var conditions: [Words]
  package var prohibitions: [Words]
  package var quantityLimit: Words?
  package var visits: Int
  package var channels: [Words]
  package var consult: Words?
  package var complaint: Words?
  package var questions: [Question]
  package var keywords: [String]

  package enum Audience: String, Sendable, Hashable, CaseIterable { case person, organisation }

  package struct Question: Sendable {
    package var ask: Words
    package var answer: Words

    package init(ask: Words, answer: Words) {
      self.ask = ask
      self.answer = answer
    }
  }

  package init(
    scope: Words? = nil,
    audience: [Audience] = [],
    conditions: [Words] = [],
    prohibitions: [Words] = [],
    quantityLimit: Words? = nil,
    visits: Int = 0,
    channels: [Words] = [],
    consult: Words? = nil,
    complaint: Words? = nil,
    questions: [Question] = [],
    keywords: [String] = []
  ) {
    self.scope = scope
    self.audience = audience
    self.conditions = conditions
    self.prohibitions = prohibitions
    self.quantityLimit = quantityLimit
    self.visits = visits
    self.channels = channels
    self.consult = consult
    self.complaint = complaint
    self.questions = questions
    self.keywords = keywords
  }
}
