/// From checked values to the types of the manifest. In a document without issues every value is
/// there and of its kind, since the reader filled it in from the table. The fallbacks below are only
/// reached for documents that have issues, which are looked at further but never returned.

import Bytes

/// A checked record.
struct Checked {
  let object: JSONObject

  init(_ value: JSON?) {
    if case .object(let object) = value { self.object = object } else { object = JSONObject() }
  }

  func text(_ key: String) -> String { optionalText(key) ?? "" }

  func optionalText(_ key: String) -> String? {
    if case .string(let text) = object[key] { text } else { nil }
  }

  func number(_ key: String) -> Int { Int(seconds(key)) }

  func seconds(_ key: String) -> Int64 { optionalSeconds(key) ?? 0 }

  func optionalSeconds(_ key: String) -> Int64? {
    if case .number(let number) = object[key] { Int64(number.text) } else { nil }
  }

  func flag(_ key: String) -> Bool {
    if case .bool(let flag) = object[key] { flag } else { false }
  }

  func texts(_ key: String) -> [String] {
    guard case .array(let elements) = object[key] else { return [] }
    return elements.map { if case .string(let text) = $0 { text } else { "" } }
  }

  func record(_ key: String) -> Checked { Checked(object[key]) }

  func records(_ key: String) -> [Checked] {
    guard case .array(let elements) = object[key] else { return [] }
    return elements.map(Checked.init)
  }

  func choice<T: RawRepresentable>(_ key: String, or fallback: T) -> T where T.RawValue == String {
    T(rawValue: text(key)) ?? fallback
  }

  /// The label that `label` and `personal_data` say; unlabelled is the highest.
  var label: DataLabel {
    DataLabel(choice("label", or: Sensitivity.restricted), personalData: flag("personal_data"))
  }

  func has(_ key: String) -> Bool { object[key] != nil }
}

extension Manifest {
  /// Builds the manifest from the checked document.
  init(checked document: JSONObject) {
    let root = Checked(.object(document))
    gatehouse = root.number("gatehouse")
    system = System(root.record("system"))
    models = root.records("models").map(Model.init)
    admission =
      root.has("admission") ? Admission(root.record("admission")) : .unspecified
    datasets = root.records("datasets").map(DataSet.init)
    prompts = root.records("prompts").map(Prompt.init)
    tools = root.records("tools").map(Tool.init)
    actors = root.records("actors").map(Actor.init)
    flows = root.records("flows").map(Flow.init)
    suppliers = root.records("suppliers").map(Supplier.init)
    supplierPolicy =
      root.has("supplier_policy") ? SupplierPolicy(root.record("supplier_policy")) : .unspecified
    signers = root.records("signers").map(Signer.init)
    upstreams = root.records("upstreams").map(Upstream.init)
    serving = root.has("serving") ? Serving(root.record("serving")) : nil
    review = Review(root.record("review"))
    let named = root.record("documents")
    documents = Dictionary(
      uniqueKeysWithValues: DocumentKind.allCases.compactMap { kind in
        named.optionalText(kind.rawValue).map { (kind, $0) }
      })
    canonicalJSON = Self.canonical(.object(document))
  }

  /// `value` with every list, which is a set, in one order: that of its elements' canonical bytes.
  private static func canonical(_ value: JSON) -> JSON {
    switch value {
    case .array(let elements):
      let sorted = elements.map(canonical).map { ($0, $0.encoded(.canonical)) }
        .sorted { $0.1.lexicographicallyPrecedes($1.1) }
      return .array(sorted.map(\.0))
    case .object(let object):
      var result = JSONObject()
      for (key, value) in object.members { result[key] = canonical(value) }
      return .object(result)
    default: return value
    }
  }
}

extension Manifest.System {
  init(_ record: Checked) {
    let owner = record.record("owner")
    self.init(
      name: record.text("name"), purpose: record.text("purpose"), whyAI: record.text("why_ai"),
      owner: Manifest.Owner(name: owner.text("name"), email: owner.text("email")),
      criticality: record.choice("criticality", or: .critical),
      environments: record.texts("environments"),
      card: record.has("card") ? Manifest.SystemCard(record.record("card")) : nil)
  }
}

extension Manifest.Model {
  init(_ record: Checked) {
    let api = record.record("api")
    self.init(
      name: record.text("name"), purpose: record.text("purpose"),
      source: record.has("api")
        ? .api(provider: api.text("provider"), model: api.text("model"))
        : .files(record.texts("files")),
      licence: record.optionalText("licence"), supplier: record.optionalText("supplier"),
      origin: record.optionalText("source"), trainedOn: record.texts("trained_on"),
      signature: record.has("signature")
        ? Manifest.DeclaredSignature(record.record("signature")) : nil,
      card: record.has("card") ? Manifest.ModelCard(record.record("card")) : nil)
  }
}

extension Manifest.DataSet {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), purpose: record.text("purpose"), files: record.texts("files"),
      label: record.label, licence: record.optionalText("licence"),
      supplier: record.optionalText("supplier"), origin: record.optionalText("source"),
      retentionSeconds: record.optionalSeconds("retention"),
      card: record.has("card") ? Manifest.DataSetCard(record.record("card")) : nil)
  }
}

extension Manifest.Prompt {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), file: record.text("file"), protected: record.flag("protected"),
      label: record.label)
  }
}

extension Manifest.Tool {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), description: record.text("description"),
      effects: record.texts("effects").compactMap(Manifest.Effect.init(rawValue:)),
      schemaPath: record.optionalText("schema"),
      approval: record.choice("approval", or: .always),
      label: record.has("label") ? record.label : nil)
  }
}

extension Manifest.Actor {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), kind: record.choice("kind", or: .adversary),
      trust: record.choice("trust", or: .untrusted))
  }
}

extension Manifest.Flow {
  init(_ record: Checked) {
    self.init(
      from: record.text("from"), to: record.text("to"), label: record.label,
      purpose: record.optionalText("purpose"))
  }
}

extension Manifest.Supplier {
  init(_ record: Checked) {
    self.init(
      name: record.text("name"), provides: record.text("provides"),
      contact: record.optionalText("contact"), reviewed: record.optionalText("reviewed"),
      record: Manifest.SupplierRecord(record))
  }
}

extension Manifest.Review {
  init(_ record: Checked) {
    self.init(
      threatReviewSeconds: record.seconds("threat_review"),
      evaluationSeconds: record.seconds("evaluation"), scanSeconds: record.seconds("scan"),
      signatureSeconds: record.seconds("signature"),
      documentsSeconds: record.seconds("documents"))
  }
}
