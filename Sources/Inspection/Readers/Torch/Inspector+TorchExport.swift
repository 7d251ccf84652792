/// Exported programs (`torch.export`, `.pt2`): a graph as JSON whose texts PyTorch resolves to
/// functions (`torch/_export/serde/serialize.py`, `deserialize_operator`) and to expressions.

import Bytes
import Formats

extension Inspector {
  /// Judges the description of a program.
  mutating func inspectExportedGraph(_ region: Region, _ place: Place) -> Assessment {
    var result = Assessment(format: "pytorch-export", capability: .codeOnUse)
    guard region.count <= UInt64(InspectionLimits.textInMemory),
      let bytes = try? region.bytes(0, Int(region.count)),
      let graph = try? JSON.parse(bytes, limits: .modelHeader), graph["graph_module"] != nil
    else {
      note(InspectionRules.torchBroken, .unknown, "the program is not read", place)
      result.lacks("the exported program was not read")
      return result
    }
    var waiting = [graph]
    while let next = waiting.popLast() {
      switch next {
      case .array(let elements): waiting += elements
      case .object(let object):
        for (key, value) in object.members {
          if let text = value.string {
            judge(text, of: key, place, &result)
          } else {
            waiting.append(value)
          }
        }
      default: break
      }
    }
    return result
  }

  private mutating func judge(
    _ text: String, of key: String, _ place: Place, _ result: inout Assessment
  ) {
    switch key {
    case "target":
      guard !text.isEmpty else { return }
      let grade = ExportedTarget.grade(text, policy)
      guard grade != .known else { return }
      let isDangerous = grade == .dangerous
      result.verdict = max(result.verdict, isDangerous ? .malicious : .suspicious)
      note(
        isDangerous ? InspectionRules.torchDangerous : InspectionRules.torchOperator,
        isDangerous ? .malicious : .suspicious, "the program calls \(text)", place)
    case "expr_str", "as_expr":
      guard !ExportedTarget.isArithmetic(text) else { return }
      result.verdict = .malicious
      note(
        InspectionRules.torchExpression, .malicious, "the expression \(text)", place,
        excerpt: text)
    default: break
    }
  }
}

/// Texts of exported programs that PyTorch looks up or evaluates.
enum ExportedTarget {
  /// `torch.ops.aten.add.Tensor`, `_operator.add`, `math.ceil`, `torch.sym_max`; any other name is
  /// found by walking through modules and then called.
  static func grade(_ target: String, _ policy: InspectionPolicy) -> OperatorGrade {
    let parts = target.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (parts[0], parts.count) {
    case ("_operator", 2), ("math", 2):
      let rule = policy.rule(for: CallableName(module: parts[0], name: parts[1]))
      return rule == nil ? .dangerous : .known
    case ("torch", 2):
      return symbolic.contains(parts[1]) ? .known : .dangerous
    case ("torch", 4...5) where parts[1] == "ops":
      return policy.grade(operator: parts[3], in: parts[2])
    case ("torch", _): return .dangerous
    case ("#torch", _), ("#_operator", _): return .unknown
    default:
      // PyTorch compares the start of the text only.
      if ["torch", "_operator", "math"].contains(where: { target.hasPrefix($0) }) {
        return .dangerous
      }
      return isPlaceholder(target) ? .known : .unknown
    }
  }

  private static let symbolic: Set<String> = [
    "sym_int", "sym_float", "sym_max", "sym_min", "sym_not", "sym_ite", "sym_sqrt", "sym_sum",
    "sym_constrain_range", "sym_constrain_range_for_size", "_sym_sqrt", "_sym_log2",
  ]

  /// Names of buffers and of inputs (`0.weight`, `layers.0.attn.bias`).
  private static func isPlaceholder(_ text: String) -> Bool {
    text.utf8.count <= 1_000
      && text.utf8.allSatisfy {
        $0 == 0x5F || $0 == 0x2E || $0 == 0x2D || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
          || ($0 >= 0x30 && $0 <= 0x39)
      } && !text.contains("__")
  }

  /// Numbers, symbols of sizes (`s0`, `u12`), operators and the functions that sizes need.
  static func isArithmetic(_ text: String) -> Bool {
    guard text.utf8.count <= 10_000 else { return false }
    var word = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "a"..."z", "A"..."Z", "_", "0"..."9": word.unicodeScalars.append(scalar)
      case " ", "+", "-", "*", "/", "(", ")", ",", "<", ">", "=", "!", "&", "|", "~", "%":
        guard isSymbol(word) else { return false }
        word = ""
      case ".":
        // Only inside of numbers.
        guard word.allSatisfy(\.isNumber), !word.isEmpty else { return false }
        word = "0"
      default: return false
      }
    }
    return isSymbol(word)
  }

  private static func isSymbol(_ word: String) -> Bool {
    if word.isEmpty || word.allSatisfy(\.isNumber) || functions.contains(word) { return true }
    let letters = word.prefix { $0.isLetter }
    return (1...4).contains(letters.count) && letters.count < word.count
      && word.dropFirst(letters.count).allSatisfy(\.isNumber)
  }

  private static let functions: Set<String> = [
    "Mod", "PythonMod", "FloorDiv", "ModularIndexing", "CleanDiv", "CeilDiv", "CeilToInt",
    "FloorToInt", "TruncToInt", "RoundToInt", "RoundDecimal", "ToFloat", "IntTrueDiv",
    "FloatTrueDiv", "PowByNatural", "FloatPow", "LShift", "RShift",
    "IsNonOverlappingAndDenseIndicator",
    "Max", "Min", "Piecewise", "Eq", "Ne", "Lt", "Le", "Gt", "Ge", "And", "Or", "Not", "Where",
    "Abs", "Identity", "TruncToFloat", "BitwiseFn_bitwise_and", "BitwiseFn_bitwise_or",
    "OpaqueUnaryFn_sqrt", "OpaqueUnaryFn_log2", "True", "False", "true", "false", "int_oo", "oo",
    "e", "E", "inf",
  ]
}
