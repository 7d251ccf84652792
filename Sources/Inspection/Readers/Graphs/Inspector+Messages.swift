/// Core ML models, PaddlePaddle programs, Caffe networks and CNTK dictionaries: what they name,
/// against the lists.

import Bytes
import Formats

extension Inspector {
  // MARK: Core ML

  mutating func inspectCoreML(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "coreml")
    do throws(FormatError) {
      let found = try NamedUses(
        region, .coreML, "Model",
        texts: [
          "CustomModel": ["className"], "CustomLayerParams": ["className"],
          "Operation": ["type"], "BlobFileValue": ["fileName"],
          "LinkedModelFile": [], "StringParameter": ["defaultValue"],
        ], flags: ["Model": ["linkedModel", "customModel"]])
      for use in found.uses { judge(coreML: use, place, &result) }
      if let at = found.present["Model.linkedModel"] {
        judge(
          InspectionRules.otherPath, .suspicious, "the model loads another model by its path",
          place, at: at, &result)
        result.capability = max(result.capability, .codeOnUse)
      }
      judge(found.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  private mutating func judge(
    coreML use: NamedUses.Use, _ place: Place, _ result: inout Assessment
  ) {
    switch use.field {
    case "CustomModel.className", "CustomLayerParams.className":
      judge(
        InspectionRules.otherOperator, .suspicious,
        "the class \(use.text) of the program computes a part", place, at: use.offset,
        excerpt: use.text, &result)
      result.capability = max(result.capability, .codeOnUse)
    case "Operation.type" where !OtherGraphPolicy.coreML.contains(use.text):
      judge(
        InspectionRules.otherOperator, .suspicious, "the operator \(use.text) is not known", place,
        at: use.offset, excerpt: use.text, &result)
      result.capability = max(result.capability, .codeOnUse)
    case "BlobFileValue.fileName":
      let prefix = "@model_path/"
      let path = use.text.hasPrefix(prefix) ? String(use.text.dropFirst(prefix.count)) : use.text
      guard let hazard = PathHazard.of(path) else { return }
      judge(
        InspectionRules.otherPath, hazard.leaves ? .malicious : .suspicious,
        "weights lie at \(hazard.words)", place, at: use.offset, excerpt: use.text, &result)
    case "StringParameter.defaultValue":
      guard let hazard = PathHazard.of(use.text), hazard.leaves else { return }
      judge(
        InspectionRules.otherPath, .malicious, "the model loads another at \(hazard.words)", place,
        at: use.offset, excerpt: use.text, &result)
    default: break
    }
  }

  // MARK: PaddlePaddle

  mutating func inspectPaddle(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "paddle-program")
    do throws(FormatError) {
      let found = try NamedUses(
        region, .paddle, "ProgramDesc",
        texts: ["OpDesc": ["type"], "OpDesc_Attr": ["name", "s"]])
      for use in found.uses where use.field == "OpDesc.type" {
        judge(paddle: use.text, at: use.offset, place, &result)
      }
      let hasFiles = found.uses.contains {
        $0.field == "OpDesc.type" && PaddlePolicy.role(of: $0.text) == .file
      }
      for use in found.uses where hasFiles && use.field == "OpDesc_Attr.name" {
        guard use.text.contains("file"), let path = use.others.first?.text,
          PathHazard.of(path)?.leaves == true
        else { continue }
        judge(
          InspectionRules.otherPath, .malicious, "an operator reads or writes a file outside",
          place, at: use.offset, excerpt: path, &result)
      }
      judge(found.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  /// An operator of a PaddlePaddle program, in either of its forms.
  mutating func judge(
    paddle op: String, at offset: UInt64, _ place: Place, _ result: inout Assessment
  ) {
    let (rule, verdict, words): (InspectionRule, ArtefactVerdict, String)
    switch PaddlePolicy.role(of: op) {
    case .allowed: return
    case .python:
      (rule, verdict, words) = (InspectionRules.otherPython, .malicious, "calls Python")
    case .file: (rule, verdict, words) = (InspectionRules.otherFile, .suspicious, "touches files")
    case .reaching:
      (rule, verdict, words) = (
        InspectionRules.otherFile, .suspicious, "reaches beyond the program"
      )
    case .engine:
      (rule, verdict, words) = (InspectionRules.engine, .suspicious, "runs a compiled engine")
    case .unknown:
      (rule, verdict, words) = (InspectionRules.otherOperator, .suspicious, "is not known")
    }
    judge(
      rule, verdict, "the operator \(op) \(words)", place, at: offset, excerpt: op, &result)
    result.capability = max(result.capability, .codeOnUse)
  }

  // MARK: Caffe

  mutating func inspectCaffe(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "caffe")
    do throws(FormatError) {
      let found = try NamedUses(
        region, .caffe, "NetParameter",
        texts: [
          "LayerParameter": ["type", "name"], "PythonParameter": ["module", "layer"],
          "HDF5OutputParameter": ["file_name"],
        ])
      for use in found.uses { judge(caffe: use, place, &result) }
      judge(found.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  private mutating func judge(
    caffe use: NamedUses.Use, _ place: Place, _ result: inout Assessment
  ) {
    if use.field == "PythonParameter.module"
      || use.field == "LayerParameter.type" && use.text == "Python"
    {
      judge(
        InspectionRules.otherPython, .malicious, "a layer is a Python class", place,
        at: use.offset, excerpt: use.text, &result)
    } else if use.field == "HDF5OutputParameter.file_name" {
      judge(
        InspectionRules.otherFile, .suspicious, "a layer writes a file", place, at: use.offset,
        excerpt: use.text, &result)
    } else if use.field == "LayerParameter.type", use.text != "HDF5Output",
      !OtherGraphPolicy.caffe.contains(use.text)
    {
      judge(
        InspectionRules.otherOperator, .suspicious, "the layer \(use.text) is not known", place,
        at: use.offset, excerpt: use.text, &result)
    } else {
      return
    }
    result.capability = max(result.capability, .codeOnUse)
  }

  // MARK: CNTK

  mutating func inspectCNTK(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "cntk")
    do throws(FormatError) {
      let found = try NamedUses(
        region, .cntk, "Dictionary",
        texts: ["DataEntry": ["key"], "DictionaryValue": ["string_value"]])
      // A function of the user's own is stored with the module and the name to find it by.
      let names: Set<String> = [
        "native_user_function", "user_defined_state", "deserialize_method", "udf_module_name",
        "udf_factory_method_name", "module", "class",
      ]
      for use in found.uses where use.field == "DataEntry.key" && names.contains(use.text) {
        judge(
          InspectionRules.otherPython, .malicious, "a function is taken from a module of the user",
          place, at: use.offset, excerpt: use.text, &result)
        result.capability = max(result.capability, .codeOnLoad)
      }
      judge(found.audit, region, place, &result)
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  // MARK: SentencePiece

  /// The vocabulary of a tokenizer: data, whatever its pieces spell.
  mutating func inspectSentencePiece(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "sentencepiece")
    do throws(FormatError) {
      let found = try NamedUses(region, .sentencePiece, "PieceModel", texts: [:])
      for oddity in found.audit.strangers.prefix(8) {
        judge(
          InspectionRules.graphStranger, .suspicious, "the format has no \(oddity.words)", place,
          at: oddity.offset, &result)
      }
      for range in found.audit.embedded { inspectEmbedded(range, region, place, &result) }
    } catch {
      fail(error, place, &result)
    }
    return result
  }

  // MARK: tensors one after the other

  mutating func inspectStream(
    _ region: Region, _ kind: TensorStreams.Kind, _ format: String, _ place: Place
  ) -> Assessment? {
    var result = Assessment(format: format)
    do throws(FormatError) {
      _ = try TensorStreams.read(region, kind)
    } catch {
      let isCrafted = error.words.hasPrefix("arithmetic: ")
      judge(
        isCrafted ? InspectionRules.graphTensor : InspectionRules.graphBroken,
        isCrafted ? .suspicious : .unknown, error.words, place, at: error.offset, &result)
      result.lacks("the tensors cannot be followed")
    }
    return result
  }
}
