/// What stands beside the names of Keras itself: the classes of keras_hub, and functions of TensorFlow.

extension KerasTable {
  /// Classes of Keras' own package of models, keras_hub 0.32.0, which was keras_nlp before.
  static let family = """
    AdaptiveLayerNormalization AddPositionalEmbedding AddRelativePositionalEmbedding
    AdjustablePositionEmbedding AlbertBackbone AlbertClassifier AlbertMaskedLM
    AlbertMaskedLMPreprocessor AlbertPreprocessor AlbertTextClassifier
    AlbertTextClassifierPreprocessor AlbertTokenizer AlibiBias AnchorGenerator ApplyRoPE Arange
    Attention2d AudioConverter AudioToText AudioToTextPreprocessor BASNetBackbone
    BASNetImageConverter BASNetImageSegmenter BASNetPreprocessor BLIP2Backbone BLIP2CausalLM
    BLIP2CausalLMPreprocessor BLIP2CustomOPT BLIP2FlanT5 BLIP2FlanT5Tokenizer BLIP2ImageConverter
    BLIP2OPTEmbeddings BLIP2OPTTokenizer BLIP2QFormer BLIP2QueryTokens BLIP2Seq2SeqLM
    BLIP2Seq2SeqLMPreprocessor BLIP2VisionEncoder Backbone BartBackbone BartSeq2SeqLM
    BartSeq2SeqLMPreprocessor BartTokenizer BeamSampler BertBackbone BertClassifier BertMaskedLM
    BertMaskedLMPreprocessor BertPreprocessor BertTextClassifier BertTextClassifierPreprocessor
    BertTextEmbedder BertTextEmbedderPreprocessor BertTokenizer Bleu BloomAttention BloomBackbone
    BloomCausalLM BloomCausalLMPreprocessor BloomDecoder BloomTokenizer BoxMatcher
    BytePairTokenizer ByteTokenizer CBABlock CLIPBackbone CLIPConcatenate CLIPEncoderLayer
    CLIPHead CLIPImageConverter CLIPPreprocessor CLIPProjection CLIPTextEncoder CLIPTextPooler
    CLIPTokenizer CLIPVisionEmbedding CLIPVisionEncoder CLIPVisionPooler CSPNetBackbone
    CSPNetImageClassifier CSPNetImageClassifierPreprocessor CSPNetImageConverter
    CachedGemma3Attention CachedGemmaAttention CachedMistralAttention CachedMixtralAttention
    CachedMultiHeadAttention CausalLM CausalLMPreprocessor Classifier ClassifierFreeGuidance
    ComputeAttentionMask CondConvResidual ContentAndQueryEmbedding ContrastiveSampler
    Conv2DMultiHeadAttention ConvBnActBlock ConvNormAct DFineAnchorGenerator DFineBackbone
    DFineCSPRepLayer DFineContrastiveDenoisingGroupGenerator DFineConvNormLayer DFineDecoder
    DFineDecoderLayer DFineDenoisingPreprocessorLayer DFineEncoder DFineEncoderLayer
    DFineFeatureAggregationBlock DFineGate DFineHybridEncoder DFineImageConverter
    DFineInitialQueryAndReferenceGenerator DFineIntegral DFineLQE DFineMLP DFineMLPPredictionHead
    DFineMultiheadAttention DFineMultiscaleDeformableAttention DFineObjectDetector
    DFineObjectDetectorPreprocessor DFineRepVggBlock DFineSCDown DFineSourceFlattener
    DFineSpatialShapesExtractor DINOV2Attention DINOV2Backbone DINOV2DropPath DINOV2Embedding
    DINOV2Encoder DINOV2ImageConverter DINOV2Layer DINOV2LayerScale DINOV2MLP DINOV2PatchEmbedding
    DINOV2SwiGLUFFN DINOV3Attention DINOV3Backbone DINOV3DropPath DINOV3Embedding DINOV3Encoder
    DINOV3GatedMLP DINOV3ImageConverter DINOV3Layer DINOV3LayerScale DINOV3MLP
    DINOV3PatchEmbedding DINOV3RopePositionEmbedding DebertaV3Backbone DebertaV3Classifier
    DebertaV3MaskedLM DebertaV3MaskedLMPreprocessor DebertaV3Preprocessor DebertaV3TextClassifier
    DebertaV3TextClassifierPreprocessor DebertaV3Tokenizer Decoder DeepLabV3Backbone
    DeepLabV3ImageConverter DeepLabV3ImageSegmenter DeepLabV3ImageSegmenterPreprocessor
    DeiTBackbone DeiTEmbeddings DeiTEncoder DeiTEncoderBlock DeiTImageClassifier
    DeiTImageClassifierPreprocessor DeiTImageConverter DeiTIntermediate DeiTOutput
    DenseNetBackbone DenseNetImageClassifier DenseNetImageClassifierPreprocessor
    DenseNetImageConverter DepthAnythingBackbone DepthAnythingDepthEstimationHead
    DepthAnythingDepthEstimator DepthAnythingDepthEstimatorPreprocessor
    DepthAnythingFeatureFusionLayer DepthAnythingImageConverter DepthAnythingLoss
    DepthAnythingNeck DepthAnythingPreActResidualLayer DepthAnythingReassembleLayer
    DepthAnythingTokenToImage DepthEstimator DepthEstimatorPreprocessor DepthwiseConvBlock
    DiagonalGaussianDistributionSampler DisentangledAttentionEncoder DisentangledSelfAttention
    DismantledBlock DistilBertBackbone DistilBertClassifier DistilBertMaskedLM
    DistilBertMaskedLMPreprocessor DistilBertPreprocessor DistilBertTextClassifier
    DistilBertTextClassifierPreprocessor DistilBertTokenizer DoubleStreamBlock DropPath
    ESM2Backbone ESM2MaskedPLM ESMBackbone ESMEncoder ESMMaskedPLM ESMMaskedPLMPreprocessor
    ESMProteinClassifier ESMProteinClassifierPreprocessor ESMRotaryEmbedding ESMTokenizer
    EdRecBackbone EdRecSeq2SeqLM EdgeResidual EditDistance EfficientNetBackbone
    EfficientNetImageClassifier EfficientNetImageClassifierPreprocessor EfficientNetImageConverter
    ElectraBackbone ElectraTokenizer EmbedND Encoder EsmSelfAttention EulerStep FNetBackbone
    FNetClassifier FNetEncoder FNetMaskedLM FNetMaskedLMPreprocessor FNetPreprocessor
    FNetTextClassifier FNetTextClassifierPreprocessor FNetTokenizer FalconAttention FalconBackbone
    FalconCausalLM FalconCausalLMPreprocessor FalconTokenizer FalconTransformerDecoder
    FeaturePyramid FeaturePyramidBackbone FlowMatchEulerDiscreteScheduler FluxBackbone
    FluxRoPEAttention FluxTextToImage FluxTextToImagePreprocessor FusedMBConvBlock GPT2Backbone
    GPT2CausalLM GPT2CausalLMPreprocessor GPT2Preprocessor GPT2Tokenizer GPTNeoXAttention
    GPTNeoXBackbone GPTNeoXCausalLM GPTNeoXCausalLMPreprocessor GPTNeoXDecoder GPTNeoXTokenizer
    Gemma3Backbone Gemma3CausalLM Gemma3CausalLMPreprocessor Gemma3DecoderBlock
    Gemma3ImageConverter Gemma3InterleaveEmbeddings Gemma3MeanPooling Gemma3TextEmbedder
    Gemma3TextEmbedderPreprocessor Gemma3Tokenizer Gemma3VisionAttention
    Gemma3VisionAveragePooling Gemma3VisionEmbedding Gemma3VisionEncoder Gemma3VisionEncoderBlock
    Gemma3VisionEncoderLayer Gemma3VisionOutput Gemma3nAudioAttention
    Gemma3nAudioConformerAttention Gemma3nAudioConformerBlock Gemma3nAudioConformerFeedForward
    Gemma3nAudioConformerLightConv1d Gemma3nAudioConverter Gemma3nAudioCumulativeGroupNorm
    Gemma3nAudioEncoder Gemma3nAudioRelativePositionEmbedding Gemma3nAudioSSCPConvBlock
    Gemma3nAudioSubSampleConvProjection Gemma3nBackbone Gemma3nCausalLM
    Gemma3nCausalLMPreprocessor Gemma3nImageConverter Gemma3nMultimodalEmbedder
    Gemma3nMultimodalEmbeddingProcessor Gemma3nRMSNorm Gemma3nTextAltUp Gemma3nTextAttention
    Gemma3nTextDecoderBlock Gemma3nTextLaurelBlock Gemma3nTextMLP Gemma3nTextModel
    Gemma3nTextScaledWordEmbedding Gemma3nTokenizer Gemma4AspectRatioResizing
    Gemma4AssistantCausalLM Gemma4AudioAttention Gemma4AudioConformerAttention
    Gemma4AudioConformerBlock Gemma4AudioConformerFeedForward Gemma4AudioConformerLightConv1d
    Gemma4AudioConverter Gemma4AudioEncoder Gemma4AudioRelativePositionEmbedding
    Gemma4AudioSSCPConvBlock Gemma4AudioSubSampleConvProjection Gemma4Backbone Gemma4CausalLM
    Gemma4CausalLMPreprocessor Gemma4ClippableDense Gemma4ClippableEinsumDense Gemma4FrozenNorm
    Gemma4ImageConverter Gemma4InterleaveEmbeddings Gemma4MeanPooling Gemma4MoEBlock Gemma4Router
    Gemma4TextAttention Gemma4TextDecoderBlock Gemma4Tokenizer Gemma4VNorm Gemma4VideoConverter
    Gemma4VisionAttention Gemma4VisionAveragePooling Gemma4VisionDecoderBlock Gemma4VisionEncoder
    Gemma4VisionEncoderBlock Gemma4VisionOutput Gemma4VisionPatchEmbedder GemmaBackbone
    GemmaCausalLM GemmaCausalLMPreprocessor GemmaDecoderBlock GemmaTokenizer GptOssAttention
    GptOssBackbone GptOssCausalLM GptOssCausalLMPreprocessor GptOssExperts
    GptOssLayerNormalization GptOssSparseMoeBlock GptOssTokenizer GptOssTopKRouter
    GptOssTransformerDecoder GreedySampler HGNetV2Backbone HGNetV2BasicLayer HGNetV2ConvLayer
    HGNetV2ConvLayerLight HGNetV2Embeddings HGNetV2Encoder HGNetV2ImageClassifier
    HGNetV2ImageClassifierPreprocessor HGNetV2ImageConverter HGNetV2LearnableAffineBlock
    HGNetV2Stage HierarchicalTransformerEncoder ImageClassifier ImageClassifierPreprocessor
    ImageConverter ImageObjectDetector ImageObjectDetectorPreprocessor ImageRescaling
    ImageSegmenter ImageSegmenterPreprocessor ImageToImage Inpaint InvertedResidualBlock LastLayer
    LatentRescaling LayerScale2d Llama3Backbone Llama3CausalLM Llama3CausalLMPreprocessor
    Llama3Tokenizer LlamaAttention LlamaBackbone LlamaCausalLM LlamaCausalLMPreprocessor
    LlamaLayerNorm LlamaRotaryEmbedding LlamaTokenizer LlamaTransformerDecoder MBConvBlock MLP
    MLPEmbedder MMDiT MMDiTBlock MaskedLM MaskedLMHead MaskedLMMaskGenerator MaskedLMPreprocessor
    MetaCLIP2Backbone MetaCLIP2CausalLMPreprocessor MetaCLIP2EncoderLayer MetaCLIP2Head
    MetaCLIP2ImageConverter MetaCLIP2TextEncoder MetaCLIP2TextPooler MetaCLIP2Tokenizer
    MetaCLIP2VisionEmbedding MetaCLIP2VisionEncoder MetaCLIP2VisionPooler MiTBackbone
    MiTImageClassifier MiTImageClassifierPreprocessor MiTImageConverter MistralBackbone
    MistralCausalLM MistralCausalLMPreprocessor MistralLayerNormalization MistralTekkenTokenizer
    MistralTokenizer MistralTransformerDecoder MixFFN MixtralBackbone MixtralCausalLM
    MixtralCausalLMPreprocessor MixtralLayerNormalization MixtralMoeExperts MixtralSparseMoeBlock
    MixtralTokenizer MixtralTransformerDecoder Mlp MobileAttention MobileNetBackbone
    MobileNetImageClassifier MobileNetImageClassifierPreprocessor MobileNetImageConverter
    MobileNetV5Backbone MobileNetV5ImageClassifier MobileNetV5ImageClassifierPreprocessor
    MobileNetV5ImageConverter MobileNetV5MultiScaleFusionAdapter Modulation
    MoonshineAudioConverter MoonshineAudioToText MoonshineAudioToTextPreprocessor
    MoonshineBackbone MoonshineDecoderBlock MoonshineEncoderBlock MoonshineMLP
    MoonshineMultiHeadAttention MoonshineRotaryEmbedding MoonshineTokenizer
    MultiHeadAttentionPooling MultiHeadAttentionWithDownsampling MultiHeadAttentionWithRelativePE
    MultiQueryAttention2d MultiSegmentPacker Multiplier NonMaxSuppression OPTBackbone OPTCausalLM
    OPTCausalLMPreprocessor OPTTokenizer ObjectDetector ObjectDetectorPreprocessor
    OverlappingPatchingAndEmbedding PARSeqBackbone PARSeqCausalLM PARSeqCausalLMPreprocessor
    PARSeqDecoder PARSeqDecoderBlock PARSeqImageConverter PARSeqTokenizer Padder PaliGemmaBackbone
    PaliGemmaCausalLM PaliGemmaCausalLMPreprocessor PaliGemmaDecoderBlock PaliGemmaImageConverter
    PaliGemmaTokenizer PaliGemmaVit PaliGemmaVitAttention PaliGemmaVitEmbeddings
    PaliGemmaVitEncoder PaliGemmaVitEncoderBlock PatchEmbedding PatchMerging Perplexity
    Phi3Attention Phi3Backbone Phi3CausalLM Phi3CausalLMPreprocessor Phi3Decoder Phi3LayerNorm
    Phi3SuScaledRotaryEmbedding Phi3Tokenizer PipelineModel PositionEmbedding PredictionHead
    PreprocessingLayer Preprocessor QFormerAttention QFormerLayer QKNorm Qwen2Backbone
    Qwen2CausalLM Qwen2CausalLMPreprocessor Qwen2Tokenizer Qwen3Attention Qwen3Backbone
    Qwen3CausalLM Qwen3CausalLMPreprocessor Qwen3LayerNorm Qwen3MoeAttention Qwen3MoeBackbone
    Qwen3MoeCausalLM Qwen3MoeCausalLMPreprocessor Qwen3MoeExperts Qwen3MoeLayerNorm Qwen3MoeMLP
    Qwen3MoeTokenizer Qwen3MoeTransformerDecoder Qwen3SparseMoeBlock Qwen3TextEmbedder
    Qwen3TextEmbedderPreprocessor Qwen3Tokenizer Qwen3TransformerDecoder Qwen3_5Attention
    Qwen3_5Backbone Qwen3_5CausalLM Qwen3_5CausalLMPreprocessor Qwen3_5GatedDeltaNet
    Qwen3_5ImageConverter Qwen3_5InterleaveEmbeddings Qwen3_5LayerNorm Qwen3_5MoeBackbone
    Qwen3_5MoeCausalLM Qwen3_5MoeCausalLMPreprocessor Qwen3_5MoeExperts Qwen3_5MoeImageConverter
    Qwen3_5MoeMLP Qwen3_5MoeSparseMoeBlock Qwen3_5MoeTokenizer Qwen3_5MoeTransformerDecoder
    Qwen3_5MoeVideoConverter Qwen3_5RMSNormGated Qwen3_5Tokenizer Qwen3_5TransformerDecoder
    Qwen3_5VideoConverter Qwen3_5VisionAttention Qwen3_5VisionBlock Qwen3_5VisionEncoder
    Qwen3_5VisionMLP Qwen3_5VisionPatchEmbed Qwen3_5VisionPatchMerger Qwen3_5VisionRotaryEmbedding
    QwenAttention QwenBackbone QwenCausalLM QwenCausalLMPreprocessor QwenLayerNorm
    QwenMoeAttention QwenMoeBackbone QwenMoeCausalLM QwenMoeCausalLMPreprocessor QwenMoeExperts
    QwenMoeLayerNorm QwenMoeMLP QwenMoeTokenizer QwenMoeTransformerDecoder QwenSparseMoeBlock
    QwenTokenizer QwenTransformerDecoder RMSNormalization RQVAEBackbone RWKV7Backbone
    RWKV7CausalLM RWKV7CausalLMPreprocessor RWKV7ChannelMix RWKV7TimeMix RWKV7_Block RWKVTokenizer
    RandomDeletion RandomFrequencyPositionalEmbeddings RandomSampler RandomSwap RelativeEmbedding
    ResNetBackbone ResNetBlock ResNetImageClassifier ResNetImageClassifierPreprocessor
    ResNetImageConverter ResidualVectorQuantizer RetinaNetBackbone RetinaNetImageConverter
    RetinaNetLabelEncoder RetinaNetObjectDetector RetinaNetObjectDetectorPreprocessor
    ReversibleEmbedding RmsNorm2d RobertaBackbone RobertaClassifier RobertaMaskedLM
    RobertaMaskedLMPreprocessor RobertaPreprocessor RobertaTextClassifier
    RobertaTextClassifierPreprocessor RobertaTokenizer RoformerAttention RoformerNorm
    RoformerV2Backbone RoformerV2Encoder RoformerV2MaskedLM RoformerV2MaskedLMHead
    RoformerV2MaskedLMPreprocessor RoformerV2TextClassifier RoformerV2TextClassifierPreprocessor
    RoformerV2Tokenizer RoformrPositionalEmbedding RotaryEmbedding RotaryPositionalEmbedding
    RougeBase RougeL RougeN SAM3Attention SAM3BoxDecoder SAM3DecoderMLP SAM3DetrDecoder
    SAM3DetrDecoderLayer SAM3DetrEncoder SAM3DetrEncoderLayer SAM3DotProductScoring SAM3Embedding
    SAM3FPNLayer SAM3GeometryEncoder SAM3GeometryEncoderLayer SAM3ImageConverter SAM3MLP
    SAM3MaskDecoder SAM3MaskEmbedder SAM3PatchEmbedding SAM3PixelDecoder
    SAM3PromptableConceptBackbone SAM3PromptableConceptImageSegmenter
    SAM3PromptableConceptImageSegmenterPreprocessor SAM3RoPEAttention SAM3SinePositionEmbedding
    SAM3TextEncoder SAM3Tokenizer SAM3ViTEncoder SAM3ViTLayer SAM3ViTRotaryEmbedding
    SAM3VisionEncoder SAM3VisionNeck SAMBackbone SAMImageConverter SAMImageSegmenter
    SAMImageSegmenterPreprocessor SAMMaskDecoder SAMPromptEncoder SEModule Sampler
    SegFormerBackbone SegFormerImageConverter SegFormerImageSegmenter
    SegFormerImageSegmenterPreprocessor SegFormerMultiheadAttention SelectAdaptivePool2d
    SelfAttention SentencePieceTokenizer Seq2SeqLM Seq2SeqLMPreprocessor SigLIPBackbone
    SigLIPEncoderLayer SigLIPHead SigLIPImageConverter SigLIPLoss SigLIPMLP
    SigLIPMultiHeadAttentionPooling SigLIPPreprocessor SigLIPTextEmbedding SigLIPTextEncoder
    SigLIPTokenizer SigLIPVisionEmbedding SigLIPVisionEncoder SinePositionEncoding
    SingleStreamBlock SinusoidalPositionalEmbedding SmolLM3Attention SmolLM3Backbone
    SmolLM3CausalLM SmolLM3CausalLMPreprocessor SmolLM3DecoderLayer SmolLM3MLP
    SmolLM3RotaryEmbedding SmolLM3Tokenizer SmolLMBackbone SmolLMCausalLM
    SmolLMCausalLMPreprocessor SmolLMTokenizer SpatialPyramidPooling SpeculativeSampler
    SqueezeAndExcite2D StableDiffusion3Backbone StableDiffusion3ImageToImage
    StableDiffusion3Inpaint StableDiffusion3TextToImage StableDiffusion3TextToImagePreprocessor
    StartEndPacker SwinTransformerBackbone SwinTransformerBlock SwinTransformerImageClassifier
    SwinTransformerImageClassifierPreprocessor SwinTransformerImageConverter SwinTransformerStage
    T5Backbone T5Encoder T5Gemma2Attention T5Gemma2Backbone T5Gemma2DecoderLayer
    T5Gemma2EncoderLayer T5Gemma2ImageConverter T5Gemma2MLP T5Gemma2MergedAttention
    T5Gemma2Seq2SeqLM T5Gemma2Seq2SeqLMPreprocessor T5Gemma2Tokenizer T5GemmaAttention
    T5GemmaBackbone T5GemmaDecoderLayer T5GemmaEncoderLayer T5GemmaMLP T5GemmaSeq2SeqLM
    T5GemmaSeq2SeqLMPreprocessor T5GemmaTokenizer T5LayerNorm T5MultiHeadAttention T5Preprocessor
    T5Seq2SeqLM T5Seq2SeqLMPreprocessor T5Tokenizer T5TransformerLayer Task TextClassifier
    TextClassifierPreprocessor TextEmbedder TextEmbedderPreprocessor TextToImage
    TextToImagePreprocessor TimeShift TimestepBroadcastTo TimestepEmbedding
    TokenAndPositionEmbedding Tokenizer TopKSampler TopPSampler TransformerDecoder
    TransformerEncoder TwoStreamRelativeAttention TwoWayMultiHeadAttention TwoWayTransformer
    UnicodeCodepointTokenizer UniversalInvertedResidual Unpatch VAEBackbone VAEDecoder VAEEncoder
    VGGBackbone VGGImageClassifier VGGImageClassifierPreprocessor VGGImageConverter
    VectorQuantizerEMA ViTBackbone ViTDetBackbone ViTDetPatchingAndEmbedding ViTEncoder
    ViTEncoderBlock ViTImageClassifier ViTImageClassifierPreprocessor ViTImageConverter
    ViTPatchingAndEmbedding VideoConverter VideoPrismAttenTokenPoolingLayer VideoPrismAttention
    VideoPrismBackbone VideoPrismClassToken VideoPrismEmbedding VideoPrismEncoder
    VideoPrismEncoderBlock VideoPrismFactorizedDecoding VideoPrismFactorizedReshape
    VideoPrismImageConverter VideoPrismMLP VideoPrismPatchingAndEmbedding VideoPrismPerDimScale
    VideoPrismTemporalEmbedding VideoPrismTokenizer WhisperAudioConverter WhisperBackbone
    WhisperCachedMultiHeadAttention WhisperDecoder WhisperEncoder WhisperTokenizer WindowAttention
    WindowPartitioning WindowedTransformerEncoder WordPieceTokenizer XLMRobertaBackbone
    XLMRobertaClassifier XLMRobertaMaskedLM XLMRobertaMaskedLMPreprocessor XLMRobertaPreprocessor
    XLMRobertaTextClassifier XLMRobertaTextClassifierPreprocessor XLMRobertaTextEmbedder
    XLMRobertaTextEmbedderPreprocessor XLMRobertaTokenizer XLNetAttentionMaskLayer XLNetBackbone
    XLNetEncoder XLNetSegmentMatrixLayer XceptionBackbone XceptionImageClassifier
    XceptionImageClassifierPreprocessor XceptionImageConverter
    """

