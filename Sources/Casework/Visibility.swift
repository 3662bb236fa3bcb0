package import Definitions

/// Who looks at a case: a party, and the region it may look into (six digits of GB/T 2260; nil: no region).
package struct Viewer: Sendable, Hashable {
  package var party: Party
  package var region: String?

  package init(_ party: Party, region: String? = nil) {
    self.party = party
    self.region = region
  }
}

/// What one viewer sees of one case. There is none for somebody who may not even know that the case exists.
package struct Access: Sendable, Hashable {
  package enum Scope: Sendable, Hashable {
    case all
    case only(Set<String>)

    package func contains(_ id: String) -> Bool {
      switch self {
      case .all: true
      case .only(let ids): ids.contains(id)
      }
    }
  }

  package enum Role: Sendable, Hashable {
    case applicant
    /// The unit that leads, or whose counter received the case: it answers for the whole.
    case whole
    /// A member or an adviser: its own part alone.
    case member(UnitID)
    /// Reads in scope, changes nothing.
    case supervisor
  }

  package var role: Role
  /// Ids of the fields and repeated sections whose answers are seen.
  package var fields: Scope
  package var materials: Scope
  /// The branches, and places of advisers, whose findings and papers are seen.
  package var branches: Scope
  /// The open turns that the viewer's own post may act on.
  package var turns: [Assignment]
  /// Branches of others whose visit the viewer's unit is to come to, and those where it was.
  package var awaited: Set<BranchID> = []
  package var visited: Set<BranchID> = []

  /// The applicant's name, and those of the people who handle the case.
  package var seesNames: Bool { true }
  package var mayAct: Bool { !turns.isEmpty }

  package func sees(_ paper: Paper) -> Bool {
    switch role {
    case .applicant: paper.toApplicant
    case .whole, .supervisor: true
    case .member(let unit): paper.unit == unit || isOfSharedVisit(paper)
    }
  }

  /// One visit, one notice and one record for all who come. Source: 行政许可法 §34 ¶3.
  private func isOfSharedVisit(_ paper: Paper) -> Bool {
    guard let branch = paper.branch else { return false }
    switch paper.kind {
    case .visitNotice: return awaited.contains(branch) || visited.contains(branch)
    case .visitRecord: return visited.contains(branch)
    default: return false
    }
  }
}

extension CaseFile {
  /// The units that have to do with the case today: before the copies go out, the lead and the counter alone.
  package var unitsConcerned: Set<UnitID> {
    guard let submission else { return [] }
    var units: Set<UnitID> = [submission.lead]
    if let counter = submission.filedBy.unit { units.insert(counter) }
    units.formUnion(assignments.map(\.unit))
    units.formUnion(branches.compactMap(\.lower) + formalChecks.map(\.unit))
    units.formUnion(copies.map(\.notice.unit))
    if acceptedOn != nil { units.formUnion(branches.map(\.unit) + advisers.map(\.unit)) }
    return units
  }

  /// Whether somebody may know that this case exists. For everybody else it does not: the same answer as for a
  /// number that was never given.
  package func isVisible(to viewer: Viewer) -> Bool {
    guard let submission else { return false }
    return CaseScope(
      applicant: submission.applicant,
      units: unitsConcerned,
      acceptRegion: submission.acceptRegion,
      decideRegion: submission.decideRegion
    ).isVisible(to: viewer)
  }
}

/// Whose business a case is: all that its visibility asks, so that lists decide it without the file.
package struct CaseScope: Sendable {
  let applicant: AccountID
  let units: Set<UnitID>
  let acceptRegion: String
  let decideRegion: String

  package init(
    applicant: AccountID,
    units: Set<UnitID>,
    acceptRegion: String,
    decideRegion: String
  ) {
    self.applicant = applicant
    self.units = units
    self.acceptRegion = acceptRegion
    self.decideRegion = decideRegion
  }

  package func isVisible(to viewer: Viewer) -> Bool {
    switch viewer.party {
    case .applicant(let account): account == applicant
    case .clerk(_, let unit, _), .deputy(_, _, let unit, _): units.contains(unit)
    case .supervisor:
      viewer.region.map { $0.covers(decideRegion) || $0.covers(acceptRegion) } ?? false
    case .hall: true
    }
  }
}

