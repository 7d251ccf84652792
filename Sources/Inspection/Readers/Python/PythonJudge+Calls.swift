/// Calls of Python code, one kind after the other.

import Formats

extension PythonJudge {
  mutating func call(_ callee: PythonExpression, _ arguments: [PythonArgument], _ line: Int) {
    let values = arguments.compactMap(\.value).prefix(1).map { scopes.resolve($0) }
    if let name = scopes.operatorCall(callee, values, 0)?.name { known(name, [], line) }
    switch scopes.resolve(callee) {
    case .global(let name): known(name, arguments, line)
    case .local: break
    case .unknown:
      if case .attribute(let base, let method) = callee {
        self.method(method, of: base, arguments, line)
      }
    case .text(_), .integer, .list: break
    }
  }

  private mutating func method(
    _ method: String, of base: PythonExpression, _ arguments: [PythonArgument], _ line: Int
  ) {
    guard PythonNames.riskyMethods.contains(method) else { return }
    let runs = PythonNames.runningMethods.contains(method)
    find(
      runs ? InspectionRules.pythonCommands : InspectionRules.pythonBeyond,
      runs ? dangerNow() : .suspicious, "calls .\(method)() \(moment.words)", method, line)
  }

  private mutating func known(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    if name.contains("()") {
      result(name, arguments, line)
      return
    }
    switch name {
    case "builtins.exec", "builtins.eval", "builtins.execfile", "builtins.compile":
      return evaluates(name, arguments, line)
    case "builtins.open", "io.open", "codecs.open": return opens(name, arguments, line)
    case "builtins.getattr": return getsAttribute(arguments, line)
    case "builtins.setattr", "builtins.delattr": return setsAttribute(name, arguments, line)
    case "builtins.globals", "builtins.locals", "builtins.vars": return
    case "importlib.util.spec_from_file_location", "importlib.machinery.SourceFileLoader":
      return loadsFile(name, arguments, line)
    case "builtins.__import__", "importlib.import_module":
      return importsByName(name, arguments, line)
    case "numpy.load":
      return flagged(
        "allow_pickle", arguments, InspectionRules.pythonDeserialises,
        "loads pickles with numpy.load", line)
    case "torch.load" where isTrue("weights_only", arguments): return
    case "sys.exit", "os._exit", "builtins.exit", "builtins.quit": return
    default: break
    }
    if isTrue("trust_remote_code", arguments) {
      find(
        InspectionRules.pythonBeyond, .suspicious, "loads a model with trust_remote_code", name,
        line)
    }
    guard let role = PythonNames.role(of: name) else {
      find(
        InspectionRules.pythonBeyond, .suspicious, "calls \(name), which is not known here", name,
        line)
      return
    }
    judge(name, role, arguments, line)
  }

  private mutating func judge(
    _ name: String, _ role: PythonRole, _ arguments: [PythonArgument], _ line: Int
  ) {
    switch role {
    case .allow: break
    case .commands:
      find(
        InspectionRules.pythonCommands, dangerNow(), "runs commands with \(name) \(moment.words)",
        name, line)
    case .native:
      let isHarmless = name.hasPrefix("ctypes.c_") || name == "ctypes.sizeof"
      let isBuild = name.hasPrefix("torch.") || name.hasPrefix("pyximport")
      find(
        InspectionRules.pythonNative, isHarmless || isBuild ? .suspicious : dangerNow(),
        "reaches machine code with \(name) \(moment.words)", name, line)
    case .evaluates:
      let hides =
        name.hasPrefix("types.") || name.hasPrefix("runpy") || name.hasPrefix("code")
        || arguments.contains { argument in
          argument.value.map { !taints($0).isDisjoint(with: [.decoded, .downloaded]) } ?? false
        }
      find(
        InspectionRules.pythonEvaluates, hides ? dangerNow() : .suspicious,
        "makes code with \(name) \(moment.words)", name, line)
    case .deserialises: deserialises(name, arguments, line)
    case .network: network(name, arguments, line)
    case .files: files(name, arguments, line)
    case .processes, .insides:
      find(
        InspectionRules.pythonBeyond, .suspicious, "calls \(name) \(moment.words)", name, line)
    }
  }

