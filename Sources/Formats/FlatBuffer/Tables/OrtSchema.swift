/// Tables of ONNX Runtime's own format (`ort.fbs`, as of onnxruntime 1.32.0).

extension FlatSchema {
  /// The table.
  package static let onnxRuntime = FlatSchema(
    """
    ArgTypeAndIndex: 0 ArgType 1 1 Index 4
    Attribute: 0 Name s 1 DocString s 2 Type 4 3 F 4 4 I 8 5 S s 6 T Tensor 7 G Graph 8 Floats [4
      9 Ints [8 10 Strings [s 11 Tensors [Tensor 12 Graphs [Graph
    Checkpoint: 0 Version 4 1 ModuleState ModuleState 2 OptimizerGroups [OptimizerGroup 3
      PropertyBag PropertyBag
    DeprecatedKernelCreateInfos: 0 NodeIndices [4 1 KernelDefHashes [8
    DeprecatedNodeIndexAndKernelDefHash: 0 NodeIndex 4 1 KernelDefHash 8
    DeprecatedSessionState: 0 Kernels DeprecatedKernelCreateInfos 1 SubGraphSessionStates
      [DeprecatedSubGraphSessionState
    DeprecatedSubGraphSessionState: 0 GraphId s 1 SessionState DeprecatedSessionState
    Dimension: 0 Value DimensionValue 1 Denotation s
    DimensionValue: 0 DimType 1 1 DimValue 8 2 DimParam s
    FloatProperty: 0 Name s 1 Value 4
    Graph: 0 Initializers [Tensor 1 NodeArgs [ValueInfo 2 Nodes [Node 3 MaxNodeIndex 4 4 NodeEdges
      [NodeEdge 5 Inputs [s 6 Outputs [s 7 SparseInitializers [SparseTensor 8 RuntimeOptimizations
      RuntimeOptimizations
    InferenceSession: 0 OrtVersion s 1 Model Model 3 KernelTypeStrResolver KernelTypeStrResolver
    IntProperty: 0 Name s 1 Value 8
    KernelTypeStrArgsEntry: 0 KernelTypeStr s 1 Args [ArgTypeAndIndex
    KernelTypeStrResolver: 0 OpKernelTypeStrArgs [OpIdKernelTypeStrArgsEntry
    MapType: 0 KeyType 4 1 ValueType TypeInfo
    Model: 0 IrVersion 8 1 OpsetImport [OperatorSetId 2 ProducerName s 3 ProducerVersion s 4
      Domain s 5 ModelVersion 8 6 DocString s 7 Graph Graph 8 GraphDocString s 9 MetadataProps
      [StringStringEntry
    ModuleState: 0 RequiresGradParams [Tensor 1 FrozenParams [Tensor 2 IsNominalState 1 3
      HasExternalData 1
    Node: 0 Name s 1 DocString s 2 Domain s 3 SinceVersion 4 4 Index 4 5 OpType s 6 Type 4 7
      ExecutionProviderType s 8 Inputs [s 9 Outputs [s 10 Attributes [Attribute 11 InputArgCounts
      [4 12 ImplicitInputs [s
    NodeEdge: 0 NodeIndex 4 1 InputEdges [12 2 OutputEdges [12
    NodesToOptimizeIndices: 0 NodeIndices [4 1 NumInputs 4 2 NumOutputs 4 3 HasVariadicInput 1 4
      HasVariadicOutput 1 5 NumVariadicInputs 4 6 NumVariadicOutputs 4
    OpIdKernelTypeStrArgsEntry: 0 OpId s 1 KernelTypeStrArgs [KernelTypeStrArgsEntry
    OperatorSetId: 0 Domain s 1 Version 8
    OptimizerGroup: 0 GroupName s 1 Step 8 2 InitialLearningRate 4 3 OptimizerStates
      [ParameterOptimizerState
    ParameterOptimizerState: 0 ParamName s 1 Momentums [Tensor
    PropertyBag: 0 Ints [IntProperty 1 Floats [FloatProperty 2 Strings [StringProperty
    RuntimeOptimizationRecord: 0 ActionId s 1 NodesToOptimizeIndices NodesToOptimizeIndices 3
      ProducedOpIds [s
    RuntimeOptimizationRecordContainerEntry: 0 OptimizerName s 1 RuntimeOptimizationRecords
      [RuntimeOptimizationRecord
    RuntimeOptimizations: 0 Records [RuntimeOptimizationRecordContainerEntry
    SequenceType: 0 ElemType TypeInfo
    Shape: 0 Dim [Dimension
    SparseTensor: 0 Values Tensor 1 Indices Tensor 2 Dims [8
    StringProperty: 0 Name s 1 Value s
    StringStringEntry: 0 Key s 1 Value s
    Tensor: 0 Name s 1 DocString s 2 Dims [8 3 DataType 4 4 RawData [1 5 StringData [s 6
      ExternalDataOffset 8
    TensorTypeAndShape: 0 ElemType 4 1 Shape Shape
    TypeInfo: 0 Denotation s 1 ValueType 1 2 Value |TypeInfoValue
    ValueInfo: 0 Name s 1 DocString s 2 Type TypeInfo
    |TypeInfoValue: 1 tensor_type TensorTypeAndShape 2 sequence_type SequenceType 3 map_type
      MapType
    """)
}
