/// Functions over contexts.
extension Builtin {
  private static let anyContext = FEELType.context([:])

  static let contexts: [Builtin] = [
    Builtin("get value", ["m": anyContext, "key": .string], .any) { evaluation, values in
      guard let context = values[at: 0]?.context, let key = values[at: 1]?.string else {
        return evaluation.fail()
      }
      return context[key] ?? .null
    },
    Builtin("get entries", ["m": anyContext], .list(of: anyContext)) { evaluation, values in
      guard let context = values[at: 0]?.context else { return evaluation.fail() }
      return .list(
        context.entries.map { name, value in
          .context([("key", .string(name)), ("value", value)])
        }
      )
    },
    Builtin("context", ["entries": .list(of: anyContext)], anyContext) { evaluation, values in
      evaluation.some(context(of: elements(values)))
    },
    Builtin(
      "context put",
      [
        signature(["context": anyContext, "key": .string, "value!": .any], anyContext) {
          evaluation,
          values in
          guard let context = values[at: 0]?.context, let key = values[at: 1]?.string,
            let value = values[at: 2]
          else { return evaluation.fail() }
          return .context(put(value, at: [key], in: context))
        },
        signature(
          ["context": anyContext, "keys": .list(of: .string), "value!": .any],
          anyContext
        ) { evaluation, values in
          guard let context = values[at: 0]?.context, let keys = values[at: 1]?.list,
            !keys.isEmpty, keys.count < Bulk.deepest, let value = values[at: 2]
          else { return evaluation.fail() }
          let names = keys.compactMap(\.string)
          guard names.count == keys.count else { return evaluation.fail() }
          return .context(put(value, at: names[...], in: context))
        },
      ]
    ),
    Builtin("context merge", ["contexts": .list(of: anyContext)], anyContext) {
      evaluation,
      values in
      let contexts = elements(values).compactMap(\.context)
      guard contexts.count == elements(values).count else { return evaluation.fail() }
      return .context(FEELContext(contexts.flatMap(\.entries)))
    },
  ]

  /// The context of a list of `{key: …, value: …}`; nil when a key lacks or stands twice.
  private static func context(of entries: [FEELValue]) -> FEELValue? {
    var built: [(String, FEELValue)] = []
    var seen: Set<String> = []
    for entry in entries {
      guard let key = entry.context?["key"]?.string, let value = entry.context?["value"],
        seen.insert(key).inserted
      else { return nil }
      built.append((key, value))
    }
    return .context(FEELContext(built))
  }

  private static func put(
    _ value: FEELValue,
    at keys: ArraySlice<String>,
    in context: FEELContext
  ) -> FEELContext {
    guard let key = keys.first else { return context }
    let inner = context[key]?.context ?? FEELContext([])
    let rest = keys.dropFirst()
    let new = rest.isEmpty ? value : .context(put(value, at: rest, in: inner))
    return FEELContext(context.entries + [(key, new)])
  }
}
