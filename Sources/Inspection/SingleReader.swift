/// One reader at a time, for fuzzing: what the others would make of the content does not matter.

import Bytes
import Formats

/// Inspection by a single reader of the register.
package enum SingleReader {
  /// The readers: the formats with marks, then pickles and texts.
  package static let names: [String] = {
    var seen: Set<String> = []
    return (FormatReader.binary.map(\.name) + ["pickle", "text"]).filter {
      seen.insert($0).inserted
    }
  }()

  /// What the reader called `name` makes of `bytes`; `nil` if it does not claim them.
  package static func inspect(_ bytes: [UInt8], by name: String) -> ArtefactVerdict? {
    var inspector = Inspector(policy: .standard, depth: .whole)
    let region = Region(root: MemorySource(bytes))
    // What may be unpacked depends on the size, as in a whole inspection.
    inspector.unpackedLeft = InspectionLimits.unpackedBytes(of: region.count)
    let place = Place(name: "fuzz")
    let found: Assessment?
    switch name {
    case "pickle": found = inspector.inspectPickle(region, place, others: false)
    case "text": found = inspector.inspectText(region, place)
    default:
      found = FormatReader.binary.first { $0.name == name && $0.recognises(region) }
        .flatMap { $0.read(&inspector, region, place) }
    }
    return found?.verdict
  }
}
