/// How formats call the kinds of floating-point numbers.

import Formats

extension FloatKind {
  /// By the class of a PyTorch storage. Complex numbers are pairs.
  init?(torchStorage name: String) {
    switch name {
    case "HalfStorage": self = .f16
    case "BFloat16Storage": self = .bf16
    case "FloatStorage", "ComplexFloatStorage": self = .f32
    case "DoubleStorage", "ComplexDoubleStorage": self = .f64
    default: return nil
    }
  }

  /// By the type of a safetensors tensor.
  init?(safetensors type: String) {
    switch type {
    case "F16": self = .f16
    case "BF16": self = .bf16
    case "F32", "C64": self = .f32
    case "F64": self = .f64
    default: return nil
    }
  }

  /// By numpy's code of a little-endian type.
  init?(numpy code: String) {
    switch code {
    case "<f2": self = .f16
    case "<f4", "<c8": self = .f32
    case "<f8", "<c16": self = .f64
    default: return nil
    }
  }
}
