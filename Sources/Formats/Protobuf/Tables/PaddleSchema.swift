/// Messages of PaddlePaddle (`framework.proto`, as of paddlepaddle 3.3.1).

extension ProtobufSchema {
  /// The table.
  package static let paddle = ProtobufSchema(
    """
    ProgramDesc: 1 blocks *BlockDesc 4 version Version 5 op_version_map OpVersionMap
    BlockDesc: 1 idx i 2 parent_idx i 3 vars *VarDesc 4 ops *OpDesc 5 forward_block_idx i
    Version: 1 version i
    OpVersionMap: 1 pair *OpVersionPair
    VarDesc: 1 name s 2 type VarType 3 persistable i 4 need_check_feed i 5 is_parameter i 6
      stop_gradient i 7 attrs *Attr
    OpDesc: 1 inputs *Var 2 outputs *Var 3 type s 4 attrs *OpDesc_Attr 5 is_target i
    OpVersionPair: 1 op_name s 2 op_version OpVersion
    VarType: 1 type i 2 selected_rows TensorDesc 3 dense_tensor DenseTensorDesc 4 tensor_array
      DenseTensorArrayDesc 5 reader ReaderDesc 7 tuple Tuple 8 string TensorDesc 9 strings
      TensorDesc 10 vocab TensorDesc 11 sparse_coo TensorDesc 12 sparse_csr TensorDesc
    Attr: 1 name s 2 type i 3 i i 4 s s 5 ints *i
    Var: 1 parameter s 2 arguments *s
    OpDesc_Attr: 1 name s 2 type i 3 i i 4 f f 5 s s 6 ints *i 7 floats *f 8 strings *s 10 b i 11
      bools *i 12 block_idx i 13 l i 14 blocks_idx *i 15 longs *i 16 float64s *d 17 var_name s 18
      vars_name *s 19 float64 d 20 scalar Scalar 21 scalars *Scalar
    OpVersion: 1 version i
    TensorDesc: 1 data_type i 2 dims *i
    DenseTensorDesc: 1 tensor TensorDesc 2 legacy_lod_level i
    DenseTensorArrayDesc: 1 tensor TensorDesc 2 legacy_lod_level i
    ReaderDesc: 1 dense_tensor *DenseTensorDesc
    Tuple: 1 element_type *i
    Scalar: 1 type i 2 b i 3 i i 4 r d 5 c Complex
    Complex: 1 r d 2 i d
    """)
}