/// Says what a viewer sees of a case; nil: nothing, not even that it is there. Pages, API and attachments ask here.
package func access(of viewer: Viewer, to file: CaseFile, under rules: Rules) -> Access? {
  guard file.isVisible(to: viewer) else { return nil }
  switch viewer.party {
  case .applicant, .hall:
    return Access(role: .applicant, fields: .all, materials: .all, branches: .all, turns: [])
  case .supervisor:
    let open = rules.form.fields.filter { !$0.isPersonal }.map(\.id)
    return Access(
      role: .supervisor,
      fields: .only(Set(open).union(rules.form.sections.map(\.id))),
      materials: .only([]),
      branches: .all,
      turns: []
    )
  case .clerk(_, let unit, let post), .deputy(_, _, let unit, let post):
    let turns = file.assignments.filter { $0.unit == unit && $0.post == post }
    let isWhole =
      unit == file.submission?.lead || unit == file.submission?.filedBy.unit
      || file.branches.contains { $0.lower == unit }
    guard !isWhole else {
      return Access(role: .whole, fields: .all, materials: .all, branches: .all, turns: turns)
    }
    return share(of: unit, in: file, under: rules, turns: turns)
  }
}

/// A member's part: what was asked for its matter, and its own branches.
private func share(
  of unit: UnitID,
  in file: CaseFile,
  under rules: Rules,
  turns: [Assignment]
) -> Access {
  let branches = file.branches.filter { $0.unit == unit }
  let names = Set(branches.map(\.matter.name) + [unit])
  let isAsked = rules.procedure.handling == .opinion
  // An adviser reads the file that was copied to it, but no personal data unless the form names it.
  let fields = Set(
    rules.form.fields.lazy.filter { field in
      field.receivers.isEmpty
        ? isAsked && !field.isPersonal : !names.isDisjoint(with: field.receivers)
    }.map(\.id)
  )
  let sections = rules.form.sections.lazy.filter { section in
    section.fields.contains { fields.contains($0.id) }
  }.map(\.id)
  let materials = rules.form.materials.filter { material in
    material.receivers.isEmpty ? isAsked : !names.isDisjoint(with: material.receivers)
  }
  let places = file.copies.filter { $0.notice.unit == unit }.map(\.notice.branch.text)
  // Whoever approves for another unit reads what he is asked.
  let asked = turns.compactMap(\.branch?.text)
  return Access(
    role: .member(unit),
    fields: .only(fields.union(sections)),
    materials: .only(Set(materials.map(\.id))),
    branches: .only(Set(branches.map(\.id.text) + places + asked)),
    turns: turns,
    awaited: Set(
      file.branches.filter { file.visitors(of: $0, under: rules).contains(unit) }.map(\.id)
    ),
    visited: Set(
      file.branches.filter { branch in
        branch.visit?.present.contains { file.unit(of: $0) == unit } ?? false
      }.map(\.id)
    )
  )
}

extension Answers {
  /// The answers within a scope; of a repeated section, the fields within it.
  package func seen(_ scope: Access.Scope) -> Answers {
    guard case .only = scope else { return self }
    return Answers(
      values: values.filter { scope.contains($0.key) },
      rows: rows.filter { scope.contains($0.key) }.mapValues { rows in
        rows.map { row in row.filter { scope.contains($0.key) } }
      }
    )
  }
}

extension CaseFile {
  /// The file as a viewer sees it: without the words of findings, opinions and urges that are not his.
  package func seen(_ access: Access) -> CaseFile {
    if access.role == .whole || access.role == .supervisor { return self }
    var file = self
    for index in file.branches.indices where access.hides(file.branches[index].id) {
      file.branches[index].review?.finding.text = ""
      file.branches[index].check?.finding.text = ""
      if !access.visited.contains(file.branches[index].id) {
        file.branches[index].visit?.record = ""
      }
      file.branches[index].extensionRequest?.reason = ""
    }
    // What was told to the applicant no other department reads.
    for index in file.branches.indices where !access.branches.contains(file.branches[index].id.text)
    {
      file.branches[index].suspension?.reason = ""
      file.branches[index].hearing?.offer?.reason = ""
      file.branches[index].hearing?.record?.text = ""
      file.branches[index].postCheck?.finding.text = ""
      file.branches[index].postCheck?.staff = []
      file.branches[index].rectification?.text = ""
      file.branches[index].end?.text = ""
      file.branches[index].request?.text = ""
      file.branches[index].renewal?.text = ""
      file.branches[index].answered?.request.text = ""
      file.branches[index].preliminary?.finding.text = ""
    }
    for index in file.advisers.indices where !access.isOf(file.advisers[index].unit) {
      file.advisers[index].opinion?.text = ""
    }
    file.urges.removeAll { !access.isOf($0.urge.unit) }
    file.recusals.removeAll { !access.isOf($0.post.unit) }
    file.thirdParties.removeAll { !access.branches.contains($0.branch.text) }
    file.formalChecks.removeAll { !access.isOf($0.unit) }
    file.recommendations.removeAll { !access.isOf($0.unit) }
    file.signals.removeAll { !access.isOf($0.unit) }
    file.papers.removeAll { !access.sees($0) }
    return file
  }
}

