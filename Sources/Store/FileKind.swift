/// What a file that no signature covers may do: weights and code decide what a model is, the rest does not.

import Bytes

/// A coarse kind of file, from its name and its first bytes.
package enum FileKind: Sendable, Equatable {
  /// Parameters of a model, by name or content: never left out of a signature.
  case weights
  /// Programs and libraries that are loaded with a model.
  case code
  /// Anything else: texts, pictures, settings.
  case other

  private static let weightEndings: Set<String> = [
    "safetensors", "bin", "pt", "pth", "ckpt", "gguf", "ggml", "onnx", "h5", "hdf5", "keras", "pb",
    "tflite", "pkl", "pickle", "joblib", "npy", "npz", "msgpack", "mlmodel", "mlpackage",
    "pdparams",
    "pdiparams", "params", "model", "engine", "plan", "ot", "ptl", "pte", "t7", "weights",
    "caffemodel",
    "nemo", "cbm", "ubj", "rds", "mat", "parquet", "arrow", "orbax", "distcp", "zarr", "llamafile",
    "task", "bundle", "skops", "dduf", "xmodel", "mar", "bst",
  ]
  private static let codeEndings: Set<String> = [
    "py", "pyc", "pyd", "so", "dll", "dylib", "exe", "sh", "js", "mjs", "jar", "class", "wasm",
    "ipynb",
    "bat", "ps1", "lua", "r", "rb", "jl", "cu", "ptx", "cubin", "jinja", "jinja2", "whl", "egg",
  ]
  private static let magics: [[UInt8]] = [
    Array("GGUF".utf8), Array("lmgg".utf8), Array("ggjt".utf8), [0x89, 0x48, 0x44, 0x46],
    [0x93, 0x4E, 0x55, 0x4D, 0x50, 0x59], [0x50, 0x4B, 0x03, 0x04], [0x80, 0x02], [0x80, 0x03],
    [0x80, 0x04], [0x80, 0x05],
  ]

  /// The kind of the file at `path`. What cannot be read counts as weights.
  package static func of(_ path: String) -> FileKind {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let ending = name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    if weightEndings.contains(ending) { return .weights }
    guard let source = try? FileSource(path: path, holds: false) else { return .weights }
    let length = Int(min(source.count, 16))
    guard let head = try? source.read(at: 0, length: length) else { return .weights }
    if magics.contains(where: { head.starts(with: $0) }) || isSafetensors(head, source.count) {
      return .weights
    }
    if codeEndings.contains(ending) || head.starts(with: [0x7F, 0x45, 0x4C, 0x46])
      || head.starts(with: Array("#!".utf8))
    {
      return .code
    }
    return .other
  }

  /// A little-endian length below the size of the file, then a JSON object.
  private static func isSafetensors(_ head: [UInt8], _ count: UInt64) -> Bool {
    guard head.count > 8, head[8] == UInt8(ascii: "{") else { return false }
    let length = head[0..<8].reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return length > 1 && length < count
  }
}
