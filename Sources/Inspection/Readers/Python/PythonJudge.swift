/// Judges a file of Python: what it imports and calls, resolved through aliases and constants, and
/// at which moment. What runs commands, evaluates hidden text or sends data out on import or in
/// ordinary use is malicious; what leaves the allow-listed libraries of computing is suspicious.

import Formats

/// Something that a file does.
struct PythonFinding: Equatable {
  let rule: InspectionRule
  let verdict: ArtefactVerdict
  let words: String
  let construct: String
  let line: Int
}

/// One walk over one file.
struct PythonJudge {
  private(set) var findings: [PythonFinding] = []
  /// Whether anything is called that is more than computing, at the moment of import.
  private(set) var runsOnLoad = false
  var scopes = PythonScopes()
  var reach: PythonReach
  var moment: PythonMoment = .load
  /// Whether the function that is read is one that saves, as its name says.
  var isSaving = false
  let isScript: Bool
  let nesting: Int
  private var functionTaints: [String: Set<PythonTaint>] = [:]

  init(_ module: PythonModule, isScript: Bool, nesting: Int = 0) {
    self.isScript = isScript
    self.nesting = nesting
    reach = PythonReach(module.body, isScript: isScript)
    learnTaints(module.body)
    scope(module.body)
  }

  // MARK: findings

  mutating func find(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ words: String, _ construct: String,
    _ line: Int
  ) {
    let finding = PythonFinding(
      rule: rule, verdict: verdict, words: words, construct: construct, line: line)
    if moment == .load { runsOnLoad = true }
    guard !findings.contains(finding) else { return }
    let alike = findings.count { $0.rule == rule && $0.verdict == verdict }
    if alike < InspectionLimits.pythonFindings { findings.append(finding) }
  }

  /// Malicious where it runs by itself, suspicious where it is only there.
  private var danger: ArtefactVerdict { moment >= .use ? .malicious : .suspicious }

  // MARK: scopes

  /// Names first, in order, then what is done with them; bodies of functions last.
  private mutating func scope(_ body: [PythonStatement]) {
    bind(body)
    use(body)
    functions(in: body)
  }

  private mutating func bind(_ body: [PythonStatement]) {
    for statement in body {
      switch statement.kind {
      case .imports(let names):
        for name in names { bindImport(name) }
      case .importsFrom(let level, let module, let names):
        for name in names { bindImport(name, from: module, level: level) }
      case .assign(let targets, let value, let operation): assign(targets, value, operation)
      case .annotated(let target, _, let value?): assign([target], value, "")
      case .function(let function): scopes.bind(function.name, .local(function.name))
      case .type(let type):
        scopes.bind(type.name, .local(type.name))
        for case .assign(let targets, let value, _) in type.body.map(\.kind) {
          for case .name(let name) in targets { scopes.bindAttribute(name, scopes.resolve(value)) }
        }
      case .loop(let target, let over, _): bindElements(target, over)
      case .with(let items, _):
        for item in items where item.key != nil {
          if case .name(let name)? = item.key { scopes.bind(name, scopes.resolve(item.value)) }
        }
      case .expression(let value):
        if case .walrus(let name, let inner) = value { scopes.bind(name, scopes.resolve(inner)) }
      default: break
      }
      for inner in PythonWalk.bodies(of: statement) { bind(inner) }
    }
  }

  private mutating func bindImport(_ name: PythonImport) {
    if let alias = name.alias {
      scopes.bind(alias, .global(name.name))
    } else {
      let top = String(name.name.prefix { $0 != "." })
      scopes.bind(top, .global(top))
    }
  }

  private mutating func bindImport(_ name: PythonImport, from module: String, level: Int) {
    if name.name == "*" {
      if level == 0 { scopes.starred.append(module) }
      return
    }
    let meaning = level > 0 ? PythonValue.local(name.name) : .global(module + "." + name.name)
    scopes.bind(name.alias ?? name.name, meaning)
  }

  private mutating func assign(
    _ targets: [PythonExpression], _ value: PythonExpression, _ operation: String
  ) {
    let meaning =
      operation.isEmpty
      ? scopes.resolve(value)
      : scopes.resolve(.operation(operation, [targets.first ?? value, value]))
    for target in targets {
      switch (target, value) {
      case (.name(let name), _): scopes.bind(name, meaning)
      case (.attribute(.name("self"), let name), _), (.attribute(.name("cls"), let name), _):
        scopes.bindAttribute(name, meaning)
      case (.sequence(_, let names), .sequence(_, let values)) where names.count == values.count:
        for (name, value) in zip(names, values) { assign([name], value, "") }
      case (.sequence(_, let names), _):
        for case .name(let name) in names { scopes.bind(name, .unknown) }
      default: break
      }
    }
  }

