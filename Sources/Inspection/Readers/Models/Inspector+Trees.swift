/// Models of XGBoost, LightGBM and CatBoost: data alone, yet their readers follow indices without a
/// look, so that the arithmetic is checked here.

import Bytes
import Formats

extension Inspector {
  private mutating func note(_ fault: FormatError, _ place: Place, _ result: inout Assessment) {
    let crafted = fault.words.hasPrefix("arithmetic: ")
    note(
      crafted ? InspectionRules.treesArithmetic : InspectionRules.treesBroken,
      crafted ? .suspicious : .unknown, fault.words, place, at: fault.offset)
    result.lacks("the model cannot be followed")
    if crafted { result.verdict = max(result.verdict, .suspicious) }
  }

  mutating func inspectUBJSON(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "ubjson")
    do throws(FormatError) {
      let json = try UBJSON.read(region)
      for shape in JSONShape.all where shape.recognises(json) {
        result.format = shape.name == "xgboost-json" ? "xgboost-ubj" : shape.name
        shape.judge(&self, json, place, &result)
      }
    } catch {
      // Texts may start with a brace and a letter; lengths of eight bytes are what XGBoost writes.
      guard (try? region.bytes(1, 1)) == [UInt8(ascii: "L")] else { return nil }
      note(error, place, &result)
    }
    return result
  }

  mutating func inspectXGBoostBinary(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "xgboost-binary")
    do throws(FormatError) {
      _ = try XGBoostBinary(region)
    } catch {
      note(error, place, &result)
    }
    return result
  }

  mutating func inspectLightGBM(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "lightgbm")
    do throws(FormatError) {
      let model = try LightGBM(region)
      for parameter in model.parameters where Self.reaching.contains(parameter.name) {
        guard !parameter.value.isEmpty, parameter.value != "auto" else { continue }
        note(
          InspectionRules.treesPath, .safe, "the parameter \(parameter.name) is \(parameter.value)",
          place, excerpt: parameter.value)
      }
    } catch {
      note(error, place, &result)
    }
    return result
  }

  /// Parameters of LightGBM that name files or machines. They count only when training goes on.
  private static let reaching: Set<String> = [
    "machines", "machine_list_filename", "parser_config_file", "forcedsplits_filename",
    "forcedbins_filename", "input_model", "initscore_filename",
  ]

  mutating func inspectCatBoost(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "catboost")
    do throws(FormatError) {
      let model = try CatBoost(region)
      for part in model.unread {
        note(
          InspectionRules.treesBroken, .unknown, "the part \(part.prefix(40)) is not read here",
          place)
        result.lacks("a part of the model is not read here")
      }
    } catch {
      note(error, place, &result)
    }
    return result
  }

  // MARK: XGBoost in JSON

  /// Whether a document is a model of XGBoost.
  static func isXGBoost(_ json: JSON) -> Bool {
    json["learner"]?["gradient_booster"] != nil && json["version"]?.array != nil
  }

  mutating func judgeXGBoost(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    let booster = json["learner"]?["gradient_booster"]
    let model = booster?["model"] ?? booster?["gbtree"]?["model"]
    let parameters = json["learner"]?["learner_model_param"]
    let features = Self.number(parameters?["num_feature"]) ?? 0
    for (index, tree) in (model?["trees"]?.array ?? []).enumerated() {
      guard let fault = Self.fault(of: tree, features) else { continue }
      note(InspectionRules.treesArithmetic, .suspicious, "tree \(index): \(fault)", place)
      result.verdict = max(result.verdict, .suspicious)
      return
    }
  }

  /// Numbers are written as texts in some places.
  private static func number(_ json: JSON?) -> Int? {
    json?.int ?? json?.string.flatMap { Int($0) }
  }

  /// What does not add up in a tree; `nil` if nothing.
  private static func fault(of tree: JSON, _ features: Int) -> String? {
    guard let nodes = number(tree["tree_param"]?["num_nodes"]), nodes > 0 else {
      return "it has no number of nodes"
    }
    for key in ["left_children", "right_children", "parents", "split_indices"] {
      guard let values = range(tree[key]) else { return "\(key) is missing or holds no numbers" }
      guard values.count == nodes else { return "the length of \(key) is not that of its nodes" }
      switch key {
      case "split_indices":
        if values.least < 0 || features > 0 && values.greatest >= features {
          return "a feature that does not exist"
        }
      case "parents": if values.least < -1 { return "a parent beyond it" }
      default: if values.least < -1 || values.greatest >= nodes { return "a child beyond it" }
      }
    }
    return nil
  }

  /// Number and bounds of an array of integers, in the form of either spelling.
  private static func range(_ json: JSON?) -> (count: Int, least: Int, greatest: Int)? {
    if let count = json?["count"]?.int, let least = json?["least"]?.int,
      let greatest = json?["greatest"]?.int
    {
      return (count, least, greatest)
    }
    if json?.int == 0 { return (0, 0, 0) }
    guard let values = json?.array else { return nil }
    var (least, greatest) = (Int.max, Int.min)
    for value in values {
      guard let number = value.int else { return nil }
      (least, greatest) = (min(least, number), max(greatest, number))
    }
    return (values.count, least, greatest)
  }
}
