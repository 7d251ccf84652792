/// Which operators of PaddlePaddle programs are allowed: all that the framework registers, without
/// those that reach beyond tensors.

/// Lists of operators.
enum PaddlePolicy {
  /// What an operator is.
  enum Role {
    case allowed, python, file, reaching, engine, unknown
  }

  /// The role of an operator.
  static func role(of op: String) -> Role {
    if let special = special[op] ?? special[op.hasSuffix("_") ? String(op.dropLast()) : op] {
      return special
    }
    // Gradients and in-place forms stand beside their operators in the registry only in part.
    let bare = op.hasSuffix("_grad") ? String(op.dropLast(5)) : op
    let plain = bare.hasSuffix("_") ? String(bare.dropLast()) : bare
    return known.contains(op) || known.contains(bare) || known.contains(plain)
      || later.contains(op) || later.contains(plain) ? .allowed : .unknown
  }

  private static let special: [String: Role] = [
    "py_func": .python, "py_layer": .python, "run_program": .reaching, "pylayer": .python,
    "load": .file, "load_combine": .file, "save": .file, "save_combine": .file, "read_file": .file,
    "tensorrt_engine": .engine, "lite_engine": .engine, "openvino_engine": .engine,
    "dlnne_engine": .engine, "ngraph_engine": .engine, "anakin_engine": .engine,
    "cinn_launch": .engine, "cinn_instruction_run": .engine, "listen_and_serv": .reaching,
    "heter_listen_and_serv": .reaching, "send": .reaching, "recv": .reaching,
    "send_and_recv": .reaching, "send_barrier": .reaching, "fetch_barrier": .reaching,
    "send_v2": .reaching, "recv_v2": .reaching, "gen_nccl_id": .reaching,
    "c_gen_nccl_id": .reaching, "create_py_reader": .reaching, "pull_sparse": .reaching,
    "push_sparse": .reaching, "distributed_lookup_table": .reaching,
  ]

  private static let known = Set(table.split(whereSeparator: \.isWhitespace).map(String.init))

  /// Operators of other versions, and those that programs hold besides the registered ones.
  private static let later = Set(
    """
    feed fetch fetch_v2 data shadow_feed shadow_output parameter constant combine split_op slice
    if while yield full full_int_array full_like assign_value assign_value_ batch_norm
    fake_quantize_dequantize_abs_max fusion_gru fusion_lstm multihead_matmul skip_layernorm
    fused_embedding_eltwise_layernorm fc conv2d_fusion conv2d_inception_fusion fused_conv2d
    fused_fc_elementwise_layernorm fusion_repeated_fc_relu fusion_seqconv_eltadd_relu
    fusion_seqpool_concat fusion_seqpool_cvm_concat fusion_squared_mat_sub
    fusion_transpose_flatten_concat elementwise_add elementwise_sub elementwise_mul elementwise_div
    elementwise_max elementwise_min elementwise_pow elementwise_mod elementwise_floordiv mul
    matmul matmul_v2 reshape reshape2 transpose transpose2 flatten flatten2 squeeze squeeze2
    unsqueeze unsqueeze2 expand expand_v2 expand_as expand_as_v2 conv2d depthwise_conv2d
    conv2d_transpose pool2d lookup_table lookup_table_v2 hard_swish hard_sigmoid swish relu relu6
    sequence_pool sequence_conv sequence_expand sequence_softmax sequence_mask sequence_pad
    sequence_unpad beam_search beam_search_decode bilinear_interp bilinear_interp_v2 nearest_interp
    nearest_interp_v2 bicubic_interp bicubic_interp_v2 trilinear_interp_v2 linear_interp_v2
    multiclass_nms multiclass_nms2 multiclass_nms3 yolo_box prior_box density_prior_box
    anchor_generator generate_proposals generate_proposals_v2 roi_align roi_pool box_coder
    uniform_random gaussian_random truncated_gaussian_random fill_constant
    fill_constant_batch_size_like gru gru_unit lstm lstmp cudnn_lstm rnn top_k top_k_v2 arg_max
    arg_min p_norm norm lod_reset lod_rank_table array_length write_to_array read_from_array
    increment less_than conditional_block while select_input select_output dequantize_linear
    quantize_linear sync_batch_norm instance_norm group_norm layer_norm softmax_with_cross_entropy
    cross_entropy cross_entropy2 accuracy auc crf_decoding linear_chain_crf warpctc im2sequence
    deformable_conv deformable_conv_v1 memory_efficient_attention flash_attn add_n increment_
    subtract multiply divide add matmul assign assign_out_ set_value set_value_with_tensor
    sum mean max min concat stack tile scale cast pow sqrt rsqrt exp log abs floor ceil round
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
