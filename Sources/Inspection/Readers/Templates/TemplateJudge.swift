/// Judges a template's tree by the allow-lists of `TemplateNames`: what reaches for Python's insides
/// is dangerous (CVE-2024-34359), what is not on a list is unknown, what repeats without measure is
/// costly. Nothing is rendered.

import Formats

/// What was found in a template.
struct TemplateFindings: Equatable {
  /// Constructs made to break out of the template.
  var dangerous: [String] = []
  /// Names, methods, filters, tests and statements beyond the allowed ones.
  var unknown: [String] = []
  /// Constructs that take time or memory without measure.
  var costly: [String] = []
}

/// One walk over one tree.
struct TemplateJudge {
  private(set) var findings = TemplateFindings()
  private var constants = TemplateConstants()
  private var macros: Set<String> = []
  private var repetitions: [Int] = []

  static func judge(_ template: JinjaTemplate) -> TemplateFindings {
    var judge = TemplateJudge()
    judge.learn(template.nodes)
    judge.nodes(template.nodes)
    return judge.findings
  }

  // MARK: names given in the template

  /// Macros and constants, wherever they stand, since they may be used before.
  private mutating func learn(_ nodes: [JinjaNode]) {
    for node in nodes {
      switch node {
      case .branch(let branches): for branch in branches { learn(branch.body) }
      case .loop(let target, let over, _, let body, let otherwise):
        for name in Self.names(in: target) { constants.assign(name, nil) }
        if case .name(let name) = target, let pieces = constants.pieces(over, 0),
          pieces.count == 1
        {
          constants.assign(name, pieces[0])
        }
        learn(body)
        learn(otherwise)
      case .set(.name(let name), let value):
        let text = constants.text(value)
        constants.assign(name, text)
        if text == nil, constants.holdsInsideWord(value) { constants.assignMade(name) }
      case .set(.tuple(let targets), .tuple(let values)) where targets.count == values.count:
        for (target, value) in zip(targets, values) {
          if case .name(let name) = target { constants.assign(name, constants.text(value)) }
        }
      case .setBlock(.name(let name), let filters, let body):
        constants.assign(name, filters.isEmpty ? text(of: body) : nil)
        learn(body)
      case .macro(let name, let parameters, let body):
        macros.insert(name)
        for parameter in parameters {
          if case .name(let name) = parameter.value { constants.assign(name, nil) }
        }
        learn(body)
      case .callBlock(_, _, let body), .filterBlock(_, let body), .block(_, _, let body):
        learn(body)
      default: break
      }
    }
  }

  private func text(of nodes: [JinjaNode]) -> String? {
    var out = ""
    for node in nodes {
      switch node {
      case .data(let text): out += text
      case .output(let expression):
        guard let text = constants.text(expression) else { return nil }
        out += text
      default: return nil
      }
    }
    return out
  }

  private static func names(in target: JinjaExpression) -> [String] {
    switch target {
    case .name(let name): [name]
    case .tuple(let elements): elements.flatMap(names)
    default: []
    }
  }

  // MARK: statements

  private mutating func nodes(_ nodes: [JinjaNode]) {
    for node in nodes { self.node(node) }
  }

  private mutating func node(_ node: JinjaNode) {
    switch node {
    case .data: break
    case .output(let value): expression(value)
    case .branch(let branches):
      for branch in branches {
        branch.condition.map { expression($0) }
        nodes(branch.body)
      }
    case .loop(let target, let over, let only, let body, let otherwise):
      expression(target)
      expression(over)
      only.map { expression($0) }
      repetitions.append(Self.length(over))
      if Self.product(repetitions) > InspectionLimits.templateRepetitions {
        findings.costly.append("loops with \(Self.product(repetitions)) repetitions or more")
      }
      nodes(body)
      repetitions.removeLast()
      nodes(otherwise)
    case .set(let target, let value):
      expression(target)
      expression(value)
    case .setBlock(let target, let filters, let body):
      expression(target)
      for filter in filters { expression(filter) }
      nodes(body)
    case .macro(_, let parameters, let body):
      arguments(parameters)
      nodes(body)
    case .callBlock(let parameters, let call, let body):
      arguments(parameters)
      expression(call)
      nodes(body)
    case .filterBlock(let filter, let body):
      expression(filter)
      nodes(body)
    case .block(let word, let values, let body):
      if !TemplateNames.statements.contains(word) { findings.unknown.append("statement \(word)") }
      for value in values { expression(value) }
      nodes(body)
    case .simple(_, let values): for value in values { expression(value) }
    case .unknown(let word): findings.unknown.append("statement \(word)")
    }
  }

