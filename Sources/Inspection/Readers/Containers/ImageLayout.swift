/// Container images and models packed like them: OCI layouts (image-spec 1.1, with ModelPack and
/// KitOps), the tars of `docker save`, Ollama's store. A pure check of what the parts say of each
/// other; the parts themselves are inspected like all members.

import Bytes
import Formats

/// Something about an image as a whole.
struct ImageFinding: Equatable {
  enum Kind: Equatable {
    /// A blob that is not what its name or a manifest says.
    case wrongBlob
    /// A blob that is named but not there, or lies elsewhere.
    case missing
    /// A path or digest that leads out of the layout.
    case path
    /// A document that cannot be read.
    case broken
    /// The image starts a program.
    case program
  }

  var kind: Kind
  var words: String
  /// The part that it is about.
  var part: String
}

/// One part of an image.
struct ImagePart {
  /// Its bytes, or the first of them where it lies in a folder and is large.
  let region: Region
  /// How many bytes it has.
  let count: UInt64
  /// Its SHA-256, where it is known already.
  var digest: Digest?

  /// A part all of whose bytes are at hand.
  init(_ region: Region) {
    self.region = region
    count = region.count
  }

  /// A file of a folder, as its report and its first bytes tell it.
  init(head: [UInt8], count: UInt64, digest: Digest?) {
    region = Region(MemorySource(head))
    self.count = count
    self.digest = digest
  }

  /// All bytes, if they are at hand and no more than `limit`.
  func whole(atMost limit: UInt64) -> [UInt8]? {
    guard count <= limit, region.count == count else { return nil }
    return try? region.bytes(0, Int(count))
  }
}

/// What tells an image, and what is checked of it.
struct ImageLayout {
  /// Gives a part by its path in the layout; `nil` if there is none.
  typealias Content = (String) -> ImagePart?

  private static let depth = 4
  private static let documents = 1_000
  private static let documentBytes: UInt64 = 16 << 20

  private let content: Content
  private var findings: [ImageFinding] = []
  private var seen: Set<String> = []

  private init(_ content: @escaping Content) { self.content = content }

  // MARK: telling

  /// Whether an archive or directory with these names is an image.
  static func isImage(_ names: Set<String>) -> Bool {
    isLayout(names) || isSaved(names)
  }

  /// An OCI layout.
  static func isLayout(_ names: Set<String>) -> Bool {
    names.contains("oci-layout") && names.contains("index.json")
  }

  /// A tar of `docker save`.
  static func isSaved(_ names: Set<String>) -> Bool {
    names.contains("manifest.json")
      && names.contains { $0.hasSuffix("/layer.tar") || $0.hasPrefix("blobs/sha256/") }
  }

  /// Ollama's store: manifests by name, blobs by digest.
  static func isOllama(_ names: Set<String>) -> Bool {
    names.contains { $0.hasPrefix("manifests/") }
      && names.contains { $0.hasPrefix("blobs/sha256-") }
  }

  // MARK: checking

  /// Everything that does not fit together, in the order of the parts' names.
  static func check(_ names: Set<String>, content: @escaping Content) -> [ImageFinding] {
    var layout = ImageLayout(content)
    let ordered = names.sorted()
    if isLayout(names) { layout.index("index.json", depth: 0) }
    if isSaved(names) { layout.saved() }
    if isOllama(names) {
      for name in ordered where name.hasPrefix("manifests/") { layout.index(name, depth: 0) }
    }
    for name in ordered { layout.checkName(name) }
    return layout.findings
  }

  private mutating func found(_ kind: ImageFinding.Kind, _ words: String, _ part: String) {
    findings.append(ImageFinding(kind: kind, words: words, part: part))
  }

  private mutating func document(_ name: String) -> JSON? {
    guard seen.count < Self.documents, seen.insert(name).inserted, let part = content(name)
    else { return nil }
    guard let bytes = part.whole(atMost: Self.documentBytes), let json = try? JSON.parse(bytes)
    else {
      found(.broken, "\(name) is no readable document", name)
      return nil
    }
    return json
  }

