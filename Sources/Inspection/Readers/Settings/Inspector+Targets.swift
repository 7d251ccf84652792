/// Dotted names in settings that a loader imports and calls: Hydra's `_target_`, modules of
/// sentence-transformers, classes of pipelines (CVE-2025-23304 and its relatives).

import Bytes
import Formats

extension Inspector {
  /// Parts of dotted names that lead from any module to the system.
  static let leadingAway: Set<String> = [
    "os", "sys", "subprocess", "builtins", "__builtins__", "importlib", "shutil", "socket",
    "ctypes",
    "pickle", "pydoc", "pty", "posix", "runpy", "code", "codeop", "system", "popen", "exec", "eval",
    "Popen", "globals", "__globals__", "__import__", "import_module", "__class__", "__init__",
    "__subclasses__", "open",
  ]

  /// Modules whose classes and functions settings may name.
  private static let targetModules = [
    "torch.nn.", "torch.optim.", "torch.utils.data.DataLoader",
    "torch.utils.data.DistributedSampler",
    "torchvision.models.", "torchvision.transforms.", "torchvision.datasets.", "torchmetrics.",
    "torchaudio.transforms.", "torchaudio.models.",
    "nemo.collections.", "nemo.core.", "nemo.utils.", "nemo.lightning.", "pytorch_lightning.",
    "lightning.", "transformers.", "timm.models.", "timm.optim.", "timm.scheduler.",
    "sklearn.linear_model.", "sklearn.ensemble.", "sklearn.svm.", "sklearn.preprocessing.",
    "sklearn.cluster.", "monai.networks.", "monai.transforms.", "monai.losses.", "monai.inferers.",
    "monai.data.", "monai.handlers.", "hydra.experimental.", "omegaconf.DictConfig",
    "omegaconf.ListConfig", "collections.OrderedDict", "diffusers.", "peft.", "open_clip.",
    "audiocraft.", "speechbrain.", "sentence_transformers.", "ldm.", "sgm.", "cldm.", "taming.",
    "lvdm.", "k_diffusion.", "haystack.", "haystack_integrations.", "torch.optim.lr_scheduler.",
    "mmengine.", "mmcls.", "mmdet.", "detectron2.", "vector_quantize_pytorch.", "encodec.",
    "fairseq.", "espnet2.", "x_transformers.", "torch.distributions.", "albumentations.",
  ]

  private static let plainTargets: Set<String> = [
    "torch.Tensor", "torch.tensor", "torch.float16", "torch.bfloat16", "torch.float32",
    "torch.device", "torch.Size", "torch.zeros", "torch.ones", "torch.Generator", "torch.dtype",
    "pathlib.Path", "pathlib.PurePath", "builtins.dict", "builtins.list", "builtins.tuple",
    "builtins.set", "builtins.int", "builtins.float", "builtins.str", "builtins.bool",
    "numpy.array", "numpy.linspace", "numpy.arange", "datetime.timedelta",
    "functools.partial",
  ]

  /// Whether settings may name this class or function.
  static func isPlainTarget(_ name: String) -> Bool {
    guard name.utf8.allSatisfy({ $0 < 0x80 && $0 > 0x20 }) else { return false }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, !parts.contains(where: { leadingAway.contains($0) || $0.isEmpty }),
      !parts.contains(where: { $0.hasPrefix("__") })
    else { return false }
    if plainTargets.contains(name) { return true }
    guard targetModules.contains(where: { name.hasPrefix($0) }) else { return false }
    return PythonNames.role(of: name) == .allow || PythonNames.role(of: name) == nil
  }

  /// Judges the name `target`, which the document gives its loader under `key`.
  mutating func judgeTarget(
    _ target: String, named key: String, _ place: Place, _ result: inout Assessment,
    isKnown: Bool = false
  ) {
    if isKnown || Self.isPlainTarget(target) { return }
    result.capability = .codeOnLoad
    let parts = target.split(separator: ".").map(String.init)
    let name = CallableName(
      module: parts.dropLast().joined(separator: "."), name: parts.last ?? "")
    let role = PythonNames.role(of: target)
    let roles: [PythonRole] = [.commands, .native, .evaluates, .deserialises, .network, .files]
    let known =
      policy.danger(of: name) != nil || (role.map(roles.contains) ?? false)
      || parts.dropFirst().contains(where: Self.leadingAway.contains)
      || Self.leadingAway.contains(parts.first ?? "")
    note(
      known ? InspectionRules.settingsTargetDangerous : InspectionRules.settingsTarget,
      known ? .malicious : .suspicious, "\(key) makes the loader call \(target)", place,
      excerpt: target)
    result.verdict = max(result.verdict, known ? .malicious : .suspicious)
  }
}
