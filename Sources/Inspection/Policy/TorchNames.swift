/// The names of PyTorch that checkpoints and state dicts need; whole modules are not data.

extension StandardPolicy {
  static let torchNames = """
    call torch torch._utils: _rebuild_tensor _rebuild_tensor_v2 _rebuild_tensor_v3
    call torch torch._utils: _rebuild_parameter _rebuild_parameter_with_state
    call torch torch._utils: _rebuild_sparse_tensor
    call torch torch._utils: _rebuild_sparse_csr_tensor _rebuild_qtensor
    call torch torch._utils: _rebuild_meta_tensor_no_storage
    call torch torch._utils: _rebuild_device_tensor_from_numpy _rebuild_nested_tensor
    call torch torch.serialization: _get_layout
    wrap torch torch._tensor: _rebuild_from_type_v2
    class torch torch: Size device Tensor Generator
    class torch torch.nn.parameter: Parameter Buffer
    value torch torch: BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor HalfTensor
    value torch torch: IntTensor
    value torch torch: LongTensor ShortTensor BFloat16Tensor
    storage torch torch.storage: TypedStorage UntypedStorage _TypedStorage _UntypedStorage
    storage torch torch.cuda: BFloat16Storage BoolStorage ByteStorage CharStorage DoubleStorage
    storage torch torch.cuda: FloatStorage HalfStorage IntStorage LongStorage ShortStorage
    load any torch.storage: _load_from_bytes
    value any torch: _mkldnn bfloat16 bit bits16 bits1x8 bits2x4 bits4x2 bits8 bool cdouble cfloat
    value any torch: chalf channels_last channels_last_3d complex128 complex32 complex64
    value any torch: contiguous_format double float float16 float32 float4_e2m1fn_x2 float64
    value any torch: float8_e4m3fn float8_e4m3fnuz float8_e5m2 float8_e5m2fnuz float8_e8m0fnu half
    value any torch: int int1 int16 int2 int3 int32 int4 int5 int6 int64 int7 int8 jagged
    value any torch: legacy_contiguous_format long per_channel_affine
    value any torch: per_channel_affine_float_qparams per_channel_symmetric per_tensor_affine
    value any torch: per_tensor_symmetric preserve_format qint32 qint8 quint2x4 quint4x2 quint8
    value any torch: short sparse_bsc sparse_bsr sparse_coo sparse_csc sparse_csr strided uint1
    value any torch: uint16 uint2 uint3 uint32 uint4 uint5 uint6 uint64 uint7 uint8
    storage torch torch: BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage
    storage torch torch: ComplexFloatStorage DoubleStorage FloatStorage HalfStorage IntStorage
    storage torch torch: LongStorage QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage
    storage torch torch: QUInt8Storage ShortStorage Storage TypedStorage UntypedStorage
    """
}
