/// How long before a day that the form names an application must come. Source: the matter's own law, such as
/// 大型群众性活动安全管理条例 §13.
package struct PreCheck: Sendable, Hashable {
  /// A date field of the form.
  package var field: String
  /// Natural days.
  package var ahead: Int
  /// A field that, answered, says why it comes later: then it is let through.
  package var unless: String?
  package var basis: Citation

  package init(field: String, ahead: Int, unless: String?, basis: Citation) {
    self.field = field
    self.ahead = ahead
    self.unless = unless
    self.basis = basis
  }
}