  /// A method of what a call gave.
  private mutating func result(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    let method = String(name.split(separator: ".").last ?? "")
    if name.hasPrefix("socket.socket()"), method == "connect" || method == "connect_ex" {
      find(
        InspectionRules.pythonSends, dangerNow(), "opens a connection \(moment.words)", name, line)
    } else if name.hasPrefix("builtins.globals()") || name.hasPrefix("sys.modules") {
      find(
        InspectionRules.pythonInsides, .suspicious, "calls what is looked up by name", name, line)
    } else if PythonNames.riskyMethods.contains(method) {
      let runs = PythonNames.runningMethods.contains(method)
      find(
        runs ? InspectionRules.pythonCommands : InspectionRules.pythonBeyond,
        runs || name.hasPrefix("socket") ? dangerNow() : .suspicious,
        "calls \(name) \(moment.words)", name, line)
    } else if name.hasPrefix("requests.") || name.hasPrefix("httpx.") || name.hasPrefix("socket.") {
      network(String(name), arguments, line)
    } else if method == "write_text" || method == "write_bytes" || method == "unlink" {
      files(name, arguments, line)
    }
  }

  private func isTrue(_ keyword: String, _ arguments: [PythonArgument]) -> Bool {
    arguments.contains { $0.name == keyword && $0.value != .constant("False") }
  }

  private mutating func flagged(
    _ keyword: String, _ arguments: [PythonArgument], _ rule: InspectionRule, _ words: String,
    _ line: Int
  ) {
    guard isTrue(keyword, arguments) else { return }
    find(rule, .suspicious, words, keyword, line)
  }

  // MARK: code from text

  private mutating func evaluates(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    let short = name.replacing("builtins.", with: "")
    guard let source = arguments.first?.value else { return }
    if let text = scopes.resolve(source).text {
      if decodes(source) {
        find(
          InspectionRules.pythonEvaluates, dangerNow(), "\(short) of encoded text \(moment.words)",
          short, line)
      }
      inner(text, short, line)
      return
    }
    let origin = taints(source)
    let isHidden = !origin.isDisjoint(with: [.decoded, .downloaded])
    let paths = constants(in: source)
    let isOwnFile =
      origin.contains(.file) && !isHidden
      && !paths.contains {
        $0.contains(".") && $0.count > 4 && !$0.hasSuffix(".py") && !$0.contains(" ")
          && !$0.hasPrefix(".")
      }
    let verdict: ArtefactVerdict =
      isHidden || (short == "exec" && moment == .load && !isOwnFile) ? dangerNow() : .suspicious
    let what = isHidden ? "decoded or fetched text" : "text that is made at run time"
    find(
      InspectionRules.pythonEvaluates, verdict, "\(short) of \(what) \(moment.words)", short, line)
  }

  /// Whether an expression turns an encoded text into another one.
  private func decodes(_ expression: PythonExpression, _ depth: Int = 0) -> Bool {
    guard depth < InspectionLimits.pythonResolution else { return false }
    if case .call(let callee, _, _) = expression, let name = scopes.resolve(callee).name,
      PythonNames.decoders.contains(name), name != "builtins.chr"
    {
      return true
    }
    return PythonWalk.parts(of: expression).contains { decodes($0, depth + 1) }
  }

  /// Code in a constant text: judged as if it stood here. A text that is run when the file is
  /// imported or used, and does more than import and compute, is hidden code.
  private mutating func inner(_ text: String, _ short: String, _ line: Int) {
    guard nesting < InspectionLimits.pythonNesting,
      let module = try? PythonModule(Array(text.utf8))
    else {
      find(
        InspectionRules.pythonEvaluates, .suspicious, "\(short) of a constant text", short, line)
      return
    }
    var judge = PythonJudge(module, isScript: true, nesting: nesting + 1)
    judge.retime(to: moment)
    let acts = judge.findings.contains {
      $0.verdict >= .suspicious && !$0.words.hasPrefix("imports ")
    }
    find(
      InspectionRules.pythonEvaluates, acts ? dangerNow() : .suspicious,
      acts
        ? "\(short) of a constant text that does more than compute \(moment.words)"
        : "\(short) of a constant text", short, line)
    for finding in judge.findings {
      let verdict =
        moment == .possible && finding.verdict == .malicious ? .suspicious : finding.verdict
      find(finding.rule, verdict, "in \(short): " + finding.words, finding.construct, line)
    }
  }

