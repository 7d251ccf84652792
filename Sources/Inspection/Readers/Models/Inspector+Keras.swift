/// Keras models: HDF5 files with a configuration among their attributes, archives `.keras`, and
/// configurations on their own.

import Bytes
import Formats

extension HDF5 {
  /// Attributes of the root group that Keras writes.
  var kerasTexts: [(name: String, bytes: [UInt8])] {
    ["model_config", "training_config"].flatMap { name in
      root(name).map { (name, $0) }
    }
  }

  /// Whether Keras wrote the file: a model, or weights alone.
  var isKeras: Bool {
    let names: Set<String> = ["model_config", "training_config", "keras_version", "layer_names"]
    if objects.contains(where: { object in
      object.path == "/" && object.attributes.contains { names.contains($0.name) }
    }) {
      return true
    }
    // Keras 3 keeps the variables of each layer in a group `vars`.
    return objects.contains { $0.kind == .group && $0.path.hasSuffix("/vars") }
  }

  private func root(_ name: String) -> [[UInt8]] {
    objects.filter { $0.path == "/" || $0.path == "/model_weights" }.flatMap(\.attributes)
      .filter { $0.name == name }.flatMap { attribute -> [[UInt8]] in
        switch attribute.value {
        case .texts(let texts): texts
        case .bytes(let bytes): [bytes]
        }
      }
  }
}

extension Inspector {
  mutating func judgeKeras(_ file: HDF5, _ place: Place, _ result: inout Assessment) {
    for (name, bytes) in file.kerasTexts {
      guard let json = LenientJSON.python(bytes) else {
        judgeKeras(broken: bytes, name, place, &result)
        continue
      }
      judgeKeras(json, place.member(name), &result)
    }
  }

  /// Judges a configuration and what is embedded in it.
  mutating func judgeKeras(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    var judge = KerasJudge(policy: policy)
    judge.judge(json)
    apply(judge, place, &result)
  }

  /// A configuration that cannot be read; Python may be less strict.
  private mutating func judgeKeras(
    broken bytes: [UInt8], _ name: String, _ place: Place, _ result: inout Assessment
  ) {
    note(InspectionRules.kerasBroken, .unknown, "\(name) is no JSON", place.member(name))
    result.lacks("a configuration of Keras cannot be read")
    var judge = KerasJudge(policy: policy)
    judge.judge(broken: bytes)
    apply(judge, place.member(name), &result)
  }

  private mutating func apply(_ judge: KerasJudge, _ place: Place, _ result: inout Assessment) {
    for finding in judge.findings {
      note(finding.rule, finding.verdict, finding.message, place, excerpt: finding.excerpt)
      result.verdict = max(result.verdict, finding.verdict)
      result.capability = max(result.capability, .codeOnLoad)
    }
    if judge.isCut {
      note(InspectionRules.budget, .unknown, "the configuration has too many objects", place)
      result.lacks("a configuration larger than the bounds")
    }
    for text in judge.embedded.prefix(16) {
      guard let bytes = Base64.decode(text) else { continue }
      result.join(inspect(Region(MemorySource(bytes)), place.member("module")))
    }
  }

  // MARK: archives

  /// What only the archive as a whole shows: that it has what a model needs.
  mutating func judgeKerasArchive(
    _ names: Set<String>, _ content: (String) -> Region?, _ place: Place, _ result: inout Assessment
  ) {
    for name in ["config.json", "metadata.json"] where names.contains(name) {
      let bytes = content(name).flatMap { try? $0.bytes(0, Int($0.count)) } ?? []
      guard let json = LenientJSON.python(bytes) else {
        judgeKeras(broken: bytes, name, place, &result)
        continue
      }
      // The member is judged by its shape already; here it counts whatever its shape.
      let isMember = (try? JSON.parse(bytes, limits: .modelHeader)) != nil
      if name == "config.json", !KerasJudge.isConfiguration(json) || !isMember {
        judgeKeras(json, place.member(name), &result)
      }
    }
  }
}

extension Inspector {
  /// Lists of words that layers of text keep in the folder `assets` of an archive: lines of plain
  /// text, read as data.
  func inspectAsset(_ bytes: [UInt8], _ place: Place) -> Assessment? {
    guard place.depth > 0, place.name.hasPrefix("assets/"), place.name.hasSuffix(".txt"),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    let isPlain = text.unicodeScalars.allSatisfy { scalar in
      scalar.value >= 0x20 || scalar == "\n" || scalar == "\r" || scalar == "\t"
    }
    guard isPlain, !bytes.starts(with: Array("#!".utf8)) else { return nil }
    return Assessment(format: "vocabulary")
  }
}
