/// Texts with what was found in them replaced.

package import Guards

/// Masking of whole texts and of excerpts.
package enum MaskedText {
  /// `text` with every finding replaced by its masked form; findings that overlap become one.
  package static func whole(_ text: [UInt8], _ findings: [Finding]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var at = 0
    for stretch in stretches(findings, within: text.count) {
      result += text[at..<stretch.range.lowerBound]
      result += stretch.masked.utf8
      at = stretch.range.upperBound
    }
    return result + text[at...]
  }

  /// The surroundings of one finding, everything found in them masked.
  package static func excerpt(_ text: [UInt8], _ finding: Finding, among findings: [Finding])
    -> String
  {
    let all = stretches(findings, within: text.count)
    guard let own = all.firstIndex(where: { $0.range.overlaps(finding.range) }) else {
      return finding.masked
    }
    let before = own > 0 ? all[own - 1].range.upperBound : 0
    let after = own + 1 < all.count ? all[own + 1].range.lowerBound : text.count
    let start = max(before, all[own].range.lowerBound - DataLimits.excerptContext)
    let end = min(after, all[own].range.upperBound + DataLimits.excerptContext)
    return clean(text[start..<all[own].range.lowerBound]) + all[own].masked
      + clean(text[all[own].range.upperBound..<end])
  }

  /// Text of the context for people: a line, without halves of characters and without what acts.
  private static func clean(_ bytes: ArraySlice<UInt8>) -> String {
    var part = bytes
    while let first = part.first, first & 0xC0 == 0x80 { part.removeFirst() }
    while let last = part.last, last >= 0x80 {
      part.removeLast()
      if last >= 0xC0 { break }
    }
    var result = ""
    for scalar in String(decoding: part, as: UTF8.self).unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: result += " "
      case .format, .privateUse, .surrogate, .unassigned: continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private struct Stretch {
    var range: Range<Int>
    var masked: String
  }

  /// The findings in order, those that overlap joined under the name of the first.
  private static func stretches(_ findings: [Finding], within count: Int) -> [Stretch] {
    var result: [Stretch] = []
    let ordered = findings.sorted {
      ($0.range.lowerBound, -$0.range.upperBound, $0.type)
        < ($1.range.lowerBound, -$1.range.upperBound, $1.type)
    }
    for finding in ordered {
      let range = finding.range.clamped(to: 0..<count)
      guard !range.isEmpty else { continue }
      if let last = result.last, range.lowerBound < last.range.upperBound {
        let end = max(last.range.upperBound, range.upperBound)
        result[result.count - 1].range = last.range.lowerBound..<end
      } else {
        result.append(Stretch(range: range, masked: finding.masked))
      }
    }
    return result
  }
}
