/// The one pass over all bytes of an artefact: digest, checksums of stored members, programs among
/// the bytes, numbers that are none.

import Bytes
import Formats

extension Inspector {
  /// Reads all bytes once and adds what they show to `result`; `nil` if they cannot all be read.
  mutating func pass(
    over source: some ByteSource, _ region: Region, _ result: inout Assessment,
    _ progress: ((UInt64) -> Void)?
  ) -> Digest? {
    let ranges = boundedRanges(region.count, &result)
    let digest = DigestReader()
    let content = ContentReader(region, checksums: ranges, weights: plan.weights)
    do throws(ByteSourceError) {
      try source.stream(to: [digest, content]) { progress?($0) }
    } catch {
      return nil
    }
    let found = content.findings
    compare(found.checksums, of: ranges, &result)
    judge(found.carver, format: result.format, region, Place(), &result)
    describe(found.surveys)
    return digest.digest
  }

  /// The distinct ranges whose checksums are asked for, as far as they do not ask for the same bytes
  /// again and again.
  private func boundedRanges(_ count: UInt64, _ result: inout Assessment) -> [Range<UInt64>] {
    var ranges: [Range<UInt64>] = []
    var seen: Set<Range<UInt64>> = []
    var left = count.multipliedReportingOverflow(by: InspectionLimits.overlap).partialValue
    var isCut = plan.isCut
    for check in plan.checksums where seen.insert(check.range).inserted {
      let length = UInt64(check.range.count)
      guard length <= left else {
        isCut = true
        continue
      }
      left -= length
      ranges.append(check.range)
    }
    if isCut { result.lacks("checksums of members that overlap") }
    return ranges
  }

  private mutating func compare(
    _ checksums: [UInt32], of ranges: [Range<UInt64>], _ result: inout Assessment
  ) {
    let found = Dictionary(uniqueKeysWithValues: zip(ranges, checksums))
    for check in plan.checksums {
      guard let checksum = found[check.range], checksum != check.expected else { continue }
      note(
        InspectionRules.zipChecksum, .unknown, "the checksum of the member is wrong", check.place)
      result.lacks("the checksum of a member is wrong")
    }
  }

  // MARK: programs

  /// Looks for programs in something unpacked, whose bytes are not those of the artefact.
  mutating func carve(unpacked region: Region, _ place: Place, _ result: inout Assessment) {
    var carver = ProgramCarver()
    var offset: UInt64 = 0
    while offset < region.count {
      let length = Int(min(UInt64(InspectionLimits.carveChunk), region.count - offset))
      // Of a large member only the start is kept.
      guard let bytes = try? region.bytes(offset, length) else { break }
      carver.take(bytes, count: length, at: offset, in: region)
      offset += UInt64(length)
    }
    judge(carver, format: result.format, region, place, &result)
  }

  /// Judges the programs that were found in a content of this format.
  mutating func judge(
    _ carver: ProgramCarver, format: String, _ region: Region, _ place: Place,
    _ result: inout Assessment
  ) {
    let isData = format.split(separator: "+").contains { Self.dataFormats.contains(String($0)) }
    let isRoot = region.rootRange != nil
    for hit in carver.hits {
      let inData = isRoot && plan.data.contains { $0.contains(hit.offset) }
      if !inData, isRoot, plan.programs.contains(where: { $0.contains(hit.offset) }) { continue }
      if hit.offset == 0, !isRoot { continue }
      let verdict: ArtefactVerdict = isData || inData ? .malicious : .suspicious
      note(
        verdict == .malicious ? InspectionRules.programInData : InspectionRules.programInside,
        verdict, "\(hit.kind.words) starts at byte \(hit.offset)", place, at: hit.offset)
      result.verdict = max(result.verdict, verdict)
    }
    if carver.gaveUp {
      note(
        InspectionRules.programMarks, .unknown, "too many places look like the start of a program",
        place)
      result.lacks("programs among the bytes")
    }
  }

  /// Formats whose files have no place for a program.
  static let dataFormats: Set<String> = [
    "safetensors", "gguf", "npy", "npz", "pytorch-zip", "pytorch-legacy", "pytorch-pickle",
    "pytorch-tar", "pickle", "joblib", "skops", "hdf5", "keras", "keras-v3", "keras-h5",
    "flax-msgpack", "msgpack", "onnx", "tflite", "tensorflow-checkpoint", "coreml-weights",
    "mxnet-params", "paddle-tensors", "torch7", "caffe", "ncnn", "lightgbm", "xgboost-binary",
    "xgboost-json", "ubjson", "catboost", "r-data", "matlab-5", "parquet", "tfrecord",
  ]

  // MARK: weights

  /// One fact for each kind, with the first tensor by name; facts never change a verdict.
  private mutating func describe(_ surveys: [(number: Int, survey: FloatSurvey)]) {
    let ordered = surveys.sorted { $0.number < $1.number }
    let kinds: [(InspectionRule, String, (FloatSurvey) -> UInt64)] = [
      (InspectionRules.weightNaN, "NaN", { $0.nans }),
      (InspectionRules.weightInfinite, "infinite numbers", { $0.infinities }),
      (InspectionRules.weightZero, "nothing but zeros", { $0.isZero ? $0.elements : 0 }),
      (InspectionRules.weightConstant, "one single value", { $0.isOneValue ? $0.elements : 0 }),
    ]
    for (rule, words, count) in kinds {
      let tensors = ordered.filter { count($0.survey) > 0 }
      guard let first = tensors.first else { continue }
      let weights = plan.weights[first.number]
      let others = tensors.count == 1 ? "" : ", and \(tensors.count - 1) more tensors"
      note(
        rule, .safe, "\(weights.name) holds \(words) (\(count(first.survey)) numbers)\(others)",
        Place(), at: weights.range.lowerBound)
    }
  }
}

extension ProgramKind {
  /// The kind as a person calls it, with its article.
  var words: String {
    switch self {
    case .elf: "an ELF program"
    case .pe: "a Windows program"
    case .machO: "a Mach-O program"
    case .wasm: "a WebAssembly module"
    case .javaClass: "a Java class"
    case .dex: "an Android program"
    case .pythonBytecode: "Python bytecode"
    case .ape: "a program for several systems"
    }
  }
}

extension InspectionLimits {
  /// Bytes of something unpacked that are looked through at once.
  static let carveChunk = 1 << 20
}
