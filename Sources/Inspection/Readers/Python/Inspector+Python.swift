/// Python code as a file, a cell of a notebook, or a text inside another document.

import Bytes
import Formats

extension Inspector {
  /// Reads a text as Python; `nil` if it is none.
  mutating func inspectPython(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    let isHinted = place.name.lowercased().hasSuffix(".py") || Self.hasPythonShebang(bytes)
    var result = Assessment(format: "python", capability: .codeOnUse)
    let module: PythonModule
    do throws(FormatError) {
      module = try PythonModule(bytes)
    } catch {
      guard isHinted || Self.namesHiddenEncoding(bytes) else { return nil }
      brokenPython(bytes, error, place, &result)
      return result
    }
    guard isHinted || Self.isCode(module) || Self.isMalicious(module) else { return nil }
    if let found = TextSigns.hidden(String(decoding: bytes, as: UTF8.self)) {
      note(InspectionRules.textHidden, .suspicious, "the code has \(found)", place)
      result.verdict = .suspicious
    }
    judgePython(module, place, "", &result)
    inspectSecrets(bytes, place, &result)
    return result
  }

  /// Judges code and writes down what it does.
  mutating func judgePython(
    _ module: PythonModule, _ place: Place, _ prefix: String, _ result: inout Assessment
  ) {
    let name = place.name.split(separator: "/").last.map(String.init) ?? ""
    let isScript = name == "setup.py" || name == "conftest.py" || name == "__main__.py"
    let judge = PythonJudge(module, isScript: isScript)
    result.capability = max(result.capability, .codeOnUse)
    for finding in judge.findings {
      note(
        finding.rule, finding.verdict, "\(prefix)line \(finding.line): \(finding.words)", place,
        at: module.offset(ofLine: finding.line), excerpt: finding.construct)
      result.verdict = max(result.verdict, finding.verdict)
      if finding.verdict == .malicious, judge.runsOnLoad { result.capability = .codeOnLoad }
    }
    if judge.findings.isEmpty {
      note(
        InspectionRules.pythonNoted, .safe,
        "\(prefix)it imports and calls only libraries that compute", place)
    }
  }

  /// Code that is no Python 3: it may still be meant to run.
  private mutating func brokenPython(
    _ bytes: [UInt8], _ error: FormatError, _ place: Place, _ result: inout Assessment
  ) {
    let isHidden = Self.namesHiddenEncoding(bytes)
    note(
      InspectionRules.pythonBroken, isHidden ? .suspicious : .unknown, error.words, place,
      at: error.offset)
    if isHidden { result.verdict = .suspicious }
    result.lacks("the code cannot be parsed")
    let words = Set(
      bytes.prefix(FormatLimits.pythonBytes).split { !Self.isWord($0) }
        .filter { $0.count < 24 }.map { String(decoding: $0, as: UTF8.self) })
    let dangerous = [
      "system", "popen", "exec", "eval", "subprocess", "__import__", "b64decode", "ctypes",
      "socket", "execfile", "marshal", "__subclasses__",
    ]
    guard let found = dangerous.first(where: words.contains) else { return }
    note(
      InspectionRules.pythonBeyond, .suspicious, "code that cannot be parsed names \(found)", place,
      excerpt: found)
    result.verdict = max(result.verdict, .suspicious)
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
      || (0x30...0x39).contains(byte)
  }

  /// An encoding that turns harmless looks into code.
  private static func namesHiddenEncoding(_ bytes: [UInt8]) -> Bool {
    guard let name = PythonModule.declaredEncoding(bytes) else { return false }
    let known = ["utf-7", "u7", "rot13", "rot-13", "unicode-escape", "raw-unicode-escape", "utf7"]
    return known.contains(name) || name.hasPrefix("utf-16") || name.hasPrefix("utf-32")
  }

  static func hasPythonShebang(_ bytes: [UInt8]) -> Bool {
    guard bytes.starts(with: [UInt8(ascii: "#"), UInt8(ascii: "!")]) else { return false }
    let line = bytes.prefix(256).prefix { $0 != 0x0A }
    return String(decoding: line, as: UTF8.self).contains("python")
  }

  /// Whether a text that parses does something that no prose does by chance.
  private static func isMalicious(_ module: PythonModule) -> Bool {
    PythonJudge(module, isScript: false).findings.contains { $0.verdict == .malicious }
  }

  /// Whether a text that parses is code: something that only Python has stands in it.
  private static func isCode(_ module: PythonModule) -> Bool {
    module.body.contains { statement in
      switch statement.kind {
      case .imports, .importsFrom, .function, .type: true
      case .expression(.call(.name(let name), _, _)):
        ["exec", "eval", "__import__", "print", "open", "compile"].contains(name)
      case .expression(.call(.attribute(.call(.name("__import__"), _, _), _), _, _)): true
      case .with, .attempt: true
      default: false
      }
    }
  }
}
