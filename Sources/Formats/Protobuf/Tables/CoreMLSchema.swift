/// Messages of Core ML (`Model.proto`, as of coremltools 9.0).

extension ProtobufSchema {
  /// The table.
  package static let coreML = ProtobufSchema(
    """
    Model: 1 specificationVersion i 2 description ModelDescription 10 isUpdatable i 200
      pipelineClassifier PipelineClassifier 201 pipelineRegressor PipelineRegressor 202 pipeline
      Pipeline 300 glmRegressor GLMRegressor 301 supportVectorRegressor SupportVectorRegressor 302
      treeEnsembleRegressor TreeEnsembleRegressor 303 neuralNetworkRegressor
      NeuralNetworkRegressor 304 bayesianProbitRegressor BayesianProbitRegressor 400 glmClassifier
      GLMClassifier 401 supportVectorClassifier SupportVectorClassifier 402 treeEnsembleClassifier
      TreeEnsembleClassifier 403 neuralNetworkClassifier NeuralNetworkClassifier 404
      kNearestNeighborsClassifier KNearestNeighborsClassifier 500 neuralNetwork NeuralNetwork 501
      itemSimilarityRecommender ItemSimilarityRecommender 502 mlProgram Program 555 customModel
      CustomModel 556 linkedModel LinkedModel 560 classConfidenceThresholding
      ClassConfidenceThresholding 600 oneHotEncoder OneHotEncoder 601 imputer Imputer 602
      featureVectorizer FeatureVectorizer 603 dictVectorizer DictVectorizer 604 scaler Scaler 606
      categoricalMapping CategoricalMapping 607 normalizer Normalizer 609 arrayFeatureExtractor
      ArrayFeatureExtractor 610 nonMaximumSuppression NonMaximumSuppression 900 identity Identity
      2000 textClassifier TextClassifier 2001 wordTagger WordTagger 2002 visionFeaturePrint
      VisionFeaturePrint 2003 soundAnalysisPreprocessing SoundAnalysisPreprocessing 2004 gazetteer
      Gazetteer 2005 wordEmbedding WordEmbedding 2006 audioFeaturePrint AudioFeaturePrint 3000
      serializedModel SerializedModel
    ModelDescription: 1 input *FeatureDescription 10 output *FeatureDescription 11
      predictedFeatureName s 12 predictedProbabilitiesName s 13 state *FeatureDescription 20
      functions *FunctionDescription 21 defaultFunctionName s 50 trainingInput *FeatureDescription
      100 metadata Metadata
    PipelineClassifier: 1 pipeline Pipeline
    PipelineRegressor: 1 pipeline Pipeline
    Pipeline: 1 models *Model 2 names *s
    GLMRegressor: 1 weights *DoubleArray 2 offset *d 3 postEvaluationTransform i
    SupportVectorRegressor: 1 kernel Kernel 2 sparseSupportVectors SparseSupportVectors 3
      denseSupportVectors DenseSupportVectors 4 coefficients Coefficients 5 rho d
    TreeEnsembleRegressor: 1 treeEnsemble TreeEnsembleParameters 2 postEvaluationTransform i
    NeuralNetworkRegressor: 1 layers *NeuralNetworkLayer 2 preprocessing
      *NeuralNetworkPreprocessing 5 arrayInputShapeMapping i 6 imageInputShapeMapping i 10
      updateParams NetworkUpdateParameters
    BayesianProbitRegressor: 1 numberOfFeatures i 2 bias Gaussian 3 features *FeatureWeight 10
      regressionInputFeatureName s 11 optimismInputFeatureName s 12 samplingScaleInputFeatureName
      s 13 samplingTruncationInputFeatureName s 20 meanOutputFeatureName s 21
      varianceOutputFeatureName s 22 pessimisticProbabilityOutputFeatureName s 23
      sampledProbabilityOutputFeatureName s
    GLMClassifier: 1 weights *GLMClassifier_DoubleArray 2 offset *d 3 postEvaluationTransform i 4
      classEncoding i 100 stringClassLabels StringVector 101 int64ClassLabels Int64Vector
    SupportVectorClassifier: 1 kernel Kernel 2 numberOfSupportVectorsPerClass *i 3
      sparseSupportVectors SparseSupportVectors 4 denseSupportVectors DenseSupportVectors 5
      coefficients *Coefficients 6 rho *d 7 probA *d 8 probB *d 100 stringClassLabels StringVector
      101 int64ClassLabels Int64Vector
    TreeEnsembleClassifier: 1 treeEnsemble TreeEnsembleParameters 2 postEvaluationTransform i 100
      stringClassLabels StringVector 101 int64ClassLabels Int64Vector
    NeuralNetworkClassifier: 1 layers *NeuralNetworkLayer 2 preprocessing
      *NeuralNetworkPreprocessing 5 arrayInputShapeMapping i 6 imageInputShapeMapping i 10
      updateParams NetworkUpdateParameters 100 stringClassLabels StringVector 101 int64ClassLabels
      Int64Vector 200 labelProbabilityLayerName s
    KNearestNeighborsClassifier: 1 nearestNeighborsIndex NearestNeighborsIndex 3 numberOfNeighbors
      Int64Parameter 100 stringClassLabels StringVector 101 int64ClassLabels Int64Vector 110
      defaultStringLabel s 111 defaultInt64Label i 200 uniformWeighting UniformWeighting 210
      inverseDistanceWeighting InverseDistanceWeighting
    NeuralNetwork: 1 layers *NeuralNetworkLayer 2 preprocessing *NeuralNetworkPreprocessing 5
      arrayInputShapeMapping i 6 imageInputShapeMapping i 10 updateParams NetworkUpdateParameters
    ItemSimilarityRecommender: 1 itemItemSimilarities *SimilarItems 2 itemStringIds StringVector 3
      itemInt64Ids Int64Vector 10 itemInputFeatureName s 11 numRecommendationsInputFeatureName s
      12 itemRestrictionInputFeatureName s 13 itemExclusionInputFeatureName s 20
      recommendedItemListOutputFeatureName s 21 recommendedItemScoreOutputFeatureName s
    Program: 1 version i 2 functions *FunctionsEntry 3 docString s 4 attributes *AttributesEntry
    CustomModel: 10 className s 30 parameters *ParametersEntry 40 description s
    LinkedModel: 1 linkedModelFile LinkedModelFile
    ClassConfidenceThresholding: 100 precisionRecallCurves *PrecisionRecallCurve
    OneHotEncoder: 1 stringCategories StringVector 2 int64Categories Int64Vector 10 outputSparse i
      11 handleUnknown i
    Imputer: 1 imputedDoubleValue d 2 imputedInt64Value i 3 imputedStringValue s 4
      imputedDoubleArray DoubleVector 5 imputedInt64Array Int64Vector 6 imputedStringDictionary
      StringToDoubleMap 7 imputedInt64Dictionary Int64ToDoubleMap 11 replaceDoubleValue d 12
      replaceInt64Value i 13 replaceStringValue s
    FeatureVectorizer: 1 inputList *InputColumn
    DictVectorizer: 1 stringToIndex StringVector 2 int64ToIndex Int64Vector
    Scaler: 1 shiftValue *d 2 scaleValue *d
    CategoricalMapping: 1 stringToInt64Map StringToInt64Map 2 int64ToStringMap Int64ToStringMap
      101 strValue s 102 int64Value i
    Normalizer: 1 normType i
    ArrayFeatureExtractor: 1 extractIndex *i
    NonMaximumSuppression: 1 pickTop PickTop 100 stringClassLabels StringVector 101
      int64ClassLabels Int64Vector 110 iouThreshold d 111 confidenceThreshold d 200
      confidenceInputFeatureName s 201 coordinatesInputFeatureName s 202
      iouThresholdInputFeatureName s 203 confidenceThresholdInputFeatureName s 210
      confidenceOutputFeatureName s 211 coordinatesOutputFeatureName s
    Identity:
    TextClassifier: 1 revision i 10 language s 100 modelParameterData b 200 stringClassLabels
      StringVector
    WordTagger: 1 revision i 10 language s 20 tokensOutputFeatureName s 21
      tokenTagsOutputFeatureName s 22 tokenLocationsOutputFeatureName s 23
      tokenLengthsOutputFeatureName s 100 modelParameterData b 200 stringTags StringVector
    VisionFeaturePrint: 20 scene Scene 21 objects Objects
    SoundAnalysisPreprocessing: 20 vggish Vggish
    Gazetteer: 1 revision i 10 language s 100 modelParameterData b 200 stringClassLabels
      StringVector
    WordEmbedding: 1 revision i 10 language s 100 modelParameterData b
    AudioFeaturePrint: 20 sound Sound
    SerializedModel: 1 identifier s 2 model b
    FeatureDescription: 1 name s 2 shortDescription s 3 type FeatureType
    FunctionDescription: 1 name s 2 input *FeatureDescription 3 output *FeatureDescription 4
      predictedFeatureName s 5 predictedProbabilitiesName s 6 state *FeatureDescription
    Metadata: 1 shortDescription s 2 versionString s 3 author s 4 license s 100 userDefined
      *UserDefinedEntry
    DoubleArray: 1 value *d
    Kernel: 1 linearKernel LinearKernel 2 rbfKernel RBFKernel 3 polyKernel PolyKernel 4
      sigmoidKernel SigmoidKernel
    SparseSupportVectors: 1 vectors *SparseVector
    DenseSupportVectors: 1 vectors *DenseVector
    Coefficients: 1 alpha *d
    TreeEnsembleParameters: 1 nodes *TreeNode 2 numPredictionDimensions i 3 basePredictionValue *d
    NeuralNetworkLayer: 1 name s 2 input *s 3 output *s 4 inputTensor *Tensor 5 outputTensor
      *Tensor 10 isUpdatable i 100 convolution ConvolutionLayerParams 120 pooling
      PoolingLayerParams 130 activation ActivationParams 140 innerProduct InnerProductLayerParams
      150 embedding EmbeddingLayerParams 160 batchnorm BatchnormLayerParams 165 mvn
      MeanVarianceNormalizeLayerParams 170 l2normalize L2NormalizeLayerParams 175 softmax
      SoftmaxLayerParams 180 lrn LRNLayerParams 190 crop CropLayerParams 200 padding
      PaddingLayerParams 210 upsample UpsampleLayerParams 211 resizeBilinear
      ResizeBilinearLayerParams 212 cropResize CropResizeLayerParams 220 unary
      UnaryFunctionLayerParams 230 add AddLayerParams 231 multiply MultiplyLayerParams 240 average
      AverageLayerParams 245 scale ScaleLayerParams 250 bias BiasLayerParams 260 max
      MaxLayerParams 261 min MinLayerParams 270 dot DotProductLayerParams 280 reduce
      ReduceLayerParams 290 loadConstant LoadConstantLayerParams 300 reshape ReshapeLayerParams
      301 flatten FlattenLayerParams 310 permute PermuteLayerParams 320 concat ConcatLayerParams
      330 split SplitLayerParams 340 sequenceRepeat SequenceRepeatLayerParams 345 reorganizeData
      ReorganizeDataLayerParams 350 slice SliceLayerParams 400 simpleRecurrent
      SimpleRecurrentLayerParams 410 gru GRULayerParams 420 uniDirectionalLSTM
      UniDirectionalLSTMLayerParams 430 biDirectionalLSTM BiDirectionalLSTMLayerParams 500 custom
      CustomLayerParams 600 copy CopyLayerParams 605 branch BranchLayerParams 615 loop
      LoopLayerParams 620 loopBreak LoopBreakLayerParams 625 loopContinue LoopContinueLayerParams
      635 rangeStatic RangeStaticLayerParams 640 rangeDynamic RangeDynamicLayerParams 660 clip
      ClipLayerParams 665 ceil CeilLayerParams 670 floor FloorLayerParams 680 sign SignLayerParams
      685 round RoundLayerParams 700 exp2 Exp2LayerParams 710 sin SinLayerParams 715 cos
      CosLayerParams 720 tan TanLayerParams 730 asin AsinLayerParams 735 acos AcosLayerParams 740
      atan AtanLayerParams 750 sinh SinhLayerParams 755 cosh CoshLayerParams 760 tanh
      TanhLayerParams 770 asinh AsinhLayerParams 775 acosh AcoshLayerParams 780 atanh
      AtanhLayerParams 790 erf ErfLayerParams 795 gelu GeluLayerParams 815 equal EqualLayerParams
      820 notEqual NotEqualLayerParams 825 lessThan LessThanLayerParams 827 lessEqual
      LessEqualLayerParams 830 greaterThan GreaterThanLayerParams 832 greaterEqual
      GreaterEqualLayerParams 840 logicalOr LogicalOrLayerParams 845 logicalXor
      LogicalXorLayerParams 850 logicalNot LogicalNotLayerParams 855 logicalAnd
      LogicalAndLayerParams 865 modBroadcastable ModBroadcastableLayerParams 870 minBroadcastable
      MinBroadcastableLayerParams 875 maxBroadcastable MaxBroadcastableLayerParams 880
      addBroadcastable AddBroadcastableLayerParams 885 powBroadcastable
      PowBroadcastableLayerParams 890 divideBroadcastable DivideBroadcastableLayerParams 895
      floorDivBroadcastable FloorDivBroadcastableLayerParams 900 multiplyBroadcastable
      MultiplyBroadcastableLayerParams 905 subtractBroadcastable SubtractBroadcastableLayerParams
      920 tile TileLayerParams 925 stack StackLayerParams 930 gather GatherLayerParams 935 scatter
      ScatterLayerParams 940 gatherND GatherNDLayerParams 945 scatterND ScatterNDLayerParams 950
      softmaxND SoftmaxNDLayerParams 952 gatherAlongAxis GatherAlongAxisLayerParams 954
      scatterAlongAxis ScatterAlongAxisLayerParams 960 reverse ReverseLayerParams 965 reverseSeq
      ReverseSeqLayerParams 975 splitND SplitNDLayerParams 980 concatND ConcatNDLayerParams 985
      transpose TransposeLayerParams 995 sliceStatic SliceStaticLayerParams 1000 sliceDynamic
      SliceDynamicLayerParams 1005 slidingWindows SlidingWindowsLayerParams 1015 topK
      TopKLayerParams 1020 argMin ArgMinLayerParams 1025 argMax ArgMaxLayerParams 1040 embeddingND
      EmbeddingNDLayerParams 1045 batchedMatmul BatchedMatMulLayerParams 1065 getShape
      GetShapeLayerParams 1070 loadConstantND LoadConstantNDLayerParams 1080 fillLike
      FillLikeLayerParams 1085 fillStatic FillStaticLayerParams 1090 fillDynamic
      FillDynamicLayerParams 1100 broadcastToLike BroadcastToLikeLayerParams 1105
      broadcastToStatic BroadcastToStaticLayerParams 1110 broadcastToDynamic
      BroadcastToDynamicLayerParams 1120 squeeze SqueezeLayerParams 1125 expandDims
      ExpandDimsLayerParams 1130 flattenTo2D FlattenTo2DLayerParams 1135 reshapeLike
      ReshapeLikeLayerParams 1140 reshapeStatic ReshapeStaticLayerParams 1145 reshapeDynamic
      ReshapeDynamicLayerParams 1150 rankPreservingReshape RankPreservingReshapeLayerParams 1155
      constantPad ConstantPaddingLayerParams 1170 randomNormalLike RandomNormalLikeLayerParams
      1175 randomNormalStatic RandomNormalStaticLayerParams 1180 randomNormalDynamic
      RandomNormalDynamicLayerParams 1190 randomUniformLike RandomUniformLikeLayerParams 1195
      randomUniformStatic RandomUniformStaticLayerParams 1200 randomUniformDynamic
      RandomUniformDynamicLayerParams 1210 randomBernoulliLike RandomBernoulliLikeLayerParams 1215
      randomBernoulliStatic RandomBernoulliStaticLayerParams 1220 randomBernoulliDynamic
      RandomBernoulliDynamicLayerParams 1230 categoricalDistribution
      CategoricalDistributionLayerParams 1250 reduceL1 ReduceL1LayerParams 1255 reduceL2
      ReduceL2LayerParams 1260 reduceMax ReduceMaxLayerParams 1265 reduceMin ReduceMinLayerParams
      1270 reduceSum ReduceSumLayerParams 1275 reduceProd ReduceProdLayerParams 1280 reduceMean
      ReduceMeanLayerParams 1285 reduceLogSum ReduceLogSumLayerParams 1290 reduceSumSquare
      ReduceSumSquareLayerParams 1295 reduceLogSumExp ReduceLogSumExpLayerParams 1313 whereNonZero
      WhereNonZeroLayerParams 1315 matrixBandPart MatrixBandPartLayerParams 1320 lowerTriangular
      LowerTriangularLayerParams 1325 upperTriangular UpperTriangularLayerParams 1330
      whereBroadcastable WhereBroadcastableLayerParams 1350 layerNormalization
      LayerNormalizationLayerParams 1400 NonMaximumSuppression NonMaximumSuppressionLayerParams
      1450 oneHot OneHotLayerParams 1455 cumSum CumSumLayerParams 1460 clampedReLU
      ClampedReLULayerParams 1461 argSort ArgSortLayerParams 1465 pooling3d Pooling3DLayerParams
      1466 globalPooling3d GlobalPooling3DLayerParams 1470 sliceBySize SliceBySizeLayerParams 1471
      convolution3d Convolution3DLayerParams
    NeuralNetworkPreprocessing: 1 featureName s 10 scaler NeuralNetworkImageScaler 11 meanImage
      NeuralNetworkMeanImage
    NetworkUpdateParameters: 1 lossLayers *LossLayer 2 optimizer Optimizer 3 epochs Int64Parameter
      10 shuffle BoolParameter 20 seed Int64Parameter
    Gaussian: 1 mean d 2 precision d
    FeatureWeight: 1 featureId i 2 weights *FeatureValueWeight
    GLMClassifier_DoubleArray: 1 value *d
    StringVector: 1 vector *s
    Int64Vector: 1 vector *i
    NearestNeighborsIndex: 1 numberOfDimensions i 2 floatSamples *FloatVector 100 linearIndex
      LinearIndex 110 singleKdTreeIndex SingleKdTreeIndex 200 squaredEuclideanDistance
      SquaredEuclideanDistance
    Int64Parameter: 1 defaultValue i 10 range Int64Range 11 set Int64Set
    UniformWeighting:
    InverseDistanceWeighting:
    SimilarItems: 1 itemId i 2 similarItemList *ConnectedItem 3 itemScoreAdjustment d
    FunctionsEntry: 1 key s 2 value Function
    AttributesEntry: 1 key s 2 value Value
    ParametersEntry: 1 key s 2 value CustomModelParamValue
    LinkedModelFile: 1 linkedModelFileName StringParameter 2 linkedModelSearchPath StringParameter
    PrecisionRecallCurve: 1 precisionValues FloatVector 2 precisionConfidenceThresholds
      FloatVector 3 recallValues FloatVector 4 recallConfidenceThresholds FloatVector
    DoubleVector: 1 vector *d
    StringToDoubleMap: 1 map *MapEntry
    Int64ToDoubleMap: 1 map *Int64ToDoubleMap_MapEntry
    InputColumn: 1 inputColumn s 2 inputDimensions i
    StringToInt64Map: 1 map *StringToInt64Map_MapEntry
    Int64ToStringMap: 1 map *Int64ToStringMap_MapEntry
    PickTop: 1 perClass i
    Scene: 1 version i
    Objects: 1 version i 100 output *s
    Vggish:
    Sound: 1 version i
    FeatureType: 1 int64Type Int64FeatureType 2 doubleType DoubleFeatureType 3 stringType
      StringFeatureType 4 imageType ImageFeatureType 5 multiArrayType ArrayFeatureType 6
      dictionaryType DictionaryFeatureType 7 sequenceType SequenceFeatureType 8 stateType
      StateFeatureType 1000 isOptional i
    UserDefinedEntry: 1 key s 2 value s
    LinearKernel:
    RBFKernel: 1 gamma d
    PolyKernel: 1 degree i 2 c d 3 gamma d
    SigmoidKernel: 1 gamma d 2 c d
    SparseVector: 1 nodes *SparseNode
    DenseVector: 1 values *d
    TreeNode: 1 treeId i 2 nodeId i 3 nodeBehavior i 10 branchFeatureIndex i 11 branchFeatureValue
      d 12 trueChildNodeId i 13 falseChildNodeId i 14 missingValueTracksTrueChild i 20
      evaluationInfo *EvaluationInfo 30 relativeHitRate d
    Tensor: 1 rank i 2 dimValue *i
    ConvolutionLayerParams: 1 outputChannels i 2 kernelChannels i 10 nGroups i 20 kernelSize *i 30
      stride *i 40 dilationFactor *i 50 valid ValidPadding 51 same SamePadding 60 isDeconvolution
      i 70 hasBias i 90 weights WeightParams 91 bias WeightParams 100 outputShape *i
    PoolingLayerParams: 1 type i 10 kernelSize *i 20 stride *i 30 valid ValidPadding 31 same
      SamePadding 32 includeLastPixel ValidCompletePadding 50 avgPoolExcludePadding i 60
      globalPooling i
    ActivationParams: 5 linear ActivationLinear 10 ReLU ActivationReLU 15 leakyReLU
      ActivationLeakyReLU 20 thresholdedReLU ActivationThresholdedReLU 25 PReLU ActivationPReLU 30
      tanh ActivationTanh 31 scaledTanh ActivationScaledTanh 40 sigmoid ActivationSigmoid 41
      sigmoidHard ActivationSigmoidHard 50 ELU ActivationELU 60 softsign ActivationSoftsign 70
      softplus ActivationSoftplus 71 parametricSoftplus ActivationParametricSoftplus
    InnerProductLayerParams: 1 inputChannels i 2 outputChannels i 10 hasBias i 20 weights
      WeightParams 21 bias WeightParams 22 int8DynamicQuantize i
    EmbeddingLayerParams: 1 inputDim i 2 outputChannels i 10 hasBias i 20 weights WeightParams 21
      bias WeightParams
    BatchnormLayerParams: 1 channels i 5 computeMeanVar i 6 instanceNormalization i 10 epsilon f
      15 gamma WeightParams 16 beta WeightParams 17 mean WeightParams 18 variance WeightParams
    MeanVarianceNormalizeLayerParams: 1 acrossChannels i 2 normalizeVariance i 3 epsilon f
    L2NormalizeLayerParams: 1 epsilon f
    SoftmaxLayerParams:
    LRNLayerParams: 1 alpha f 2 beta f 3 localSize i 4 k f
    CropLayerParams: 1 cropAmounts BorderAmounts 5 offset *i
    PaddingLayerParams: 1 constant PaddingConstant 2 reflection PaddingReflection 3 replication
      PaddingReplication 10 paddingAmounts BorderAmounts
    UpsampleLayerParams: 1 scalingFactor *i 5 mode i 6 linearUpsampleMode i 7
      fractionalScalingFactor *f
    ResizeBilinearLayerParams: 1 targetSize *i 2 mode SamplingMode
    CropResizeLayerParams: 1 targetSize *i 2 normalizedCoordinates i 3 mode SamplingMode 4
      boxIndicesMode BoxCoordinatesMode 5 spatialScale f
    UnaryFunctionLayerParams: 1 type i 2 alpha f 3 epsilon f 4 shift f 5 scale f
    AddLayerParams: 1 alpha f
    MultiplyLayerParams: 1 alpha f
    AverageLayerParams:
    ScaleLayerParams: 1 shapeScale *i 2 scale WeightParams 3 hasBias i 4 shapeBias *i 5 bias
      WeightParams
    BiasLayerParams: 1 shape *i 2 bias WeightParams
    MaxLayerParams:
    MinLayerParams:
    DotProductLayerParams: 1 cosineSimilarity i
    ReduceLayerParams: 1 mode i 2 epsilon f 3 axis i
    LoadConstantLayerParams: 1 shape *i 2 data WeightParams
    ReshapeLayerParams: 1 targetShape *i 2 mode i
    FlattenLayerParams: 1 mode i
    PermuteLayerParams: 1 axis *i
    ConcatLayerParams: 100 sequenceConcat i
    SplitLayerParams: 1 nOutputs i
    SequenceRepeatLayerParams: 1 nRepetitions i
    ReorganizeDataLayerParams: 1 mode i 2 blockSize i
    SliceLayerParams: 1 startIndex i 2 endIndex i 3 stride i 4 axis i
    SimpleRecurrentLayerParams: 1 inputVectorSize i 2 outputVectorSize i 10 activation
      ActivationParams 15 sequenceOutput i 20 hasBiasVector i 30 weightMatrix WeightParams 31
      recursionMatrix WeightParams 32 biasVector WeightParams 100 reverseInput i
    GRULayerParams: 1 inputVectorSize i 2 outputVectorSize i 10 activations *ActivationParams 15
      sequenceOutput i 20 hasBiasVectors i 30 updateGateWeightMatrix WeightParams 31
      resetGateWeightMatrix WeightParams 32 outputGateWeightMatrix WeightParams 50
      updateGateRecursionMatrix WeightParams 51 resetGateRecursionMatrix WeightParams 52
      outputGateRecursionMatrix WeightParams 70 updateGateBiasVector WeightParams 71
      resetGateBiasVector WeightParams 72 outputGateBiasVector WeightParams 100 reverseInput i
    UniDirectionalLSTMLayerParams: 1 inputVectorSize i 2 outputVectorSize i 10 activations
      *ActivationParams 15 params LSTMParams 20 weightParams LSTMWeightParams 100 reverseInput i
    BiDirectionalLSTMLayerParams: 1 inputVectorSize i 2 outputVectorSize i 10
      activationsForwardLSTM *ActivationParams 11 activationsBackwardLSTM *ActivationParams 15
      params LSTMParams 20 weightParams *LSTMWeightParams
    CustomLayerParams: 10 className s 20 weights *WeightParams 30 parameters
      *CustomLayerParams_ParametersEntry 40 description s
    CopyLayerParams:
    BranchLayerParams: 1 ifBranch NeuralNetwork 2 elseBranch NeuralNetwork
    LoopLayerParams: 1 maxLoopIterations i 2 conditionVar s 3 conditionNetwork NeuralNetwork 4
      bodyNetwork NeuralNetwork
    LoopBreakLayerParams:
    LoopContinueLayerParams:
    RangeStaticLayerParams: 1 endValue f 2 startValue f 3 stepSizeValue f
    RangeDynamicLayerParams: 2 startValue f 3 stepSizeValue f
    ClipLayerParams: 1 minVal f 2 maxVal f
    CeilLayerParams:
    FloorLayerParams:
    SignLayerParams:
    RoundLayerParams:
    Exp2LayerParams:
    SinLayerParams:
    CosLayerParams:
    TanLayerParams:
    AsinLayerParams:
    AcosLayerParams:
    AtanLayerParams:
    SinhLayerParams:
    CoshLayerParams:
    TanhLayerParams:
    AsinhLayerParams:
    AcoshLayerParams:
    AtanhLayerParams:
    ErfLayerParams:
    GeluLayerParams: 1 mode i
    EqualLayerParams: 1 alpha f
    NotEqualLayerParams: 1 alpha f
    LessThanLayerParams: 2 alpha f
    LessEqualLayerParams: 2 alpha f
    GreaterThanLayerParams: 2 alpha f
    GreaterEqualLayerParams: 2 alpha f
    LogicalOrLayerParams:
    LogicalXorLayerParams:
    LogicalNotLayerParams:
    LogicalAndLayerParams:
    ModBroadcastableLayerParams:
    MinBroadcastableLayerParams:
    MaxBroadcastableLayerParams:
    AddBroadcastableLayerParams:
    PowBroadcastableLayerParams:
    DivideBroadcastableLayerParams:
    FloorDivBroadcastableLayerParams:
    MultiplyBroadcastableLayerParams:
    SubtractBroadcastableLayerParams:
    TileLayerParams: 1 reps *i
    StackLayerParams: 1 axis i
    GatherLayerParams: 1 axis i
    ScatterLayerParams: 1 axis i 2 mode i
    GatherNDLayerParams:
    ScatterNDLayerParams: 1 mode i
    SoftmaxNDLayerParams: 1 axis i
    GatherAlongAxisLayerParams: 1 axis i
    ScatterAlongAxisLayerParams: 1 axis i 2 mode i
    ReverseLayerParams: 1 reverseDim *i
    ReverseSeqLayerParams: 1 batchAxis i 2 sequenceAxis i
    SplitNDLayerParams: 1 axis i 2 numSplits i 3 splitSizes *i
    ConcatNDLayerParams: 1 axis i 2 interleave i
    TransposeLayerParams: 1 axes *i
    SliceStaticLayerParams: 1 beginIds *i 2 beginMasks *i 3 endIds *i 4 endMasks *i 5 strides *i 6
      squeezeMasks *i
    SliceDynamicLayerParams: 2 beginMasks *i 3 endIds *i 4 endMasks *i 5 strides *i 6 squeezeMasks
      *i
    SlidingWindowsLayerParams: 1 axis i 2 windowSize i 3 step i
    TopKLayerParams: 1 axis i 2 K i 3 useBottomK i
    ArgMinLayerParams: 1 axis i 2 removeDim i
    ArgMaxLayerParams: 1 axis i 2 removeDim i
    EmbeddingNDLayerParams: 1 vocabSize i 2 embeddingSize i 3 hasBias i 20 weights WeightParams 21
      bias WeightParams
    BatchedMatMulLayerParams: 1 transposeA i 2 transposeB i 5 weightMatrixFirstDimension i 6
      weightMatrixSecondDimension i 7 hasBias i 8 weights WeightParams 9 bias WeightParams 10
      int8DynamicQuantize i
    GetShapeLayerParams:
    LoadConstantNDLayerParams: 1 shape *i 2 data WeightParams
    FillLikeLayerParams: 1 value f
    FillStaticLayerParams: 1 value f 2 targetShape *i
    FillDynamicLayerParams: 1 value f
    BroadcastToLikeLayerParams:
    BroadcastToStaticLayerParams: 1 targetShape *i
    BroadcastToDynamicLayerParams:
    SqueezeLayerParams: 1 axes *i 2 squeezeAll i
    ExpandDimsLayerParams: 1 axes *i
    FlattenTo2DLayerParams: 1 axis i
    ReshapeLikeLayerParams:
    ReshapeStaticLayerParams: 1 targetShape *i
    ReshapeDynamicLayerParams:
    RankPreservingReshapeLayerParams: 1 targetShape *i
    ConstantPaddingLayerParams: 1 value f 2 padAmounts *i 3 padToGivenOutputSizeMode i
    RandomNormalLikeLayerParams: 1 seed i 2 mean f 3 stdDev f
    RandomNormalStaticLayerParams: 1 seed i 2 mean f 3 stdDev f 4 outputShape *i
    RandomNormalDynamicLayerParams: 1 seed i 2 mean f 3 stdDev f
    RandomUniformLikeLayerParams: 1 seed i 2 minVal f 3 maxVal f
    RandomUniformStaticLayerParams: 1 seed i 2 minVal f 3 maxVal f 4 outputShape *i
    RandomUniformDynamicLayerParams: 1 seed i 2 minVal f 3 maxVal f
    RandomBernoulliLikeLayerParams: 1 seed i 2 prob f
    RandomBernoulliStaticLayerParams: 1 seed i 2 prob f 3 outputShape *i
    RandomBernoulliDynamicLayerParams: 1 seed i 2 prob f
    CategoricalDistributionLayerParams: 1 seed i 2 numSamples i 3 isLogits i 4 eps f 5 temperature
      f
    ReduceL1LayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceL2LayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceMaxLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceMinLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceSumLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceProdLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceMeanLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceLogSumLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceSumSquareLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    ReduceLogSumExpLayerParams: 1 axes *i 2 keepDims i 3 reduceAll i
    WhereNonZeroLayerParams:
    MatrixBandPartLayerParams: 1 numLower i 2 numUpper i
    LowerTriangularLayerParams: 1 k i
    UpperTriangularLayerParams: 1 k i
    WhereBroadcastableLayerParams:
    LayerNormalizationLayerParams: 1 normalizedShape *i 2 eps f 3 gamma WeightParams 4 beta
      WeightParams
    NonMaximumSuppressionLayerParams: 1 iouThreshold f 2 scoreThreshold f 3 maxBoxes i 4
      perClassSuppression i
    OneHotLayerParams: 1 oneHotVectorSize i 2 axis i 3 onValue f 4 offValue f
    CumSumLayerParams: 1 axis i 2 excludeFinalSum i 3 reverse i
    ClampedReLULayerParams: 1 alpha f 2 beta f
    ArgSortLayerParams: 1 axis i 2 descending i
    Pooling3DLayerParams: 1 type i 2 kernelDepth i 3 kernelHeight i 4 kernelWidth i 5 strideDepth
      i 6 strideHeight i 7 strideWidth i 8 customPaddingFront i 9 customPaddingBack i 10
      customPaddingTop i 11 customPaddingBottom i 12 customPaddingLeft i 13 customPaddingRight i
      14 countExcludePadding i 15 paddingType i
    GlobalPooling3DLayerParams: 1 type i
    SliceBySizeLayerParams: 2 size i 3 axis i
    Convolution3DLayerParams: 1 outputChannels i 2 inputChannels i 10 nGroups i 20 kernelDepth i
      21 kernelHeight i 22 kernelWidth i 31 strideDepth i 32 strideHeight i 33 strideWidth i 40
      dilationDepth i 41 dilationHeight i 42 dilationWidth i 50 hasBias i 60 weights WeightParams
      61 bias WeightParams 70 paddingType i 80 customPaddingFront i 81 customPaddingBack i 82
      customPaddingTop i 83 customPaddingBottom i 84 customPaddingLeft i 85 customPaddingRight i
      86 isDeconvolution i 87 outputShape *i
    NeuralNetworkImageScaler: 10 channelScale f 20 blueBias f 21 greenBias f 22 redBias f 30
      grayBias f
    NeuralNetworkMeanImage: 1 meanImage *f
    LossLayer: 1 name s 10 categoricalCrossEntropyLossLayer CategoricalCrossEntropyLossLayer 11
      meanSquaredErrorLossLayer MeanSquaredErrorLossLayer
    Optimizer: 10 sgdOptimizer SGDOptimizer 11 adamOptimizer AdamOptimizer
    BoolParameter: 1 defaultValue i
    FeatureValueWeight: 1 featureValue i 2 featureWeight Gaussian
    FloatVector: 1 vector *f
    LinearIndex:
    SingleKdTreeIndex: 1 leafSize i
    SquaredEuclideanDistance:
    Int64Range: 1 minValue i 2 maxValue i
    Int64Set: 1 values *i
    ConnectedItem: 1 itemId i 2 similarityScore d
    Function: 1 inputs *NamedValueType 2 opset s 3 block_specializations
      *BlockSpecializationsEntry 4 attributes *Function_AttributesEntry
    Value: 1 docString s 2 type ValueType 3 immediateValue ImmediateValue 5 blobFileValue
      BlobFileValue
    CustomModelParamValue: 10 doubleValue d 20 stringValue s 30 intValue i 40 longValue i 50
      boolValue i 60 bytesValue b
    StringParameter: 1 defaultValue s
    MapEntry: 1 key s 2 value d
    Int64ToDoubleMap_MapEntry: 1 key i 2 value d
    StringToInt64Map_MapEntry: 1 key s 2 value i
    Int64ToStringMap_MapEntry: 1 key i 2 value s
    Int64FeatureType:
    DoubleFeatureType:
    StringFeatureType:
    ImageFeatureType: 1 width i 2 height i 3 colorSpace i 21 enumeratedSizes EnumeratedImageSizes
      31 imageSizeRange ImageSizeRange
    ArrayFeatureType: 1 shape *i 2 dataType i 21 enumeratedShapes EnumeratedShapes 31 shapeRange
      ShapeRange 41 intDefaultValue i 51 floatDefaultValue f 61 doubleDefaultValue d
    DictionaryFeatureType: 1 int64KeyType Int64FeatureType 2 stringKeyType StringFeatureType
    SequenceFeatureType: 1 int64Type Int64FeatureType 3 stringType StringFeatureType 101 sizeRange
      SizeRange
    StateFeatureType: 1 arrayType ArrayFeatureType
    SparseNode: 1 index i 2 value d
    EvaluationInfo: 1 evaluationIndex i 2 evaluationValue d
    ValidPadding: 1 paddingAmounts BorderAmounts
    SamePadding: 1 asymmetryMode i
    WeightParams: 1 floatValue *f 2 float16Value b 30 rawValue b 31 int8RawValue b 40 quantization
      QuantizationParams 50 isUpdatable i
    ValidCompletePadding: 10 paddingAmounts *i
    ActivationLinear: 1 alpha f 2 beta f
    ActivationReLU:
    ActivationLeakyReLU: 1 alpha f
    ActivationThresholdedReLU: 1 alpha f
    ActivationPReLU: 1 alpha WeightParams
    ActivationTanh:
    ActivationScaledTanh: 1 alpha f 2 beta f
    ActivationSigmoid:
    ActivationSigmoidHard: 1 alpha f 2 beta f
    ActivationELU: 1 alpha f
    ActivationSoftsign:
    ActivationSoftplus:
    ActivationParametricSoftplus: 1 alpha WeightParams 2 beta WeightParams
    BorderAmounts: 10 borderAmounts *EdgeSizes
    PaddingConstant: 1 value f
    PaddingReflection:
    PaddingReplication:
    SamplingMode: 1 samplingMethod i
    BoxCoordinatesMode: 1 boxMode i
    LSTMParams: 10 sequenceOutput i 20 hasBiasVectors i 30 forgetBias i 40 hasPeepholeVectors i 50
      coupledInputAndForgetGate i 60 cellClipThreshold f
    LSTMWeightParams: 1 inputGateWeightMatrix WeightParams 2 forgetGateWeightMatrix WeightParams 3
      blockInputWeightMatrix WeightParams 4 outputGateWeightMatrix WeightParams 20
      inputGateRecursionMatrix WeightParams 21 forgetGateRecursionMatrix WeightParams 22
      blockInputRecursionMatrix WeightParams 23 outputGateRecursionMatrix WeightParams 40
      inputGateBiasVector WeightParams 41 forgetGateBiasVector WeightParams 42
      blockInputBiasVector WeightParams 43 outputGateBiasVector WeightParams 60
      inputGatePeepholeVector WeightParams 61 forgetGatePeepholeVector WeightParams 62
      outputGatePeepholeVector WeightParams
    CustomLayerParams_ParametersEntry: 1 key s 2 value CustomLayerParamValue
    CategoricalCrossEntropyLossLayer: 1 input s 2 target s
    MeanSquaredErrorLossLayer: 1 input s 2 target s
    SGDOptimizer: 1 learningRate DoubleParameter 2 miniBatchSize Int64Parameter 3 momentum
      DoubleParameter
    AdamOptimizer: 1 learningRate DoubleParameter 2 miniBatchSize Int64Parameter 3 beta1
      DoubleParameter 4 beta2 DoubleParameter 5 eps DoubleParameter
    NamedValueType: 1 name s 2 type ValueType
    BlockSpecializationsEntry: 1 key s 2 value Block
    Function_AttributesEntry: 1 key s 2 value Value
    ValueType: 1 tensorType TensorType 2 listType ListType 3 tupleType TupleType 4 dictionaryType
      DictionaryType 5 stateType StateType
    ImmediateValue: 1 tensor TensorValue 2 tuple TupleValue 3 list ListValue 4 dictionary
      DictionaryValue
    BlobFileValue: 1 fileName s 2 offset i
    EnumeratedImageSizes: 1 sizes *ImageSize
    ImageSizeRange: 1 widthRange SizeRange 2 heightRange SizeRange
    EnumeratedShapes: 1 shapes *Shape
    ShapeRange: 1 sizeRanges *SizeRange
    SizeRange: 1 lowerBound i 2 upperBound i
    QuantizationParams: 1 numberOfBits i 101 linearQuantization LinearQuantizationParams 102
      lookupTableQuantization LookUpTableQuantizationParams
    EdgeSizes: 1 startEdgeSize i 2 endEdgeSize i
    CustomLayerParamValue: 10 doubleValue d 20 stringValue s 30 intValue i 40 longValue i 50
      boolValue i
    DoubleParameter: 1 defaultValue d 10 range DoubleRange
    Block: 1 inputs *NamedValueType 2 outputs *s 3 operations *Operation 4 attributes
      *Block_AttributesEntry
    TensorType: 1 dataType i 2 rank i 3 dimensions *Dimension 4 attributes
      *TensorType_AttributesEntry
    ListType: 1 type ValueType 2 length Dimension
    TupleType: 1 types *ValueType
    DictionaryType: 1 keyType ValueType 2 valueType ValueType
    StateType: 1 wrappedType ValueType
    TensorValue: 1 floats RepeatedFloats 2 ints RepeatedInts 3 bools RepeatedBools 4 strings
      RepeatedStrings 5 longInts RepeatedLongInts 6 doubles RepeatedDoubles 7 bytes RepeatedBytes
    TupleValue: 1 values *Value
    ListValue: 1 values *Value
    DictionaryValue: 1 values *KeyValuePair
    ImageSize: 1 width i 2 height i
    Shape: 1 shape *i
    LinearQuantizationParams: 1 scale *f 2 bias *f
    LookUpTableQuantizationParams: 1 floatValue *f
    DoubleRange: 1 minValue d 2 maxValue d
    Operation: 1 type s 2 inputs *InputsEntry 3 outputs *NamedValueType 4 blocks *Block 5
      attributes *Operation_AttributesEntry
    Block_AttributesEntry: 1 key s 2 value Value
    Dimension: 1 constant ConstantDimension 2 unknown UnknownDimension
    TensorType_AttributesEntry: 1 key s 2 value Value
    RepeatedFloats: 1 values *f
    RepeatedInts: 1 values *i
    RepeatedBools: 1 values *i
    RepeatedStrings: 1 values *s
    RepeatedLongInts: 1 values *i
    RepeatedDoubles: 1 values *d
    RepeatedBytes: 1 values b
    KeyValuePair: 1 key Value 2 value Value
    InputsEntry: 1 key s 2 value Argument
    Operation_AttributesEntry: 1 key s 2 value Value
    ConstantDimension: 1 size i
    UnknownDimension: 1 variadic i
    Argument: 1 arguments *Binding
    Binding: 1 name s 2 value Value
    """)
}
