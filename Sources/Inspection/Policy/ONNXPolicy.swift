/// Which operators of ONNX graphs are allowed, and which run code.

import Formats

/// Lists of operators.
enum ONNXPolicy {
  /// What an operator is.
  enum Role {
    case allowed, python, unknown
  }

  /// Whether the model may use it.
  static func role(of wanted: ONNXModel.Operator) -> Role {
    if python.contains(wanted.name.lowercased()) || wanted.domain.lowercased().contains("pyop") {
      return .python
    }
    return domains[wanted.domain]?.contains(wanted.name) == true ? .allowed : .unknown
  }

  /// Whether it is an operator of ONNX itself.
  static func isStandard(_ wanted: ONNXModel.Operator) -> Bool {
    wanted.domain.hasPrefix("ai.onnx") && role(of: wanted) == .allowed
  }

  /// Operators that call Python by name: ONNX Runtime's interop operators and those of
  /// onnxruntime-extensions, in whatever domain they stand.
  private static let python: Set<String> = [
    "pyop", "pythonop", "pythonopgrad", "pycustomop", "pyfunc", "pyfunction", "pythonoperator",
    "pythonfunction", "python", "pycustomopdef", "pycustomopdefimpl",
  ]

  /// Names by domain, from the generated table and the few that no registry lists any more.
  private static let domains: [String: Set<String>] = {
    var result: [String: Set<String>] = [:]
    for text in [table, retired, extensions] {
      var domain = ""
      for word in text.split(whereSeparator: \.isWhitespace) {
        if word.hasSuffix(":") {
          domain = String(word.dropLast())
        } else {
          result[domain, default: []].insert(String(word))
        }
      }
    }
    return result
  }()

  /// Experimental operators of the first versions, which exporters still write.
  private static let retired = """
    ai.onnx: Affine Crop DynamicSlice GRUUnit GivenTensorFill ImageScaler ParametricSoftplus Scale
    ScaledTanh ThresholdedRelu ConstantFill FC SpatialBN
    com.microsoft: Solve
    ai.onnx.preview.training: Adagrad Adam Gradient GraphCall Momentum
    ai.onnx.training: Adagrad Adam Gradient GraphCall Momentum
    com.ms.internal.nhwc: Conv ConvTranspose MaxPool AveragePool GlobalAveragePool GlobalMaxPool
    BatchNormalization InstanceNormalization DepthToSpace SpaceToDepth Resize LRN GridSample
    QLinearConv QLinearAveragePool QLinearGlobalAveragePool FusedConv
    """

  /// Tokenizers and decoders of onnxruntime-extensions: code of a known library on the data that
  /// the graph gives it.
  private static let extensions = """
    ai.onnx.contrib: BertTokenizer BertTokenizerDecoder BlingFireSentenceBreaker BpeDecoder
    CLIPTokenizer ColorConvert DecodeImage AudioDecoder DrawBoundingBoxes EncodeImage GPT2Tokenizer
    GaussianBlur HfBertTokenizer HfJsonTokenizer Inverse NegPos RaggedTensorToDense
    RaggedTensorToSparse RobertaTokenizer SegmentExtraction SegmentSum SentencepieceDecoder
    SentencepieceTokenizer StftNorm StringConcat StringECMARegexReplace StringECMARegexSplitWithOffsets
    StringEqual StringHash StringHashFast StringJoin StringLength StringLower StringMapping
    StringRaggedTensorToDense StringRegexReplace StringRegexSplitWithOffsets StringSplit StringStrip
    StringToVector StringUpper SplitSignalSegments MergeSignalSegments TrieDetokenizer TrieTokenizer
    VectorToString WordpieceTokenizer MaskedFill
    com.microsoft.extensions: BertTokenizer BpeDecoder CLIPTokenizer DecodeImage AudioDecoder
    DrawBoundingBoxes EncodeImage GPT2Tokenizer HfBertTokenizer HfJsonTokenizer RobertaTokenizer
    SentencepieceDecoder SentencepieceTokenizer StftNorm TrieTokenizer WordpieceTokenizer
    """
}
