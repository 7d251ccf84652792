/// What Keras keeps beside a TensorFlow graph: configurations of layers, which may hold Python code.

import Bytes
import Formats

extension Inspector {
  /// What Keras keeps of a layer: a configuration as JSON.
  mutating func judgeKeras(
    _ range: Range<UInt64>, _ region: Region, _ place: Place, _ result: inout Assessment
  ) {
    guard range.upperBound - range.lowerBound <= UInt64(InspectionLimits.textInMemory),
      let bytes = try? region.bytes(
        range.lowerBound, Int(range.upperBound - range.lowerBound))
    else {
      result.lacks("a text of Keras is too long")
      return
    }
    guard bytes.first == UInt8(ascii: "{") else { return }
    guard let json = try? JSON.parse(bytes, limits: .modelHeader) else {
      // Keras writes NaN and Infinity, which are no JSON: then only the words are left.
      if KerasMetadata.mentionsLambda(bytes) {
        judge(
          InspectionRules.tensorFlowLambda, .suspicious, "a layer may hold Python code", place,
          at: range.lowerBound, &result)
      }
      return
    }
    judgeAsDocument(json, place, &result)
    let found = KerasMetadata(json)
    if let layer = found.lambda {
      judge(
        InspectionRules.tensorFlowLambda, .malicious, "the layer \(layer) holds Python code",
        place, at: range.lowerBound, excerpt: layer, &result)
      result.capability = max(result.capability, .codeOnLoad)
    }
    for name in found.classes.prefix(4) {
      note(
        InspectionRules.tensorFlowClass, .safe, "the class \(name) is not one of Keras", place,
        at: range.lowerBound, excerpt: name)
    }
    if found.isTooDeep { result.lacks("a configuration of Keras is nested too deep") }
  }

  /// The same configuration as if it stood in a file of its own. Classes that nobody knows are
  /// ordinary here, since TensorFlow puts the graph's functions in their place; what would run code
  /// counts.
  private mutating func judgeAsDocument(
    _ json: JSON, _ place: Place, _ result: inout Assessment
  ) {
    var trial = self
    var judgement = Assessment(format: result.format)
    for shape in JSONShape.all where shape.recognises(json) {
      shape.judge(&trial, json, place, &judgement)
    }
    guard judgement.verdict == .malicious else { return }
    self = trial
    result.join(judgement)
  }

  /// The file `keras_metadata.pb` of a SavedModel that Keras 2 wrote.
  mutating func inspectKerasMetadata(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "keras-metadata")
    var ranges: [Range<UInt64>] = []
    do throws(FormatError) {
      var walk = ProtobufWalk(region, .tensorFlow)
      try walk.run("SavedMetadata") { (message, ancestors) throws(FormatError) in
        guard ranges.count < FormatLimits.graphTexts else {
          throw .limit(offset: message.range.lowerBound, "the number of objects of Keras")
        }
        ranges += message.all("metadata").map(\.content)
      }
      for range in ranges { judgeKeras(range, region, place, &result) }
      judge(walk.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }
}

/// What a configuration of Keras holds besides numbers and names of Keras' own layers.
struct KerasMetadata {
  /// The name of a layer whose function is Python code.
  private(set) var lambda: String?
  /// Names of classes that were registered by somebody.
  private(set) var classes: [String] = []
  /// Whether something was not looked at.
  private(set) var isTooDeep = false

  init(_ json: JSON) { walk(json, 0) }

  private mutating func walk(_ json: JSON, _ depth: Int) {
    guard depth < 200 else {
      isTooDeep = true
      return
    }
    if let array = json.array {
      for element in array { walk(element, depth + 1) }
    } else if let object = json.object {
      examine(object)
      for (_, value) in object.members { walk(value, depth + 1) }
    }
  }

  private mutating func examine(_ object: JSONObject) {
    let name = object["class_name"]?.string ?? ""
    if name == "__lambda__" || object["function_type"]?.string == "lambda"
      || name == "Lambda" && object["config"]?["function"]?.array != nil
      || object["module"]?.string == "builtins" && name == "function"
        && object["config"]?.string == "<lambda>"
    {
      lambda = lambda ?? (object["config"]?["name"]?.string ?? object["name"]?.string ?? "Lambda")
    }
    if name.contains(">"), classes.count < 16 { classes.append(name) }
  }

  static func mentionsLambda(_ bytes: [UInt8]) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    return text.contains("\"Lambda\"") || text.contains("__lambda__")
      || text.contains("\"lambda\"")
  }
}
