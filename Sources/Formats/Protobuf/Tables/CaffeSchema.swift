/// Messages of Caffe (`caffe.proto`, as of x2paddle 1.6.0).

extension ProtobufSchema {
  /// The table.
  package static let caffe = ProtobufSchema(
    """
    NetParameter: 1 name s 2 layers *V1LayerParameter 3 input *s 4 input_dim *i 5 force_backward i
      6 state NetState 7 debug_info i 8 input_shape *BlobShape 100 layer *LayerParameter
    V1LayerParameter: 1 layer V0LayerParameter 2 bottom *s 3 top *s 4 name s 5 type i 6 blobs
      *BlobProto 7 blobs_lr *f 8 weight_decay *f 9 concat_param ConcatParameter 10
      convolution_param ConvolutionParameter 11 data_param DataParameter 12 dropout_param
      DropoutParameter 13 hdf5_data_param HDF5DataParameter 14 hdf5_output_param
      HDF5OutputParameter 15 image_data_param ImageDataParameter 16 infogain_loss_param
      InfogainLossParameter 17 inner_product_param InnerProductParameter 18 lrn_param LRNParameter
      19 pooling_param PoolingParameter 20 window_data_param WindowDataParameter 21 power_param
      PowerParameter 22 memory_data_param MemoryDataParameter 23 argmax_param ArgMaxParameter 24
      eltwise_param EltwiseParameter 25 threshold_param ThresholdParameter 26 dummy_data_param
      DummyDataParameter 27 accuracy_param AccuracyParameter 29 hinge_loss_param
      HingeLossParameter 30 relu_param ReLUParameter 31 slice_param SliceParameter 32 include
      *NetStateRule 33 exclude *NetStateRule 34 mvn_param MVNParameter 35 loss_weight *f 36
      transform_param TransformationParameter 37 tanh_param TanHParameter 38 sigmoid_param
      SigmoidParameter 39 softmax_param SoftmaxParameter 40 contrastive_loss_param
      ContrastiveLossParameter 41 exp_param ExpParameter 42 loss_param LossParameter 1001 param *s
      1002 blob_share_mode *i
    NetState: 1 phase i 2 level i 3 stage *s
    BlobShape: 1 dim *i
    LayerParameter: 1 name s 2 type s 3 bottom *s 4 top *s 5 loss_weight *f 6 param *ParamSpec 7
      blobs *BlobProto 8 include *NetStateRule 9 exclude *NetStateRule 10 phase i 11
      propagate_down *i 100 transform_param TransformationParameter 101 loss_param LossParameter
      102 accuracy_param AccuracyParameter 103 argmax_param ArgMaxParameter 104 concat_param
      ConcatParameter 105 contrastive_loss_param ContrastiveLossParameter 106 convolution_param
      ConvolutionParameter 107 data_param DataParameter 108 dropout_param DropoutParameter 109
      dummy_data_param DummyDataParameter 110 eltwise_param EltwiseParameter 111 exp_param
      ExpParameter 112 hdf5_data_param HDF5DataParameter 113 hdf5_output_param HDF5OutputParameter
      114 hinge_loss_param HingeLossParameter 115 image_data_param ImageDataParameter 116
      infogain_loss_param InfogainLossParameter 117 inner_product_param InnerProductParameter 118
      lrn_param LRNParameter 119 memory_data_param MemoryDataParameter 120 mvn_param MVNParameter
      121 pooling_param PoolingParameter 122 power_param PowerParameter 123 relu_param
      ReLUParameter 124 sigmoid_param SigmoidParameter 125 softmax_param SoftmaxParameter 126
      slice_param SliceParameter 127 tanh_param TanHParameter 128 threshold_param
      ThresholdParameter 129 window_data_param WindowDataParameter 130 python_param
      PythonParameter 131 prelu_param PReLUParameter 132 spp_param SPPParameter 133 reshape_param
      ReshapeParameter 134 log_param LogParameter 135 flatten_param FlattenParameter 136
      reduction_param ReductionParameter 137 embed_param EmbedParameter 138 tile_param
      TileParameter 139 batch_norm_param BatchNormParameter 140 elu_param ELUParameter 141
      bias_param BiasParameter 142 scale_param ScaleParameter 143 input_param InputParameter 144
      crop_param CropParameter 145 parameter_param ParameterParameter 146 recurrent_param
      RecurrentParameter 200 annotated_data_param AnnotatedDataParameter 201 multibox_loss_param
      MultiBoxLossParameter 202 permute_param PermuteParameter 203 prior_box_param
      PriorBoxParameter 204 detection_output_param DetectionOutputParameter 205
      detection_evaluate_param DetectionEvaluateParameter 206 norm_param NormalizeParameter 207
      video_data_param VideoDataParameter 210 axpy_param AxpyParameter 211 upsample_param
      UpsampleParameter 212 roi_pooling_param ROIPoolingParameter 213 shuffle_channel_param
      ShuffleChannelParameter
    V0LayerParameter: 1 name s 2 type s 3 num_output i 4 biasterm i 5 weight_filler
      FillerParameter 6 bias_filler FillerParameter 7 pad i 8 kernelsize i 9 group i 10 stride i
      11 pool i 12 dropout_ratio f 13 local_size i 14 alpha f 15 beta f 16 source s 17 scale f 18
      meanfile s 19 batchsize i 20 cropsize i 21 mirror i 22 k f 50 blobs *BlobProto 51 blobs_lr
      *f 52 weight_decay *f 53 rand_skip i 54 det_fg_threshold f 55 det_bg_threshold f 56
      det_fg_fraction f 58 det_context_pad i 59 det_crop_mode s 60 new_num i 61 new_channels i 62
      new_height i 63 new_width i 64 shuffle_images i 65 concat_dim i 1001 hdf5_output_param
      HDF5OutputParameter
    BlobProto: 1 num i 2 channels i 3 height i 4 width i 5 data *f 6 diff *f 7 shape BlobShape 8
      double_data *d 9 double_diff *d
    ConcatParameter: 1 concat_dim i 2 axis i
    ConvolutionParameter: 1 num_output i 2 bias_term i 3 pad *i 4 kernel_size *i 5 group i 6
      stride *i 7 weight_filler FillerParameter 8 bias_filler FillerParameter 9 pad_h i 10 pad_w i
      11 kernel_h i 12 kernel_w i 13 stride_h i 14 stride_w i 15 engine i 16 axis i 17
      force_nd_im2col i 18 dilation *i
    DataParameter: 1 source s 2 scale f 3 mean_file s 4 batch_size i 5 crop_size i 6 mirror i 7
      rand_skip i 8 backend i 9 force_encoded_color i 10 prefetch i
    DropoutParameter: 1 dropout_ratio f
    HDF5DataParameter: 1 source s 2 batch_size i 3 shuffle i
    HDF5OutputParameter: 1 file_name s
    ImageDataParameter: 1 source s 2 scale f 3 mean_file s 4 batch_size i 5 crop_size i 6 mirror i
      7 rand_skip i 8 shuffle i 9 new_height i 10 new_width i 11 is_color i 12 root_folder s
    InfogainLossParameter: 1 source s
    InnerProductParameter: 1 num_output i 2 bias_term i 3 weight_filler FillerParameter 4
      bias_filler FillerParameter 5 axis i 6 transpose i
    LRNParameter: 1 local_size i 2 alpha f 3 beta f 4 norm_region i 5 k f 6 engine i
    PoolingParameter: 1 pool i 2 kernel_size i 3 stride i 4 pad i 5 kernel_h i 6 kernel_w i 7
      stride_h i 8 stride_w i 9 pad_h i 10 pad_w i 11 engine i 12 global_pooling i 13 round_mode i
    WindowDataParameter: 1 source s 2 scale f 3 mean_file s 4 batch_size i 5 crop_size i 6 mirror
      i 7 fg_threshold f 8 bg_threshold f 9 fg_fraction f 10 context_pad i 11 crop_mode s 12
      cache_images i 13 root_folder s
    PowerParameter: 1 power f 2 scale f 3 shift f
    MemoryDataParameter: 1 batch_size i 2 channels i 3 height i 4 width i
    ArgMaxParameter: 1 out_max_val i 2 top_k i 3 axis i
    EltwiseParameter: 1 operation i 2 coeff *f 3 stable_prod_grad i
    ThresholdParameter: 1 threshold f
    DummyDataParameter: 1 data_filler *FillerParameter 2 num *i 3 channels *i 4 height *i 5 width
      *i 6 shape *BlobShape
    AccuracyParameter: 1 top_k i 2 axis i 3 ignore_label i
    HingeLossParameter: 1 norm i
    ReLUParameter: 1 negative_slope f 2 engine i
    SliceParameter: 1 slice_dim i 2 slice_point *i 3 axis i
    NetStateRule: 1 phase i 2 min_level i 3 max_level i 4 stage *s 5 not_stage *s
    MVNParameter: 1 normalize_variance i 2 across_channels i 3 eps f
    TransformationParameter: 1 scale f 2 mirror i 3 crop_size i 4 mean_file s 5 mean_value *f 6
      force_color i 7 force_gray i 8 resize_param ResizeParameter 9 noise_param NoiseParameter 10
      emit_constraint EmitConstraint 11 crop_h i 12 crop_w i 13 distort_param DistortionParameter
      14 expand_param ExpansionParameter
    TanHParameter: 1 engine i
    SigmoidParameter: 1 engine i
    SoftmaxParameter: 1 engine i 2 axis i
    ContrastiveLossParameter: 1 margin f 2 legacy_version i
    ExpParameter: 1 base f 2 scale f 3 shift f
    LossParameter: 1 ignore_label i 2 normalize i 3 normalization i
    ParamSpec: 1 name s 2 share_mode i 3 lr_mult f 4 decay_mult f
    PythonParameter: 1 module s 2 layer s 3 param_str s 4 share_in_parallel i
    PReLUParameter: 1 filler FillerParameter 2 channel_shared i
    SPPParameter: 1 pyramid_height i 2 pool i 6 engine i
    ReshapeParameter: 1 shape BlobShape 2 axis i 3 num_axes i
    LogParameter: 1 base f 2 scale f 3 shift f
    FlattenParameter: 1 axis i 2 end_axis i
    ReductionParameter: 1 operation i 2 axis i 3 coeff f
    EmbedParameter: 1 num_output i 2 input_dim i 3 bias_term i 4 weight_filler FillerParameter 5
      bias_filler FillerParameter
    TileParameter: 1 axis i 2 tiles i
    BatchNormParameter: 1 use_global_stats i 2 moving_average_fraction f 3 eps f
    ELUParameter: 1 alpha f
    BiasParameter: 1 axis i 2 num_axes i 3 filler FillerParameter
    ScaleParameter: 1 axis i 2 num_axes i 3 filler FillerParameter 4 bias_term i 5 bias_filler
      FillerParameter
    InputParameter: 1 shape *BlobShape
    CropParameter: 1 axis i 2 offset *i
    ParameterParameter: 1 shape BlobShape
    RecurrentParameter: 1 num_output i 2 weight_filler FillerParameter 3 bias_filler
      FillerParameter 4 debug_info i 5 expose_hidden i
    AnnotatedDataParameter: 1 batch_sampler *BatchSampler 2 label_map_file s 3 anno_type i
    MultiBoxLossParameter: 1 loc_loss_type i 2 conf_loss_type i 3 loc_weight f 4 num_classes i 5
      share_location i 6 match_type i 7 overlap_threshold f 8 use_prior_for_matching i 9
      background_label_id i 10 use_difficult_gt i 11 do_neg_mining i 12 neg_pos_ratio f 13
      neg_overlap f 14 code_type i 16 encode_variance_in_target i 17 map_object_to_agnostic i 18
      ignore_cross_boundary_bbox i 19 bp_inside i 20 mining_type i 21 nms_param
      NonMaximumSuppressionParameter 22 sample_size i 23 use_prior_for_nms i
    PermuteParameter: 1 order *i
    PriorBoxParameter: 1 min_size *f 2 max_size *f 3 aspect_ratio *f 4 flip i 5 clip i 6 variance
      *f 7 img_size i 8 img_h i 9 img_w i 10 step f 11 step_h f 12 step_w f 13 offset f
    DetectionOutputParameter: 1 num_classes i 2 share_location i 3 background_label_id i 4
      nms_param NonMaximumSuppressionParameter 5 save_output_param SaveOutputParameter 6 code_type
      i 7 keep_top_k i 8 variance_encoded_in_target i 9 confidence_threshold f 10 visualize i 11
      visualize_threshold f 12 save_file s
    DetectionEvaluateParameter: 1 num_classes i 2 background_label_id i 3 overlap_threshold f 4
      evaluate_difficult_gt i 5 name_size_file s 6 resize_param ResizeParameter
    NormalizeParameter: 1 across_spatial i 2 scale_filler FillerParameter 3 channel_shared i 4 eps
      f
    VideoDataParameter: 1 video_type i 2 device_id i 3 video_file s 4 skip_frames i
    AxpyParameter:
    UpsampleParameter: 1 scale i
    ROIPoolingParameter: 1 pooled_h i 2 pooled_w i 3 spatial_scale f
    ShuffleChannelParameter: 1 group i
    FillerParameter: 1 type s 2 value f 3 min f 4 max f 5 mean f 6 std f 7 sparse i 8
      variance_norm i
    ResizeParameter: 1 prob f 2 resize_mode i 3 height i 4 width i 5 pad_mode i 6 pad_value *f 7
      interp_mode *i 8 height_scale i 9 width_scale i
    NoiseParameter: 1 prob f 2 hist_eq i 3 inverse i 4 decolorize i 5 gauss_blur i 6 jpeg f 7
      posterize i 8 erode i 9 saltpepper i 10 saltpepper_param SaltPepperParameter 11 clahe i 12
      convert_to_hsv i 13 convert_to_lab i
    EmitConstraint: 1 emit_type i 2 emit_overlap f
    DistortionParameter: 1 brightness_prob f 2 brightness_delta f 3 contrast_prob f 4
      contrast_lower f 5 contrast_upper f 6 hue_prob f 7 hue_delta f 8 saturation_prob f 9
      saturation_lower f 10 saturation_upper f 11 random_order_prob f
    ExpansionParameter: 1 prob f 2 max_expand_ratio f
    BatchSampler: 1 use_original_image i 2 sampler Sampler 3 sample_constraint SampleConstraint 4
      max_sample i 5 max_trials i
    NonMaximumSuppressionParameter: 1 nms_threshold f 2 top_k i 3 eta f
    SaveOutputParameter: 1 output_directory s 2 output_name_prefix s 3 output_format s 4
      label_map_file s 5 name_size_file s 6 num_test_image i 7 resize_param ResizeParameter
    SaltPepperParameter: 1 fraction f 2 value *f
    Sampler: 1 min_scale f 2 max_scale f 3 min_aspect_ratio f 4 max_aspect_ratio f
    SampleConstraint: 1 min_jaccard_overlap f 2 max_jaccard_overlap f 3 min_sample_coverage f 4
      max_sample_coverage f 5 min_object_coverage f 6 max_object_coverage f
    """)
}
