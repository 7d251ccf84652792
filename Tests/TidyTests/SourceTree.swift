// The source tree as the tidy tests see it: files, their code without comments and strings, functions.

import Foundation
import Synchronization

/// The repository that these tests lie in.
struct SourceTree: Sendable {
  let root: URL
  private let blanked = Blanked()

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
    try blanked.lines(of: path) { try text(path) }
  }
}

/// What was blanked once is kept: several tests read the same files.
final class Blanked: Sendable {
  private let kept = Mutex<[String: [String]]>([:])

  func lines(of path: String, read: () throws -> String) throws -> [String] {
    if let lines = kept.withLock({ $0[path] }) { return lines }
    let text = Blanking.blank(try read())
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    kept.withLock { $0[path] = lines }
    return lines
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

  private static let slash = UInt8(ascii: "/")
  private static let quote = UInt8(ascii: "\"")
  private static let hash = UInt8(ascii: "#")
  private static let openers: [(mark: [UInt8], closer: [UInt8], escapes: Bool, keepsCloser: Bool)] =
    [
      ("//", "\n", false, true), ("/*", "*/", false, false), ("#\"\"\"", "\"\"\"#", false, false),
      ("#\"", "\"#", false, false), ("\"\"\"", "\"\"\"", true, false), ("\"", "\"", true, false),
    ].map { (Array($0.0.utf8), Array($0.1.utf8), $0.2, $0.3) }

  /// Where the comment or string that starts at `at` ends; `at` itself if none does.
  private static func endOfSpan(_ input: [UInt8], _ at: Int) -> Int {
    let byte = input[at]
    guard byte == slash || byte == quote || byte == hash else { return at }
    for opener in openers where opener.mark.elementsEqual(input[at...].prefix(opener.mark.count)) {
      return end(
        input, at + opener.mark.count, opener.closer, escapes: opener.escapes,
        keepLast: opener.keepsCloser)
    }
    return at
  }

  private static func end(
    _ input: [UInt8], _ start: Int, _ mark: [UInt8], escapes: Bool, keepLast: Bool
  ) -> Int {
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
      } else if input[at] == mark[0], mark.elementsEqual(input[at...].prefix(mark.count)) {
        return keepLast ? at : at + mark.count
      }
      at += 1
    }
    return input.count
  }
}
