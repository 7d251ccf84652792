/// Compiled Python (`.pyc`, PEP 3147 and 552): code that nobody can read, which Python imports as it
/// would import its source. The names in it tell what it certainly reaches for.

import Bytes
import Formats

extension FormatReader {
  /// Formats of code that have marks.
  static let compiledCode = [
    FormatReader(
      name: "python-bytecode", recognises: Inspector.isBytecode,
      read: { $0.inspectBytecode($1, $2) })
  ]
}

extension Inspector {
  /// The header: a version, `\r\n`, flags, and a code object after 16 bytes (12 before Python 3.7).
  static func isBytecode(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 17), head[2] == 0x0D, head[3] == 0x0A else {
      return false
    }
    let version = UInt16(head[0]) | UInt16(head[1]) << 8
    guard (3_000...3_999).contains(version) || version == 62_211 else { return false }
    let marks: [UInt8] = [0x63, 0xE3]
    return marks.contains(head[16]) || marks.contains(head[12]) || marks.contains(head[8])
  }

  mutating func inspectBytecode(_ region: Region, _ place: Place) -> Assessment? {
    guard region.count <= UInt64(FormatLimits.pythonBytes),
      let bytes = try? region.bytes(0, Int(region.count))
    else { return nil }
    var result = Assessment(
      format: "python-bytecode", verdict: .suspicious, capability: .codeOnLoad)
    note(InspectionRules.compiledPython, .suspicious, "compiled Python code", place)
    let names = Self.marshalledNames(bytes)
    let reaches: [(Set<String>, String)] = [
      (["os", "system"], "os.system"), (["os", "popen"], "os.popen"),
      (["subprocess"], "subprocess"),
      (["pty", "spawn"], "pty.spawn"), (["ctypes", "CDLL"], "ctypes.CDLL"),
      (["exec", "b64decode"], "exec of decoded text"),
      (["exec", "decompress"], "exec of decoded text"),
      (["exec", "urlopen"], "exec of fetched text"),
      (["marshal", "exec"], "exec of marshalled code"),
      (["socket", "connect"], "socket.connect"), (["__import__", "system"], "__import__"),
      (["posix", "system"], "posix.system"), (["os", "execv"], "os.execv"),
      (["eval", "b64decode"], "eval of decoded text"),
    ]
    if let found = reaches.first(where: { $0.0.isSubset(of: names) }) {
      note(
        InspectionRules.pythonCommands, .malicious, "the compiled code names \(found.1)", place,
        excerpt: found.1)
      result.verdict = .malicious
    }
    return result
  }

  /// Short texts as `marshal` writes them: a type, a length, the letters.
  private static func marshalledNames(_ bytes: [UInt8]) -> Set<String> {
    var names: Set<String> = []
    let types: Set<UInt8> = [0x7A, 0xFA, 0x5A, 0xDA]
    var at = 16
    while at + 2 < bytes.count {
      let length = Int(bytes[at + 1])
      if types.contains(bytes[at]), length > 1, length < 32, at + 2 + length <= bytes.count {
        let text = bytes[(at + 2)..<(at + 2 + length)]
        if text.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) {
          for part in String(decoding: text, as: UTF8.self).split(separator: ".") {
            names.insert(String(part))
          }
        }
      }
      at += 1
    }
    return names
  }
}