  private mutating func retime(to moment: PythonMoment) { self.moment = moment }

  private mutating func importsByName(
    _ name: String, _ arguments: [PythonArgument], _ line: Int
  ) {
    guard let source = arguments.first?.value else { return }
    guard let module = scopes.resolve(source).text else {
      find(
        InspectionRules.pythonInsides,
        taints(source).contains(.decoded) ? dangerNow() : .suspicious,
        "imports a module whose name is made at run time", name, line)
      return
    }
    let role = PythonNames.role(of: module)
    let isPlain = role == .allow || module.hasPrefix(".")
    if !isPlain {
      find(
        InspectionRules.pythonInsides, .suspicious, "imports \(module) by its name", module, line)
    }
  }

  /// Code of a file: another ending than that of code hides it.
  private mutating func loadsFile(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    let texts = arguments.compactMap(\.value).flatMap { constants(in: $0) }
    let hides = texts.contains { text in
      text.contains(".") && !text.hasSuffix(".py") && !text.contains(" ")
        && text.split(separator: "/").last?.contains(".") == true
    }
    find(
      InspectionRules.pythonEvaluates, hides ? dangerNow() : .suspicious,
      "loads a file as code with \(name) \(moment.words)", name, line)
  }

  private mutating func getsAttribute(_ arguments: [PythonArgument], _ line: Int) {
    guard arguments.count >= 2, let base = arguments[0].value, let key = arguments[1].value else {
      return
    }
    if let name = scopes.resolve(key).text {
      if PythonNames.insides.contains(name) {
        find(InspectionRules.pythonInsides, dangerNow(), "reaches for \(name)", name, line)
      }
      return
    }
    guard let owner = scopes.resolve(base).name, !owner.hasSuffix("()"),
      !PythonNames.plainMembers.contains(owner)
    else { return }
    let verdict: ArtefactVerdict = taints(key).contains(.decoded) ? dangerNow() : .suspicious
    find(
      InspectionRules.pythonInsides, verdict,
      "takes a member of \(owner) by a name made at run time",
      owner, line)
  }

  private mutating func setsAttribute(
    _ name: String, _ arguments: [PythonArgument], _ line: Int
  ) {
    // What a parent class gives is an object of this program.
    guard let base = arguments.first?.value, let owner = scopes.resolve(base).name,
      !owner.hasSuffix("()"), !owner.hasPrefix("builtins.super().")
    else { return }
    find(InspectionRules.pythonInsides, .suspicious, "replaces a member of \(owner)", owner, line)
  }

  private mutating func deserialises(
    _ name: String, _ arguments: [PythonArgument], _ line: Int
  ) {
    let short = name.split(separator: ".").last ?? ""
    guard !["dump", "dumps", "HIGHEST_PROTOCOL", "Pickler", "PickleError"].contains(short) else {
      return
    }
    if name == "yaml.load" || name == "yaml.load_all" {
      let safe = arguments.contains {
        $0.value.flatMap { scopes.resolve($0).name }?.hasSuffix("SafeLoader") ?? false
      }
      if safe { return }
    }
    let origin = arguments.reduce(into: Set<PythonTaint>()) { found, argument in
      argument.value.map { found.formUnion(taints($0)) }
    }
    let isConstant = arguments.first?.value.flatMap { scopes.resolve($0).text } != nil
    let isHidden = !origin.isDisjoint(with: [.decoded, .downloaded])
    let hides = isHidden || name.hasPrefix("marshal.") || (isConstant && short == "loads")
    find(
      InspectionRules.pythonDeserialises, hides ? dangerNow() : .suspicious,
      "loads objects with \(name) \(moment.words)", name, line)
  }

  // MARK: network and files

  private static let sending: Set<String> = [
    "post", "put", "patch", "sendall", "send", "sendto", "sendmail", "send_message", "storbinary",
    "upload_file", "upload_folder", "create_commit",
  ]

