/// An expression read: nodes that know their place in the source and their height.
final class Tree: Sendable {
  /// The tallest tree an evaluation walks; bounds the stack.
  static let tallest = 200

  let form: Form
  let start: Int
  let end: Int
  let height: Int
  /// Whether `?`, or `partial`, is used anywhere in here.
  let usesSubject: Bool
  let usesPartial: Bool

  init(_ form: Form, from start: Int, to end: Int) {
    self.form = form
    self.start = start
    self.end = end
    let children = form.children
    height = 1 + children.reduce(0) { max($0, $1.height) }
    usesSubject = form.isName("?") || children.contains(where: \.usesSubject)
    usesPartial = form.isName("partial") || children.contains(where: \.usesPartial)
  }
}

enum Arithmetic: String, Sendable {
  case add = "+"
  case subtract = "-"
  case multiply = "*"
  case divide = "/"
  case raise = "**"
}

enum Comparison: String, Sendable {
  case equal = "="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  var mirrored: Comparison {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

enum Quantifier: String, Sendable { case some, every }

enum Form: Sendable {
  case literal(FEELValue)
  /// A variable; where there is none of that name, the built-in function.
  case name(String, Builtin?)
  case negate(Tree)
  case arithmetic(Arithmetic, Tree, Tree)
  case compare(Comparison, Tree, Tree)
  case all([Tree])
  case any([Tree])
  case between(Tree, Tree, Tree)
  case within(Tree, [Tree])
  /// `< 5` as a test of the value at hand, `?`.
  case test(Comparison, Tree)
  /// `not(…)` as a test, and `-`, which is `not` of nothing.
  case testNot([Tree])
  case instance(Tree, FEELType)
  case choose(if: Tree, then: Tree, else: Tree)
  case loop([Iterator], Tree)
  case quantified(Quantifier, [Iterator], Tree)
  case function([FunctionParameter], Tree)
  case list([Tree])
  case context([ContextEntry])
  case range(RangeForm)
  case filter(Tree, Tree)
  case path(Tree, String)
  case builtin(Builtin, Arguments)
  case call(Tree, Arguments)

  struct Iterator: Sendable {
    let name: String
    let first: Tree
    /// The far end of `1..n`; nil when `first` is the list.
    let last: Tree?
  }

  struct FunctionParameter: Sendable {
    let name: String
    let type: FEELType
  }

  struct ContextEntry: Sendable {
    let name: String
    let value: Tree
  }

  struct RangeForm: Sendable {
    let lower: Tree?
    let upper: Tree?
    let includesLower: Bool
    let includesUpper: Bool
    var isExcluding = false
  }

  enum Arguments: Sendable {
    case positional([Tree])
    case named([(name: String, value: Tree)])

    var trees: [Tree] {
      switch self {
      case .positional(let trees): trees
      case .named(let pairs): pairs.map(\.value)
      }
    }
  }

  fileprivate func isName(_ name: String) -> Bool {
    if case .name(name, _) = self { return true }
    return false
  }

  fileprivate var children: [Tree] {
    switch self {
    case .literal, .name: []
    case .negate(let a), .test(_, let a), .instance(let a, _), .path(let a, _),
      .function(_, let a):
      [a]
    case .arithmetic(_, let a, let b), .compare(_, let a, let b), .filter(let a, let b): [a, b]
    case .all(let parts), .any(let parts), .list(let parts), .testNot(let parts): parts
    case .between(let a, let b, let c), .choose(let a, let b, let c): [a, b, c]
    case .within(let a, let tests): [a] + tests
    case .loop(let iterators, let body), .quantified(_, let iterators, let body):
      iterators.flatMap { [$0.first] + ($0.last.map { [$0] } ?? []) } + [body]
    case .context(let entries): entries.map(\.value)
    case .range(let range): [range.lower, range.upper].compactMap { $0 }
    case .builtin(_, let arguments): arguments.trees
    case .call(let callee, let arguments): [callee] + arguments.trees
    }
  }
}