extension Access {
  /// The applicant follows the steps; the words between the desks come with the decision.
  fileprivate func hides(_ branch: BranchID) -> Bool {
    role == .applicant || !branches.contains(branch.text)
  }

  fileprivate func isOf(_ unit: UnitID) -> Bool { role == .member(unit) }

  /// Whether an event stands in the viewer's timeline.
  package func sees(_ event: Event) -> Bool {
    switch event {
    case .clockStarted, .clockStopped, .assigned: role == .whole || role == .supervisor
    case .signalRaised(let signal): seesInner(signal.unit)
    case .limitPassed(let passed): seesInner(passed.unit)
    case .urged(let urge): seesInner(urge.unit)
    case .urgeAnswered: role == .whole || role == .supervisor
    case .extensionAsked(let request): seesInner(request.branch)
    case .extensionRefused(let branch, _, _): seesInner(branch)
    case .suspended(let notice): branches.contains(notice.branch.text)
    case .resumed(let resumption): branches.contains(resumption.branch.text)
    case .hearingOffered(let offer): branches.contains(offer.branch.text)
    case .hearingRequested(let branch, _, _, _): branches.contains(branch.text)
    case .hearingConvened(let notice): branches.contains(notice.branch.text)
    case .hearingHeld(let record): branches.contains(record.branch.text)
    case .postChecked(let check): branches.contains(check.branch.text)
    case .rectificationOrdered(let order): branches.contains(order.branch.text)
    case .licenceEnded(let end): branches.contains(end.branch.text)
    case .released, .dropped, .memberAdded: true
    case .thirdPartyTold(let party): branches.contains(party.branch.text)
    case .thirdPartyHeard, .statementAnswered:
      role == .whole || role == .supervisor || role == .applicant
    case .recused(let recusal): seesInner(recusal.post.unit)
    case .secondNoticeAllowed: role == .whole || role == .supervisor
    case .materialsDeferred, .supplemented:
      role == .whole || role == .supervisor || role == .applicant
    case .formalChecksAsked, .recommended: role == .whole || role == .supervisor
    case .formallyChecked(let check): seesInner(check.unit)
    case .reopened, .amended, .forwarded, .licenceRequested, .licenceAnswered,
      .licenceRequestLapsed:
      true
    case .charged(let charge): branches.contains(charge.branch.text)
    case .paid(let payment), .refunded(let payment): branches.contains(payment.branch.text)
    case .announced(let announcement):
      branches.contains(announcement.branch.text)
        || (announcement.kind == .visit && awaited.contains(announcement.branch))
    case .askedAgain, .archived: role == .whole || role == .supervisor
    case .applicantBarred: role != .applicant ? role == .whole || role == .supervisor : true
    case .paperDrawn(let paper): sees(paper)
    case .reviewed(let done), .checked(let done): branches.contains(done.branch.text)
    case .submitted, .correctionAsked, .corrected, .accepted, .deemedAccepted, .acceptanceRefused,
      .copied, .copySigned, .opinionGiven, .visited, .decided, .certificateIssued, .delivered,
      .withdrawn, .terminated, .closed, .rated, .datesRecounted, .extended:
      true
    }
  }

  /// An event as it stands in the viewer's timeline.
  package func seen(_ event: Event) -> Event {
    guard role != .whole, role != .supervisor else { return event }
    switch event {
    case .reviewed(var done) where hides(done.branch):
      done.finding.text = ""
      return .reviewed(done)
    case .forwarded(var done) where hides(done.branch):
      done.finding.text = ""
      return .forwarded(done)
    case .checked(var done) where hides(done.branch):
      done.finding.text = ""
      return .checked(done)
    case .opinionGiven(var opinion) where !isOf(opinion.unit):
      opinion.text = ""
      return .opinionGiven(opinion)
    case .visited(var visit):
      visit.present = visit.present.filter { presence in
        presence.unit.map(isOf) ?? !hides(presence.branch)
      }
      if visit.present.isEmpty { visit.record = "" }
      return .visited(visit)
    default: return event
    }
  }

  /// Between the desks of a branch, and whoever leads.
  private func seesInner(_ branch: BranchID) -> Bool {
    role != .applicant && branches.contains(branch.text)
  }

  private func seesInner(_ unit: UnitID) -> Bool {
    role == .whole || role == .supervisor || isOf(unit)
  }
}

extension String {
  /// Whether a region holds another: 210000 a province, 210100 a city in it, 210102 a district in that.
  fileprivate func covers(_ region: String) -> Bool {
    var prefix = Substring(self)
    while prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
    return !prefix.isEmpty && region.hasPrefix(prefix)
  }
}
