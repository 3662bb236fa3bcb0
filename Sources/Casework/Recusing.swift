import Definitions

/// Whoever has an interest in a case steps aside; another on the same post goes on (回避). Source: `domain.md` §6.
extension Proceeding {
  /// By the person himself, or ordered by the head of the agency.
  mutating func recuse(_ post: PostRef, reason: String) throws(Obstacle) {
    guard file.submission != nil else { throw .notSubmitted }
    try mustBeSaid(reason)
    let isOwn = isMine(post.unit, post.post)
    guard let me = from.account, let seat = from.seat,
      isOwn || (seat.unit == post.unit && rules.may(seat, .extend))
    else { throw .notYourTurn(needs: post) }
    guard let account = isOwn ? me : known.holders[post] else { throw .nobodyOnPost(post) }
    record(.recused(Recusal(account: account, post: post, reason: reason, by: from, on: today)))
  }

  /// A deputy acts within his delegation, or while the post's holder is away.
  func mustStandIn() throws(Obstacle) {
    guard from.actsFor != nil, !known.standsIn else { return }
    throw .notDelegated
  }

  /// Who stepped aside does nothing more with the case.
  func mustNotBeRecused() throws(Obstacle) {
    guard from.seat != nil, file.recusals.contains(where: { $0.account == from.account })
    else { return }
    throw .recused
  }
}
