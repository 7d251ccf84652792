/// PEM text as OpenSSL and others write it: blocks with a label, and whatever stands between them.
/// Source: RFC 7468 (lax reading), RFC 1421 (headers of encrypted keys).

import Bytes

/// One block of a PEM file.
package struct PEMBlock: Sendable, Equatable {
  /// What stands after `BEGIN`, such as `PUBLIC KEY`.
  package let label: String
  /// The decoded bytes, DER as a rule.
  package let bytes: [UInt8]
  /// Whether header lines such as `Proc-Type` stood above the base64.
  package let hasHeaders: Bool

  /// Wraps bytes under a label.
  package init(label: String, bytes: [UInt8], hasHeaders: Bool = false) {
    self.label = label
    self.bytes = bytes
    self.hasHeaders = hasHeaders
  }

  /// The block as text: 64 columns, a newline at the end, as OpenSSL writes it.
  package var text: String {
    var lines = ["-----BEGIN \(label)-----"]
    var rest = Substring(Base64.encode(bytes))
    while !rest.isEmpty {
      lines.append(String(rest.prefix(64)))
      rest = rest.dropFirst(64)
    }
    return lines.joined(separator: "\n") + "\n-----END \(label)-----\n"
  }

  /// All blocks of `text` in their order. Text between blocks is passed over; a block that does not
  /// end, or is not base64, is an error. At most `Limits.pemBlocks`.
  package static func all(in text: String, part: String) throws(EvidenceError) -> [PEMBlock] {
    guard text.utf8.count <= Limits.pemFileBytes else {
      throw .tooLarge(part: part, limit: Limits.pemFileBytes)
    }
    var blocks: [PEMBlock] = []
    var open: OpenBlock?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = trimmed(line)
      if let label = between("-----BEGIN ", line) {
        guard open == nil else { throw .invalidKey(reason: "a PEM block does not end") }
        open = OpenBlock(label: label)
      } else if let label = between("-----END ", line) {
        guard let block = open, block.label == label, let bytes = Base64.decode(block.base64) else {
          throw .invalidKey(reason: "a PEM block is damaged")
        }
        guard blocks.count < Limits.pemBlocks else {
          throw .tooLarge(part: part, limit: Limits.pemBlocks)
        }
        blocks.append(PEMBlock(label: label, bytes: bytes, hasHeaders: block.hasHeaders))
        open = nil
      } else if line.contains(":") {
        open?.hasHeaders = true
      } else {
        open?.base64 += line
      }
    }
    guard open == nil else { throw .invalidKey(reason: "a PEM block does not end") }
    return blocks
  }

  private struct OpenBlock {
    let label: String
    var base64 = ""
    var hasHeaders = false

    init(label: String) { self.label = label }
  }

  private static func trimmed(_ line: Substring) -> Substring {
    var line = line
    while let last = line.last, last == " " || last == "\t" { line.removeLast() }
    return line
  }

  private static func between(_ prefix: String, _ line: Substring) -> String? {
    guard line.hasPrefix(prefix), line.hasSuffix("-----"), line.count > prefix.count + 5 else {
      return nil
    }
    return String(line.dropFirst(prefix.count).dropLast(5))
  }
}
