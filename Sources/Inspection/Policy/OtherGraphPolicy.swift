/// Names of operators and layers that are known in Core ML, Caffe, MXNet and ncnn.

/// Lists of names.
enum OtherGraphPolicy {
  private static func names(_ text: String) -> Set<String> {
    Set(text.split(whereSeparator: \.isWhitespace).map(String.init))
  }

  /// Operators of Core ML programs, all versions (coremltools 9.0, registry of MIL operators).
  static let coreML = names(
    """
    abs acos add affine argsort asin atan atanh avg_pool band_part batch_norm batch_to_space cast
    ceil clamped_relu classify clip concat cond const constexpr_affine_dequantize
    constexpr_blockwise_shift_scale constexpr_cast constexpr_lut_to_dense constexpr_lut_to_sparse
    constexpr_sparse_blockwise_shift_scale constexpr_sparse_to_dense conv conv_quantized
    conv_transpose cos cosh crop crop_resize cumsum depth_to_space dequantize einsum elu equal erf
    exp exp2 expand_dims fill fill_like flatten2d floor floor_div gather gather_along_axis gather_nd
    gelu greater greater_equal gru identity instance_norm inverse l2_norm l2_pool layer_norm
    leaky_relu less less_equal linear linear_activation list_gather list_length list_read
    list_scatter list_write local_response_norm log logical_and logical_not logical_or logical_xor
    lstm make_list matmul max_pool maximum minimum mod mul non_maximum_suppression non_zero
    not_equal one_hot pad pixel_shuffle pixel_unshuffle pow prelu quantize random_bernoulli
    random_categorical random_normal random_uniform range_1d read_state write_state real_div
    reduce_argmax reduce_argmin reduce_l1_norm reduce_l2_norm reduce_log_sum reduce_log_sum_exp
    reduce_max reduce_mean reduce_min reduce_prod reduce_sum reduce_sum_square relu relu6 resample
    reshape reshape_like resize resize_bilinear resize_nearest_neighbor reverse reverse_sequence rnn
    round rsqrt scaled_dot_product_attention scaled_tanh scatter scatter_along_axis scatter_nd
    select shape sigmoid sigmoid_hard sign silu sin sinh slice_by_index slice_by_size slice_update
    sliding_windows softmax softplus softplus_parametric softsign space_to_batch space_to_depth
    split sqrt square squeeze stack sub tan tanh threshold thresholded_relu tile topk transpose
    upsample_bilinear upsample_nearest_neighbor while_loop coreml_update_state call tensor_buffer
    """)

  /// Layers of Caffe and of its forks that others read.
  static let caffe = names(
    """
    AbsVal Accuracy ArgMax BatchNorm BatchReindex Bias BNLL Clip Concat ContrastiveLoss Convolution
    Crop Data Deconvolution Dropout DummyData ELU Eltwise Embed EuclideanLoss Exp Filter Flatten
    HDF5Data HingeLoss Im2col ImageData InfogainLoss InnerProduct Input Log LRN LSTM LSTMUnit
    MemoryData MultinomialLogisticLoss MVN Parameter Pooling Power PReLU Recurrent Reduction ReLU
    Reshape RNN Scale Sigmoid SigmoidCrossEntropyLoss Silence Slice Softmax SoftmaxWithLoss Split
    SPP Swish TanH Threshold Tile WindowData AnnotatedData DetectionEvaluate DetectionOutput
    MultiBoxLoss Normalize Permute PriorBox SmoothL1Loss VideoData ROIPooling PSROIPooling ReLU6
    Axpy ShuffleChannel Interp Upsample DepthwiseConvolution ConvolutionDepthwise BN
    ConvolutionData Proposal CuDNNBatchNorm
    """)

  /// Layers of ncnn (`src/layer`).
  static let ncnn = names(
    """
    AbsVal ArgMax BatchNorm Bias BNLL Concat Convolution Crop Deconvolution Dropout Eltwise ELU
    Embed Exp Flatten InnerProduct Input Log LRN MemoryData MVN Pooling Power PReLU Proposal
    Reduction ReLU Reshape ROIPooling Scale Sigmoid Slice Softmax Split SPP TanH Threshold Tile RNN
    LSTM BinaryOp UnaryOp ConvolutionDepthWise Padding Squeeze ExpandDims Normalize Permute PriorBox
    DetectionOutput Interp DeconvolutionDepthWise ShuffleChannel InstanceNorm Clip Reorg
    YoloDetectionOutput Quantize Dequantize Yolov3DetectionOutput PSROIPooling ROIAlign Packing
    Requantize Cast HardSigmoid SELU HardSwish Noop PixelShuffle DeepCopy Mish StatisticsPooling
    Swish Gemm GroupNorm LayerNorm Softplus GRU MultiHeadAttention GELU Convolution1D Pooling1D
    ConvolutionDepthWise1D Convolution3D ConvolutionDepthWise3D Pooling3D MatMul Deconvolution1D
    DeconvolutionDepthWise1D Deconvolution3D DeconvolutionDepthWise3D Einsum DeformableConv2D GLU
    Fold Unfold GridSample CumulativeSum CopyTo Erf Diag CELU Shrink RMSNorm Spectrogram
    InverseSpectrogram Flip SDPA RotaryEmbed Vulkan_Dummy
    """)
}
