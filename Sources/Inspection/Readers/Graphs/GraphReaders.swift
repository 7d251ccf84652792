/// The readers of graphs, for the register.

import Bytes
import Formats

extension FormatReader {
  /// Formats that hold computation graphs.
  static let graphs = [
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
  ]
}
