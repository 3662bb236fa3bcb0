/// One line of a procedure and what it rests on: a limit, a step, a paper, a reason.
///
/// What `hall check` looks up and what `hall explain --law` prints are these lines, so neither leaves one out.
package struct LawLine: Sendable {
  package enum Part: Sendable, CaseIterable {
    case basis, limits, members, materials, steps, results, corrections, refusals
  }

  package var part: Part
  /// The line as an official reads it, without its source.
  package var text: Words
  /// Set where what it says is practice, or was not read again.
  package var mark: SourceMark?
  /// What the file cites.
  package var basis: [Citation]
  /// What the law itself says of such a line, cited or not.
  package var law: [Citation]
  /// Where in the files it stands.
  package var path: String
}

extension Catalogue {
  /// Every line of a procedure that says something of law.
  ///
  /// - Parameter form: whose materials are set beside their law; nil: none.
  package func lawLines(of procedure: Procedure, form: Form?) -> [LawLine] {
    var writing = LawLines(procedure: procedure, form: form, catalogue: self)
    writing.writeBasis()
    writing.writeLimits()
    writing.writePaths()
    writing.writeSpecial()
    writing.writeMembers()
    writing.writeMaterials()
    writing.writeSteps()
    writing.writeResults()
    writing.writeReasons()
    return writing.lines
  }
}
