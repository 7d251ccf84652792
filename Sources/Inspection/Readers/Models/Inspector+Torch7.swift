/// Torch7 and MATLAB: tables and arrays that may hold functions.

import Formats

extension Inspector {
  // MARK: Torch7

  mutating func inspectTorch7(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "torch7")
    let file: Torch7
    do throws(FormatError) {
      file = try Torch7(region)
    } catch {
      note(InspectionRules.torch7Broken, .unknown, error.words, place, at: error.offset)
      result.lacks("the objects cannot be followed")
      // A function before the fault has been loaded by then.
      noteFunctionAhead(region, error.offset, place, &result)
      return result
    }
    if let first = file.functions.first {
      note(
        InspectionRules.torch7Function, .malicious, "\(file.functions.count) functions of Lua",
        place, at: first)
      result.verdict = max(result.verdict, .malicious)
      result.capability = max(result.capability, .codeOnLoad)
    }
    for (name, offset) in file.classes where !Torch7Names.isKnown(name) {
      note(
        InspectionRules.torch7Class, .suspicious, "an object of the class \(name)", place,
        at: offset, excerpt: name)
      result.verdict = max(result.verdict, .suspicious)
      result.capability = max(result.capability, .codeOnLoad)
    }
    return result
  }

  private mutating func noteFunctionAhead(
    _ region: Region, _ end: UInt64, _ place: Place, _ result: inout Assessment
  ) {
    guard let head = try? region.head(InspectionLimits.valueHead) else { return }
    let marks: [[UInt8]] = [[0x1B, 0x4C, 0x4A], [0x1B, 0x4C, 0x75, 0x61]]
    guard
      let at = head.indices.first(where: { index in
        head[index] == 0x1B && marks.contains { head[index...].starts(with: $0) }
      })
    else { return }
    note(
      InspectionRules.torch7Function, .malicious, "byte code of Lua", place, at: UInt64(at))
    result.verdict = max(result.verdict, .malicious)
    result.capability = max(result.capability, .codeOnLoad)
  }

  // MARK: MATLAB

  mutating func inspectMatlab(_ region: Region, _ place: Place) -> Assessment? {
    var result = Assessment(format: "matlab-5")
    do throws(FormatError) {
      let file = try MatFile(region)
      for program in Set(file.programs).sorted() {
        note(InspectionRules.matlabCode, .suspicious, "the file holds \(program)", place)
        result.verdict = max(result.verdict, .suspicious)
        result.capability = max(result.capability, .codeOnUse)
      }
    } catch {
      note(InspectionRules.matlabBroken, .unknown, error.words, place, at: error.offset)
      result.lacks("the arrays cannot be followed")
    }
    return result
  }

  /// MATLAB 7.3: classes stand in attributes of the HDF5 file.
  mutating func judgeMatlab(_ file: HDF5, _ place: Place, _ result: inout Assessment) {
    for object in file.objects {
      for attribute in object.attributes {
        guard case .texts(let texts) = attribute.value, let text = texts.first else {
          if attribute.name == "MATLAB_object_decode" { matlabCode(object.path, "an object") }
          continue
        }
        let name = String(decoding: text, as: UTF8.self)
        guard attribute.name == "MATLAB_class", !Self.matlabData.contains(name) else { continue }
        matlabCode(object.path, name)
      }
    }
    func matlabCode(_ path: String, _ what: String) {
      note(InspectionRules.matlabCode, .suspicious, "\(path) is \(what)", place)
      result.verdict = max(result.verdict, .suspicious)
      result.capability = max(result.capability, .codeOnUse)
    }
  }

  /// Classes of MATLAB that are data.
  private static let matlabData: Set<String> = [
    "double", "single", "logical", "char", "cell", "struct", "int8", "int16", "int32", "int64",
    "uint8", "uint16", "uint32", "uint64", "canonical empty", "string",
  ]
}

/// Classes of Torch7 and its usual packages.
enum Torch7Names {
  /// Whether a class is one of tensors or of layers.
  static func isKnown(_ name: String) -> Bool {
    if tensors.contains(name) { return true }
    guard let dot = name.firstIndex(of: ".") else { return false }
    let package = name[..<dot]
    let rest = String(name[name.index(after: dot)...])
    return ["nn", "cudnn", "cunn", "nngraph", "inn"].contains(String(package))
      && layers.contains(rest)
  }

