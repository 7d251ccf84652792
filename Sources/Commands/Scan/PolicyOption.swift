// `--policy FILE`: the policy that a scan judges by.

import Bytes
import Inspection
import Store

/// Reading of policy files.
enum PolicyOption {
  /// The policy in the file at `path`; the one of this version of the program if there is no path.
  static func read(_ path: String?) throws -> InspectionPolicy {
    guard let path else { return .standard }
    do {
      let bytes = try SmallFile.read(path, atMost: UInt64(InspectionLimits.policyFile))
      return try InspectionPolicy(file: bytes)
    } catch let error as PolicyError {
      throw Diagnosis(
        "GH-0213", "the policy cannot be used", at: Console.printable(path), why: error.words,
        remedy: "gatehouse rules --export-policy shows the form")
    } catch {
      throw Diagnosis(
        "GH-0202", "the policy cannot be read", at: Console.printable(path),
        why: "it " + SmallFile.words(error), remedy: "check the path after --policy")
    }
  }
}
