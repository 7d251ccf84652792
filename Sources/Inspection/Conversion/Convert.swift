/// The entrance of a conversion: bytes and their report in, plan or refusal out.

package import Bytes
import Formats

/// Plans the conversion of `source` to safetensors. Nothing is run; tensors are read only where
/// every object around them is a constructor of data by `policy`.
/// - Parameters:
///   - source: the content.
///   - report: what the inspection of these bytes said. Malicious content, and content that was
///     not read whole, is refused.
package func planConversion(
  of source: some ByteSource, report: ArtefactReport, options: ConversionOptions = .init(),
  policy: InspectionPolicy = .standard
) throws(ConversionRefusal) -> ConversionPlan {
  guard report.verdict != .malicious else {
    throw ConversionRefusal(
      report.reasons.filter { $0.verdict == .malicious }
        .prefix(InspectionLimits.conversionReasons).map {
          RefusedValue(
            path: $0.location.memberPath.map(Excerpt.clean).joined(separator: " > "),
            reason: "\($0.message) (\($0.ruleID))")
        })
  }
  if case .partial(let missing) = report.coverage {
    throw ConversionRefusal(missing.map { RefusedValue(path: "", reason: $0) })
  }
  guard report.format != "safetensors" else { throw ConversionRefusal("it is safetensors already") }
  var region = Region(source)
  var reader = TensorSourceReader.all.first { $0.recognises(region) }
  if reader == nil, let content = try UnpackedTensors.content(of: region) {
    region = content
    reader = TensorSourceReader.all.first { $0.recognises(content) }
  }
  guard let reader else {
    throw ConversionRefusal("\(report.format) is no format that is converted")
  }
  return try ConversionPlanner.plan(
    try reader.read(region, policy), sourceBytes: region.count, options)
}
