/// The readers of graphs, for the register.

import Bytes
import Formats

extension FormatReader {
  /// Formats that hold computation graphs.
  static let graphs = messages + tensorStreams + engines

  private static let messages = [
    FormatReader(
      name: "onnx", recognises: ONNXModel.isCandidate, read: { $0.inspectONNX($1, $2) }),
    FormatReader(
      name: "tensorflow-savedmodel", recognises: { TensorFlowGraph.isCandidate($0, .savedModel) },
      read: { $0.inspectTensorFlow($1, .savedModel, $2) }),
    FormatReader(
      name: "tensorflow-metagraph", recognises: { TensorFlowGraph.isCandidate($0, .metaGraph) },
      read: { $0.inspectTensorFlow($1, .metaGraph, $2) }),
    FormatReader(
      name: "tensorflow-graph", recognises: { TensorFlowGraph.isCandidate($0, .graph) },
      read: { $0.inspectTensorFlow($1, .graph, $2) }),
    FormatReader(
      name: "keras-metadata", recognises: TensorFlowFiles.isKerasMetadata,
      read: { $0.inspectKerasMetadata($1, $2) }),
    FormatReader(
      name: "tensorflow-fingerprint", recognises: TensorFlowFiles.isFingerprint,
      read: { $0.inspectFingerprint($1, $2) }),
    FormatReader(
      name: "tensorflow-checkpoint-index", recognises: TensorBundle.isCandidate,
      read: { $0.inspectTensorBundle($1, $2) }),
    FormatReader(
      name: "tensorflow-checkpoint", recognises: TensorFlowFiles.isCheckpointState,
      read: { $0.inspectCheckpointState($1, $2) }),
    FormatReader(
      name: "tfrecord", recognises: TensorFlowFiles.isRecords,
      read: { $0.inspectRecords($1, $2) }),
    FormatReader(
      name: "executorch", recognises: { ExecuTorchProgram.isCandidate($0, tensors: false) },
      read: { $0.inspectExecuTorch($1, tensors: false, $2) }),
    FormatReader(
      name: "executorch-tensors", recognises: { ExecuTorchProgram.isCandidate($0, tensors: true) },
      read: { $0.inspectExecuTorch($1, tensors: true, $2) }),
    FormatReader(
      name: "onnx-runtime", recognises: { OrtModel.isCandidate($0, checkpoint: false) },
      read: { $0.inspectOrt($1, checkpoint: false, $2) }),
    FormatReader(
      name: "onnx-runtime-checkpoint", recognises: { OrtModel.isCandidate($0, checkpoint: true) },
      read: { $0.inspectOrt($1, checkpoint: true, $2) }),
    FormatReader(
      name: "coreml", recognises: { MessageFormats.isCandidate($0, .coreML) },
      read: { $0.inspectCoreML($1, $2) }),
    FormatReader(
      name: "paddle-program", recognises: { MessageFormats.isCandidate($0, .paddle) },
      read: { $0.inspectPaddle($1, $2) }),
    FormatReader(
      name: "caffe", recognises: { MessageFormats.isCandidate($0, .caffe) },
      read: { $0.inspectCaffe($1, $2) }),
    FormatReader(
      name: "cntk", recognises: { MessageFormats.isCandidate($0, .cntk) },
      read: { $0.inspectCNTK($1, $2) }),
    FormatReader(
      name: "sentencepiece", recognises: { MessageFormats.isCandidate($0, .sentencePiece) },
      read: { $0.inspectSentencePiece($1, $2) }),
  ]

  private static let tensorStreams = [
    FormatReader(
      name: "paddle-tensors", recognises: { TensorStreams.isCandidate($0, .paddle) },
      read: { $0.inspectStream($1, .paddle, "paddle-tensors", $2) }),
    FormatReader(
      name: "mxnet-params", recognises: { TensorStreams.isCandidate($0, .mxnet) },
      read: { $0.inspectStream($1, .mxnet, "mxnet-params", $2) }),
    FormatReader(
      name: "coreml-weights", recognises: { TensorStreams.isCandidate($0, .coreML) },
      read: { $0.inspectStream($1, .coreML, "coreml-weights", $2) }),
    FormatReader(
      name: "ncnn", recognises: { (try? $0.bytes(0, 8)) == Array("7767517\n".utf8) },
      read: { $0.inspectNcnn($1, $2) }),
    FormatReader(
      name: "text-graph", recognises: TextGraph.isCandidate,
      read: { $0.inspectTextGraph($1, $2) }),
  ]

  private static let engines =
    [
      FormatReader(
        name: "tensorrt-engine", recognises: Inspector.isDescribedEngine,
        read: { $0.inspectEngine("tensorrt-engine", $1, $2) })
    ]
    + Inspector.engines.map { engine in
      FormatReader(
        name: engine.name,
        recognises: { (try? $0.bytes(0, engine.mark.count)) == engine.mark },
        read: { $0.inspectEngine(engine.name, $1, $2) })
    }
}
