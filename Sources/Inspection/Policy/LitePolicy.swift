/// Which operators with names of their own are known in TensorFlow Lite models, and which operators
/// and back ends in ExecuTorch programs.

/// Lists of names.
enum LitePolicy {
  /// The highest number of a built-in operator (`BuiltinOperator` of TensorFlow 2.21).
  static let lastBuiltin: Int64 = 209
  /// The built-in operator that runs what another compiler left.
  static let delegate: Int64 = 51

  /// Operators of known libraries: TensorFlow Lite's own, MediaPipe's, TensorFlow Text's.
  static let custom: Set<String> = Set(
    """
    TFLite_Detection_PostProcess NumericVerify AudioSpectrogram Mfcc RandomStandardNormal
    RandomUniform Multinomial Irfft2d Rfft2d Atan2 Sign Roll Cumsum Conv3D Conv3DTranspose
    HashtableV2 HashtableFindV2 HashtableImportV2 HashtableSizeV2 HashtableLookup ReadVariable
    AssignVariable VarHandle LayerNormLstm UnidirectionalSequenceGru AvgPool3D MaxPool3D
    MaxPoolingWithArgmax2D MaxUnpooling2D Convolution2DTransposeBias TransformTensorBilinear
    TransformLandmarks Landmarks2TransformMatrix Landmarks2TransformMatrixV2 Resampler
    AlignedConcat FixedLengthFeatures Relu1 Predict Normalize ExtractFeatures SentencepieceTokenize
    TFSentencepieceTokenizeOp TFSentencepieceDetokenizeOp RaggedTensorToTensor RaggedRange
    ngrams ngrams_with_offsets WhitespaceTokenizeWithOffsets
    TFText>WhitespaceTokenizeWithOffsetsV2 TFText>FastWordpieceTokenizeWithOffsets
    TFText>FastWordpieceDetokenize TFText>FastBertNormalize TFText>NgramsStringJoin
    TFText>FastSentencepieceTokenize TFText>FastSentencepieceDetokenize TFText>ByteSplit
    TFText>ByteSplitWithOffsets TFText>RoundRobinTrim TFText>RoundRobinGenerateMasks
    SignalDelay SignalEnergy SignalFftAutoScale SignalFilterBank SignalFilterBankLog
    SignalFilterBankSpectralSubtraction SignalFilterBankSquareRoot SignalFramer SignalIrfft
    SignalOverlapAdd SignalPCAN SignalRfft SignalStacker SignalWindow
    """.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Namespaces of ExecuTorch's own kernels.
  static let kernels: Set<String> = [
    "aten", "dim_order_ops", "executorch_prim", "quantized_decomposed", "_quantized_decomposed_",
    "prim", "quantized", "torchao", "llama", "et_vk", "cortex_m", "cadence", "pytorch_quantized",
  ]

  /// Back ends that interpret a graph of ordinary operators.
  static let interpreters: Set<String> = ["XnnpackBackend", "VulkanBackend"]
}
