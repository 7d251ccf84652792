/// Programs that a compiler left for one runtime or accelerator: they are called by their name, and
/// nothing is promised about them.

import Bytes
import Formats

extension Inspector {
  mutating func inspectEngine(_ name: String, _ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: name)
    judge(
      InspectionRules.engine, .suspicious,
      "a compiled program (\(name)), whose content nobody can follow", place, &result)
    result.lacks("the program is compiled")
    result.capability = .codeOnUse
    return result
  }

  /// Whether the content is an engine of TensorRT behind a description: a length and JSON, as the
  /// exporters of detection models write.
  static func isDescribedEngine(_ region: Region) -> Bool {
    guard let head = try? region.bytes(0, 5), head[4] == UInt8(ascii: "{") else { return false }
    let length = (0..<4).reduce(UInt64(0)) { $0 | UInt64(head[$1]) << UInt64(8 * $1) }
    guard length < 1 << 20, let mark = try? region.bytes(4 + length, 4) else { return false }
    return engines.contains { $0.name == "tensorrt-engine" && $0.mark == mark }
  }

  /// A network of ncnn as text: a number, counts, one line for each layer.
  mutating func inspectNcnn(_ region: Region, _ place: Place) -> Assessment? {
    guard region.count <= UInt64(FormatLimits.textMessage),
      let bytes = try? region.bytes(0, Int(region.count)),
      let text = String(validating: bytes, as: UTF8.self)
    else { return nil }
    var result = Assessment(format: "ncnn")
    let lines = text.split(whereSeparator: \.isNewline).dropFirst()
    guard let counts = lines.first?.split(separator: " "), counts.count == 2,
      let layers = Int(counts[0]), layers == lines.count - 1
    else {
      note(InspectionRules.graphBroken, .unknown, "another number of layers than announced", place)
      result.lacks("the network cannot be followed")
      return result
    }
    var unknown: Set<String> = []
    for line in lines.dropFirst() {
      let words = line.split(separator: " ")
      guard words.count >= 4, Int(words[2]) != nil, Int(words[3]) != nil else {
        note(InspectionRules.graphBroken, .unknown, "a line that is no layer", place)
        result.lacks("the network cannot be followed")
        return result
      }
      let type = String(words[0])
      if !OtherGraphPolicy.ncnn.contains(type), unknown.count < 16 { unknown.insert(type) }
    }
    for type in unknown.sorted() {
      judge(
        InspectionRules.otherOperator, .suspicious, "the layer \(type) is not known", place,
        excerpt: type, &result)
      result.capability = max(result.capability, .codeOnUse)
    }
    return result
  }

  /// Marks of compiled programs, each with the name of what reads them.
  static let engines: [(name: String, mark: [UInt8])] = [
    ("tensorrt-engine", Array("ftrt".utf8)), ("tensorrt-engine", Array("ptrt".utf8)),
    ("rknn", Array("RKNN".utf8)), ("rknn", Array("CYPTRKNN".utf8)),
    ("hailo", [0x01, 0x48, 0x45, 0x46]), ("ascend-om", Array("IMOD".utf8)),
  ]
}
