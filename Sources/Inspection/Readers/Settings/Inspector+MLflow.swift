/// MLflow's `MLmodel`: which module loads the model, which code it brings along
/// (mlflow.org, "MLflow Models", flavours).

import Bytes
import Formats

extension Inspector {
  /// Modules that are part of MLflow and load one known format.
  private static let mlflowLoaders: Set<String> = [
    "mlflow.sklearn", "mlflow.pytorch", "mlflow.tensorflow", "mlflow.keras", "mlflow.xgboost",
    "mlflow.lightgbm", "mlflow.catboost", "mlflow.statsmodels", "mlflow.prophet", "mlflow.spacy",
    "mlflow.fastai", "mlflow.onnx", "mlflow.spark", "mlflow.pyfunc.model", "mlflow.transformers",
    "mlflow.sentence_transformers", "mlflow.langchain", "mlflow.openai", "mlflow.h2o",
    "mlflow.pmdarima", "mlflow.diviner", "mlflow.paddle", "mlflow.gluon", "mlflow.johnsnowlabs",
    "mlflow.llama_index", "mlflow.dspy", "mlflow.promptflow", "mlflow.mleap", "mlflow.shap",
    "mlflow.models.model", "mlflow.pyfunc.loaders.code_model", "mlflow.pyfunc.loaders.chat_model",
    "mlflow.pyfunc.loaders.responses_agent", "mlflow.pyfunc.loaders.chat_agent",
    "mlflow.pyfunc.spark_model_cache", "mlflow.crate", "mlflow.rfunc",
  ]

  /// Members that name files of the model.
  private static let pathKeys: Set<String> = [
    "model_path", "data", "pickled_model", "code", "model_data", "python_model", "model_code_path",
    "model_binary", "env", "conda", "virtualenv", "model_config", "components_path", "path",
    "data_path",
  ]

  mutating func judgeMLmodel(_ json: JSON, _ place: Place, _ result: inout Assessment) {
    result.format = "mlflow-model"
    result.capability = max(result.capability, .codeOnUse)
    for (name, flavour) in json["flavors"]?.object?.members ?? [] {
      for (key, value) in flavour.object?.members ?? [] {
        judgeFlavour(name, key, value, place, &result)
      }
    }
  }

  private mutating func judgeFlavour(
    _ flavour: String, _ key: String, _ value: JSON, _ place: Place, _ result: inout Assessment
  ) {
    if Self.pathKeys.contains(key) {
      for path in Self.texts(value) where Self.leavesFolder(path) {
        note(
          InspectionRules.settingsPath, .malicious, "\(flavour).\(key) leads to \(path)", place,
          excerpt: path)
        result.verdict = .malicious
      }
    }
    switch key {
    case "loader_module": judgeLoader(value.string ?? "", place, &result)
    case "python_model" where !value.isNull, "model_code_path" where !value.isNull,
      "pickled_code" where !value.isNull:
      ownCode("\(key) is code of the model's own", key, place, &result)
    case "code" where !value.isNull:
      ownCode("the model brings the code paths \(Self.texts(value))", key, place, &result)
    case "pytorch_version", "serialization_format", "sklearn_version": break
    default: break
    }
  }

  private static func texts(_ value: JSON) -> [String] {
    switch value {
    case .string(let text): [text]
    case .array(let list): list.flatMap(texts)
    case .object(let members): members.members.flatMap { texts($0.value) }
    default: []
    }
  }

  private mutating func ownCode(
    _ words: String, _ excerpt: String, _ place: Place, _ result: inout Assessment
  ) {
    note(InspectionRules.modelFlavour, .suspicious, words, place, excerpt: excerpt)
    result.verdict = max(result.verdict, .suspicious)
    result.capability = .codeOnLoad
  }

  private mutating func judgeLoader(
    _ module: String, _ place: Place, _ result: inout Assessment
  ) {
    if Self.mlflowLoaders.contains(module) { return }
    let parts = module.split(separator: ".").map(String.init)
    let isDangerous =
      parts.contains(where: Self.leadingAway.contains)
      || [.commands, .native, .evaluates].contains(PythonNames.role(of: module + "._load_pyfunc"))
      || Self.leavesFolder(module)
    result.capability = .codeOnLoad
    guard isDangerous else {
      return ownCode("the loader is the module \(module)", module, place, &result)
    }
    note(
      InspectionRules.modelFlavourDangerous, .malicious, "the loader is the module \(module)",
      place,
      excerpt: module)
    result.verdict = .malicious
  }
}
