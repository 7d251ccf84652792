/// What the readers of formats leave to the one pass over all bytes of the artefact, so that no
/// byte of a large member is read twice.

import Formats

/// Work of the pass, by where it lies in the artefact.
struct PassPlan {
  /// A stored member whose checksum has to be this.
  struct Checksum {
    let range: Range<UInt64>
    let expected: UInt32
    let place: Place
  }

  /// A tensor of floating-point numbers.
  struct Weights {
    let range: Range<UInt64>
    let kind: FloatKind
    let name: String
  }

  private(set) var checksums: [Checksum] = []
  private(set) var weights: [Weights] = []
  /// Where only the numbers of tensors belong.
  private(set) var data: [Range<UInt64>] = []
  /// Contents that are programs as a whole, and were reported as such.
  private(set) var programs: [Range<UInt64>] = []
  /// Whether something had to be left out.
  private(set) var isCut = false

  /// Asks for the checksum of `region`; `false` if its bytes are not those of the artefact.
  mutating func check(_ region: Region, is expected: UInt32, _ place: Place) -> Bool {
    guard let range = region.rootRange else { return false }
    guard checksums.count < InspectionLimits.members else {
      isCut = true
      return true
    }
    checksums.append(Checksum(range: range, expected: expected, place: place))
    return true
  }

  /// Asks for a look at the numbers of `region`.
  mutating func survey(_ region: Region, as kind: FloatKind?, _ name: String) {
    guard let kind, let range = region.rootRange, weights.count < InspectionLimits.surveys else {
      return
    }
    weights.append(Weights(range: range, kind: kind, name: name))
  }

  /// Says that nothing but numbers belongs into `region`.
  mutating func holdsOnlyData(_ region: Region) {
    guard let range = region.rootRange, data.count < InspectionLimits.surveys else { return }
    data.append(range)
  }

  /// Says that `region` is a program as a whole.
  mutating func isProgram(_ region: Region) {
    guard let range = region.rootRange, programs.count < InspectionLimits.members else { return }
    programs.append(range)
  }
}

extension InspectionLimits {
  /// Tensors whose numbers are looked at, for one artefact.
  static let surveys = 1_000_000
  /// How often, on average, the bytes of an artefact may be asked for by overlapping members.
  static let overlap: UInt64 = 4
}
