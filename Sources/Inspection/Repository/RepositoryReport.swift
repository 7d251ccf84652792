/// The judgement of a repository as a whole: what no single file shows. Code that settings name and
/// that is missing or unsafe, shards that are missing, weights that stand twice and differ, folders
/// of known kinds. Pure: files in, report out.

package import Bytes

/// What was found in a repository beyond its files.
package struct RepositoryReport: Sendable, Equatable {
  /// The kind of the repository: `transformers`, `diffusers`, `mlflow`, `saved-model`, `oci-layout`,
  /// `sentence-transformers`, `peft`, or `folder`.
  package let kind: String
  /// The worst of the reasons here; the files' own verdicts are not in it.
  package let verdict: ArtefactVerdict
  /// Worst first. The member path of a reason is the path of its file.
  package let reasons: [Reason]
  /// The licences that its documents state, without repetition.
  package let licenses: [String]

  /// The report as a JSON object.
  package func json() -> JSON {
    [
      "kind": .string(kind), "verdict": .string(verdict.rawValue), "licenses": .strings(licenses),
      "reasons": .array(reasons.map { $0.json() }),
    ]
  }
}

extension RepositoryReport {
  /// Judges the files of one repository; their order does not matter.
  package init(_ files: [RepositoryFile]) {
    var judge = RepositoryJudge(files.sorted { $0.path < $1.path })
    judge.run()
    kind = judge.kind()
    licenses = judge.licenses
    verdict = judge.reasons.map(\.verdict).max() ?? .safe
    reasons = judge.reasons.enumerated().sorted {
      ($1.element.verdict, $1.element.severity, $0.offset)
        < ($0.element.verdict, $0.element.severity, $1.offset)
    }.prefix(InspectionLimits.reasons).map(\.element)
  }
}

extension RepositoryReport {
  /// The report as one on an artefact, for outputs that list artefacts; `nil` if there is nothing to
  /// say. A folder has no digest of its own.
  package func artefact(at path: String, policy: InspectionPolicy) -> ArtefactReport? {
    guard verdict > .safe else { return nil }
    return ArtefactReport(
      path: path, format: "repository", digest: nil, size: 0, verdict: verdict,
      coverage: .partial(reasons: ["the folder as a whole; its files have reports of their own"]),
      capability: .dataOnly, reasons: reasons, policyDigest: policy.digest)
  }
}

/// One pass over the files of a repository.
private struct RepositoryJudge {
  let files: [RepositoryFile]
  let byPath: [String: RepositoryFile]
  var reasons: [Reason] = []
  var licenses: [String] = []

