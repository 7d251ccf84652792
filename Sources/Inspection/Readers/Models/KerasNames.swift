/// Which classes and functions a Keras configuration may name: exact modules and names, taken from
/// the packages themselves (see `KerasTable.swift`), and what is known about others.

/// The tables of names, read once.
enum KerasNames {
  /// Module to names, for classes and functions alike.
  private static let table: [String: Set<String>] = {
    var modules: [String: Set<String>] = [:]
    for line in KerasTable.names.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      modules[String(parts[0]), default: []].formUnion(
        parts[1].split(separator: " ").map(String.init))
    }
    return modules
  }()

  /// Every name, for configurations that give no module.
  private static let all: Set<String> = table.values.reduce(into: []) { $0.formUnion($1) }

  /// Whether Keras has this name in this module.
  static func has(_ name: String, in module: String) -> Bool {
    if table[module]?.contains(name) == true { return true }
    // Keras 2 wrote its inner modules, which moved from version to version.
    guard isKeras(module) else { return false }
    let inner = ["keras.src.", "keras.engine", "keras.layers.", "tf_keras.", "keras.optimizers"]
    return inner.contains { module.hasPrefix($0) } && all.contains(name)
  }

  /// Whether any version of Keras has this name.
  static func has(_ name: String) -> Bool { all.contains(name) }

  /// Whether a module is of Keras itself.
  static func isKeras(_ module: String) -> Bool {
    let root = module.prefix { $0 != "." }
    return root == "keras" || root == "tf_keras"
  }

  private static let family = Set(
    KerasTable.family.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Whether a class is one of Keras' own package of models.
  static func isFamily(_ name: String, in module: String) -> Bool {
    let root = module.prefix { $0 != "." }
    return (root == "keras_hub" || root == "keras_nlp") && family.contains(name)
  }

  /// Packages that every installation has beside Keras: a model that names them reaches for their
  /// functions.
  static func isForeign(_ module: String) -> Bool {
    let root = String(module.prefix { $0 != "." })
    return standardModules.contains(root) || foreignPackages.contains(root)
  }

  private static let foreignPackages: Set<String> = [
    "numpy", "torch", "tensorflow", "jax", "jaxlib", "flax", "scipy", "pandas", "sklearn", "pip",
    "setuptools", "pkg_resources", "requests", "urllib3", "h5py", "optree", "rich", "namex", "absl",
    "ml_dtypes", "packaging", "yaml", "joblib", "cloudpickle", "dill", "matplotlib", "PIL", "wheel",
    "sympy", "mlflow", "IPython", "ipykernel", "jupyter_client", "notebook", "ray", "dask",
    "distributed", "paramiko", "fabric", "invoke", "sh", "plumbum", "pexpect", "ptyprocess",
    "psutil", "flask", "django", "jinja2", "werkzeug", "tornado", "celery", "boto3", "botocore",
    "httpx", "aiohttp", "gradio", "streamlit", "wandb", "tensorboard", "numba", "cffi",
    "huggingface_hub", "datasets", "cv2", "git", "docker", "google", "grpc", "markdown", "nltk",
    "lightning", "pytorch_lightning", "accelerate", "torchvision", "torchaudio", "onnx",
    "onnxruntime", "kagglehub", "gdown", "wget", "pycurl", "smart_open", "fsspec", "gcsfs", "s3fs",
  ]

  /// The modules of Python's standard library (`sys.stdlib_module_names` of 3.13 and 3.8), except
  /// `builtins`.
  private static let standardModules = Set(
    KerasTable.standardModules.split(whereSeparator: \.isWhitespace).map(String.init))

  /// What layers made from functions of TensorFlow may call (`TFOpLambda`).
  static let tensorFunctions = Set(
    KerasTable.tensorFunctions.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Parts of TensorFlow's interface that reach files, processes or Python.
  static func isArmed(_ function: String) -> Bool {
    let roots = [
      "io.", "raw_ops.", "data.", "saved_model.", "train.", "summary.", "debugging.", "compat.",
      "config.", "sysconfig.", "distribute.", "autograph.", "keras.", "lite.", "tpu.", "profiler.",
      "queue.", "lookup.", "experimental.", "xla.", "mlir.", "feature_column.", "test.",
      "estimator.",
      "py_function", "numpy_function", "load_library", "load_op_library", "print", "map_fn",
      "function", "py_func",
    ]
    return roots.contains { function.hasPrefix($0) }
  }

  /// Names of `builtins` that configurations use for values.
  static let builtinValues: Set<String> = ["slice", "tuple", "dict", "list", "set", "complex"]

  /// Classes that hold a model of another framework, and load it.
  static let unpickling: Set<String> = ["TorchModuleWrapper"]
  /// Classes that hold functions of another framework.
  static let wrapping: Set<String> = ["JaxLayer", "FlaxLayer"]
  /// Classes that read a path.
  static let reading: Set<String> = ["TFSMLayer"]
  /// Fields that may be a path, in classes that look things up.
  static let pathFields: Set<String> = [
    "vocabulary", "filepath", "file_path", "vocab_file", "handle", "merges",
  ]
}
