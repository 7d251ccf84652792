/// Which operators of TensorFlow graphs are allowed: all that TensorFlow itself registers, without
/// those that reach beyond tensors.

/// Lists of operators.
enum TensorFlowPolicy {
  /// What an operator is.
  enum Role: Equatable {
    /// Computes on tensors.
    case allowed
    /// Calls Python, or writes where the graph says: never needed by a model.
    case dangerous
    /// Reads or writes a file that one of its inputs names.
    case file
    /// Reads files of training data that one of its inputs names.
    case records
    /// Writes or reads checkpoints; ordinary in the functions that save and restore.
    case checkpoint
    /// Reads a file that the model brings as its asset.
    case asset
    /// Prints, debugs or writes summaries where an attribute says.
    case output
    /// Talks to other machines, loads or runs compiled programs, stops the process.
    case reaching
    /// Not an operator of TensorFlow.
    case unknown
  }

  /// The role of an operator.
  static func role(of op: String) -> Role {
    if let special = special[op] { return special }
    if op.hasPrefix("_TPU") || op.hasPrefix("TPU") || op.hasPrefix("_Xla") { return .reaching }
    return known.contains(op) || textOperators.contains(op) ? .allowed : .unknown
  }

  /// Operators whose inputs and attributes are looked up.
  static let watched = Set(special.keys)

  private static let known = Set(
    table.split(whereSeparator: \.isWhitespace).map(String.init)
      + retired.split(whereSeparator: \.isWhitespace).map(String.init))

  private static let special: [String: Role] = {
    var result: [String: Role] = [:]
    for (role, names) in [
      (
        Role.dangerous,
        "PyFunc PyFuncStateless EagerPyFunc WriteFile DumpTensor FileSystemSetConfiguration"
      ),
      (
        .file,
        """
        ReadFile MatchingFiles WholeFileReader WholeFileReaderV2 LoadDataset SaveDataset SaveDatasetV2
        SnapshotDataset SnapshotDatasetV2 SnapshotDatasetReader SnapshotNestedDatasetReader
        SnapshotChunkDataset ListSnapshotChunksDataset DistributedSave DatasetToTFRecord
        ExperimentalDatasetToTFRecord SqlDataset ExperimentalSqlDataset ImmutableConst
        MatchingFilesDataset ExperimentalMatchingFilesDataset CacheDataset CacheDatasetV2
        LoadAndRemapMatrix GenerateVocabRemapping RecordInput CreateSummaryFileWriter
        CreateSummaryDbWriter ImportEvent CalibrationStatisticsSaver DecodeProtoV2 EncodeProto
        """
      ),
      (
        .records,
        """
        TFRecordDataset TFRecordDatasetV2 TextLineDataset FixedLengthRecordDataset
        FixedLengthRecordDatasetV2 CSVDataset CSVDatasetV2 ExperimentalCSVDataset LMDBDataset
        ExperimentalLMDBDataset TextLineReader TextLineReaderV2 TFRecordReader TFRecordReaderV2
        FixedLengthRecordReader FixedLengthRecordReaderV2 LMDBReader
        """
      ),
      (
        .checkpoint,
        """
        Save SaveSlices SaveV2 Restore RestoreSlice RestoreV2 MergeV2Checkpoints DTensorRestoreV2
        CheckpointHasKey
        """
      ),
      (
        .asset,
        """
        InitializeTableFromTextFile InitializeTableFromTextFileV2 InitializeTRTResource
        SimpleMLLoadModelFromPath SimpleMLLoadModelFromPathWithHandle
        """
      ),
      (
        .output,
        """
        PrintV2 DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount DebugNumericSummary
        DebugNumericSummaryV2 Copy CopyHost
        """
      ),
      (
        .reaching,
        """
        Abort RemoteCall RpcCall RpcCheckStatus RpcClient RpcGetValue RpcServer RpcServerRegister
        RpcServerStart DeleteRpcFutureResource DataServiceDataset DataServiceDatasetV2
        DataServiceDatasetV3 DataServiceDatasetV4 RegisterDataset RegisterDatasetV2
        DatasetFromGraph XlaLaunch XlaLaunchV2 XlaCustomCall
        XlaCustomCallV2 XlaHostCompute XlaSendToHost XlaRecvFromHost TRTEngineOp
        CreateTRTResourceHandle GetCalibrationDataOp ConfigureDistributedTPU ShutdownDistributedTPU
        ConfigureTPUEmbeddingHost ConnectTPUEmbeddingHosts TfLiteSubgraphExecute RemoteFusedGraphExecute
        """
      ),
    ] {
      for name in names.split(whereSeparator: \.isWhitespace) { result[String(name)] = role }
    }
    return result
  }()

