/// Names of members of archives, as unpacking programs see them.

/// Judgements about names, which are bytes that nobody vouches for.
package enum MemberName {
  /// Whether unpacking under this name may write outside the directory, or what the name says
  /// differs between systems: absolute, upward, with a drive, a backslash or a control character,
  /// or no text.
  package static func leaves(_ name: [UInt8]) -> Bool {
    guard !name.isEmpty else { return false }
    guard let text = String(validating: name, as: UTF8.self) else { return true }
    if name.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == UInt8(ascii: "\\") }) { return true }
    // Characters that turn the direction of text make a name look like another.
    if text.unicodeScalars.contains(where: {
      (0x202A...0x202E).contains($0.value) || (0x2066...0x2069).contains($0.value)
    }) {
      return true
    }
    if text.hasPrefix("/") || name.count > 1 && name[1] == UInt8(ascii: ":") { return true }
    return text.split(separator: "/", omittingEmptySubsequences: false).contains("..")
  }

  /// The name under which systems that ignore case, trailing dots and spaces, and doubled slashes
  /// would write: two members of one such name overwrite each other there.
  package static func folded(_ name: [UInt8]) -> String {
    let text = String(decoding: name, as: UTF8.self).lowercased()
    return text.split(separator: "/").filter { $0 != "." }.map { part in
      var part = part
      while let last = part.last, last == "." || last == " " { part.removeLast() }
      return String(part)
    }.joined(separator: "/")
  }

  /// Where a link in `name` to `target` leads, counted from the archive's root; `nil` if it leads
  /// out of it.
  package static func resolved(_ target: [UInt8], from name: [UInt8]) -> String? {
    let text = String(decoding: target, as: UTF8.self)
    guard !text.hasPrefix("/"), !target.contains(where: { $0 == 0x5C || $0 < 0x20 }),
      !(target.count > 1 && target[1] == UInt8(ascii: ":"))
    else { return nil }
    var parts = String(decoding: name, as: UTF8.self).split(separator: "/").dropLast()
      .map(String.init).filter { $0 != "." }
    for part in text.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }
}