  /// An index or a manifest: the descriptors in it, and what they point to.
  private mutating func index(_ name: String, depth: Int) {
    guard depth < Self.depth, let json = document(name) else { return }
    let config = json["config"].map { [$0] } ?? []
    for list in ["manifests", "layers", "blobs"] {
      for entry in json[list]?.array ?? [] { descriptor(entry, in: name, depth: depth) }
    }
    for entry in config {
      descriptor(entry, in: name, depth: depth)
      program(entry)
    }
  }

  private mutating func descriptor(_ json: JSON, in name: String, depth: Int) {
    let type = json["mediaType"]?.string ?? ""
    if json["urls"]?.array?.isEmpty == false {
      found(.missing, "\(name) takes a part from somewhere else", name)
    }
    guard let digest = json["digest"]?.string, let path = path(of: digest) else {
      return found(.path, "\(name) names a part by something that is no digest", name)
    }
    guard let part = content(path) else {
      return found(.missing, "\(path) is missing", path)
    }
    if let size = json["size"].flatMap({ if case .number(let n) = $0 { n.uint64 } else { nil } }),
      size != part.count
    {
      found(.wrongBlob, "\(path) has \(part.count) bytes, not \(size)", path)
    }
    if let actual = Self.mismatch(type, part.region) {
      found(.wrongBlob, "\(path) is announced as \(type) and is \(actual)", path)
    }
    let nested = [
      "image.index", "image.manifest", "manifest.list", "manifest.v2+json", "distribution.manifest",
    ]
    if nested.contains(where: type.contains) { index(path, depth: depth + 1) }
  }

  /// The blob's path; `nil` if the digest is none.
  private func path(of digest: String) -> String? {
    let parts = digest.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let length = ["sha256": 64, "sha512": 128][String(parts[0])],
      parts[1].utf8.count == length,
      parts[1].utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) })
    else { return nil }
    let flat = "blobs/\(parts[0])-\(parts[1])"
    return content(flat) != nil ? flat : "blobs/\(parts[0])/\(parts[1])"
  }

  /// What the content is, where the media type says otherwise.
  private static func mismatch(_ type: String, _ region: Region) -> String? {
    let kinds: [(ending: String, kind: Compression)] = [
      ("+gzip", .gzip), ("tar.gzip", .gzip), (".gzip", .gzip), ("+zstd", .zstd),
    ]
    for (ending, kind) in kinds where type.hasSuffix(ending) {
      return kind.starts(region) ? nil : "no \(kind.name)"
    }
    if type.hasSuffix(".tar") { return TarArchive.isCandidate(region) ? nil : "no tar" }
    return nil
  }

  /// Whether an image's configuration starts a program.
  private mutating func program(_ descriptor: JSON) {
    guard let digest = descriptor["digest"]?.string, let path = path(of: digest),
      descriptor["mediaType"]?.string?.contains("config") == true
        || descriptor["mediaType"]?.string?.contains("container.image") == true
    else { return }
    configuration(path)
  }

  private mutating func configuration(_ path: String) {
    guard let json = document(path), let config = json["config"] else { return }
    let starts = ["Entrypoint", "Cmd"].contains { config[$0]?.array?.isEmpty == false }
    if starts { found(.program, "the image starts a program", path) }
  }

  /// `docker save`: the list of images, their configurations and layers.
  private mutating func saved() {
    for image in document("manifest.json")?.array ?? [] {
      let layers = image["Layers"]?.array?.map { $0.string ?? "" } ?? []
      let config = image["Config"]?.string ?? ""
      for part in layers + [config] {
        if MemberName.leaves(Array(part.utf8)) {
          found(.path, "the list of images names \(part)", "manifest.json")
        } else if content(part) == nil {
          found(.missing, "\(part) is missing", part)
        }
      }
      let stem = config.hasSuffix(".json") ? config.dropLast(5) : ""
      if stem.utf8.count == 64, let part = content(config) {
        checkDigest(String(stem), part, config)
      }
      checkLayers(layers, config)
      configuration(config)
    }
  }

  /// The configuration lists the digests of the unpacked layers.
  private mutating func checkLayers(_ layers: [String], _ config: String) {
    guard let bytes = content(config)?.whole(atMost: Self.documentBytes),
      let json = try? JSON.parse(bytes), let digests = json["rootfs"]?["diff_ids"]?.array
    else { return }
    for (layer, digest) in zip(layers, digests) {
      guard let part = content(layer), let text = digest.string, text.hasPrefix("sha256:"),
        TarArchive.isCandidate(part.region)
      else { continue }
      checkDigest(String(text.dropFirst(7)), part, layer)
    }
    if layers.count != digests.count {
      found(.wrongBlob, "the configuration lists other layers than the archive", config)
    }
  }

  /// A blob's name is its digest.
  private mutating func checkName(_ name: String) {
    for prefix in ["blobs/sha256/", "blobs/sha256-"] where name.hasPrefix(prefix) {
      guard let part = content(name) else { return }
      checkDigest(String(name.dropFirst(prefix.count)), part, name)
    }
  }

  private mutating func checkDigest(_ digest: String, _ part: ImagePart, _ name: String) {
    if let known = part.digest {
      if known.hex != digest { found(.wrongBlob, "\(name) is not what its digest says", name) }
      return
    }
    let region = part.region
    guard region.count == part.count else { return }
    var stream = DigestStream()
    var offset: UInt64 = 0
    while offset < region.count {
      let length = Int(min(UInt64(InspectionLimits.hashChunk), region.count - offset))
      guard let chunk = try? region.bytes(offset, length) else {
        return found(.broken, "\(name) cannot be read", name)
      }
      stream.update(chunk)
      offset += UInt64(length)
    }
    guard stream.finish().hex != digest else { return }
    found(.wrongBlob, "\(name) is not what its digest says", name)
  }
}

