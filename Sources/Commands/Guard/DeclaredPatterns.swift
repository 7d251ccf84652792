// The operator's own patterns of a manifest: compiled when it is loaded, so that one that could take
// long, or that cannot be searched in a stream, is refused before anything runs.

import Gateway
import Guards
import Manifest

/// Compiling the patterns that a manifest declares.
enum DeclaredPatterns {
  /// Throws the reason why a pattern of `manifest` cannot be used.
  static func check(_ manifest: Manifest, _ path: String) throws(Diagnosis) {
    guard let guards = manifest.serving?.guards, !guards.patterns.isEmpty else { return }
    _ = try compile(GuardPolicy(guards, canary: nil), path)
  }

  /// The patterns of `policy`, ready to search.
  static func compile(_ policy: GuardPolicy, _ path: String) throws(Diagnosis) -> OperatorPatterns?
  {
    do throws(OperatorPatternError) {
      return try policy.compiledPatterns()
    } catch {
      let place = error.name.map { "serving.guards.patterns: \(Console.printable($0))" }
      throw Diagnosis(
        "GH-0822", "a pattern of the guards cannot be used",
        at: "\(Console.printable(path)): \(place ?? "serving.guards.patterns")",
        why: words(error.refusal),
        remedy: "write it narrower; docs/guides/guards.md says what is allowed")
    }
  }

  private static func words(_ refusal: PatternRefusal) -> String {
    switch refusal {
    case .tooMany(let limit): "there are more than \(limit) patterns"
    case .tooLong(let limit): "it is longer than \(limit) bytes"
    case .unsupported(let construct, let place):
      "it has \(Console.printable(construct)) at byte \(place), which is not supported"
    case .malformed(let place): "it is not complete, or makes no sense, at byte \(place)"
    case .matchesEmpty: "it matches the empty text, and so everything"
    case .tooWide(let limit): "it can match more than \(limit) bytes: bound its repeats"
    case .tooComplex(let limit):
      "written out it has more than \(limit) places: it could take too long"
    case .engine(let words): "the engine says: \(Console.printable(words))"
    case .databaseTooLarge(let limit): "compiled it takes more than \(limit) bytes"
    }
  }
}
