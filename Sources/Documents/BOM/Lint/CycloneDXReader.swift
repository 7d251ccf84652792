/// A CycloneDX bill laid out for questions: its components and services with their places.

import Bytes

/// One component or service and where it stands.
struct BillPart {
  let value: JSON
  /// As in `components[3].components[0]`.
  let place: String

  var type: String { value["type"]?.string ?? "" }
  var name: String { value["name"]?.string ?? "" }
  var ref: String? { value["bom-ref"]?.string }
  /// What people call it.
  var title: String { name.isEmpty ? place : name }
}

/// A bill in parts.
struct BillReader {
  let bill: JSON
  /// The described system.
  let system: BillPart?
  /// All components but the described system, nested ones after their parents.
  private(set) var components: [BillPart] = []
  /// Components of tools that made the bill, which are no part of the system.
  private(set) var tools: [BillPart] = []
  private(set) var services: [BillPart] = []
  /// Whether something was nested deeper than is read.
  private(set) var isCut = false

  init(_ bill: JSON) {
    self.bill = bill
    system = bill["metadata"]?["component"].map {
      BillPart(value: $0, place: "metadata.component")
    }
    if let system {
      collect(
        system.value["components"], "metadata.component.components", "components", 0, \.components)
    }
    collect(bill["components"], "components", "components", 0, \.components)
    collect(bill["services"], "services", "services", 0, \.services)
    let made = bill["metadata"]?["tools"]
    collect(made?["components"], "metadata.tools.components", "components", 0, \.tools)
  }

  private mutating func collect(
    _ list: JSON?, _ place: String, _ key: String, _ depth: Int,
    _ target: WritableKeyPath<BillReader, [BillPart]>
  ) {
    guard depth < BOMLimits.nesting, self[keyPath: target].count < BOMLimits.components else {
      isCut = isCut || list != nil
      return
    }
    for (index, value) in (list?.array ?? []).enumerated() {
      let here = "\(place)[\(index)]"
      self[keyPath: target].append(BillPart(value: value, place: here))
      collect(value[key], "\(here).\(key)", key, depth + 1, target)
    }
  }

  /// The models.
  var models: [BillPart] { components.filter { $0.type == "machine-learning-model" } }

  /// The data sets: components that hold one, and those that a model card describes in place.
  var datasets: [BillPart] {
    let own = components.filter { part in
      guard part.type == "data" else { return false }
      let kinds = (part.value["data"]?.array ?? []).compactMap { $0["type"]?.string }
      return kinds.isEmpty || kinds.contains("dataset")
    }
    let inline = models.flatMap { model -> [BillPart] in
      (model.value["modelCard"]?["modelParameters"]?["datasets"]?.array ?? []).enumerated()
        .filter { $0.element["ref"] == nil && $0.element["type"]?.string == "dataset" }
        .map { index, data in
          let value = Members.of([
            ("type", "data"), ("name", data["name"]), ("description", data["description"]),
            ("data", [data]), ("properties", data["contents"]?["properties"]),
          ])
          return BillPart(
            value: value, place: "\(model.place).modelCard.modelParameters.datasets[\(index)]")
        }
    }
    return own + inline
  }
}

/// Questions about parts of a bill.
enum Says {
  /// A text that is not empty.
  static func text(_ value: JSON?) -> Bool {
    !(value?.string ?? "").trimmingBlanks.isEmpty
  }

  /// A list with elements, or an object with members.
  static func some(_ value: JSON?) -> Bool {
    !(value?.array ?? []).isEmpty || !(value?.object?.keys ?? []).isEmpty
  }

  /// Whether a property has one of `words` as a part of its name, and a value.
  static func property(_ owner: JSON?, _ words: Set<String>) -> Bool {
    (owner?["properties"]?.array ?? []).contains { property in
      guard text(property["value"]), let name = property["name"]?.string else { return false }
      return name.lowercased().split(whereSeparator: { ":./".contains($0) }).contains { part in
        words.contains(String(part.map { $0 == "_" || $0 == " " ? "-" : $0 }))
      }
    }
  }

  /// Whether there is a reference of one of `types` to the outside.
  static func reference(_ owner: JSON?, _ types: Set<String>) -> Bool {
    (owner?["externalReferences"]?.array ?? []).contains { reference in
      text(reference["url"]) && types.contains(reference["type"]?.string ?? "")
    }
  }

  /// Whether somebody is named as maker.
  static func producer(_ owner: JSON?) -> Bool {
    text(owner?["manufacturer"]?["name"]) || text(owner?["supplier"]?["name"])
      || text(owner?["publisher"]) || text(owner?["author"])
      || (owner?["authors"]?.array ?? []).contains { text($0["name"]) }
  }

  /// Whether there is a stable identifier.
  static func identifier(_ owner: JSON?) -> Bool {
    text(owner?["purl"]) || text(owner?["cpe"]) || text(owner?["swid"]?["tagId"])
      || some(owner?["swhid"]) || some(owner?["omniborId"])
      || property(owner, ["identifier", "doi", "model-id", "dataset-id"])
  }

  /// Whether a time of release or making is given.
  static func time(_ owner: JSON?) -> Bool {
    text(owner?["releaseNotes"]?["timestamp"])
      || property(
        owner, ["timestamp", "released", "release-date", "build-date", "built", "created"])
  }

  /// Whether a licence is given.
  static func licence(_ owner: JSON?) -> Bool {
    (owner?["licenses"]?.array ?? []).contains { item in
      text(item["expression"]) || text(item["license"]?["id"]) || text(item["license"]?["name"])
    }
  }

  /// Whether hashes hold `key`: on the part, or on every file in it.
  static func hash(_ owner: JSON?, _ key: String) -> Bool {
    let own = owner?["hashes"]?.array ?? []
    if !own.isEmpty { return own.allSatisfy { text($0[key]) } }
    let files = (owner?["components"]?.array ?? []).filter { $0["type"]?.string == "file" }
    return !files.isEmpty
      && files.allSatisfy { file in
        let hashes = file["hashes"]?.array ?? []
        return !hashes.isEmpty && hashes.allSatisfy { text($0[key]) }
      }
  }
}
