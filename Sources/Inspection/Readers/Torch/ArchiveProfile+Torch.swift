/// TorchServe's model archives (`.mar`): a manifest that names a handler, which is Python code that
/// the server imports, unless it is one of the server's own.

import Bytes
import Formats

extension ArchiveProfile {
  /// Archives that programs of PyTorch's family write.
  static let torch = [
    ArchiveProfile(
      name: "torchserve", recognises: { $0.contains("MAR-INF/MANIFEST.json") },
      judge: { $0.judgeModelArchive($1, $2, $3, &$4) })
  ]
}

extension Inspector {
  /// Handlers that TorchServe brings (`ts/torch_handler`).
  private static let ownHandlers: Set<String> = [
    "image_classifier", "object_detector", "text_classifier", "image_segmenter", "base_handler",
  ]

  fileprivate mutating func judgeModelArchive(
    _ names: Set<String>, _ content: (String) -> Region?, _ place: Place,
    _ result: inout Assessment
  ) {
    let manifest = content("MAR-INF/MANIFEST.json").flatMap { region in
      try? JSON.parse(
        region.bytes(0, Int(min(region.count, UInt64(InspectionLimits.manifest)))))
    }
    guard let model = manifest?["model"] else {
      note(InspectionRules.torchBroken, .unknown, "the manifest cannot be read", place)
      return result.lacks("the manifest of the archive")
    }
    let code = names.filter { $0.hasSuffix(".py") || $0.hasSuffix(".pyc") || $0.hasSuffix(".so") }
    let handler = model["handler"]?.string ?? ""
    let isOwn = Self.ownHandlers.contains(handler)
    guard !isOwn || !code.isEmpty || names.contains(where: { $0.hasSuffix("requirements.txt") })
    else {
      return
    }
    let words =
      code.isEmpty && !isOwn
      ? "the handler '\(handler)' is not in the archive and not one of TorchServe"
      : "the server runs what the archive brings: \(code.sorted().joined(separator: ", "))"
    note(InspectionRules.torchPython, .suspicious, words, place)
    result.verdict = max(result.verdict, .suspicious)
    result.capability = .codeOnLoad
  }
}