extension ArchiveProfile {
  /// Images in archives.
  static let images = [
    ArchiveProfile(
      name: "oci-layout", recognises: ImageLayout.isLayout,
      judge: { $0.judgeImage($1, $2, $3, &$4) }),
    ArchiveProfile(
      name: "docker-archive", recognises: ImageLayout.isSaved,
      judge: { $0.judgeImage($1, $2, $3, &$4) }),
    ArchiveProfile(
      name: "ollama-store", recognises: ImageLayout.isOllama,
      judge: { $0.judgeImage($1, $2, $3, &$4) }),
  ]
}

extension Inspector {
  /// Judges an image as a whole: in an archive. One in a folder is judged with its repository.
  mutating func judgeImage(
    _ names: Set<String>, _ content: (String) -> Region?, _ place: Place,
    _ result: inout Assessment
  ) {
    let findings = withoutActuallyEscaping(content) { content in
      ImageLayout.check(names) { content($0).map(ImagePart.init) }
    }
    for finding in findings {
      let (rule, verdict) = finding.kind.outcome
      note(rule, verdict, finding.words, place)
      result.verdict = max(result.verdict, verdict)
      if verdict == .unknown { result.lacks(finding.words) }
      if finding.kind == .program { result.capability = max(result.capability, .codeOnUse) }
    }
  }
}

extension ImageFinding.Kind {
  /// What is said of it.
  var outcome: (rule: InspectionRule, verdict: ArtefactVerdict) {
    switch self {
    case .wrongBlob: (InspectionRules.imageBlob, .suspicious)
    case .path: (InspectionRules.imagePath, .suspicious)
    case .missing: (InspectionRules.imageMissing, .unknown)
    case .broken: (InspectionRules.imageBroken, .unknown)
    case .program: (InspectionRules.imageProgram, .safe)
    }
  }
}