  private mutating func bindElements(_ target: PythonExpression, _ over: PythonExpression) {
    guard case .name(let name) = target else {
      var names: Set<String> = []
      PythonWalk.names(target, &names)
      for name in names.sorted() { scopes.bind(name, .unknown) }
      return
    }
    guard case .list(let elements) = scopes.resolve(over), !elements.isEmpty else {
      scopes.bind(name, .unknown)
      return
    }
    for element in elements.prefix(4) { scopes.bind(name, element) }
  }

  private mutating func use(_ body: [PythonStatement]) {
    for statement in body {
      imports(statement)
      switch statement.kind {
      case .function(let function):
        for value in function.decorators + function.parameters.compactMap(\.value) {
          expression(value, statement.line)
        }
        for annotation in function.parameters.compactMap(\.annotation) {
          expression(annotation, statement.line)
        }
      case .type(let type):
        for value in type.decorators + type.arguments.compactMap(\.value) {
          expression(value, statement.line)
        }
        use(type.body)
      case .branches(let branches): self.branches(branches, statement.line)
      case .assign(let targets, let value, _):
        for target in targets { self.target(target, statement.line, value) }
        expression(value, statement.line, isBare: true)
      default:
        for value in PythonWalk.expressions(of: statement) { expression(value, statement.line) }
        for inner in PythonWalk.bodies(of: statement) { use(inner) }
      }
    }
  }

  private mutating func branches(_ branches: [PythonBranch], _ line: Int) {
    for branch in branches {
      branch.condition.map { expression($0, line) }
      let outer = moment
      if !isScript, moment == .load, PythonWalk.isMain(branch.condition) { moment = .possible }
      use(branch.body)
      moment = outer
    }
  }

  private mutating func functions(in body: [PythonStatement]) {
    for statement in body {
      switch statement.kind {
      case .function(let function):
        let outer = moment
        moment = reach.moments[function.name] ?? .possible
        let outerSaving = isSaving
        isSaving = ["save", "_save", "write", "export", "dump", "to_"].contains {
          function.name.hasPrefix($0)
        }
        scopes.scopes.append([:])
        for parameter in function.parameters {
          guard let name = parameter.name else { continue }
          scopes.bind(name, parameter.value.map { scopes.resolve($0) } ?? .unknown)
        }
        scope(function.body)
        scopes.scopes.removeLast()
        moment = outer
        isSaving = outerSaving
      case .type(let type):
        scopes.scopes.append([:])
        bind(type.body)
        functions(in: type.body)
        scopes.scopes.removeLast()
      default: for inner in PythonWalk.bodies(of: statement) { functions(in: inner) }
      }
    }
  }

  // MARK: imports

  private mutating func imports(_ statement: PythonStatement) {
    switch statement.kind {
    case .imports(let names): for name in names { imported(name.name, statement.line) }
    case .importsFrom(0, let module, let names):
      for name in names {
        imported(name.name == "*" ? module : module + "." + name.name, statement.line, from: module)
      }
    default: break
    }
  }

  private mutating func imported(_ name: String, _ line: Int, from module: String? = nil) {
    let root = String(name.prefix { $0 != "." })
    if name.hasPrefix("shutil.copy") { return }
    if PythonNames.neutralImports.contains(module ?? name) || name == "__future__" {
      guard module != nil, let role = PythonNames.role(of: name), role != .allow,
        role != .files || module != "os"
      else { return }
      if PythonNames.neutralImports.contains(name) { return }
      find(InspectionRules.pythonBeyond, .suspicious, "imports \(name)", name, line)
      return
    }
    switch PythonNames.role(of: name) {
    case .allow: break
    case nil:
      find(
        InspectionRules.pythonBeyond, .suspicious, "imports \(root), which is not known here", name,
        line)
    default: find(InspectionRules.pythonBeyond, .suspicious, "imports \(name)", name, line)
    }
  }

  // MARK: expressions

