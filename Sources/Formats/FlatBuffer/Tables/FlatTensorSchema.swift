/// Tables of ExecuTorch's files of tensors (`flat_tensor.fbs`, as of executorch 1.5.1).

extension FlatSchema {
  /// The table.
  package static let flatTensor = FlatSchema(
    """
    TensorLayout: 0 scalar_type 1 1 sizes [4 2 dim_order [1
    DataSegment: 0 offset 8 1 size 8
    NamedData: 0 key s 1 segment_index 4 2 tensor_layout TensorLayout
    FlatTensor: 0 version 4 1 segments [DataSegment 2 named_data [NamedData
    """)
}