  private mutating func network(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    let short = String(name.split(separator: ".").last ?? "")
    if PythonNames.harmlessNetwork.contains(short) { return }
    let origin = arguments.reduce(into: Set<PythonTaint>()) { found, argument in
      argument.value.map { found.formUnion(taints($0)) }
    }
    let sends =
      Self.sending.contains(short) || arguments.contains { $0.name == "data" || $0.name == "json" }
    let address = arguments.first { $0.name == nil }?.value.map { taints($0) } ?? []
    let leaks =
      origin.contains(.secret)
      && (sends || moment == .load || short == "urlopen" || address.contains(.secret))
    let isBad = leaks || (sends && moment == .load) || name == "socket.create_connection"
    find(
      isBad ? InspectionRules.pythonSends : InspectionRules.pythonBeyond,
      isBad ? dangerNow() : .suspicious,
      (isBad ? "sends data out with " : "reaches the network with ") + "\(name) \(moment.words)",
      name, line)
  }

  private mutating func opens(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    guard let first = arguments.first?.value else { return }
    let mode =
      arguments.first { $0.name == "mode" }?.value.flatMap { scopes.resolve($0).text }
      ?? (arguments.count > 1 && arguments[1].name == nil
        ? arguments[1].value.flatMap { scopes.resolve($0).text } : "r")
    let writes = mode.map { $0.contains { "wax+".contains($0) } } ?? true
    path(of: first, writes: writes, "opens", line)
  }

  private mutating func files(_ name: String, _ arguments: [PythonArgument], _ line: Int) {
    let short = String(name.split(separator: ".").last ?? "")
    if ["exists", "which", "glob", "iglob", "gettempdir", "disk_usage"].contains(short) { return }
    let texts = arguments.compactMap(\.value).flatMap { constants(in: $0) }
    if isSaving, short.hasPrefix("copy") || short.hasPrefix("save"),
      !texts.contains(where: { $0.contains("~") || $0.hasPrefix("/") })
    {
      return
    }
    let destroys = ["rmtree", "unlink", "remove"].contains(short)
    var isBad = false
    for text in texts {
      isBad = isBad || PythonNames.startupPlaces.contains(where: text.contains)
      isBad = isBad || (destroys && (text == "/" || text == "~" || text.hasPrefix("/home")))
    }
    find(
      isBad ? InspectionRules.pythonFiles : InspectionRules.pythonBeyond,
      isBad ? dangerNow() : .suspicious, "changes files with \(name) \(moment.words)", name, line)
  }

  private mutating func path(
    of value: PythonExpression, writes: Bool, _ words: String, _ line: Int
  ) {
    let texts = constants(in: value)
    let places = writes ? PythonNames.startupPlaces : PythonNames.secretPlaces
    if let place = places.first(where: { place in texts.contains { $0.contains(place) } }) {
      find(
        InspectionRules.pythonFiles, dangerNow(),
        "\(words) a file at \(place) \(moment.words)", place, line)
    } else if writes, !isSaving || texts.contains(where: { $0.contains("~") || $0.hasPrefix("/") })
    {
      find(InspectionRules.pythonBeyond, .suspicious, "writes a file \(moment.words)", "open", line)
    }
  }

  /// Constant texts anywhere in an expression.
  private func constants(in expression: PythonExpression, _ depth: Int = 0) -> [String] {
    guard depth < InspectionLimits.pythonResolution else { return [] }
    if let text = scopes.resolve(expression).text { return [text] }
    return PythonWalk.parts(of: expression).flatMap { constants(in: $0, depth + 1) }
  }
}

extension PythonNames {
  /// Functions of network libraries that only make addresses and sessions.
  static let harmlessNetwork: Set<String> = [
    "gethostname", "quote", "urlencode", "urlparse", "HTTPError", "URLError", "RequestException",
    "Timeout", "timeout", "Session", "try_to_load_from_cache", "HfApi", "close", "raise_for_status",
    "json", "settimeout", "setsockopt", "iscoroutinefunction", "run", "get_event_loop", "sleep",
    "gather", "Queue", "Lock", "Semaphore", "create_task", "setdefaulttimeout",
    "create_default_context",
  ]
  /// Names in dangerous modules that are no functions.
  static let harmlessReferences: Set<String> = [
    "subprocess.PIPE", "subprocess.DEVNULL", "subprocess.STDOUT", "subprocess.CalledProcessError",
    "importlib.util", "importlib.metadata", "importlib.machinery", "types.FunctionType",
    "types.MethodType", "types.LambdaType", "types.CodeType", "subprocess.TimeoutExpired",
    "logging.config", "torch.utils.cpp_extension", "importlib.abc",
  ]
}