  /// How often a loop over `value` runs at least; 1 if the template does not say.
  private static func length(_ value: JinjaExpression) -> Int {
    guard case .call(.name("range"), let arguments) = value else { return 1 }
    let bounds = arguments.map { argument -> Int? in magnitude(argument.value, 0) }
    switch bounds.count {
    case 1: return bounds[0] ?? 1
    case 2:
      return bounds[1].map { end in max(1, end.subtractingReportingOverflow(bounds[0] ?? 0).0) }
        ?? 1
    case 3:
      guard let end = bounds[1], let step = bounds[2], step > 0 else { return 1 }
      return max(1, (end - min(end, bounds[0] ?? 0)) / step)
    default: return 1
    }
  }

  /// The value of a constant number, products and powers included; `.max` if it overflows.
  private static func magnitude(_ value: JinjaExpression, _ depth: Int) -> Int? {
    guard depth < 16 else { return nil }
    switch value {
    case .integer(let number): return number
    case .number(let digits): return digits.contains { $0 == "." || $0 == "e" } ? nil : .max
    case .filter(let operand?, "int", _): return magnitude(operand, depth + 1)
    case .binary(let operation, let left, let right):
      guard let first = magnitude(left, depth + 1), let second = magnitude(right, depth + 1) else {
        return nil
      }
      switch operation {
      case "+": return first.addingReportingOverflow(second).overflow ? .max : first + second
      case "*":
        let product = first.multipliedReportingOverflow(by: second)
        return product.overflow ? .max : product.partialValue
      case "**": return power(first, second)
      default: return nil
      }
    default: return nil
    }
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int? {
    guard base > 1, exponent >= 0 else { return base }
    var value = 1
    for _ in 0..<min(exponent, 64) {
      let next = value.multipliedReportingOverflow(by: base)
      if next.overflow { return .max }
      value = next.partialValue
    }
    return exponent > 64 ? .max : value
  }

  private static func product(_ numbers: [Int]) -> Int {
    var value = 1
    for number in numbers {
      let next = value.multipliedReportingOverflow(by: max(1, number))
      if next.overflow { return .max }
      value = next.partialValue
    }
    return value
  }

  // MARK: expressions

  private mutating func expression(_ expression: JinjaExpression) {
    if let text = constants.text(expression), TemplateNames.isDunder(text) {
      findings.dangerous.append(text)
    }
    switch expression {
    case .name(let name): self.name(name)
    case .text, .integer, .number, .constant: break
    case .list(let elements), .tuple(let elements):
      for element in elements { self.expression(element) }
    case .slice(let parts): for part in parts { part.map { self.expression($0) } }
    case .dict(let pairs):
      for pair in pairs {
        self.expression(pair.key)
        self.expression(pair.value)
      }
    case .attribute(let base, let name):
      reach(name, from: base)
      self.expression(base)
    case .item(let base, let key): item(base, key)
    case .call(let callee, let arguments): call(callee, arguments)
    case .filter(let operand, let name, let arguments): filter(operand, name, arguments)
    case .test(let operand, let name, let arguments):
      if !TemplateNames.tests.contains(name) { findings.unknown.append("test \(name)") }
      self.expression(operand)
      self.arguments(arguments)
    case .unary(_, let operand): self.expression(operand)
    case .binary(let operation, let left, let right):
      binary(operation, left, right)
    case .conditional(let value, let condition, let otherwise):
      self.expression(value)
      self.expression(condition)
      otherwise.map { self.expression($0) }
    }
  }

  private mutating func binary(
    _ operation: String, _ left: JinjaExpression, _ right: JinjaExpression
  ) {
    if operation == "*" || operation == "**" {
      let whole = Self.magnitude(.binary(operation, left, right), 0)
      let factor = max(Self.magnitude(right, 0) ?? 0, Self.magnitude(left, 0) ?? 0)
      if (whole ?? 0) == .max || (whole == nil && factor > InspectionLimits.templateRepetitions) {
        findings.costly.append("a product or power without measure")
      }
    }
    expression(left)
    expression(right)
  }

  private mutating func name(_ name: String) {
    if name.hasPrefix("__") {
      findings.dangerous.append(name)
    } else if TemplateNames.surroundings.contains(name), !macros.contains(name) {
      findings.unknown.append("name \(name)")
    }
  }

  private mutating func arguments(_ list: [JinjaArgument]) {
    for argument in list {
      if let name = argument.name, name.hasPrefix("__") || name.hasSuffix("__") {
        findings.dangerous.append(name)
      }
      expression(argument.value)
    }
  }

  /// An attribute, by whatever syntax.
  private mutating func reach(_ name: String, from base: JinjaExpression?) {
    if name.hasPrefix("_") || TemplateNames.insides.contains(name) || name.contains("__") {
      findings.dangerous.append(name)
    }
  }

  private mutating func item(_ base: JinjaExpression, _ key: JinjaExpression) {
    if let name = constants.text(key) {
      if name.contains("\u{FFFD}") { findings.dangerous.append("a key that hides its letters") }
      if name.hasPrefix("_") || TemplateNames.isDunder(name) || name == "mro" {
        findings.dangerous.append(name)
      }
    } else if constants.holdsInsideWord(key) {
      findings.dangerous.append("a key put together around a word of Python's insides")
    } else if Self.holdsUnderscores(key) {
      findings.dangerous.append("a key put together from underscores")
    } else if Self.isMade(key), Self.isOddBase(base) {
      findings.dangerous.append("an attribute whose name is put together")
    }
    expression(base)
    expression(key)
  }

  /// Whether a name is built here from pieces that are not known, underscores among them.
  private static func holdsUnderscores(_ key: JinjaExpression) -> Bool {
    guard case .binary(let operation, let left, let right) = key, "+~*%".contains(operation) else {
      if case .text(let text) = key { return text.hasPrefix("_") || text.hasSuffix("__") }
      return false
    }
    return holdsUnderscores(left) || holdsUnderscores(right)
  }

  private static func isMade(_ key: JinjaExpression) -> Bool {
    switch key {
    case .binary("~", _, _), .filter(_, "join", _), .filter(_, "format", _): true
    default: false
    }
  }

  /// Values that have no members of their own, so that a made name can only mean an attribute.
  private static func isOddBase(_ base: JinjaExpression) -> Bool {
    switch base {
    case .text, .integer, .tuple, .list, .call(.name("namespace"), _), .name("cycler"),
      .name("joiner"), .name("lipsum"), .name("range"), .name("dict"), .name("namespace"):
      true
    default: false
    }
  }

  private mutating func call(_ callee: JinjaExpression, _ list: [JinjaArgument]) {
    arguments(list)
    switch callee {
    case .name(let name):
      if !TemplateNames.functions.contains(name), !macros.contains(name) {
        findings.unknown.append("function \(name)")
      }
      if name == "lookup", list.first.flatMap({ constants.text($0.value) }) == "pipe" {
        findings.dangerous.append("lookup('pipe')")
      }
      if name == "range", Self.length(.call(callee, list)) > InspectionLimits.templateRepetitions {
        findings.costly.append("a range of \(Self.length(.call(callee, list)))")
      }
      self.name(name)
    case .attribute(let base, let method):
      self.method(base, method, list)
    case .item(let base, let key):
      if let name = constants.text(key), TemplateNames.methods.contains(name) {
        findings.unknown.append("method \(name) by its name")
      } else {
        findings.dangerous.append("a call of something that is looked up by a made name")
      }
      item(base, key)
    case .filter(_, let name, _):
      findings.dangerous.append("a call of what the filter \(name) gives")
      expression(callee)
    default:
      findings.unknown.append("a call of what an expression gives")
      expression(callee)
    }
  }

  private mutating func method(
    _ base: JinjaExpression, _ method: String, _ list: [JinjaArgument]
  ) {
    if method == "format" {
      format(base)
    } else if TemplateNames.runners.contains(method) {
      findings.dangerous.append("method \(method)")
    } else if !TemplateNames.methods.contains(method), !macros.contains(method) {
      findings.unknown.append("method \(method)")
    }
    reach(method, from: base)
    expression(base)
    if ["center", "ljust", "rjust", "zfill"].contains(method),
      let width = list.first.flatMap({ Self.magnitude($0.value, 0) }),
      width > InspectionLimits.templateRepetitions
    {
      findings.costly.append("\(method) to \(width) characters")
    }
  }

  /// `str.format` reaches into its arguments by what the text says: only plain fields are allowed.
  private mutating func format(_ base: JinjaExpression) {
    guard let text = constants.text(base) else {
      findings.unknown.append("method format of a text that is not known")
      return
    }
    var fields = text.split(separator: "{", omittingEmptySubsequences: false).dropFirst()
    fields = fields.filter { $0.prefix { $0 != "}" && $0 != ":" }.contains { ".[_".contains($0) } }
    if fields.contains(where: { $0.contains("_") }) {
      findings.dangerous.append(text)
    } else if !fields.isEmpty {
      findings.unknown.append("method format with fields that reach into values")
    }
  }

  /// Filters that take the name of an attribute.
  private static let reaching: Set<String> = [
    "map", "selectattr", "rejectattr", "groupby", "sort", "sum", "unique", "min", "max", "join",
  ]

  private mutating func filter(
    _ operand: JinjaExpression?, _ name: String, _ list: [JinjaArgument]
  ) {
    if name == "attr" {
      attr(list)
    } else if !TemplateNames.filters.contains(name) {
      findings.unknown.append("filter \(name)")
    }
    if name == "map", let inner = list.first(where: { $0.name == nil }) {
      mapped(inner.value, list)
    }
    if Self.reaching.contains(name) { attribute(name, list) }
    if name == "string" || name == "list", let operand, Self.isGenerator(operand) {
      findings.dangerous.append("letters taken from how an object is shown")
    }
    operand.map { expression($0) }
    arguments(list)
  }

  private mutating func attr(_ list: [JinjaArgument]) {
    guard let name = list.first.flatMap({ constants.text($0.value) }) else {
      findings.dangerous.append("filter attr with a name that is made at run time")
      return
    }
    if name.hasPrefix("_") || TemplateNames.insides.contains(name)
      || TemplateNames.runners.contains(name)
    {
      findings.dangerous.append(name)
    } else {
      findings.unknown.append("filter attr")
    }
  }

  /// `|map('attr', ...)`, `|map('filter')`.
  private mutating func mapped(_ inner: JinjaExpression, _ list: [JinjaArgument]) {
    guard let name = constants.text(inner) else {
      findings.unknown.append("filter map with a filter that is not known")
      return
    }
    if name == "attr" {
      attr(Array(list.dropFirst()))
    } else if !TemplateNames.filters.contains(name) {
      findings.unknown.append("filter \(name)")
    }
  }

  private mutating func attribute(_ filter: String, _ list: [JinjaArgument]) {
    var values = list.filter { $0.name == "attribute" }.map(\.value)
    if ["selectattr", "rejectattr", "groupby"].contains(filter), let first = list.first {
      values.append(first.value)
    }
    for value in values {
      guard let path = constants.text(value) else { continue }
      for name in path.split(separator: ".") { reach(String(name), from: nil) }
    }
  }

  /// Objects whose text holds underscores and brackets, as tricks for filters of characters use it.
  private static func isGenerator(_ value: JinjaExpression) -> Bool {
    switch value {
    case .name("lipsum"), .name("cycler"), .name("joiner"), .name("self"), .name("namespace"),
      .name("range"), .name("dict"), .name("strftime_now"), .name("raise_exception"),
      .name("caller"), .name("super"):
      true
    case .filter(.some(.tuple([])), _, _), .filter(.some(.list([])), _, _): true
    case .filter(_, "string", _): false
    case .filter(.some(let operand), "list", _): isGenerator(operand)
    default: false
    }
  }
}
