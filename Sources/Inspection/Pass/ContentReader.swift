/// The reader of the pass that looks at what the bytes are: programs among them, checksums of
/// stored members, numbers that are none. Hashing is the other one; they may run side by side.

import Bytes
import Formats
import Synchronization

/// What the pass found.
struct PassFindings {
  var carver = ProgramCarver()
  /// Checksum of each distinct range.
  var checksums: [UInt32]
  /// Surveys with something to say, by the tensor's number in the plan.
  var surveys: [(number: Int, survey: FloatSurvey)] = []
}

/// Takes all pieces of the artefact in order.
final class ContentReader: PieceReader {
  private struct State {
    var found: PassFindings
    var checksums: RangeWalk
    var weights: RangeWalk
    var open: [Int: FloatSurvey] = [:]
  }

  private let region: Region
  private let kinds: [FloatKind]
  private let state: Mutex<State>

  init(_ region: Region, checksums: [Range<UInt64>], weights: [PassPlan.Weights]) {
    self.region = region
    kinds = weights.map(\.kind)
    state = Mutex(
      State(
        found: PassFindings(checksums: Array(repeating: 0, count: checksums.count)),
        checksums: RangeWalk(checksums), weights: RangeWalk(weights.map(\.range))))
  }

  /// What was found in all the pieces that came.
  var findings: PassFindings { state.withLock { $0.found } }

  func take(_ bytes: [UInt8], count: Int, at offset: UInt64) {
    state.withLock { state in
      state.found.carver.take(bytes, count: count, at: offset, in: region)
      state.checksums.meet(offset, count) { number, part, _ in
        state.found.checksums[number] = Checksum.crc32(
          bytes, in: part, from: state.found.checksums[number])
      }
      state.weights.meet(offset, count) { number, part, ends in
        var survey = state.open.removeValue(forKey: number) ?? FloatSurvey(kinds[number])
        survey.take(bytes, in: part)
        if !ends {
          state.open[number] = survey
        } else if survey.isNotable {
          state.found.surveys.append((number, survey))
        }
      }
    }
  }
}

extension FloatSurvey {
  /// Whether there is something to say about the tensor. A single zero is a counter, and a few
  /// equal numbers are a scale or a bias.
  var isNotable: Bool {
    nans > 0 || infinities > 0 || isZero && elements > 1
      || isOneValue && elements >= InspectionLimits.constantElements
  }
}

extension InspectionLimits {
  /// Numbers of one value from which on a tensor is called constant.
  static let constantElements: UInt64 = 64
}

/// The reader of the pass that takes the digest.
final class DigestReader: PieceReader {
  private let stream = Mutex(DigestStream())

  /// The digest of all the pieces that came.
  var digest: Digest { stream.withLock { $0.finish() } }

  func take(_ bytes: [UInt8], count: Int, at offset: UInt64) {
    stream.withLock { $0.update(bytes, count: count) }
  }
}
