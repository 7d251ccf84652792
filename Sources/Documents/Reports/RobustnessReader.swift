/// Results of attacks on a model as the Adversarial Robustness Toolbox leads to them. The toolbox has no
/// report format, so this is the least that scripts around it write: a list `attacks`, each with a
/// name, an accuracy under attack or a success rate, and perhaps the bound that was to be held.

import Bytes
import Evidence

enum RobustnessReader {
  private static let accuracies = [
    "adversarial_accuracy", "robust_accuracy", "accuracy_under_attack",
  ]

  static let fits: @Sendable (JSON) -> Bool = { json in
    guard let attacks = json["attacks"]?.array, let first = attacks.first else { return false }
    return (first["name"] ?? first["attack"])?.string != nil
      && (accuracies + ["success_rate"]).contains { first[$0]?.double != nil }
  }

  static let read: @Sendable (JSON) throws(ReportError) -> ToolReport = {
    json throws(ReportError) in
    let attacks = json["attacks"]?.array ?? []
    var passed = TestNames()
    var warned = TestNames()
    var failed = TestNames()
    for (index, attack) in attacks.enumerated() {
      let path = "attacks[\(index)]"
      guard let name = (attack["name"] ?? attack["attack"])?.string, !name.isEmpty else {
        throw fault(path + ".name", "the name of the attack")
      }
      switch try outcome(attack, json, path) {
      case true?: passed.add(name)
      case false?: failed.add(name)
      case nil: warned.add(name)
      }
    }
    let result: TestResult.Result =
      failed.count > 0 ? .failed : warned.count > 0 ? .warned : .passed
    let predicate = TestResult(
      result, passed: passed.names.filter { !failed.contains($0) && !warned.contains($0) },
      warned: warned.names.filter { !failed.contains($0) }, failed: failed.names)
    return ToolReport(
      .art, tool: json["tool"]?.string ?? json["tool"]?["name"]?.string ?? "",
      version: json["version"]?.string ?? json["tool"]?["version"]?.string ?? "",
      predicateType: PredicateType.testResult, predicate: predicate.json,
      summary: ["attacks": .int(attacks.count), "broken": .int(failed.count)])
  }

  /// Whether the attack was held; `nil` when no bound says what holding means.
  private static func outcome(_ attack: JSON, _ whole: JSON, _ path: String) throws(ReportError)
    -> Bool?
  {
    for key in accuracies where attack[key] != nil {
      let value = try share(attack, key, path)
      let bound =
        attack["minimum_accuracy"] == nil ? whole["minimum_accuracy"] : attack["minimum_accuracy"]
      guard let bound else { return nil }
      return value >= (try share(bound, path + ".minimum_accuracy"))
    }
    let value = try share(attack, "success_rate", path)
    let key = "maximum_success_rate"
    guard let bound = attack[key] ?? whole[key] else { return nil }
    return value <= (try share(bound, "\(path).\(key)"))
  }

  private static func share(_ object: JSON, _ key: String, _ path: String) throws(ReportError)
    -> Double
  {
    guard let value = object[key] else { throw fault("\(path).\(key)", "a share from 0 to 1") }
    return try share(value, "\(path).\(key)")
  }

  private static func share(_ value: JSON, _ path: String) throws(ReportError) -> Double {
    guard let number = value.double, (0...1).contains(number) else {
      throw fault(path, "a share from 0 to 1")
    }
    return number
  }

  private static func fault(_ path: String, _ expected: String) -> ReportError {
    .shape(format: "art", path: path, expected: expected)
  }
}
