// Reading of bills, lock files, advisories and answers, each bounded and strict.

import Bytes
import Documents
import Foundation
import Store

/// Documents on disk.
enum BOMFiles {
  /// All bytes of the file at `path`; refuses what is larger than a bill may be.
  static func bytes(_ path: String) throws -> [UInt8] {
    try InputFile.read(path, atMost: UInt64(BOMLimits.bytes), "GH-0350", "the file")
  }

  /// The JSON document in `bytes`, read strictly.
  static func json(_ bytes: [UInt8], _ path: String) throws -> JSON {
    do {
      return try JSON.parse(bytes, limits: BOMLimits.json)
    } catch {
      throw Diagnosis(
        "GH-0351", "not strict JSON", at: Console.printable(path), why: error.description,
        remedy: "bills in XML or tag-value form are not read; ask for JSON")
    }
  }

  /// The lock file at `path`, called `name` in the bill.
  static func lock(_ path: String, name: String) throws -> LockFile {
    do {
      return try LockFile(try bytes(path), path: name)
    } catch let error as LockFileError {
      switch error {
      case .unknownKind:
        let known = LockFile.Kind.allCases.map(\.rawValue).joined(separator: ", ")
        throw Diagnosis(
          "GH-0352", "no lock file that is known", at: Console.printable(path),
          why: "kinds that are read, by the name of the file: \(known)")
      case .malformed(_, let detail):
        throw Diagnosis(
          "GH-0352", "the lock file cannot be read", at: Console.printable(path),
          why: Console.printable(detail), remedy: "write it anew with its own tool")
      case .tooLarge:
        throw Diagnosis("GH-0352", "the lock file is too large", at: Console.printable(path))
      }
    }
  }

  /// The lock files beside a manifest: by their names, in their order. Where `go.mod` lists what is
  /// built, `go.sum` adds nothing but what was looked at.
  static func locks(in directory: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
    return names.filter { name in
      guard let kind = LockFile.Kind(fileName: name) else { return false }
      return kind != .goSum || !names.contains("go.mod")
    }.sorted()
  }
}

/// When something is made: the option, else `SOURCE_DATE_EPOCH` (reproducible-builds.org), else now.
enum MadeAt {
  static func seconds(_ option: String?) throws -> Int64 {
    if let option {
      guard let seconds = Int64(option), seconds >= 0 else {
        throw Diagnosis(
          "GH-0353", "--timestamp takes seconds since 1970",
          why: "found \(Console.printable(option))")
      }
      return seconds
    }
    guard let text = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"], !text.isEmpty else {
      return WallClock.now()
    }
    guard let seconds = Int64(text), seconds >= 0 else {
      throw Diagnosis("GH-0353", "SOURCE_DATE_EPOCH is no number of seconds since 1970")
    }
    return seconds
  }
}
