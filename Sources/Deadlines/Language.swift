/// A language the hall speaks; Chinese comes first and is the one in force.
package enum Language: String, Sendable, Hashable, Codable, CaseIterable {
  case zh
  case en
}
