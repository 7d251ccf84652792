/// The names of PyTorch that checkpoints and state dicts need; whole modules are not data.

extension StandardPolicy {
  static let torchNames = """
    class any torch: Generator Size device
    class torch torch: Tensor
    storage torch torch: BFloat16Storage BoolStorage ByteStorage CharStorage ComplexDoubleStorage
    storage torch torch: ComplexFloatStorage DoubleStorage FloatStorage HalfStorage IntStorage
    storage torch torch: LongStorage QInt32Storage QInt8Storage QUInt2x4Storage QUInt4x2Storage
    storage torch torch: QUInt8Storage ShortStorage Storage TypedStorage UntypedStorage
    storage torch torch: _TypedStorage _UntypedStorage
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
    value torch torch: BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor FloatTensor
    value torch torch: HalfTensor IntTensor LongTensor ShortTensor
    class any torch._C: Generator
    class torch torch._dynamo.decorators: _DimRange
    apply torch torch._tensor: _rebuild_from_type _rebuild_from_type_v2
    call any torch._utils: _rebuild_meta_tensor_no_storage
    call torch torch._utils: _rebuild_device_tensor_from_cpu_tensor
    call torch torch._utils: _rebuild_device_tensor_from_numpy _rebuild_nested_tensor
    call torch torch._utils: _rebuild_parameter _rebuild_parameter_with_state _rebuild_qtensor
    call torch torch._utils: _rebuild_sparse_csr_tensor _rebuild_sparse_tensor _rebuild_tensor
    call torch torch._utils: _rebuild_tensor_v2 _rebuild_tensor_v3 _rebuild_xla_tensor
    wrap torch torch._utils: _rebuild_wrapper_subclass
    class any torch.amp.grad_scaler: OptState
    storage torch torch.cuda: BFloat16Storage BoolStorage ByteStorage CharStorage
    storage torch torch.cuda: ComplexDoubleStorage ComplexFloatStorage DoubleStorage FloatStorage
    storage torch torch.cuda: HalfStorage IntStorage LongStorage ShortStorage UntypedStorage
    storage torch torch.cuda: _UntypedStorage
    value torch torch.cuda: BFloat16Tensor BoolTensor ByteTensor CharTensor DoubleTensor
    value torch torch.cuda: FloatTensor HalfTensor IntTensor LongTensor ShortTensor
    class any torch.cuda.amp.grad_scaler: OptState
    class torch torch.distributions.normal: Normal
    call torch torch.jit._pickle: build_boollist build_doublelist build_intlist build_tensorlist
    call torch torch.jit._pickle: restore_type_tag
    class torch torch.masked.maskedtensor.core: MaskedTensor
    call torch torch.nested._internal.nested_tensor: _rebuild_njt
    class torch torch.nested._internal.nested_tensor: NestedTensor
    class torch torch.nn.modules.module: _IncompatibleKeys
    class torch torch.nn.parameter: Buffer Parameter
    instance torch torch.optim.adadelta: Adadelta
    instance torch torch.optim.adagrad: Adagrad
    instance torch torch.optim.adam: Adam
    instance torch torch.optim.adamax: Adamax
    instance torch torch.optim.adamw: AdamW
    instance torch torch.optim.asgd: ASGD
    instance torch torch.optim.lbfgs: LBFGS
    class torch torch.optim.lr_scheduler: ChainedScheduler ConstantLR CosineAnnealingLR
    class torch torch.optim.lr_scheduler: CosineAnnealingWarmRestarts CyclicLR ExponentialLR
    class torch torch.optim.lr_scheduler: LambdaLR LinearLR MultiStepLR MultiplicativeLR
    class torch torch.optim.lr_scheduler: OneCycleLR PolynomialLR ReduceLROnPlateau SequentialLR
    class torch torch.optim.lr_scheduler: StepLR
    instance torch torch.optim.nadam: NAdam
    instance torch torch.optim.radam: RAdam
    instance torch torch.optim.rmsprop: RMSprop
    instance torch torch.optim.rprop: Rprop
    instance torch torch.optim.sgd: SGD
    instance torch torch.optim.sparse_adam: SparseAdam
    call torch torch.serialization: _get_layout
    load any torch.storage: _load_from_bytes
    storage torch torch.storage: TypedStorage UntypedStorage _TypedStorage _UntypedStorage
    class any torch.torch_version: TorchVersion
    class torch torch.utils.data.dataset: ChainDataset ConcatDataset Subset TensorDataset
    """
}