  /// Operators that older versions had, with the same kind of effect.
  private static let retired = """
    Bucketize Skipgram BatchFFT BatchFFT2D BatchFFT3D BatchIFFT BatchIFFT2D BatchIFFT3D Batch
    TensorForestCreateTreeVariable ExperimentalNumaMapAndBatchDataset ExperimentalIdentityIndexedDataset
    ExperimentalIndexedDatasetGet ExperimentalMaterializedIndexDatasetHandle FlexDelegate
    CudnnRNNCanonicalToParams Roll MutableHashTableOfTensors NegTrain Where WrapDatasetVariant
    ScatterNdAdd
    """

  /// Operators of TensorFlow Text 2.21, Addons 0.23 and Decision Forests 1.12: code of known
  /// libraries on the data that the graph gives it.
  private static let textOperators = Set(
    """
    CaseFoldUTF8 ConstrainedSequence FastBertNormalize FastWordpieceTokenizeWithOffsets
    FastWordpieceDetokenize FindSourceOffsets MaxSpanningTree NgramsStringJoin NormalizeUTF8
    NormalizeUTF8WithOffsetsMap PhraseTokenize PhraseDetokenize RegexSplitWithOffsets RougeL
    SentenceFragments SentenceFragmentsV2 SentencepieceDetokenizeOp SentencepieceIdToStringOp
    SentencepieceOp SentencepieceStringToIdOp SentencepieceTokenizeOp
    SentencepieceTokenizeWithOffsetsOp SentencepieceVocabSizeOp SplitMergeTokenizeWithOffsets
    SplitMergeFromLogitsTokenizeWithOffsets TokenizerFromLogits UnicodeScriptTokenizeWithOffsets
    WhitespaceTokenizeWithOffsets WhitespaceTokenizeWithOffsetsV2 WordpieceTokenizeWithOffsets
    WordpieceDetokenizeOp ByteSplit ByteSplitWithOffsets TFText>BoiseTagsToOffsets TFText>ByteSplit
    TFText>ByteSplitByOffsets TFText>ByteSplitWithOffsets TFText>FastBertNormalize
    TFText>FastSentencepieceDetokenize TFText>FastSentencepieceTokenize
    TFText>FastWordpieceDetokenize TFText>FastWordpieceTokenizeWithOffsets TFText>NgramsStringJoin
    TFText>OffsetsToBoiseTags TFText>PhraseDetokenize TFText>RoundRobinGenerateMasks
    TFText>RoundRobinTrim TFText>Utf8Binarize TFText>WhitespaceTokenizeWithOffsetsV2
    Addons>AdjustHsvInYiq Addons>CorrelationCost Addons>CorrelationCostGrad Addons>EmbeddingBag
    Addons>EmbeddingBagGrad Addons>EuclideanDistanceTransform Addons>GatherTree
    Addons>ImageConnectedComponents Addons>ImageProjectiveTransformV2 Addons>ParseTime
    Addons>Resampler Addons>ResamplerGrad Addons>SkipGramGenerateCandidates
    SimpleMLCreateModelResource SimpleMLInferenceLeafIndexOpWithHandle SimpleMLInferenceOp
    SimpleMLInferenceOpWithHandle
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
