/// Runs a folder of the official JSON-Schema-Test-Suite (draft 2020-12) against the schema reader.
/// Runs only when `SCHEMA_SUITE` names such a folder; `SCHEMA_REPORT` names the file for the result.
/// What is refused when it is loaded is counted apart from what is judged wrongly.

import Bytes
import Foundation
import Testing

@testable import Guards

@Suite("conformance")
struct SchemaSuite {
  @Test(
    "the official suite",
    .enabled(if: ProcessInfo.processInfo.environment["SCHEMA_SUITE"] != nil))
  func suite() throws {
    let environment = ProcessInfo.processInfo.environment
    let folder = URL(fileURLWithPath: environment["SCHEMA_SUITE"] ?? "")
    var report = ""
    var (right, wrong, refused) = (0, 0, 0)
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).sorted(by: { $0.path < $1.path }) where file.pathExtension == "json" {
      let name = file.lastPathComponent
      for group in try JSON.parse(Array(Data(contentsOf: file))).array ?? [] {
        let tests = group["tests"]?.array ?? []
        guard let schema = try? ArgumentSchemaReader.read(group["schema"] ?? .null) else {
          refused += tests.count
          report += "refused \(tests.count) \(name): \(group["description"]?.string ?? "")\n"
          continue
        }
        for test in tests {
          let isValid = (try? schema.check(test["data"] ?? .null)) != nil
          if isValid == test["valid"]?.bool {
            right += 1
          } else {
            wrong += 1
            report += "wrong \(name): \(group["description"]?.string ?? "")"
            report += ": \(test["description"]?.string ?? "")\n"
          }
        }
      }
    }
    report += "right \(right) wrong \(wrong) refused \(refused)\n"
    let target = environment["SCHEMA_REPORT"] ?? folder.path + ".report"
    try Data(report.utf8).write(to: URL(fileURLWithPath: target))
  }
}
