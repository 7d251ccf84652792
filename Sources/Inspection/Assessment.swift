/// What one reader makes of one piece of content; assessments of members are joined.

/// A judgement without its reasons, which the inspector collects.
struct Assessment: Equatable {
  /// The format's name.
  var format: String
  var verdict: ArtefactVerdict = .safe
  var coverage: Coverage = .complete
  var capability: Capability = .dataOnly

  /// Takes what a part of the same artefact adds: the worst counts.
  mutating func join(_ part: Assessment) {
    verdict = max(verdict, part.verdict)
    coverage = coverage.joined(with: part.coverage)
    capability = max(capability, part.capability)
  }

  /// Marks the content as not read whole.
  mutating func lacks(_ what: String) {
    coverage = coverage.joined(with: .partial(reasons: [what]))
    verdict = max(verdict, .unknown)
  }
}

/// Where a piece of content lies and what may be assumed of it.
struct Place {
  /// Names of the members from the outermost archive inwards.
  var path: [String] = []
  /// Levels of containers above it.
  var depth = 0
  /// Whether it is the pickle of a PyTorch container.
  var isTorch = false
  /// Whether that container holds TorchScript, whose pickles name the classes of its own program.
  var isScript = false
  /// What the content is called where it stands. A hint only: it may add readers for texts that
  /// have no mark of their own (a `.py`, a `.jinja`), never take one away.
  var name = ""
  /// Compressed streams directly around it.
  var layers = 0
  /// Whether it lies in a layer of a container image, where links count from the image's root.
  var isImage = false
  /// The depth of that image.
  var imageDepth = 0

  /// Whether this is a layer: an archive inside an image, not the image itself.
  var isLayer: Bool { isImage && depth > imageDepth && depth <= imageDepth + 2 }

  /// A member of this place.
  func member(_ name: String, isTorch: Bool = false) -> Place {
    Place(
      path: path + [name], depth: depth + 1, isTorch: isTorch, name: name, isImage: isImage,
      imageDepth: imageDepth)
  }
}
