// The source tree as the tidy tests see it: files, their code without comments and strings, functions.

import Foundation

/// The repository that these tests lie in.
struct SourceTree {
  let root: URL

  init() {
    root = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
  }

  /// Files below `folder` that end in one of `endings`, as paths from the root, sorted.
  func files(below folder: String, ending endings: String...) -> [String] {
    let base = root.appendingPathComponent(folder).path
    guard let walker = FileManager.default.enumerator(atPath: base) else { return [] }
    var found: [String] = []
    for case let path as String in walker
    where endings.contains(where: { path.hasSuffix($0) }) && !path.hasPrefix(".") {
      found.append(folder.isEmpty ? path : folder + "/" + path)
    }
    return found.sorted()
  }

  func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }

  /// The lines of a Swift file with comments and the insides of strings blanked out.
  func code(_ path: String) throws -> [String] {
    Blanking.blank(try text(path)).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
  }
}

/// Replaces comments and string contents by spaces and keeps the lines as they are.
enum Blanking {
  static func blank(_ text: String) -> String {
    var output: [UInt8] = []
    let input = Array(text.utf8)
    var at = 0
    while at < input.count {
      let end = endOfSpan(input, at)
      if end > at {
        for index in at..<end { output.append(input[index] == 0x0A ? 0x0A : 0x20) }
        at = end
      } else {
        output.append(input[at])
        at += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// Where the comment or string that starts at `at` ends; `at` itself if none does.
  private static func endOfSpan(_ input: [UInt8], _ at: Int) -> Int {
    func has(_ word: String, _ position: Int) -> Bool {
      Array(word.utf8).elementsEqual(input[position...].prefix(word.utf8.count))
    }
    if has("//", at) { return end(input, at, "\n", escapes: false, keepLast: true) }
    if has("/*", at) { return end(input, at + 2, "*/", escapes: false, keepLast: false) }
    if has("#\"\"\"", at) { return end(input, at + 4, "\"\"\"#", escapes: false, keepLast: false) }
    if has("#\"", at) { return end(input, at + 2, "\"#", escapes: false, keepLast: false) }
    if has("\"\"\"", at) { return end(input, at + 3, "\"\"\"", escapes: true, keepLast: false) }
    if has("\"", at) { return end(input, at + 1, "\"", escapes: true, keepLast: false) }
    return at
  }

  private static func end(
    _ input: [UInt8], _ start: Int, _ mark: String, escapes: Bool, keepLast: Bool
  ) -> Int {
    let mark = Array(mark.utf8)
    var at = start
    var interpolation = 0
    while at < input.count {
      if escapes, input[at] == UInt8(ascii: "\\"), at + 1 < input.count {
        if input[at + 1] == UInt8(ascii: "(") { interpolation += 1 }
        at += 2
        continue
      }
      if interpolation > 0 {
        if input[at] == UInt8(ascii: "(") { interpolation += 1 }
        if input[at] == UInt8(ascii: ")") { interpolation -= 1 }
      } else if mark.elementsEqual(input[at...].prefix(mark.count)) {
        return keepLast ? at : at + mark.count
      }
      at += 1
    }
    return input.count
  }
}