  /// - Parameter isBare: whether the value is only given another name.
  private mutating func expression(
    _ expression: PythonExpression, _ line: Int, isBare: Bool = false
  ) {
    switch expression {
    case .call(let callee, let arguments, let line):
      call(callee, arguments, line)
      self.callee(callee, line)
      for argument in arguments { argument.value.map { self.expression($0, line) } }
    case .name, .attribute:
      reference(expression, line, isBare: isBare)
    case .item(let base, let key):
      reference(expression, line, isBare: isBare)
      self.expression(base, line, isBare: true)
      self.expression(key, line)
    case .text(let text): literal(text, line)
    case .bytes: break
    default: for part in PythonWalk.parts(of: expression) { self.expression(part, line) }
    }
  }

  /// The callee has been judged with its call; only what it is taken from is left.
  private mutating func callee(_ callee: PythonExpression, _ line: Int) {
    switch callee {
    case .name: break
    case .attribute(let base, let name):
      insides(name, of: base, line)
      if case .name = base { return }
      expression(base, line, isBare: true)
    default: expression(callee, line)
    }
  }

  private mutating func reference(_ expression: PythonExpression, _ line: Int, isBare: Bool) {
    if case .attribute(let base, let name) = expression {
      insides(name, of: base, line)
      switch base {
      case .name: break
      default: self.expression(base, line, isBare: true)
      }
    }
    guard let name = scopes.resolve(expression).name, !name.contains("()"),
      let role = PythonNames.role(of: name)
    else { return }
    let isFunction = PythonNames.roles[name] == role || name.contains(".")
    guard isFunction, role == .commands || role == .evaluates || role == .native else { return }
    guard !PythonNames.harmlessReferences.contains(name),
      !["builtins.input", "builtins.breakpoint", "builtins.compile"].contains(name)
    else { return }
    let verdict: ArtefactVerdict =
      isBare || role != .commands && !name.hasPrefix("builtins.")
      ? .suspicious : danger
    find(InspectionRules.pythonCommands, verdict, "hands on \(name) \(moment.words)", name, line)
  }

  private mutating func insides(_ name: String, of base: PythonExpression, _ line: Int) {
    guard PythonNames.insides.contains(name) else { return }
    let roads = ["__globals__", "__builtins__", "f_globals", "f_builtins", "func_globals"]
    let isRoad = roads.contains(name) || (name == "__subclasses__" && Self.leadsUp(base))
    find(
      InspectionRules.pythonInsides, isRoad ? danger : .suspicious,
      "reaches for \(name) \(moment.words)", name, line)
  }

  /// Whether an expression goes from a value up to the class of everything.
  private static func leadsUp(_ expression: PythonExpression) -> Bool {
    switch expression {
    case .attribute(let base, let name):
      ["__class__", "__base__", "__bases__", "__mro__"].contains(name) || leadsUp(base)
    case .item(let base, _), .call(let base, _, _): leadsUp(base)
    case .name(let name): name == "object"
    default: false
    }
  }

  /// Whether a package puts in its own place what imports its parts, by relative names, when they are
  /// asked for: the first lines of most packages around transformers.
  private func isLazyModule(_ value: PythonExpression) -> Bool {
    guard case .call(let callee, let arguments, _) = value,
      case .name("__name__")? = arguments.first?.value
    else { return false }
    return switch scopes.resolve(callee) {
    case .local("_LazyModule"): true
    case .global(let name): PythonNames.lazyModules.contains(name)
    default: false
    }
  }

  private mutating func target(
    _ target: PythonExpression, _ line: Int, _ value: PythonExpression
  ) {
    switch target {
    case .attribute(let base, let name):
      insides(name, of: base, line)
      if let owner = scopes.resolve(base).name, !owner.contains("()") {
        find(
          InspectionRules.pythonInsides, .suspicious, "replaces \(owner).\(name)",
          "\(owner).\(name)", line)
      }
    case .item(let base, let key):
      if let owner = scopes.resolve(base).name, owner == "sys.modules" || owner == "builtins",
        key != .name("__name__") || !isLazyModule(value)
      {
        find(
          InspectionRules.pythonInsides, .suspicious, "replaces a member of \(owner)", owner, line)
      }
      loaderVariable(base, key, line)
      expression(key, line)
    case .sequence(_, let targets): for inner in targets { self.target(inner, line, value) }
    default: break
    }
  }

