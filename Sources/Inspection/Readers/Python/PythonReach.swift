/// When code runs: what a module does when it is imported, what ordinary use of it calls, and what
/// is only there. A function runs when something that runs names it.

import Formats

/// The moment at which a piece of code runs at the earliest.
enum PythonMoment: Int, Comparable {
  case possible, use, load

  static func < (left: PythonMoment, right: PythonMoment) -> Bool {
    left.rawValue < right.rawValue
  }

  var words: String {
    switch self {
    case .load: "when it is loaded"
    case .use: "when it is used"
    case .possible: "in a function that nothing here calls"
    }
  }
}

/// The moments of all functions of a file, by their names.
struct PythonReach {
  private(set) var moments: [String: PythonMoment] = [:]
  private var names: [String: Set<String>] = [:]
  private var classes: Set<String> = []

  /// - Parameter isScript: whether the file is run as a program, its main part included.
  init(_ body: [PythonStatement], isScript: Bool) {
    var atLoad: Set<String> = []
    collect(body, into: &atLoad, isScript: isScript)
    for name in names.keys {
      let isEntry =
        PythonNames.entries.contains(name) || (name.hasPrefix("__") && name.hasSuffix("__"))
      moments[name] = isEntry ? .use : .possible
    }
    spread(from: atLoad, .load)
    for name in moments.keys.sorted() where moments[name] == .use {
      spread(from: names[name] ?? [], .use)
    }
  }

  private mutating func spread(from start: Set<String>, _ moment: PythonMoment) {
    var waiting = start.sorted()
    while let name = waiting.popLast() {
      if classes.contains(name) {
        for method in ["__init__", "__new__", "__post_init__", "__call__"]
        where names[method] != nil {
          if let old = moments[method], old < moment { waiting.append(method) }
        }
      }
      guard let old = moments[name], old < moment else { continue }
      moments[name] = moment
      waiting += (names[name] ?? []).sorted()
    }
  }

  /// Names that run with `body`, bodies of functions aside, which are kept under their names.
  private mutating func collect(
    _ body: [PythonStatement], into used: inout Set<String>, isScript: Bool
  ) {
    for statement in body {
      switch statement.kind {
      case .function(let function):
        var inside: Set<String> = names[function.name] ?? []
        collect(function.body, into: &inside, isScript: isScript)
        names[function.name] = inside
        for value in function.decorators + function.parameters.compactMap(\.value) {
          PythonWalk.names(value, &used)
        }
        if function.decorators.contains(where: { PythonWalk.mentions($0, "register") }) {
          used.insert(function.name)
        }
      case .type(let type):
        classes.insert(type.name)
        collect(type.body, into: &used, isScript: isScript)
        for value in type.decorators + type.arguments.compactMap(\.value) {
          PythonWalk.names(value, &used)
        }
      case .branches(let branches):
        for branch in branches {
          branch.condition.map { PythonWalk.names($0, &used) }
          if !isScript, PythonWalk.isMain(branch.condition) {
            var apart: Set<String> = []
            collect(branch.body, into: &apart, isScript: isScript)
          } else {
            collect(branch.body, into: &used, isScript: isScript)
          }
        }
      default:
        for expression in PythonWalk.expressions(of: statement) {
          PythonWalk.names(expression, &used)
        }
        for inner in PythonWalk.bodies(of: statement) {
          collect(inner, into: &used, isScript: isScript)
        }
      }
    }
  }
}

/// The parts of expressions and statements.
enum PythonWalk {
  /// Expressions that stand in a statement itself, bodies aside.
  static func expressions(of statement: PythonStatement) -> [PythonExpression] {
    switch statement.kind {
    case .expression(let value): [value]
    case .assign(let targets, let value, _): targets + [value]
    case .annotated(let target, let annotation, let value):
      [target, annotation] + (value.map { [$0] } ?? [])
    case .branches(let branches): branches.compactMap(\.condition)
    case .loop(let target, let over, _): [target, over]
    case .with(let items, _): items.flatMap { [$0.value] + ($0.key.map { [$0] } ?? []) }
    case .attempt(_, let handlers): handlers.compactMap(\.condition)
    case .uses(_, let values): values
    default: []
    }
  }

  /// Bodies that run in the same scope.
  static func bodies(of statement: PythonStatement) -> [[PythonStatement]] {
    switch statement.kind {
    case .branches(let branches): branches.map(\.body)
    case .loop(_, _, let body): [body]
    case .with(_, let body): [body]
    case .attempt(let body, let handlers): [body] + handlers.map(\.body)
    default: []
    }
  }

  /// The parts of an expression.
  static func parts(of expression: PythonExpression) -> [PythonExpression] {
    switch expression {
    case .name, .text, .bytes, .number, .constant: []
    case .formatted(let parts): parts
    case .attribute(let base, _): [base]
    case .item(let base, let key): [base, key]
    case .slice(let parts): parts.compactMap(\.self)
    case .call(let callee, let arguments, _): [callee] + arguments.compactMap(\.value)
    case .sequence(_, let elements): elements
    case .dict(let pairs): pairs.flatMap { ($0.key.map { [$0] } ?? []) + [$0.value] }
    case .operation(_, let operands): operands
    case .lambda(let parameters, let body): parameters.compactMap(\.value) + [body]
    case .comprehension(let elements, let clauses):
      clauses.flatMap { [$0.over, $0.target] + $0.conditions } + elements
    case .walrus(_, let value): [value]
    }
  }

  /// All names and attributes in an expression.
  static func names(_ expression: PythonExpression, _ names: inout Set<String>) {
    switch expression {
    case .name(let name): names.insert(name)
    case .attribute(_, let name): names.insert(name)
    default: break
    }
    for part in parts(of: expression) { self.names(part, &names) }
  }

  static func mentions(_ expression: PythonExpression, _ name: String) -> Bool {
    var found: Set<String> = []
    names(expression, &found)
    return found.contains(name)
  }

  /// Whether it is the condition `__name__ == "__main__"`.
  static func isMain(_ condition: PythonExpression?) -> Bool {
    guard case .operation("==", let sides)? = condition else { return false }
    return sides.contains(.name("__name__")) && sides.contains(.text("__main__"))
  }
}