  /// Functions of TensorFlow's public interface that calculate with tensors.
  static let tensorFunctions = """
    __operators__.abs __operators__.add __operators__.and __operators__.div __operators__.eq
    __operators__.floordiv __operators__.ge __operators__.getitem __operators__.gt
    __operators__.invert __operators__.le __operators__.logical_and __operators__.logical_not
    __operators__.logical_or __operators__.lt __operators__.matmul __operators__.mod
    __operators__.mul __operators__.ne __operators__.neg __operators__.or __operators__.pow
    __operators__.radd __operators__.rand __operators__.rfloordiv __operators__.rmatmul
    __operators__.rmod __operators__.rmul __operators__.ror __operators__.rpow __operators__.rsub
    __operators__.rtruediv __operators__.rxor __operators__.sub __operators__.truediv
    __operators__.xor abs acos acosh add add_n approx_top_k argmax argmin argsort as_dtype
    as_string asin asinh assert_equal assert_greater assert_less assert_rank atan atan2 atanh
    audio.decode_wav audio.encode_wav batch_to_space bitcast bitwise.bitwise_and
    bitwise.bitwise_or bitwise.bitwise_xor bitwise.invert bitwise.left_shift bitwise.right_shift
    boolean_mask broadcast_dynamic_shape broadcast_static_shape broadcast_to cast check_pinned
    clip_by_global_norm clip_by_norm clip_by_value compat.v1.gather compat.v1.shape
    compat.v1.transpose complex concat constant constant_initializer conv
    conv2d_backprop_filter_v2 conv2d_backprop_input_v2 convert_to_tensor cos cosh cumsum divide
    dtypes.as_dtype dtypes.cast dtypes.complex dtypes.saturate_cast dynamic_partition
    dynamic_stitch edit_distance eig eigvals einsum ensure_shape equal exp expand_dims
    extract_volume_patches eye fftnd fill fingerprint floor gather gather_nd greater greater_equal
    histogram_fixed_width histogram_fixed_width_bins identity identity_n ifftnd
    image.adjust_brightness image.adjust_contrast image.adjust_gamma image.adjust_hue
    image.adjust_jpeg_quality image.adjust_saturation image.central_crop
    image.combined_non_max_suppression image.convert_image_dtype image.crop_and_resize
    image.crop_to_bounding_box image.decode_and_crop_jpeg image.decode_bmp image.decode_gif
    image.decode_image image.decode_jpeg image.decode_jxl image.decode_png image.decode_webp
    image.draw_bounding_boxes image.encode_jpeg image.encode_png image.extract_glimpse
    image.extract_jpeg_shape image.extract_patches image.flip_left_right image.flip_up_down
    image.generate_bounding_box_proposals image.grayscale_to_rgb image.hsv_to_rgb
    image.image_gradients image.is_jpeg image.non_max_suppression
    image.non_max_suppression_overlaps image.non_max_suppression_padded
    image.non_max_suppression_with_scores image.pad_to_bounding_box
    image.per_image_standardization image.psnr image.random_brightness image.random_contrast
    image.random_crop image.random_flip_left_right image.random_flip_up_down image.random_hue
    image.random_jpeg_quality image.random_saturation image.resize image.resize_with_crop_or_pad
    image.resize_with_pad image.rgb_to_grayscale image.rgb_to_hsv image.rgb_to_yiq
    image.rgb_to_yuv image.rot90 image.sample_distorted_bounding_box image.sobel_edges image.ssim
    image.ssim_multiscale image.stateless_random_brightness image.stateless_random_contrast
    image.stateless_random_crop image.stateless_random_flip_left_right
    image.stateless_random_flip_up_down image.stateless_random_hue
    image.stateless_random_jpeg_quality image.stateless_random_saturation
    image.stateless_sample_distorted_bounding_box image.total_variation image.transpose
    image.yiq_to_rgb image.yuv_to_rgb import_graph_def irfftnd is_symbolic_tensor is_tensor less
    less_equal linalg.adjoint linalg.band_part linalg.banded_triangular_solve linalg.cholesky
    linalg.cholesky_solve linalg.cross linalg.det linalg.diag linalg.diag_part linalg.eig
    linalg.eigh linalg.eigh_tridiagonal linalg.eigvals linalg.eigvalsh linalg.einsum linalg.expm
    linalg.eye linalg.global_norm linalg.inv linalg.l2_normalize linalg.logdet linalg.logm
    linalg.lstsq linalg.lu linalg.lu_matrix_inverse linalg.lu_reconstruct linalg.lu_solve
    linalg.matmul linalg.matrix_rank linalg.matrix_transpose linalg.matvec linalg.norm
    linalg.normalize linalg.pinv linalg.qr linalg.set_diag linalg.slogdet linalg.solve
    linalg.sqrtm linalg.svd linalg.tensor_diag linalg.tensor_diag_part linalg.tensordot
    linalg.trace linalg.triangular_solve linalg.tridiagonal_matmul linalg.tridiagonal_solve
    linspace logical_and logical_not logical_or math.abs math.accumulate_n math.acos math.acosh
    math.add math.add_n math.angle math.approx_max_k math.approx_min_k math.argmax math.argmin
    math.asin math.asinh math.atan math.atan2 math.atanh math.bessel_i0 math.bessel_i0e
    math.bessel_i1 math.bessel_i1e math.betainc math.bincount math.ceil math.confusion_matrix
    math.conj math.cos math.cosh math.count_nonzero math.cumprod math.cumsum
    math.cumulative_logsumexp math.digamma math.divide math.divide_no_nan math.equal math.erf
    math.erfc math.erfcinv math.erfinv math.exp math.expm1 math.floor math.floordiv math.floormod
    math.greater math.greater_equal math.igamma math.igammac math.imag math.in_top_k
    math.invert_permutation math.is_finite math.is_inf math.is_nan math.is_non_decreasing
    math.is_strictly_increasing math.l2_normalize math.lbeta math.less math.less_equal math.lgamma
    math.log math.log1p math.log_sigmoid math.log_softmax math.logical_and math.logical_not
    math.logical_or math.logical_xor math.maximum math.minimum math.mod math.multiply
    math.multiply_no_nan math.ndtri math.negative math.nextafter math.not_equal math.polygamma
    math.polyval math.pow math.real math.reciprocal math.reciprocal_no_nan math.reduce_all
    math.reduce_any math.reduce_euclidean_norm math.reduce_logsumexp math.reduce_max
    math.reduce_mean math.reduce_min math.reduce_prod math.reduce_std math.reduce_sum
    math.reduce_variance math.rint math.round math.rsqrt math.scalar_mul math.segment_max
    math.segment_mean math.segment_min math.segment_prod math.segment_sum math.sigmoid math.sign
    math.sin math.sinh math.sobol_sample math.softmax math.softplus math.softsign math.sqrt
    math.square math.squared_difference math.subtract math.tan math.tanh math.top_k math.truediv
    math.unsorted_segment_max math.unsorted_segment_mean math.unsorted_segment_min
    math.unsorted_segment_prod math.unsorted_segment_sqrt_n math.unsorted_segment_sum math.xdivy
    math.xlog1py math.xlogy math.zero_fraction math.zeta matmul matrix_square_root maximum
    meshgrid minimum multiply negative nn.all_candidate_sampler nn.approx_max_k nn.approx_min_k
    nn.atrous_conv2d nn.atrous_conv2d_transpose nn.avg_pool nn.avg_pool1d nn.avg_pool2d
    nn.avg_pool3d nn.batch_norm_with_global_normalization nn.batch_normalization nn.bias_add
    nn.collapse_repeated nn.compute_accidental_hits nn.compute_average_loss nn.conv1d
    nn.conv1d_transpose nn.conv2d nn.conv2d_transpose nn.conv3d nn.conv3d_transpose
    nn.conv_transpose nn.convolution nn.crelu nn.ctc_beam_search_decoder nn.ctc_greedy_decoder
    nn.ctc_loss nn.ctc_unique_labels nn.depth_to_space nn.depthwise_conv2d
    nn.depthwise_conv2d_backprop_filter nn.depthwise_conv2d_backprop_input nn.dilation2d
    nn.dropout nn.elu nn.embedding_lookup nn.embedding_lookup_sparse nn.erosion2d
    nn.fixed_unigram_candidate_sampler nn.fractional_avg_pool nn.fractional_max_pool nn.gelu
    nn.in_top_k nn.isotonic_regression nn.l2_loss nn.l2_normalize nn.leaky_relu
    nn.learned_unigram_candidate_sampler nn.local_response_normalization nn.log_poisson_loss
    nn.log_softmax nn.lrn nn.max_pool nn.max_pool1d nn.max_pool2d nn.max_pool3d
    nn.max_pool_with_argmax nn.moments nn.nce_loss nn.normalize_moments nn.pool nn.relu nn.relu6
    nn.safe_embedding_lookup_sparse nn.sampled_softmax_loss nn.scale_regularization_loss nn.selu
    nn.separable_conv2d nn.sigmoid nn.sigmoid_cross_entropy_with_logits nn.silu nn.softmax
    nn.softmax_cross_entropy_with_logits nn.softplus nn.softsign nn.space_to_batch
    nn.space_to_depth nn.sparse_softmax_cross_entropy_with_logits nn.sufficient_statistics
    nn.swish nn.tanh nn.top_k nn.weighted_cross_entropy_with_logits nn.weighted_moments
    nn.with_space_to_batch nn.zero_fraction nondifferentiable_batch_function norm not_equal
    one_hot ones ones_initializer ones_like pad parallel_stack pow quantization.dequantize
    quantization.fake_quant_with_min_max_args quantization.fake_quant_with_min_max_args_gradient
    quantization.fake_quant_with_min_max_vars quantization.fake_quant_with_min_max_vars_gradient
    quantization.fake_quant_with_min_max_vars_per_channel
    quantization.fake_quant_with_min_max_vars_per_channel_gradient quantization.quantize
    quantization.quantize_and_dequantize quantization.quantize_and_dequantize_v2
    quantization.quantized_concat ragged.boolean_mask ragged.constant ragged.cross
    ragged.cross_hashed ragged.map_flat_values ragged.range ragged.row_splits_to_segment_ids
    ragged.segment_ids_to_row_splits ragged.stack ragged.stack_dynamic_partitions
    ragged_fill_empty_rows ragged_fill_empty_rows_grad random.all_candidate_sampler
    random.categorical random.create_rng_state random.fixed_unigram_candidate_sampler
    random.fold_in random.gamma random.get_global_generator
    random.learned_unigram_candidate_sampler random.log_uniform_candidate_sampler random.normal
    random.poisson random.set_global_generator random.set_seed random.shuffle random.split
    random.stateless_binomial random.stateless_categorical random.stateless_gamma
    random.stateless_normal random.stateless_parameterized_truncated_normal
    random.stateless_poisson random.stateless_truncated_normal random.stateless_uniform
    random.truncated_normal random.uniform random.uniform_candidate_sampler random_index_shuffle
    random_normal_initializer random_uniform_initializer range rank realdiv reduce_all reduce_any
    reduce_logsumexp reduce_max reduce_mean reduce_min reduce_prod reduce_sum repeat
    required_space_to_batch_paddings reshape reverse reverse_sequence rfftnd roll round
    saturate_cast scalar_mul scatter_nd searchsorted sequence_mask sets.difference
    sets.intersection sets.size sets.union shape shape_n sigmoid sign signal.dct signal.fft
    signal.fft2d signal.fft3d signal.fftnd signal.fftshift signal.frame signal.hamming_window
    signal.hann_window signal.idct signal.ifft signal.ifft2d signal.ifft3d signal.ifftnd
    signal.ifftshift signal.inverse_mdct signal.inverse_stft signal.inverse_stft_window_fn
    signal.irfft signal.irfft2d signal.irfft3d signal.irfftnd signal.kaiser_bessel_derived_window
    signal.kaiser_window signal.linear_to_mel_weight_matrix signal.mdct
    signal.mfccs_from_log_mel_spectrograms signal.overlap_and_add signal.rfft signal.rfft2d
    signal.rfft3d signal.rfftnd signal.stft signal.vorbis_window sin sinh size slice sort
    space_to_batch space_to_batch_nd sparse.add sparse.bincount sparse.concat sparse.cross
    sparse.cross_hashed sparse.expand_dims sparse.eye sparse.fill_empty_rows sparse.from_dense
    sparse.map_values sparse.mask sparse.maximum sparse.minimum sparse.reduce_max
    sparse.reduce_sum sparse.reorder sparse.reset_shape sparse.reshape sparse.retain
    sparse.sampled_addmm sparse.segment_mean sparse.segment_sqrt_n sparse.segment_sum sparse.slice
    sparse.softmax sparse.sparse_dense_matmul sparse.split sparse.to_dense sparse.to_indicator
    sparse.transpose split sqrt square squeeze stack stop_gradient strided_slice strings.as_string
    strings.bytes_split strings.format strings.join strings.length strings.lower strings.ngrams
    strings.reduce_join strings.regex_full_match strings.regex_replace strings.split strings.strip
    strings.substr strings.to_hash_bucket strings.to_hash_bucket_fast
    strings.to_hash_bucket_strong strings.to_number strings.unicode_decode
    strings.unicode_decode_with_offsets strings.unicode_encode strings.unicode_script
    strings.unicode_split strings.unicode_split_with_offsets strings.unicode_transcode
    strings.unsorted_segment_join strings.upper subtract tan tanh tensor_scatter_nd_add
    tensor_scatter_nd_max tensor_scatter_nd_min tensor_scatter_nd_sub tensor_scatter_nd_update
    tensordot tile transpose truediv truncatediv truncatemod tuple unique unique_with_counts
    unravel_index unstack where zeros zeros_initializer zeros_like
    """
}
