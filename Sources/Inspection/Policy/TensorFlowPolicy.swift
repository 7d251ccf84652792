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
        ExperimentalDatasetToTFRecord TFRecordDataset TFRecordDatasetV2 TextLineDataset
        FixedLengthRecordDataset FixedLengthRecordDatasetV2 CSVDataset CSVDatasetV2
        ExperimentalCSVDataset LMDBDataset ExperimentalLMDBDataset SqlDataset ExperimentalSqlDataset
        MatchingFilesDataset ExperimentalMatchingFilesDataset CacheDataset CacheDatasetV2
        LoadAndRemapMatrix GenerateVocabRemapping RecordInput CreateSummaryFileWriter
        CreateSummaryDbWriter ImportEvent CalibrationStatisticsSaver DecodeProtoV2 EncodeProto
        """
      ),
      (
        .checkpoint,
        """
        Save SaveSlices SaveV2 Restore RestoreSlice RestoreV2 MergeV2Checkpoints DTensorRestoreV2
        CheckpointHasKey
        """
      ),
      (.asset, "InitializeTableFromTextFile InitializeTableFromTextFileV2 InitializeTRTResource"),
      (
        .output,
        """
        PrintV2 DebugIdentity DebugIdentityV2 DebugIdentityV3 DebugNanCount DebugNumericSummary
        DebugNumericSummaryV2
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

  /// Operators of TensorFlow Text: code of a known library on the data that the graph gives it.
  private static let textOperators = Set(
    """
    CaseFoldUTF8 ConstrainedSequence FastBertNormalize FastWordpieceTokenizeWithOffsets
    FastWordpieceDetokenize NgramsStringJoin NormalizeUTF8 NormalizeUTF8WithOffsetsMap
    FindSourceOffsets RegexSplitWithOffsets RougeL SentenceFragments SentencepieceOp
    SentencepieceTokenizeOp SentencepieceTokenizeWithOffsetsOp SentencepieceDetokenizeOp
    SentencepieceIdToStringOp SentencepieceStringToIdOp SentencepieceVocabSizeOp
    SplitMergeTokenizeWithOffsets SplitMergeFromLogitsTokenizeWithOffsets
    UnicodeScriptTokenizeWithOffsets WhitespaceTokenizeWithOffsetsV2 WhitespaceTokenizeWithOffsets
    WordpieceTokenizeWithOffsets WordpieceDetokenizeOp MstSolver ByteSplit ByteSplitWithOffsets
    PhraseTokenize PhraseDetokenize BoiseTagsToOffsets OffsetsToBoiseTags TrimmerWaterfall
    RoundRobinTrim RoundRobinGenerateMasks UtfStrToBytes TFText>FastWordpieceTokenizeWithOffsets
    TFText>FastWordpieceDetokenize TFText>FastBertNormalize TFText>FastSentencepieceTokenize
    TFText>FastSentencepieceDetokenize TFText>WhitespaceTokenizeWithOffsetsV2 TFText>ByteSplit
    TFText>ByteSplitWithOffsets TFText>NgramsStringJoin TFText>RoundRobinTrim
    TFText>RoundRobinGenerateMasks TFText>BoiseTagsToOffsets TFText>OffsetsToBoiseTags
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
