// A manifest file read from disk: bounded, with an error that names the path.

import Foundation
import Manifest

/// Reading manifests for the commands that show issues as they are.
enum ManifestFile {
  /// The bytes at `path`, at most one more than a manifest may have.
  static func read(_ path: String) throws(Diagnosis) -> [UInt8] {
    let resolved = (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: resolved ? URL(filePath: path).resolvingSymlinksInPath().path : path)
    guard let attributes else { throw refusal(path, "there is no such file, or no way to it") }
    guard attributes[.type] as? FileAttributeType == .typeRegular else {
      throw refusal(path, "it is not a regular file")
    }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw refusal(path, "the system does not allow it")
    }
    defer { try? handle.close() }
    do {
      return [UInt8](try handle.read(upToCount: ManifestLimits.bytes + 1) ?? Data())
    } catch {
      throw refusal(path, "reading failed")
    }
  }

  private static func refusal(_ path: String, _ why: String) -> Diagnosis {
    Diagnosis(
      "GH-0101", "the manifest can't be read", at: Console.printable(path), why: why,
      remedy: "gatehouse init writes one from what lies here; --manifest names another file")
  }
}