  private static let tensors: Set<String> = {
    let kinds = [
      "Byte", "Char", "Short", "Int", "Long", "Float", "Double", "Half", "Cuda", "CudaByte",
      "CudaChar", "CudaShort", "CudaInt", "CudaLong", "CudaDouble", "CudaHalf",
    ]
    return Set(kinds.flatMap { ["torch.\($0)Tensor", "torch.\($0)Storage"] } + ["torch.Generator"])
  }()

  private static let layers = Set(
    """
    Module Container Sequential Parallel Concat DepthConcat ConcatTable ParallelTable MapTable
    JoinTable SplitTable NarrowTable SelectTable FlattenTable MixtureTable CAddTable CSubTable
    CMulTable CDivTable CMaxTable CMinTable CAveTable PairwiseDistance DotProduct CosineDistance
    Criterion CriterionTable MM MV Linear LinearWeightNorm SparseLinear IndexLinear Bilinear
    PartialLinear Add Mul CMul CAdd Euclidean WeightedEuclidean Cosine Copy Identity Contiguous
    Narrow Replicate Reshape View Select MaskedSelect Index Squeeze Unsqueeze Transpose Max Min
    Mean Sum Exp Log Square Sqrt Power Abs Clamp Normalize Dropout SpatialDropout
    VolumetricDropout AlphaDropout Padding L1Penalty GradientReversal GPU Constant AddConstant
    MulConstant WhiteNoise OneHot Collapse Tanh TanhShrink Sigmoid LogSigmoid SoftMax SoftMin
    SoftPlus SoftSign SoftShrink HardShrink HardTanh LogSoftMax SpatialSoftMax
    SpatialLogSoftMax Threshold ReLU ReLU6 PReLU CReLU RReLU LeakyReLU ELU SELU GELU
    TemporalConvolution TemporalRowConvolution TemporalMaxPooling TemporalSubSampling
    TemporalDynamicKMaxPooling LookupTable SpatialConvolution SpatialConvolutionMM
    SpatialConvolutionMap SpatialConvolutionLocal SpatialDepthWiseConvolution
    SpatialFullConvolution SpatialFullConvolutionMap SpatialDilatedConvolution
    SpatialMaxPooling SpatialDilatedMaxPooling SpatialFractionalMaxPooling
    SpatialAveragePooling SpatialAdaptiveMaxPooling SpatialAdaptiveAveragePooling
    SpatialMaxUnpooling SpatialLPPooling SpatialZeroPadding SpatialReflectionPadding
    SpatialReplicationPadding SpatialSubtractiveNormalization SpatialDivisiveNormalization
    SpatialContrastiveNormalization SpatialCrossMapLRN SpatialCrossResponseNormalization
    SpatialBatchNormalization SpatialUpSamplingNearest SpatialUpSamplingBilinear
    SpatialSubSampling SpatialConvolutionUpsample SpatialAutoCropMSECriterion
    VolumetricConvolution VolumetricFullConvolution VolumetricDilatedConvolution
    VolumetricMaxPooling VolumetricDilatedMaxPooling VolumetricAveragePooling
    VolumetricBatchNormalization VolumetricReplicationPadding BatchNormalization
    LayerNormalization LSTM GRU FastLSTM Recurrent RNN BLSTM BGRU AbsCriterion ClassNLLCriterion
    CrossEntropyCriterion MSECriterion BCECriterion SmoothL1Criterion MarginCriterion
    SoftMarginCriterion MultiMarginCriterion MultiLabelMarginCriterion
    MultiLabelSoftMarginCriterion HingeEmbeddingCriterion L1HingeEmbeddingCriterion
    CosineEmbeddingCriterion MarginRankingCriterion MultiCriterion ParallelCriterion
    DistKLDivCriterion ClassSimplexCriterion L1Cost SpatialClassNLLCriterion
    VolumetricCrossEntropyCriterion SpatialSoftMaxCriterion gModule Node Data Profile Decorator
    NaN DontCast Bottle Convert ZeroGrad WeightNorm ModuleCriterion Kmeans PixelShuffle
    DataParallelTable ReLUi normalize
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
