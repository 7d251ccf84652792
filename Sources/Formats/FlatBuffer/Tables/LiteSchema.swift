/// Tables of TensorFlow Lite (`schema.fbs`, as of TensorFlow 2.21.0).

extension FlatSchema {
  /// The table.
  package static let tensorFlowLite = FlatSchema(
    """
    CustomQuantization: 0 Custom [1
    BlockwiseQuantization: 0 Scales 4 1 ZeroPoints 4 2 BlockSize 4
    QuantizationParameters: 0 Min [4 1 Max [4 2 Scale [4 3 ZeroPoint [8 4 DetailsType 1 5 Details
      |QuantizationDetails 6 QuantizedDimension 4
    Int32Vector: 0 Values [4
    Uint16Vector: 0 Values [2
    Uint8Vector: 0 Values [1
    DimensionMetadata: 0 Format 1 1 DenseSize 4 2 ArraySegmentsType 1 3 ArraySegments
      |SparseIndexVector 4 ArrayIndicesType 1 5 ArrayIndices |SparseIndexVector
    SparsityParameters: 0 TraversalOrder [4 1 BlockMap [4 2 DimMetadata [DimensionMetadata
    VariantSubType: 0 Shape [4 1 Type 1 2 HasRank 1
    Tensor: 0 Shape [4 1 Type 1 2 Buffer 4 3 Name s 4 Quantization QuantizationParameters 5
      IsVariable 1 6 Sparsity SparsityParameters 7 ShapeSignature [4 8 HasRank 1 9 VariantTensors
      [VariantSubType 10 ExternalBuffer 4
    StablehloGatherOptions: 0 OffsetDims [8 1 CollapsedSliceDims [8 2 StartIndexMap [8 3
      IndexVectorDim 8 4 SliceSizes [8 5 IndicesAreSorted 1
    StablehloTransposeOptions: 0 Permutation [8
    StablehloDotGeneralOptions: 0 LhsBatchingDimensions [8 1 RhsBatchingDimensions [8 2
      LhsContractingDimensions [8 3 RhsContractingDimensions [8 4 PrecisionConfig [4
    StablehloReduceWindowOptions: 0 WindowDimensions [8 1 WindowStrides [8 2 BaseDilations [8 3
      WindowDilations [8 4 Padding [8 5 BodySubgraphIndex 4
    StablehloWhileOptions: 0 CondSubgraphIndex 4 1 BodySubgraphIndex 4
    StablehloSortOptions: 0 Dimension 8 1 IsStable 1 2 ComparatorSubgraphIndex 4
    StablehloConcatenateOptions: 0 Dimension 8
    StablehloBroadcastInDimOptions: 0 BroadcastDimensions [8
    StablehloCompareOptions: 0 ComparisonDirection 4 1 CompareType 4
    StablehloDynamicSliceOptions: 0 SliceSizes [8
    StablehloPadOptions: 0 EdgePaddingLow [8 1 EdgePaddingHigh [8 2 InteriorPadding [8
    StablehloIotaOptions: 0 IotaDimension 8
    StablehloCustomCallOptions: 0 CallTargetName s 1 HasSideEffect 1 2 BackendConfig s 3
      ApiVersion 4 4 CalledComputations [4 5 CustomAttributes [1
    StablehloReduceOptions: 0 Dimensions [8 1 BodySubgraphIndex 4
    StablehloSliceOptions: 0 StartIndices [8 1 LimitIndices [8 2 Strides [8
    StablehloConvolutionOptions: 0 WindowStrides [8 1 Padding [8 2 LhsDilation [8 3 RhsDilation [8
      4 WindowReversal [1 5 InputBatchDimension 8 6 InputFeatureDimension 8 7
      InputSpatialDimensions [8 8 KernelInputFeatureDimension 8 9 KernelOutputFeatureDimension 8
      10 KernelSpatialDimensions [8 11 OutputBatchDimension 8 12 OutputFeatureDimension 8 13
      OutputSpatialDimensions [8 14 FeatureGroupCount 8 15 BatchGroupCount 8 16 PrecisionConfig [4
    StablehloScatterOptions: 0 IndicesAreSorted 1 1 UpdateWindowDims [8 2 InsertedWindowDims [8 3
      ScatterDimsToOperandDims [8 4 IndexVectorDim 8 5 UniqueIndices 1 6
      UpdateComputationSubgraphIndex 4
    StablehloCaseOptions: 0 BranchSubgraphIndices [4
    StablehloRngBitGeneratorOptions: 0 Algorithm 1
    Conv2DOptions: 0 Padding 1 1 StrideW 4 2 StrideH 4 3 FusedActivationFunction 1 4
      DilationWFactor 4 5 DilationHFactor 4 6 QuantizedBiasType 1
    Conv3DOptions: 0 Padding 1 1 StrideD 4 2 StrideW 4 3 StrideH 4 4 FusedActivationFunction 1 5
      DilationDFactor 4 6 DilationWFactor 4 7 DilationHFactor 4
    Pool2DOptions: 0 Padding 1 1 StrideW 4 2 StrideH 4 3 FilterWidth 4 4 FilterHeight 4 5
      FusedActivationFunction 1
    DepthwiseConv2DOptions: 0 Padding 1 1 StrideW 4 2 StrideH 4 3 DepthMultiplier 4 4
      FusedActivationFunction 1 5 DilationWFactor 4 6 DilationHFactor 4
    ConcatEmbeddingsOptions: 0 NumChannels 4 1 NumColumnsPerChannel [4 2 EmbeddingDimPerChannel [4
    LSHProjectionOptions: 0 Type 1
    SVDFOptions: 0 Rank 4 1 FusedActivationFunction 1 2 AsymmetricQuantizeInputs 1
    RNNOptions: 0 FusedActivationFunction 1 1 AsymmetricQuantizeInputs 1
    SequenceRNNOptions: 0 TimeMajor 1 1 FusedActivationFunction 1 2 AsymmetricQuantizeInputs 1
    BidirectionalSequenceRNNOptions: 0 TimeMajor 1 1 FusedActivationFunction 1 2 MergeOutputs 1 3
      AsymmetricQuantizeInputs 1
    FullyConnectedOptions: 0 FusedActivationFunction 1 1 WeightsFormat 1 2 KeepNumDims 1 3
      AsymmetricQuantizeInputs 1 4 QuantizedBiasType 1
    SoftmaxOptions: 0 Beta 4
    ConcatenationOptions: 0 Axis 4 1 FusedActivationFunction 1
    AddOptions: 0 FusedActivationFunction 1 1 PotScaleInt16 1
    MulOptions: 0 FusedActivationFunction 1
    L2NormOptions: 0 FusedActivationFunction 1
    LocalResponseNormalizationOptions: 0 Radius 4 1 Bias 4 2 Alpha 4 3 Beta 4
    LSTMOptions: 0 FusedActivationFunction 1 1 CellClip 4 2 ProjClip 4 3 KernelType 1 4
      AsymmetricQuantizeInputs 1
    UnidirectionalSequenceLSTMOptions: 0 FusedActivationFunction 1 1 CellClip 4 2 ProjClip 4 3
      TimeMajor 1 4 AsymmetricQuantizeInputs 1 5 DiagonalRecurrentTensors 1
    BidirectionalSequenceLSTMOptions: 0 FusedActivationFunction 1 1 CellClip 4 2 ProjClip 4 3
      MergeOutputs 1 4 TimeMajor 1 5 AsymmetricQuantizeInputs 1
    ResizeBilinearOptions: 2 AlignCorners 1 3 HalfPixelCenters 1
    ResizeNearestNeighborOptions: 0 AlignCorners 1 1 HalfPixelCenters 1
    CallOptions: 0 Subgraph 4
    PadOptions:
    PadV2Options:
    ReshapeOptions: 0 NewShape [4
    SpaceToBatchNDOptions:
    BatchToSpaceNDOptions:
    SkipGramOptions: 0 NgramSize 4 1 MaxSkipSize 4 2 IncludeAllNgrams 1
    SpaceToDepthOptions: 0 BlockSize 4
    DepthToSpaceOptions: 0 BlockSize 4
    SubOptions: 0 FusedActivationFunction 1 1 PotScaleInt16 1
    DivOptions: 0 FusedActivationFunction 1
    TopKV2Options:
    EmbeddingLookupSparseOptions: 0 Combiner 1
    GatherOptions: 0 Axis 4 1 BatchDims 4
    TransposeOptions:
    ExpOptions:
    CosOptions:
    ReducerOptions: 0 KeepDims 1
    SqueezeOptions: 0 SqueezeDims [4
    SplitOptions: 0 NumSplits 4
    SplitVOptions: 0 NumSplits 4
    StridedSliceOptions: 0 BeginMask 4 1 EndMask 4 2 EllipsisMask 4 3 NewAxisMask 4 4
      ShrinkAxisMask 4 5 Offset 1
    LogSoftmaxOptions:
    CastOptions: 0 InDataType 1 1 OutDataType 1
    DequantizeOptions:
    MaximumMinimumOptions:
    TileOptions:
    ArgMaxOptions: 0 OutputType 1
    ArgMinOptions: 0 OutputType 1
    GreaterOptions:
    GreaterEqualOptions:
    LessOptions:
    LessEqualOptions:
    NegOptions:
    SelectOptions:
    SliceOptions:
    TransposeConvOptions: 0 Padding 1 1 StrideW 4 2 StrideH 4 3 FusedActivationFunction 1 4
      QuantizedBiasType 1
    ExpandDimsOptions:
    SparseToDenseOptions: 0 ValidateIndices 1
    EqualOptions:
    NotEqualOptions:
    ShapeOptions: 0 OutType 1
    RankOptions:
    PowOptions:
    FakeQuantOptions: 0 Min 4 1 Max 4 2 NumBits 4 3 NarrowRange 1
    PackOptions: 0 ValuesCount 4 1 Axis 4
    LogicalOrOptions:
    OneHotOptions: 0 Axis 4
    AbsOptions:
    HardSwishOptions:
    LogicalAndOptions:
    LogicalNotOptions:
    UnpackOptions: 0 Num 4 1 Axis 4
    FloorDivOptions:
    SquareOptions:
    ZerosLikeOptions:
    FillOptions:
    FloorModOptions:
    RangeOptions:
    LeakyReluOptions: 0 Alpha 4
    SquaredDifferenceOptions:
    MirrorPadOptions: 0 Mode 1
    UniqueOptions: 0 IdxOutType 1
    ReverseV2Options:
    AddNOptions:
    GatherNdOptions:
    WhereOptions:
    ReverseSequenceOptions: 0 SeqDim 4 1 BatchDim 4
    MatrixDiagOptions:
    QuantizeOptions:
    MatrixSetDiagOptions:
    IfOptions: 0 ThenSubgraphIndex 4 1 ElseSubgraphIndex 4
    CallOnceOptions: 0 InitSubgraphIndex 4
    WhileOptions: 0 CondSubgraphIndex 4 1 BodySubgraphIndex 4
    NonMaxSuppressionV4Options:
    NonMaxSuppressionV5Options:
    ScatterNdOptions:
    SelectV2Options:
    DensifyOptions:
    SegmentSumOptions:
    BatchMatMulOptions: 0 AdjX 1 1 AdjY 1 2 AsymmetricQuantizeInputs 1
    CumsumOptions: 0 Exclusive 1 1 Reverse 1
    BroadcastToOptions:
    Rfft2dOptions:
    HashtableOptions: 0 TableId 4 1 KeyDtype 1 2 ValueDtype 1
    HashtableFindOptions:
    HashtableImportOptions:
    HashtableSizeOptions:
    VarHandleOptions: 0 Container s 1 SharedName s
    ReadVariableOptions:
    AssignVariableOptions:
    RandomOptions: 0 Seed 8 1 Seed2 8
    BucketizeOptions: 0 Boundaries [4
    GeluOptions: 0 Approximate 1
    DynamicUpdateSliceOptions:
    UnsortedSegmentProdOptions:
    UnsortedSegmentMaxOptions:
    UnsortedSegmentSumOptions:
    ATan2Options:
    UnsortedSegmentMinOptions:
    SignOptions:
    BitcastOptions:
    BitwiseXorOptions:
    RightShiftOptions:
    DilateOptions:
    ReduceWindowOptions: 0 ReduceFunction 4
    OperatorCode: 0 DeprecatedBuiltinCode 1 1 CustomCode s 2 Version 4 3 BuiltinCode 4
    StableHLOCompositeOptions: 0 Name s 1 DecompositionSubgraphIndex 4 2 CompositeAttributes [1 3
      CompositeAttributesFormat 1 4 Version 4
    StablehloShiftLeftOptions:
    Operator: 0 OpcodeIndex 4 1 Inputs [4 2 Outputs [4 3 BuiltinOptionsType 1 4 BuiltinOptions
      |BuiltinOptions 5 CustomOptions [1 6 CustomOptionsFormat 1 7 MutatingVariableInputs [1 8
      Intermediates [4 9 LargeCustomOptionsOffset 8 10 LargeCustomOptionsSize 8 11
      BuiltinOptions2Type 1 12 BuiltinOptions2 |BuiltinOptions2 13 DebugMetadataIndex 4
    SubGraph: 0 Tensors [Tensor 1 Inputs [4 2 Outputs [4 3 Operators [Operator 4 Name s 5
      DebugMetadataIndex 4
    Buffer: 0 Data [1 1 Offset 8 2 Size 8
    ExternalBufferGroup: 0 Name s
    ExternalBuffer: 0 Id 4 1 Group 4 2 Offset 8 3 Length 8 4 Packing s
    Metadata: 0 Name s 1 Buffer 4
    TensorMap: 0 Name s 1 TensorIndex 4
    SignatureDef: 0 Inputs [TensorMap 1 Outputs [TensorMap 2 SignatureKey s 4 SubgraphIndex 4
    Model: 0 Version 4 1 OperatorCodes [OperatorCode 2 Subgraphs [SubGraph 3 Description s 4
      Buffers [Buffer 5 MetadataBuffer [4 6 Metadata [Metadata 7 SignatureDefs [SignatureDef 8
      ExternalBufferGroups [ExternalBufferGroup 9 ExternalBuffers [ExternalBuffer
    |BuiltinOptions: 1 Conv2DOptions Conv2DOptions 2 DepthwiseConv2DOptions DepthwiseConv2DOptions
      3 ConcatEmbeddingsOptions ConcatEmbeddingsOptions 4 LSHProjectionOptions
      LSHProjectionOptions 5 Pool2DOptions Pool2DOptions 6 SVDFOptions SVDFOptions 7 RNNOptions
      RNNOptions 8 FullyConnectedOptions FullyConnectedOptions 9 SoftmaxOptions SoftmaxOptions 10
      ConcatenationOptions ConcatenationOptions 11 AddOptions AddOptions 12 L2NormOptions
      L2NormOptions 13 LocalResponseNormalizationOptions LocalResponseNormalizationOptions 14
      LSTMOptions LSTMOptions 15 ResizeBilinearOptions ResizeBilinearOptions 16 CallOptions
      CallOptions 17 ReshapeOptions ReshapeOptions 18 SkipGramOptions SkipGramOptions 19
      SpaceToDepthOptions SpaceToDepthOptions 20 EmbeddingLookupSparseOptions
      EmbeddingLookupSparseOptions 21 MulOptions MulOptions 22 PadOptions PadOptions 23
      GatherOptions GatherOptions 24 BatchToSpaceNDOptions BatchToSpaceNDOptions 25
      SpaceToBatchNDOptions SpaceToBatchNDOptions 26 TransposeOptions TransposeOptions 27
      ReducerOptions ReducerOptions 28 SubOptions SubOptions 29 DivOptions DivOptions 30
      SqueezeOptions SqueezeOptions 31 SequenceRNNOptions SequenceRNNOptions 32
      StridedSliceOptions StridedSliceOptions 33 ExpOptions ExpOptions 34 TopKV2Options
      TopKV2Options 35 SplitOptions SplitOptions 36 LogSoftmaxOptions LogSoftmaxOptions 37
      CastOptions CastOptions 38 DequantizeOptions DequantizeOptions 39 MaximumMinimumOptions
      MaximumMinimumOptions 40 ArgMaxOptions ArgMaxOptions 41 LessOptions LessOptions 42
      NegOptions NegOptions 43 PadV2Options PadV2Options 44 GreaterOptions GreaterOptions 45
      GreaterEqualOptions GreaterEqualOptions 46 LessEqualOptions LessEqualOptions 47
      SelectOptions SelectOptions 48 SliceOptions SliceOptions 49 TransposeConvOptions
      TransposeConvOptions 50 SparseToDenseOptions SparseToDenseOptions 51 TileOptions TileOptions
      52 ExpandDimsOptions ExpandDimsOptions 53 EqualOptions EqualOptions 54 NotEqualOptions
      NotEqualOptions 55 ShapeOptions ShapeOptions 56 PowOptions PowOptions 57 ArgMinOptions
      ArgMinOptions 58 FakeQuantOptions FakeQuantOptions 59 PackOptions PackOptions 60
      LogicalOrOptions LogicalOrOptions 61 OneHotOptions OneHotOptions 62 LogicalAndOptions
      LogicalAndOptions 63 LogicalNotOptions LogicalNotOptions 64 UnpackOptions UnpackOptions 65
      FloorDivOptions FloorDivOptions 66 SquareOptions SquareOptions 67 ZerosLikeOptions
      ZerosLikeOptions 68 FillOptions FillOptions 69 BidirectionalSequenceLSTMOptions
      BidirectionalSequenceLSTMOptions 70 BidirectionalSequenceRNNOptions
      BidirectionalSequenceRNNOptions 71 UnidirectionalSequenceLSTMOptions
      UnidirectionalSequenceLSTMOptions 72 FloorModOptions FloorModOptions 73 RangeOptions
      RangeOptions 74 ResizeNearestNeighborOptions ResizeNearestNeighborOptions 75
      LeakyReluOptions LeakyReluOptions 76 SquaredDifferenceOptions SquaredDifferenceOptions 77
      MirrorPadOptions MirrorPadOptions 78 AbsOptions AbsOptions 79 SplitVOptions SplitVOptions 80
      UniqueOptions UniqueOptions 81 ReverseV2Options ReverseV2Options 82 AddNOptions AddNOptions
      83 GatherNdOptions GatherNdOptions 84 CosOptions CosOptions 85 WhereOptions WhereOptions 86
      RankOptions RankOptions 87 ReverseSequenceOptions ReverseSequenceOptions 88
      MatrixDiagOptions MatrixDiagOptions 89 QuantizeOptions QuantizeOptions 90
      MatrixSetDiagOptions MatrixSetDiagOptions 91 HardSwishOptions HardSwishOptions 92 IfOptions
      IfOptions 93 WhileOptions WhileOptions 94 DepthToSpaceOptions DepthToSpaceOptions 95
      NonMaxSuppressionV4Options NonMaxSuppressionV4Options 96 NonMaxSuppressionV5Options
      NonMaxSuppressionV5Options 97 ScatterNdOptions ScatterNdOptions 98 SelectV2Options
      SelectV2Options 99 DensifyOptions DensifyOptions 100 SegmentSumOptions SegmentSumOptions 101
      BatchMatMulOptions BatchMatMulOptions 102 CumsumOptions CumsumOptions 103 CallOnceOptions
      CallOnceOptions 104 BroadcastToOptions BroadcastToOptions 105 Rfft2dOptions Rfft2dOptions
      106 Conv3DOptions Conv3DOptions 107 HashtableOptions HashtableOptions 108
      HashtableFindOptions HashtableFindOptions 109 HashtableImportOptions HashtableImportOptions
      110 HashtableSizeOptions HashtableSizeOptions 111 VarHandleOptions VarHandleOptions 112
      ReadVariableOptions ReadVariableOptions 113 AssignVariableOptions AssignVariableOptions 114
      RandomOptions RandomOptions 115 BucketizeOptions BucketizeOptions 116 GeluOptions
      GeluOptions 117 DynamicUpdateSliceOptions DynamicUpdateSliceOptions 118
      UnsortedSegmentProdOptions UnsortedSegmentProdOptions 119 UnsortedSegmentMaxOptions
      UnsortedSegmentMaxOptions 120 UnsortedSegmentMinOptions UnsortedSegmentMinOptions 121
      UnsortedSegmentSumOptions UnsortedSegmentSumOptions 122 ATan2Options ATan2Options 123
      SignOptions SignOptions 124 BitcastOptions BitcastOptions 125 BitwiseXorOptions
      BitwiseXorOptions 126 RightShiftOptions RightShiftOptions
    |BuiltinOptions2: 1 StablehloConcatenateOptions StablehloConcatenateOptions 2
      StablehloBroadcastInDimOptions StablehloBroadcastInDimOptions 3 StablehloSliceOptions
      StablehloSliceOptions 4 StablehloConvolutionOptions StablehloConvolutionOptions 5
      StablehloCustomCallOptions StablehloCustomCallOptions 6 StablehloReduceOptions
      StablehloReduceOptions 7 StablehloScatterOptions StablehloScatterOptions 8
      StablehloCompareOptions StablehloCompareOptions 9 StablehloDynamicSliceOptions
      StablehloDynamicSliceOptions 10 StablehloPadOptions StablehloPadOptions 11
      StablehloIotaOptions StablehloIotaOptions 12 StablehloDotGeneralOptions
      StablehloDotGeneralOptions 13 StablehloReduceWindowOptions StablehloReduceWindowOptions 14
      StablehloSortOptions StablehloSortOptions 15 StablehloWhileOptions StablehloWhileOptions 16
      StablehloGatherOptions StablehloGatherOptions 17 StablehloTransposeOptions
      StablehloTransposeOptions 18 DilateOptions DilateOptions 19 StablehloRngBitGeneratorOptions
      StablehloRngBitGeneratorOptions 20 ReduceWindowOptions ReduceWindowOptions 21
      StableHLOCompositeOptions StableHLOCompositeOptions 22 StablehloShiftLeftOptions
      StablehloShiftLeftOptions 23 StablehloCaseOptions StablehloCaseOptions
    |QuantizationDetails: 1 CustomQuantization CustomQuantization 2 BlockwiseQuantization
      BlockwiseQuantization
    |SparseIndexVector: 1 Int32Vector Int32Vector 2 Uint16Vector Uint16Vector 3 Uint8Vector
      Uint8Vector
    """)
}
