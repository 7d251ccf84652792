// Files that a command reads whole: regular ones, up to a bound.

import Bytes
import Store

/// Files that are read whole.
enum SmallFile {
  /// The bytes of the regular file at `path`; throws when there are more than `limit`.
  static func read(_ path: String, atMost limit: UInt64) throws -> [UInt8] {
    let source = try FileSource(path: path)
    guard source.count <= limit else { throw StoreError.entryTooLarge(bytes: Int(source.count)) }
    return try source.read(at: 0, length: Int(source.count))
  }

  /// Why it could not be read.
  static func words(_ error: any Error) -> String {
    if case StoreError.entryTooLarge = error { return "is larger than such a file can be" }
    return AssetFaults.words(error)
  }
}

/// Small files with the diagnosis of the command that asked for them.
enum InputFile {
  /// The bytes of a regular file; `what` names it in the diagnosis.
  static func read(_ path: String, atMost limit: UInt64, _ code: String, _ what: String) throws
    -> [UInt8]
  {
    do {
      return try SmallFile.read(path, atMost: limit)
    } catch StoreError.entryTooLarge {
      throw Diagnosis(
        code, "\(what) is too large for what it should be", at: Console.printable(path),
        why: "at most \(Amount.bytes(limit)) are read")
    } catch {
      throw Diagnosis(
        code, "\(what) can't be read", at: Console.printable(path),
        why: "it \(AssetFaults.words(error))")
    }
  }

  /// The JSON in a file of at most 4 MiB.
  static func json(_ path: String, _ code: String, _ what: String) throws -> JSON {
    let bytes = try read(path, atMost: 4 << 20, code, what)
    do {
      return try JSON.parse(bytes)
    } catch {
      throw Diagnosis(
        code, "\(what) is not strict JSON", at: Console.printable(path), why: error.description)
    }
  }
}