  /// Variables of the environment that make every later program load something.
  private mutating func loaderVariable(
    _ base: PythonExpression, _ key: PythonExpression, _ line: Int
  ) {
    let variables = [
      "LD_PRELOAD", "LD_LIBRARY_PATH", "PYTHONSTARTUP", "DYLD_INSERT_LIBRARIES", "BASH_ENV",
    ]
    guard scopes.resolve(base).name == "os.environ", let name = scopes.resolve(key).text,
      variables.contains(name)
    else { return }
    find(
      InspectionRules.pythonNative, name == "LD_LIBRARY_PATH" ? .suspicious : danger,
      "sets \(name) \(moment.words)", name, line)
  }

  /// Texts that are commands by themselves.
  private mutating func literal(_ text: String, _ line: Int) {
    guard let found = TextSigns.pipeline(text) else { return }
    find(
      InspectionRules.pythonBeyond, .suspicious, "holds a command that fetches and runs", found,
      line)
  }

  // MARK: taints

  /// What each function of the file gives, as far as its own body shows.
  private mutating func learnTaints(_ body: [PythonStatement]) {
    for statement in body {
      switch statement.kind {
      case .function(let function):
        var names: Set<String> = []
        var stack = [function.body]
        while let body = stack.popLast() {
          for inner in body {
            for value in PythonWalk.expressions(of: inner) { PythonWalk.names(value, &names) }
            stack += PythonWalk.bodies(of: inner)
          }
        }
        functionTaints[function.name] = PythonTaint.ofNames(names)
        learnTaints(function.body)
      case .type(let type): learnTaints(type.body)
      default: for inner in PythonWalk.bodies(of: statement) { learnTaints(inner) }
      }
    }
  }

  /// Where the parts of an expression come from.
  func taints(_ expression: PythonExpression, _ depth: Int = 0) -> Set<PythonTaint> {
    guard depth < InspectionLimits.pythonResolution else { return [] }
    var found: Set<PythonTaint> = []
    switch scopes.resolve(expression) {
    case .global(let name): found.formUnion(PythonTaint.of(name))
    case .local(let name):
      let function = String(name.split(separator: ".").last ?? "").replacing("()", with: "")
      found.formUnion(functionTaints[function] ?? [])
    default: break
    }
    if case .call(.name("open"), let arguments, _) = expression,
      let path = arguments.first?.value.flatMap({ scopes.resolve($0).text }),
      PythonNames.secretPlaces.contains(where: path.contains)
    {
      found.insert(.secret)
    }
    for part in PythonWalk.parts(of: expression) { found.formUnion(taints(part, depth + 1)) }
    return found
  }

  func dangerNow() -> ArtefactVerdict { danger }
}

/// Where a value comes from, if that matters.
enum PythonTaint: Hashable {
  case decoded, downloaded, secret, file

  /// By the dotted name of what was called to get it.
  static func of(_ name: String) -> Set<PythonTaint> {
    var found: Set<PythonTaint> = []
    if PythonNames.decoders.contains(where: { name.hasPrefix($0 + "()") }) {
      found.insert(.decoded)
    }
    if name.contains("()"), PythonNames.role(of: String(name.prefix { $0 != "(" })) == .network {
      found.insert(.downloaded)
    }
    if name.hasPrefix("os.environ") || name.hasPrefix("os.getenv()")
      || name.hasPrefix("socket.gethostname()") || name.hasPrefix("getpass.")
      || name.hasPrefix("platform.node()") || name.hasPrefix("os.getlogin()")
      || name.hasPrefix("platform.uname()") || name.hasPrefix("os.uname()")
    {
      found.insert(.secret)
    }
    if name.hasPrefix("builtins.open()") || name.hasPrefix("pathlib.Path()") { found.insert(.file) }
    return found
  }

  /// By the names that stand in a function's body.
  static func ofNames(_ names: Set<String>) -> Set<PythonTaint> {
    var found: Set<PythonTaint> = []
    let decoding: Set<String> = [
      "b64decode", "fromhex", "decompress", "unhexlify", "urlsafe_b64decode", "b32decode",
      "b85decode", "a85decode", "a2b_base64", "chr",
    ]
    if !names.isDisjoint(with: decoding) { found.insert(.decoded) }
    if !names.isDisjoint(with: ["urlopen", "urlretrieve", "requests", "httpx", "recv"]) {
      found.insert(.downloaded)
    }
    if !names.isDisjoint(with: ["environ", "getenv", "gethostname", "getuser", "getlogin"]) {
      found.insert(.secret)
    }
    return found
  }
}
