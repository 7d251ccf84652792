/// The types of elements that safetensors knows, and what PyTorch and numpy call them.

/// A type, in the order of the reference's enumeration (huggingface/safetensors, `tensor.rs`,
/// `Dtype`), which is that of alignment.
package enum TensorType: String, CaseIterable, Sendable, Comparable {
  case bool = "BOOL"
  case float4 = "F4"
  case uint8 = "U8"
  case int8 = "I8"
  case float8e5m2 = "F8_E5M2"
  case float8e4m3 = "F8_E4M3"
  case float8e8m0 = "F8_E8M0"
  case float8e4m3fnuz = "F8_E4M3FNUZ"
  case float8e5m2fnuz = "F8_E5M2FNUZ"
  case int16 = "I16"
  case uint16 = "U16"
  case float16 = "F16"
  case bfloat16 = "BF16"
  case int32 = "I32"
  case uint32 = "U32"
  case float32 = "F32"
  case complex64 = "C64"
  case float64 = "F64"
  case int64 = "I64"
  case uint64 = "U64"

  /// Bytes of one element as it is stored: for `F4` two numbers share one.
  package var bytes: UInt64 {
    switch self {
    case .bool, .float4, .uint8, .int8, .float8e5m2, .float8e4m3, .float8e8m0, .float8e4m3fnuz,
      .float8e5m2fnuz:
      1
    case .int16, .uint16, .float16, .bfloat16: 2
    case .int32, .uint32, .float32: 4
    case .complex64, .float64, .int64, .uint64: 8
    }
  }

  /// Bytes of one number, which is what the order of bytes is about: complex numbers are two.
  var unit: Int { self == .complex64 ? 4 : Int(bytes) }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: TensorType, right: TensorType) -> Bool { left.rank < right.rank }

  // MARK: names of PyTorch

  /// The type of a typed storage, by the name of its class.
  static func ofStorage(_ name: String) -> TensorType? { storages[name] }

  /// The type that `torch.NAME` stands for.
  static func ofTorch(_ name: String) -> TensorType? { torch[name] }

  private static let storages: [String: TensorType] = [
    "BoolStorage": .bool, "ByteStorage": .uint8, "CharStorage": .int8, "ShortStorage": .int16,
    "IntStorage": .int32, "LongStorage": .int64, "HalfStorage": .float16,
    "BFloat16Storage": .bfloat16, "FloatStorage": .float32, "DoubleStorage": .float64,
    "ComplexFloatStorage": .complex64,
  ]

  private static let torch: [String: TensorType] = [
    "bool": .bool, "uint8": .uint8, "int8": .int8, "uint16": .uint16, "int16": .int16,
    "short": .int16, "uint32": .uint32, "int32": .int32, "int": .int32, "uint64": .uint64,
    "int64": .int64, "long": .int64, "float16": .float16, "half": .float16,
    "bfloat16": .bfloat16, "float32": .float32, "float": .float32, "float64": .float64,
    "double": .float64, "complex64": .complex64, "cfloat": .complex64,
    "float8_e4m3fn": .float8e4m3, "float8_e4m3fnuz": .float8e4m3fnuz,
    "float8_e5m2": .float8e5m2, "float8_e5m2fnuz": .float8e5m2fnuz,
    "float8_e8m0fnu": .float8e8m0, "float4_e2m1fn_x2": .float4,
  ]
}

/// What numpy's code of a type means for a conversion.
enum NumpyType: Equatable {
  case number(TensorType, isBigEndian: Bool)
  /// Python objects, stored as pickles.
  case objects
  /// Texts and byte strings, which are no tensors.
  case text
  /// Something that safetensors has no type for.
  case other(String)

  /// Reads a code such as `<f4`, `f4`, `|b1`; `order` is that of a pickled dtype's state.
  init(code: String, order: String? = nil) {
    var rest = code[...]
    var mark = order ?? ""
    if let first = rest.first, "<>|=".contains(first) {
      if order == nil { mark = String(first) }
      rest = rest.dropFirst()
    }
    if let type = Self.numbers[String(rest)] {
      self = .number(type, isBigEndian: mark == ">" && type.unit > 1)
    } else {
      switch rest.first {
      case "O": self = .objects
      case "U", "S", "a": self = .text
      default: self = .other(String(code.prefix(32)))
      }
    }
  }

  private static let numbers: [String: TensorType] = [
    "b1": .bool, "?": .bool, "u1": .uint8, "i1": .int8, "u2": .uint16, "i2": .int16,
    "u4": .uint32, "i4": .int32, "u8": .uint64, "i8": .int64, "f2": .float16, "f4": .float32,
    "f8": .float64, "c8": .complex64,
  ]
}
