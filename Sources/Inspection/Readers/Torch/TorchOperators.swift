/// Operators of PyTorch programs: those that compute, and those that reach out of the model.

import Formats

/// What the use of an operator amounts to.
enum OperatorGrade {
  case known
  case unknown
  case dangerous
}

extension InspectionPolicy {
  /// Operators that read or write files, or call other machines or Python.
  private static let dangerousOperators: Set<String> = [
    "aten::save", "aten::from_file", "image::read_file", "image::write_file",
    "prim::rpc_async", "prim::rpc_sync", "prim::rpc_remote", "prim::PythonOp",
    "prim::IgnoredPythonOp", "video_reader::read_video_from_file",
    "video_reader::probe_video_from_file", "torchaudio::sox_io_load_audio_file",
    "torchaudio::sox_io_save_audio_file", "torchaudio::sox_effects_apply_effects_file",
    "torchaudio::sox_io_get_info", "aten::_load", "debugprims::load_tensor",
  ]

  func grade(operator name: String, in space: String) -> OperatorGrade {
    if Self.dangerousOperators.contains(space + "::" + name) { return .dangerous }
    return allowsOperator(space, name) ? .known : .unknown
  }

  /// A name in the source of a TorchScript module.
  func grade(_ name: ScriptName) -> OperatorGrade {
    let parts = name.parts
    switch parts[0] {
    case "torch":
      guard parts.count == 2 else { return .unknown }
      // Operators of `prim` are written without their namespace where they are built in.
      let grade = grade(operator: parts[1], in: "aten")
      return grade == .unknown ? self.grade(operator: parts[1], in: "prim") : grade
    case "ops":
      guard parts.count == 3 || parts.count == 4 else { return .unknown }
      return grade(operator: parts[2], in: parts[1])
    case "__torch__":
      guard parts.count > 3, parts[1] == "torch", parts[2] == "classes" else { return .known }
      return Self.boundClasses.contains(parts[3]) ? .known : .unknown
    case "os", "subprocess", "sys", "builtins", "__builtins__", "importlib":
      return parts.count > 1 ? .dangerous : .known
    default: return .known  // a local name, or an attribute
    }
  }

  /// Namespaces of the classes that PyTorch's own extensions bind (packed parameters).
  private static let boundClasses: Set<String> = [
    "quantized", "rnn", "sparse", "xnnpack", "mkldnn", "profiler",
  ]
}
