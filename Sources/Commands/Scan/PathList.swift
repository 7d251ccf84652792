// Paths from a file or from standard input, one after the other.

import Foundation

/// The lines of a list of paths, read as they come: a program at the other end of a pipe gets its
/// answers one by one.
struct PathList: Sequence, IteratorProtocol {
  /// Longest line that is read; no system has longer paths.
  private static let longest = 65_536

  private let file: FileHandle
  private let separator: UInt8
  private var buffer: [UInt8] = []
  private var isOver = false

  /// A list in `file`, one path for each line, or for each NUL (`find -print0`).
  init(_ file: FileHandle, nullSeparated: Bool) {
    self.file = file
    separator = nullSeparated ? 0 : UInt8(ascii: "\n")
  }

  /// The list at `path`, `-` for standard input.
  static func open(_ path: String, nullSeparated: Bool) throws -> PathList {
    if path == "-" { return PathList(.standardInput, nullSeparated: nullSeparated) }
    guard let file = FileHandle(forReadingAtPath: path) else {
      throw Diagnosis(
        "GH-0202", "the list of files cannot be read", at: Console.printable(path),
        remedy: "check the path after --files-from")
    }
    return PathList(file, nullSeparated: nullSeparated)
  }

  mutating func next() -> String? {
    while true {
      if let end = buffer.firstIndex(of: separator) {
        let line = buffer[..<end]
        buffer.removeSubrange(...end)
        if !line.isEmpty { return String(decoding: line, as: UTF8.self) }
        continue
      }
      guard !isOver, buffer.count < Self.longest else {
        defer { buffer = [] }
        return buffer.isEmpty ? nil : String(decoding: buffer, as: UTF8.self)
      }
      let piece = file.availableData
      if piece.isEmpty { isOver = true }
      buffer += piece
    }
  }
}
