/// The description of data in models of statsmodels (`statsmodels/base/data.py`, `ModelData`): where
/// its state says that a formula is to be restored, the formula is evaluated as Python as soon as the
/// state is set.

import Formats

enum StatsmodelsDesign {
  /// Keys of the state that make it evaluate the formula, in versions up to 0.14 and after.
  private static let restoring: Set<String> = ["restore_design_info", "restore_model_spec"]
  /// Names that no description of a model has, wherever they stand.
  private static let dangerous: Set<String> = [
    "eval", "exec", "execfile", "compile", "getattr", "setattr", "globals", "locals", "builtins",
    "breakpoint", "importlib", "os", "sys", "subprocess", "pickle", "pty", "runpy", "lambda",
    "system", "popen", "import",
  ]
  /// Names that may be those of columns, and are dangerous as functions.
  private static let callable: Set<String> = ["open", "input", "type", "vars", "help", "exit"]

  /// What is wrong with the state; `nil` if nothing in it is evaluated.
  static func fault(in state: PickleValue, _ trace: PickleTrace)
    -> (words: String, isAttack: Bool)?
  {
    guard let node = trace.node(state), node.kind == .dict, node.elements.count == node.count else {
      return ("the state of a model's data is no plain dictionary", true)
    }
    var restores = false
    var formula: String?
    for index in stride(from: 0, to: node.elements.count - 1, by: 2) {
      guard let key = trace.text(node.elements[index]) else {
        return ("the state of a model's data has a computed key", true)
      }
      restores = restores || restoring.contains(key)
      if key == "formula" { formula = trace.text(node.elements[index + 1]) }
    }
    guard restores else { return nil }
    guard let formula else { return ("evaluates a formula that is no plain text", true) }
    let words = words(of: formula)
    if let found = words.first(where: isDangerous) {
      return ("evaluates a formula with '\(found.word)' in it", true)
    }
    if isPlain(formula, words) { return nil }
    return ("evaluates the formula \(formula.prefix(80)) when it is loaded", false)
  }

  private static func isDangerous(_ entry: (word: String, isCalled: Bool)) -> Bool {
    let parts = entry.word.split(separator: ".").map(String.init)
    return entry.word.contains("__") || parts.contains(where: dangerous.contains)
      || entry.isCalled && parts.contains(where: callable.contains)
  }

  // MARK: formulas that only compute

  /// Functions that a formula may call: those of the formula language, and numpy's on numbers.
  private static let functions: Set<String> = [
    "C", "I", "bs", "cr", "cc", "center", "standardize", "scale", "Treatment", "Sum", "Poly",
    "Diff",
    "Helmert", "np.log", "np.log10", "np.log2", "np.log1p", "np.exp", "np.expm1", "np.sqrt",
    "np.abs",
    "np.power", "np.square", "np.sin", "np.cos", "np.maximum", "np.minimum",
  ]

  /// Whether the formula consists of names of columns, numbers, operators and calls of known
  /// functions: evaluating it only computes. What brackets hold is never called.
  private static func isPlain(_ formula: String, _ words: [(word: String, isCalled: Bool)]) -> Bool
  {
    guard formula.utf8.count <= InspectionLimits.textHead else { return false }
    var last: UInt8 = 0
    for byte in formula.utf8 where byte != 0x20 && byte != 0x0A {
      guard isWord(byte) || "~+-*/:|^,()=".utf8.contains(byte) else { return false }
      if byte == UInt8(ascii: "("), last == UInt8(ascii: ")") { return false }
      last = byte
    }
    return words.allSatisfy { isPlain(word: $0.word, isCalled: $0.isCalled) }
  }

  /// The words of a formula, and whether a bracket follows them.
  private static func words(of formula: String) -> [(word: String, isCalled: Bool)] {
    var words: [(word: String, isCalled: Bool)] = []
    var rest = Array(formula.utf8)[...]
    while !rest.isEmpty {
      let word = rest.prefix(while: isWord)
      rest = rest.dropFirst(max(1, word.count))
      guard !word.isEmpty else { continue }
      let next = rest.first { $0 != 0x20 && $0 != 0x0A }
      words.append((String(decoding: word, as: UTF8.self), next == UInt8(ascii: "(")))
    }
    return words
  }

  private static func isPlain(word: String, isCalled: Bool) -> Bool {
    if isCalled { return functions.contains(word) }
    if word.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) {
      return true
    }
    return !word.contains(".")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."): true
    default: false
    }
  }
}