  init(_ files: [RepositoryFile]) {
    self.files = files
    byPath = Dictionary(files.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
  }

  mutating func run() {
    for file in files {
      code(file)
      shards(file)
      companions(file)
    }
    weights()
    licences()
    collisions()
    image()
  }

  private mutating func note(
    _ rule: InspectionRule, _ verdict: ArtefactVerdict, _ message: String, _ path: String,
    excerpt: String = ""
  ) {
    reasons.append(
      Reason(
        rule: rule, verdict: verdict, message: Excerpt.clean(message),
        location: Location(memberPath: [path]), excerpt: Excerpt.clean(excerpt)))
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  // MARK: code

  private mutating func code(_ file: RepositoryFile) {
    let folder = Self.folder(of: file.path)
    for name in Set(file.facts.code).sorted() {
      guard let target = byPath[folder + name] else {
        note(
          InspectionRules.repositoryCodeMissing, .suspicious,
          "\(file.path) names the code \(name), which is not there", file.path, excerpt: name)
        continue
      }
      if target.verdict >= .suspicious {
        note(
          InspectionRules.repositoryCodeUnsafe, target.verdict,
          "\(file.path) makes loaders import \(target.path), which is \(target.verdict.rawValue)",
          file.path, excerpt: target.path)
      }
    }
    for name in file.facts.foreignCode.prefix(4) {
      note(
        InspectionRules.settingsForeign, .suspicious, "\(file.path) takes code from \(name)",
        file.path, excerpt: name)
    }
  }

  // MARK: shards and companions

  private mutating func shards(_ file: RepositoryFile) {
    guard !file.facts.shards.isEmpty else { return }
    let folder = Self.folder(of: file.path)
    let missing = file.facts.shards.filter { byPath[folder + $0] == nil }.sorted()
    if let first = missing.first {
      note(
        InspectionRules.repositoryShard, .unknown,
        "\(missing.count) of \(file.facts.shards.count) shards of \(file.path) are missing, \(first) first",
        file.path, excerpt: first)
    }
    let named = Set(file.facts.shards.map { folder + $0 })
    let ending = file.facts.shards.first?.split(separator: ".").last.map { "." + $0 } ?? ""
    let extra = files.filter { other in
      Self.folder(of: other.path) == folder && other.path.hasSuffix(ending)
        && other.path.contains("-of-") && !named.contains(other.path)
    }
    if let first = extra.first, missing.isEmpty {
      note(
        InspectionRules.repositoryShard, .suspicious,
        "\(first.path) looks like a shard, and \(file.path) does not name it", first.path)
    }
    shapes(file, folder)
  }

  /// Tensors of the shards against the map of the index.
  private mutating func shapes(_ file: RepositoryFile, _ folder: String) {
    var seen: [String: String] = [:]
    for shard in file.facts.shards.sorted() {
      for tensor in (byPath[folder + shard]?.facts.tensors ?? [:]).keys.sorted() {
        if let other = seen[tensor] {
          note(
            InspectionRules.repositoryParity, .suspicious,
            "the tensor \(tensor) stands in \(other) and in \(shard)", file.path, excerpt: tensor)
          return
        }
        seen[tensor] = shard
      }
    }
  }

  private mutating func companions(_ file: RepositoryFile) {
    let folder = Self.folder(of: file.path)
    for name in file.facts.companions.sorted() where !Inspector.leavesFolder(name) {
      let isThere =
        byPath[folder + name] != nil
        || files.contains { $0.path.hasPrefix(folder + name + "/") }
      if !isThere {
        note(
          InspectionRules.repositoryShard, .unknown,
          "\(file.path) names \(name), which is not there",
          file.path, excerpt: name)
      }
    }
  }

  // MARK: weights that stand twice

  /// The same weights as safetensors and as a pickle: loaders take one or the other.
  private mutating func weights() {
    let folders = Dictionary(grouping: files) { Self.folder(of: $0.path) }
    for folder in folders.keys.sorted() {
      for family in WeightFile.families {
        let parts = { (stem: String, ending: String) -> [RepositoryFile] in
          (folders[folder] ?? []).filter {
            WeightFile.isPart($0.path.dropFirst(folder.count), of: stem, ending)
          }
        }
        compare(parts(family.plain, ".safetensors"), parts(family.pickled, ".bin"))
      }
    }
  }

  /// Where a part could not be read, its own report says so.
  private mutating func compare(_ plain: [RepositoryFile], _ pickled: [RepositoryFile]) {
    let isRead = { (parts: [RepositoryFile]) in
      !parts.isEmpty && parts.allSatisfy { !$0.facts.tensors.isEmpty }
    }
    guard isRead(plain), isRead(pickled) else { return }
    let left = Self.tensors(plain)
    let right = Self.tensors(pickled)
    // A tensor with several names is saved once as safetensors, under whichever of them.
    let aliases = pickled.reduce(into: [String: String]()) { $0.merge($1.facts.aliases) { $1 } }
    let reached = Set(left.keys.map { aliases[$0] ?? $0 })
    let changed = left.filter { name, shape in
      right[aliases[name] ?? name].map { $0 != shape } ?? !WeightFile.isBuffer(name)
    }
    let missing = right.keys.filter { !reached.contains($0) && !WeightFile.isBuffer($0) }
    let differing = Set(changed.keys).union(missing).sorted()
    guard let first = differing.first, let file = plain.first, let other = pickled.first else {
      return
    }
    note(
      InspectionRules.repositoryParity, .suspicious,
      "\(file.path) and \(other.path) differ in \(differing.count) tensors, \(first) first",
      file.path, excerpt: first)
  }

  private static func tensors(_ parts: [RepositoryFile]) -> [String: [UInt64]] {
    parts.reduce(into: [:]) { $0.merge($1.facts.tensors) { first, _ in first } }
  }

  // MARK: images

  /// An OCI layout: what its parts say of each other.
  private mutating func image() {
    guard ImageLayout.isLayout(Set(byPath.keys)) else { return }
    let findings = ImageLayout.check(Set(byPath.keys)) { [byPath] path in
      byPath[path].map { ImagePart(head: $0.facts.head, count: $0.size, digest: $0.digest) }
    }
    for finding in findings {
      let (rule, verdict) = finding.kind.outcome
      note(rule, verdict, finding.words, finding.part)
    }
  }

  // MARK: the rest

  private mutating func licences() {
    for file in files {
      guard let license = file.facts.license, !license.isEmpty else { continue }
      if !licenses.contains(license) { licenses.append(license) }
    }
    if licenses.count > 1 {
      note(
        InspectionRules.repositoryMetadata, .safe,
        "the documents state different licences: \(licenses.joined(separator: ", "))", "")
    }
  }

  /// Names that are one on systems without case, and names that hide their ending.
  private mutating func collisions() {
    var seen: [String: String] = [:]
    for file in files {
      let folded = file.path.lowercased()
      if let other = seen[folded] {
        note(
          InspectionRules.repositoryName, .suspicious,
          "\(other) and \(file.path) are one file on systems without case", file.path)
      }
      seen[folded] = file.path
      if TextSigns.hidden(file.path) != nil
        || file.path.unicodeScalars.contains(where: { $0.value < 0x20 })
      {
        note(
          InspectionRules.repositoryName, .suspicious, "the name \(file.path) hides characters",
          file.path)
      }
    }
  }

  func kind() -> String {
    let names = Set(files.map(\.path))
    let kinds = [
      ("mlflow", "MLmodel"), ("saved-model", "saved_model.pb"), ("oci-layout", "oci-layout"),
      ("diffusers", "model_index.json"), ("sentence-transformers", "modules.json"),
      ("peft", "adapter_config.json"), ("transformers", "config.json"),
    ]
    return kinds.first { names.contains($0.1) }?.0 ?? "folder"
  }
}
