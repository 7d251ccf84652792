/// The classes and functions that configurations of Keras may name: listed from the packages keras
/// 3.0.5, 3.6.0 and 3.15.1 and tf_keras 2.21.0 themselves by `make_keras_names.py` (layers,
/// initializers, regularizers, constraints, losses, metrics, optimizers, schedules, policies of data
/// types, quantizers, operations, models, activations), less those that load something.

enum KerasTable {
  /// A line is `module: name name ...`.
  static let names = """
    keras: DTypePolicy FloatDTypePolicy Function Functional Initializer Layer Loss Metric Model
    keras: Operation Optimizer Quantizer Regularizer Sequential
    keras.activations: celu elu exponential gelu glu hard_shrink hard_sigmoid hard_silu hard_swish
    keras.activations: hard_tanh leaky_relu linear log_sigmoid log_softmax mish relu relu6 selu
    keras.activations: sigmoid silu soft_shrink softmax softplus softsign sparse_plus
    keras.activations: sparse_sigmoid sparsemax squareplus swish tanh tanh_shrink threshold
    keras.constraints: Constraint MaxNorm MinMaxNorm NonNeg RadialConstraint UnitNorm constraint
    keras.constraints: max_norm min_max_norm non_neg radial_constraint unit_norm
    keras.dtype_policies: AWQDTypePolicy DTypePolicy DTypePolicyMap FloatDTypePolicy
    keras.dtype_policies: GPTQDTypePolicy Int4DTypePolicy QuantizedDTypePolicy
    keras.dtype_policies: QuantizedFloat8DTypePolicy
    keras.initializers: Constant GlorotNormal GlorotUniform HeNormal HeUniform Identity
    keras.initializers: IdentityInitializer Initializer LecunNormal LecunUniform Ones Orthogonal
    keras.initializers: OrthogonalInitializer RandomNormal RandomUniform STFT STFTInitializer
    keras.initializers: TruncatedNormal VarianceScaling Zeros constant glorot_normal glorot_uniform
    keras.initializers: he_normal he_uniform identity initializer lecun_normal lecun_uniform normal
    keras.initializers: one ones orthogonal orthogonal_initializer random_normal random_uniform
    keras.initializers: stft truncated_normal uniform variance_scaling zero zeros
    keras.layers: AbstractRNNCell Activation ActivityRegularization AdaptiveAveragePooling1D
    keras.layers: AdaptiveAveragePooling2D AdaptiveAveragePooling3D AdaptiveMaxPooling1D
    keras.layers: AdaptiveMaxPooling2D AdaptiveMaxPooling3D Add AddLoss AddMetric AdditiveAttention
    keras.layers: AlphaDropout AtrousConv1D AtrousConv2D AtrousConvolution1D AtrousConvolution2D
    keras.layers: Attention AugMix AutoContrast AutoEncoder Average AveragePooling1D
    keras.layers: AveragePooling2D AveragePooling3D AvgPool1D AvgPool2D AvgPool3D Bartlett
    keras.layers: BaseImageAugmentationLayer BatchNormalization BatchNormalizationV1
    keras.layers: BatchNormalizationV2 Bidirectional Blackman CategoryCrossing CategoryEncoding
    keras.layers: CenterCrop ClassMethod Concatenate ContrastLimitedAdaptiveHistogramEqualization
    keras.layers: Conv1D Conv1DTranspose Conv2D Conv2DTranspose Conv3D Conv3DTranspose ConvLSTM1D
    keras.layers: ConvLSTM2D ConvLSTM2DCell ConvLSTM3D ConvRNN2D ConvRecurrent2D Convolution1D
    keras.layers: Convolution1DTranspose Convolution2D Convolution2DTranspose Convolution3D
    keras.layers: Convolution3DTranspose Cropping1D Cropping2D Cropping3D CuDNNGRU CuDNNLSTM CutMix
    keras.layers: Deconv2D Deconvolution2D Deconvolution3D Dense DenseFeatures DepthwiseConv1D
    keras.layers: DepthwiseConv2D Discretization Dot Dropout ELU EinsumDense Embedding Equalization
    keras.layers: ExtractPatches3D FeatureDistillation Flatten Functional GRU GRUCell GRUV2
    keras.layers: GaussianDropout GaussianNoise GlobalAveragePooling1D GlobalAveragePooling2D
    keras.layers: GlobalAveragePooling3D GlobalAvgPool1D GlobalAvgPool2D GlobalAvgPool3D
    keras.layers: GlobalMaxPool1D GlobalMaxPool2D GlobalMaxPool3D GlobalMaxPooling1D
    keras.layers: GlobalMaxPooling2D GlobalMaxPooling3D Graph GroupNormalization
    keras.layers: GroupQueryAttention Hamming Hanning HashedCrossing Hashing Highway Identity
    keras.layers: InputLayer InstanceMethod InstanceProperty IntegerLookup Kaiser LRN2D LSTM
    keras.layers: LSTMCell LSTMV2 Layer LayerNormalization LeakyReLU LocallyConnected1D
    keras.layers: LocallyConnected2D LogitsDistillation LossScaleOptimizerV1 Masking
    keras.layers: MaxNumBoundingBoxes MaxPool1D MaxPool2D MaxPool3D MaxPooling1D MaxPooling2D
    keras.layers: MaxPooling3D Maximum MaxoutDense MelSpectrogram Merge Minimum MixUp Model
    keras.layers: MultiHeadAttention Multiply Network Normalization PReLU ParametricSoftplus
    keras.layers: Permute Pipeline PolicyV1 RMSNormalization RNN RandAugment RandomBrightness
    keras.layers: RandomColorDegeneration RandomColorJitter RandomContrast RandomCrop
    keras.layers: RandomElasticTransform RandomErasing RandomFlip RandomGaussianBlur
    keras.layers: RandomGrayscale RandomHeight RandomHue RandomInvert RandomPerspective
    keras.layers: RandomPosterization RandomRotation RandomSaturation RandomSharpness RandomShear
    keras.layers: RandomTranslation RandomWidth RandomZoom ReLU Recurrent RepeatVector Rescaling
    keras.layers: Reshape Resizing ReversibleEmbedding SReLU STFTSpectrogram SeparableConv1D
    keras.layers: SeparableConv2D SeparableConvolution1D SeparableConvolution2D Sequential
    keras.layers: SimpleDeepRNN SimpleRNN SimpleRNNCell SlicingOpLambda Softmax Solarization
    keras.layers: SpatialDropout1D SpatialDropout2D SpatialDropout3D SpectralNormalization
    keras.layers: StackedRNNCells StringLookup Subtract SyncBatchNormalization TFOpLambda
    keras.layers: TensorFlowOpLayer TextVectorization ThresholdedReLU TimeDistributed
    keras.layers: TimeDistributedDense UnitNormalization UpSampling1D UpSampling2D UpSampling3D
    keras.layers: Wrapper ZeroPadding1D ZeroPadding2D ZeroPadding3D
    keras.layers.experimental: DynamicEmbedding DynamicLookup EinsumDense RandomFourierFeatures
    keras.layers.experimental: SyncBatchNormalization
    keras.layers.experimental.preprocessing: CategoryEncoding CenterCrop Discretization
    keras.layers.experimental.preprocessing: HashedCrossing Hashing IntegerLookup Normalization
    keras.layers.experimental.preprocessing: PreprocessingLayer RandomContrast RandomCrop
    keras.layers.experimental.preprocessing: RandomFlip RandomHeight RandomRotation
    keras.layers.experimental.preprocessing: RandomTranslation RandomWidth RandomZoom Rescaling
    keras.layers.experimental.preprocessing: Resizing StringLookup TextVectorization
    keras.losses: BCE BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy
    keras.losses: CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy CategoricalHinge
    keras.losses: Circle CosineSimilarity Dice Hinge Huber KLD KLDivergence LogCosh Loss
    keras.losses: LossFunctionWrapper MAE MAPE MSE MSLE MeanAbsoluteError
    keras.losses: MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError Poisson
    keras.losses: SparseCategoricalCrossentropy SquaredHinge Tversky bce binary_crossentropy
    keras.losses: binary_focal_crossentropy categorical_crossentropy categorical_focal_crossentropy
    keras.losses: categorical_generalized_cross_entropy categorical_hinge circle cosine_similarity
    keras.losses: ctc dice hinge huber kl_divergence kld kullback_leibler_divergence log_cosh
    keras.losses: logcosh mae mape mean_absolute_error mean_absolute_percentage_error
    keras.losses: mean_squared_error mean_squared_logarithmic_error mse msle poisson
    keras.losses: sparse_categorical_crossentropy squared_hinge tversky
    keras.metrics: AUC Accuracy BCE BinaryAccuracy BinaryCrossentropy BinaryIoU CategoricalAccuracy
    keras.metrics: CategoricalCrossentropy CategoricalHinge ConcordanceCorrelation CosineSimilarity
    keras.metrics: F1Score FBetaScore FalseNegatives FalsePositives Hinge IoU KLD KLDivergence
    keras.metrics: LogCoshError MAE MAPE MSE MSLE Mean MeanAbsoluteError
    keras.metrics: MeanAbsolutePercentageError MeanIoU MeanMetricWrapper MeanRelativeError
    keras.metrics: MeanSquaredError MeanSquaredLogarithmicError MeanTensor Metric OneHotIoU
    keras.metrics: OneHotMeanIoU PearsonCorrelation Poisson Precision PrecisionAtRecall R2Score
    keras.metrics: Recall RecallAtPrecision RootMeanSquaredError SensitivityAtSpecificity
    keras.metrics: SparseCategoricalAccuracy SparseCategoricalCrossentropy
    keras.metrics: SparseTopKCategoricalAccuracy SpecificityAtSensitivity SquaredHinge Sum
    keras.metrics: TopKCategoricalAccuracy TrueNegatives TruePositives accuracy auc bce
    keras.metrics: binary_accuracy binary_crossentropy binary_focal_crossentropy binary_io_u
    keras.metrics: categorical_accuracy categorical_crossentropy categorical_focal_crossentropy
    keras.metrics: categorical_hinge concordance_correlation cosine_similarity f1_score
    keras.metrics: f_beta_score false_negatives false_positives hinge huber io_u kl_divergence kld
    keras.metrics: kullback_leibler_divergence log_cosh log_cosh_error logcosh mae mape mean
    keras.metrics: mean_absolute_error mean_absolute_percentage_error mean_io_u mean_metric_wrapper
    keras.metrics: mean_squared_error mean_squared_logarithmic_error metric mse msle one_hot_io_u
    keras.metrics: one_hot_mean_io_u pearson_correlation poisson precision precision_at_recall
    keras.metrics: r2_score recall recall_at_precision root_mean_squared_error
    keras.metrics: sensitivity_at_specificity sparse_categorical_accuracy
    keras.metrics: sparse_categorical_crossentropy sparse_top_k_categorical_accuracy
    keras.metrics: specificity_at_sensitivity squared_hinge sum top_k_categorical_accuracy
    keras.metrics: true_negatives true_positives
    keras.mixed_precision: DTypePolicy LossScaleOptimizer Policy
    keras.models: Functional Model Sequential
    keras.ops: abs absolute adaptive_average_pool adaptive_max_pool add all allclose amax amin
    keras.ops: angle any append arange arccos arccosh arcsin arcsinh arctan arctan2 arctanh argmax
    keras.ops: argmin argpartition argsort array array_split average average_pool bartlett
    keras.ops: batch_normalization binary_crossentropy bincount bitwise_and bitwise_invert
    keras.ops: bitwise_left_shift bitwise_not bitwise_or bitwise_right_shift bitwise_xor blackman
    keras.ops: broadcast_to cast categorical_crossentropy cbrt cdist ceil celu cholesky
    keras.ops: cholesky_inverse clip concatenate conj conjugate conv conv_transpose
    keras.ops: convert_to_numpy convert_to_tensor copy corrcoef correlate cos cosh count_nonzero
    keras.ops: cross ctc_decode ctc_loss cumprod cumsum deg2rad depth_to_space depthwise_conv det
    keras.ops: diag diagflat diagonal diff digitize divide divide_no_nan dot dot_product_attention
    keras.ops: dsplit dstack dtype eig eigh einsum elu empty empty_like equal erf erfc erfinv exp
    keras.ops: exp2 expand_dims expm1 extract_sequences eye fabs fft fft2 flip fliplr flipud floor
    keras.ops: floor_divide fmax fmin fmod fold full full_like gcd gelu geomspace get_item glu
    keras.ops: greater greater_equal hamming hanning hard_shrink hard_sigmoid hard_silu hard_swish
    keras.ops: hard_tanh heaviside histogram hsplit hstack hypot i0 identity ifft2 imag in_top_k
    keras.ops: inner inv irfft is_tensor isclose isfinite isin isinf isnan isneginf isposinf isreal
    keras.ops: istft kaiser kron layer_normalization lcm ldexp leaky_relu left_shift less
    keras.ops: less_equal linspace log log10 log1p log2 log_sigmoid log_softmax logaddexp
    keras.ops: logaddexp2 logdet logical_and logical_not logical_or logical_xor logspace logsumexp
    keras.ops: lstsq lu_factor matmul matrix_rank max max_pool maximum mean median meshgrid min
    keras.ops: minimum mod moments moveaxis multi_hot multiply nan_to_num nanargmax nanargmin
    keras.ops: nancumprod nancumsum nanmax nanmean nanmedian nanmin nanpercentile nanprod
    keras.ops: nanquantile nanstd nansum nanvar ndim negative nextafter nonzero norm normalize
    keras.ops: not_equal one_hot ones ones_like outer pad percentile pinv polar power prod psnr ptp
    keras.ops: qr quantile rad2deg ravel real rearrange reciprocal relu relu6 repeat reshape rfft
    keras.ops: right_shift rms_normalization roll rot90 round rsqrt saturate_cast scatter
    keras.ops: scatter_update searchsorted segment_max segment_min segment_prod segment_sum select
    keras.ops: selu separable_conv shape sigmoid sign signbit silu sin sinc sinh size slice
    keras.ops: slice_update slogdet soft_shrink softmax softplus softsign solve solve_triangular
    keras.ops: sort space_to_depth sparse_categorical_crossentropy sparse_plus sparse_sigmoid
    keras.ops: sparsemax split sqrt square squareplus squeeze stack std stft stop_gradient subtract
    keras.ops: sum svd swapaxes swish take take_along_axis tan tanh tanh_shrink tensordot threshold
    keras.ops: tile top_k trace transpose trapezoid tri tril triu true_divide trunc unfold unique
    keras.ops: unravel_index unstack vander var vdot view view_as_complex view_as_real vsplit
    keras.ops: vstack where zeros zeros_like
    keras.optimizers: Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Lamb Lion
    keras.optimizers: LossScaleOptimizer MultiOptimizer Muon Nadam Optimizer RMSprop SGD
    keras.optimizers: ScheduleFreeAdamW adadelta adafactor adagrad adam adamax adamw ftrl lion
    keras.optimizers: lossscaleoptimizer multioptimizer muon nadam optimizer optimizermap rmsprop
    keras.optimizers: schedulefreeadamw sgd
    keras.optimizers.experimental: Adadelta Adafactor Adagrad Adam AdamW Adamax Ftrl Nadam
    keras.optimizers.experimental: Optimizer RMSprop SGD
    keras.optimizers.legacy: Adadelta Adagrad Adam Adamax Ftrl Nadam Optimizer RMSprop SGD
    keras.optimizers.schedules: CosineDecay CosineDecayRestarts ExponentialDecay InverseTimeDecay
    keras.optimizers.schedules: LearningRateSchedule PiecewiseConstantDecay PolynomialDecay
    keras.preprocessing.sequence: TimeseriesGenerator
    keras.preprocessing.text: Tokenizer
    keras.quantizers: AWQConfig AbsMaxQuantizer Float8QuantizationConfig GPTQConfig
    keras.quantizers: Int4QuantizationConfig Int8QuantizationConfig QuantizationConfig Quantizer
    keras.random: SeedGenerator
    keras.regularizers: L1 L1L2 L2 OrthogonalRegularizer Regularizer l1 l1_l2 l1l2 l2
    keras.regularizers: orthogonal_regularizer regularizer
    keras.src: Functional
    keras.src.activations.activations: Mish ReLU
    keras.src.applications.convnext: LayerScale StochasticDepth
    keras.src.applications.inception_resnet_v2: CustomScaleLayer
    keras.src.backend.jax.optimizer: JaxOptimizer
    keras.src.constraints: Constraint MaxNorm MinMaxNorm NonNeg RadialConstraint UnitNorm max_norm
    keras.src.constraints: maxnorm min_max_norm non_neg nonneg radial_constraint unit_norm unitnorm
    keras.src.constraints.constraints: Constraint MaxNorm MinMaxNorm NonNeg UnitNorm
    keras.src.distillation.distiller: Distiller
    keras.src.distribute.simple_models: _SimpleModel
    keras.src.dtype_policies.dtype_policy: AWQDTypePolicy DTypePolicy FloatDTypePolicy
    keras.src.dtype_policies.dtype_policy: GPTQDTypePolicy Int4DTypePolicy QuantizedDTypePolicy
    keras.src.dtype_policies.dtype_policy: QuantizedFloat8DTypePolicy
    keras.src.dtype_policies.dtype_policy_map: DTypePolicyMap
    keras.src.engine.base_layer: AddLoss AddMetric BaseRandomLayer Layer TensorFlowOpLayer
    keras.src.engine.base_layer_v1: Layer
    keras.src.engine.base_preprocessing_layer: PreprocessingLayer
    keras.src.engine.functional: Functional ModuleWrapper
    keras.src.engine.input_layer: InputLayer
    keras.src.engine.model: Model
    keras.src.engine.sequential: Sequential
    keras.src.engine.training: Model
    keras.src.engine.training_v1: DistributedCallbackModel Model
    keras.src.export.export_lib: ReloadedLayer
    keras.src.feature_column.base_feature_layer: _BaseFeaturesLayer
    keras.src.feature_column.dense_features: DenseFeatures
    keras.src.feature_column.dense_features_v2: DenseFeatures
    keras.src.feature_column.sequence_feature_column: SequenceFeatures
    keras.src.initializers.constant_initializers: Constant Identity Ones STFT Zeros
    keras.src.initializers.initializer: Initializer
    keras.src.initializers.initializers: Constant GlorotNormal GlorotUniform HeNormal HeUniform
    keras.src.initializers.initializers: Identity Initializer LecunNormal LecunUniform Ones
    keras.src.initializers.initializers: Orthogonal RandomNormal RandomUniform TruncatedNormal
    keras.src.initializers.initializers: VarianceScaling Zeros
    keras.src.initializers.random_initializers: GlorotNormal GlorotUniform HeNormal HeUniform
    keras.src.initializers.random_initializers: LecunNormal LecunUniform Orthogonal
    keras.src.initializers.random_initializers: OrthogonalInitializer RandomInitializer
    keras.src.initializers.random_initializers: RandomNormal RandomUniform TruncatedNormal
    keras.src.initializers.random_initializers: VarianceScaling
    keras.src.layers.activation.elu: ELU
    keras.src.layers.activation.leaky_relu: LeakyReLU
    keras.src.layers.activation.prelu: PReLU
    keras.src.layers.activation.relu: ReLU
    keras.src.layers.activation.softmax: Softmax
    keras.src.layers.activation.thresholded_relu: ThresholdedReLU
    keras.src.layers.activations.activation: Activation
    keras.src.layers.activations.elu: ELU
    keras.src.layers.activations.leaky_relu: LeakyReLU
    keras.src.layers.activations.prelu: PReLU
    keras.src.layers.activations.relu: ReLU
    keras.src.layers.activations.softmax: Softmax
    keras.src.layers.attention.additive_attention: AdditiveAttention
    keras.src.layers.attention.attention: Attention
    keras.src.layers.attention.base_dense_attention: BaseDenseAttention
    keras.src.layers.attention.grouped_query_attention: GroupedQueryAttention
    keras.src.layers.attention.multi_head_attention: MultiHeadAttention
    keras.src.layers.convolutional.base_conv: BaseConv Conv
    keras.src.layers.convolutional.base_conv_transpose: BaseConvTranspose
    keras.src.layers.convolutional.base_depthwise_conv: BaseDepthwiseConv DepthwiseConv
    keras.src.layers.convolutional.base_separable_conv: BaseSeparableConv SeparableConv
    keras.src.layers.convolutional.conv1d: Conv1D Convolution1D
    keras.src.layers.convolutional.conv1d_transpose: Conv1DTranspose Convolution1DTranspose
    keras.src.layers.convolutional.conv2d: Conv2D Convolution2D
    keras.src.layers.convolutional.conv2d_transpose: Conv2DTranspose Convolution2DTranspose
    keras.src.layers.convolutional.conv3d: Conv3D Convolution3D
    keras.src.layers.convolutional.conv3d_transpose: Conv3DTranspose Convolution3DTranspose
    keras.src.layers.convolutional.depthwise_conv1d: DepthwiseConv1D
    keras.src.layers.convolutional.depthwise_conv2d: DepthwiseConv2D
    keras.src.layers.convolutional.separable_conv1d: SeparableConv1D SeparableConvolution1D
    keras.src.layers.convolutional.separable_conv2d: SeparableConv2D SeparableConvolution2D
    keras.src.layers.core.activation: Activation
    keras.src.layers.core.dense: Dense
    keras.src.layers.core.einsum_dense: EinsumDense
    keras.src.layers.core.embedding: Embedding
    keras.src.layers.core.identity: Identity
    keras.src.layers.core.input_layer: InputLayer
    keras.src.layers.core.masking: Masking
    keras.src.layers.core.reversible_embedding: ReversibleEmbedding
    keras.src.layers.core.tf_op_layer: ClassMethod InstanceMethod InstanceProperty SlicingOpLambda
    keras.src.layers.core.tf_op_layer: TFOpLambda
    keras.src.layers.core.wrapper: Wrapper
    keras.src.layers.experimental.dynamic_embedding: DynamicEmbedding
    keras.src.layers.experimental.dynamic_lookup: DynamicLookup
    keras.src.layers.kernelized: RandomFourierFeatures
    keras.src.layers.layer: Layer
    keras.src.layers.locally_connected.locally_connected1d: LocallyConnected1D
    keras.src.layers.locally_connected.locally_connected2d: LocallyConnected2D
    keras.src.layers.merging.add: Add
    keras.src.layers.merging.average: Average
    keras.src.layers.merging.base_merge: Merge _Merge
    keras.src.layers.merging.concatenate: Concatenate
    keras.src.layers.merging.dot: Dot
    keras.src.layers.merging.maximum: Maximum
    keras.src.layers.merging.minimum: Minimum
    keras.src.layers.merging.multiply: Multiply
    keras.src.layers.merging.subtract: Subtract
    keras.src.layers.normalization.batch_normalization: BatchNormalization BatchNormalizationBase
    keras.src.layers.normalization.batch_normalization: SyncBatchNormalization
    keras.src.layers.normalization.batch_normalization_v1: BatchNormalization
    keras.src.layers.normalization.group_normalization: GroupNormalization
    keras.src.layers.normalization.layer_normalization: LayerNormalization
    keras.src.layers.normalization.rms_normalization: RMSNormalization
    keras.src.layers.normalization.spectral_normalization: SpectralNormalization
    keras.src.layers.normalization.unit_normalization: UnitNormalization
    keras.src.layers.pooling.adaptive_average_pooling1d: AdaptiveAveragePooling1D
    keras.src.layers.pooling.adaptive_average_pooling2d: AdaptiveAveragePooling2D
    keras.src.layers.pooling.adaptive_average_pooling3d: AdaptiveAveragePooling3D
    keras.src.layers.pooling.adaptive_max_pooling1d: AdaptiveMaxPooling1D
    keras.src.layers.pooling.adaptive_max_pooling2d: AdaptiveMaxPooling2D
    keras.src.layers.pooling.adaptive_max_pooling3d: AdaptiveMaxPooling3D
    keras.src.layers.pooling.average_pooling1d: AveragePooling1D AvgPool1D
    keras.src.layers.pooling.average_pooling2d: AveragePooling2D AvgPool2D
    keras.src.layers.pooling.average_pooling3d: AveragePooling3D AvgPool3D
    keras.src.layers.pooling.base_adaptive_pooling: BaseAdaptiveAveragePooling
    keras.src.layers.pooling.base_adaptive_pooling: BaseAdaptiveMaxPooling BaseAdaptivePooling
    keras.src.layers.pooling.base_global_pooling: BaseGlobalPooling
    keras.src.layers.pooling.base_global_pooling1d: GlobalPooling1D
    keras.src.layers.pooling.base_global_pooling2d: GlobalPooling2D
    keras.src.layers.pooling.base_global_pooling3d: GlobalPooling3D
    keras.src.layers.pooling.base_pooling: BasePooling
    keras.src.layers.pooling.base_pooling1d: Pooling1D
    keras.src.layers.pooling.base_pooling2d: Pooling2D
    keras.src.layers.pooling.base_pooling3d: Pooling3D
    keras.src.layers.pooling.global_average_pooling1d: GlobalAveragePooling1D GlobalAvgPool1D
    keras.src.layers.pooling.global_average_pooling2d: GlobalAveragePooling2D GlobalAvgPool2D
    keras.src.layers.pooling.global_average_pooling3d: GlobalAveragePooling3D GlobalAvgPool3D
    keras.src.layers.pooling.global_max_pooling1d: GlobalMaxPool1D GlobalMaxPooling1D
    keras.src.layers.pooling.global_max_pooling2d: GlobalMaxPool2D GlobalMaxPooling2D
    keras.src.layers.pooling.global_max_pooling3d: GlobalMaxPool3D GlobalMaxPooling3D
    keras.src.layers.pooling.max_pooling1d: MaxPool1D MaxPooling1D
    keras.src.layers.pooling.max_pooling2d: MaxPool2D MaxPooling2D
    keras.src.layers.pooling.max_pooling3d: MaxPool3D MaxPooling3D
    keras.src.layers.preprocessing.category_encoding: CategoryEncoding
    keras.src.layers.preprocessing.center_crop: CenterCrop
    keras.src.layers.preprocessing.data_layer: DataLayer
    keras.src.layers.preprocessing.discretization: Discretization
    keras.src.layers.preprocessing.feature_space: FeatureSpace TFDConcat TFDIdentity
    keras.src.layers.preprocessing.hashed_crossing: HashedCrossing
    keras.src.layers.preprocessing.hashing: Hashing
    keras.src.layers.preprocessing.image_preprocessing: CenterCrop RandomBrightness RandomContrast
    keras.src.layers.preprocessing.image_preprocessing: RandomCrop RandomFlip RandomHeight
    keras.src.layers.preprocessing.image_preprocessing: RandomRotation RandomTranslation
    keras.src.layers.preprocessing.image_preprocessing: RandomWidth RandomZoom Rescaling Resizing
    keras.src.layers.preprocessing.image_preprocessing.aug_mix: AugMix
    keras.src.layers.preprocessing.image_preprocessing.auto_contrast: AutoContrast
    keras.src.layers.preprocessing.image_preprocessing.base_image_preprocessing_layer: BaseImagePreprocessingLayer
    keras.src.layers.preprocessing.image_preprocessing.center_crop: CenterCrop
    keras.src.layers.preprocessing.image_preprocessing.clahe: ContrastLimitedAdaptiveHistogramEqualization
    keras.src.layers.preprocessing.image_preprocessing.cut_mix: CutMix
    keras.src.layers.preprocessing.image_preprocessing.equalization: Equalization
    keras.src.layers.preprocessing.image_preprocessing.max_num_bounding_box: MaxNumBoundingBoxes
    keras.src.layers.preprocessing.image_preprocessing.mix_up: MixUp
    keras.src.layers.preprocessing.image_preprocessing.rand_augment: RandAugment
    keras.src.layers.preprocessing.image_preprocessing.random_brightness: RandomBrightness
    keras.src.layers.preprocessing.image_preprocessing.random_color_degeneration: RandomColorDegeneration
    keras.src.layers.preprocessing.image_preprocessing.random_color_jitter: RandomColorJitter
    keras.src.layers.preprocessing.image_preprocessing.random_contrast: RandomContrast
    keras.src.layers.preprocessing.image_preprocessing.random_crop: RandomCrop
    keras.src.layers.preprocessing.image_preprocessing.random_elastic_transform: RandomElasticTransform
    keras.src.layers.preprocessing.image_preprocessing.random_erasing: RandomErasing
    keras.src.layers.preprocessing.image_preprocessing.random_flip: RandomFlip
    keras.src.layers.preprocessing.image_preprocessing.random_gaussian_blur: RandomGaussianBlur
    keras.src.layers.preprocessing.image_preprocessing.random_grayscale: RandomGrayscale
    keras.src.layers.preprocessing.image_preprocessing.random_hue: RandomHue
    keras.src.layers.preprocessing.image_preprocessing.random_invert: RandomInvert
    keras.src.layers.preprocessing.image_preprocessing.random_perspective: RandomPerspective
    keras.src.layers.preprocessing.image_preprocessing.random_posterization: RandomPosterization
    keras.src.layers.preprocessing.image_preprocessing.random_rotation: RandomRotation
    keras.src.layers.preprocessing.image_preprocessing.random_saturation: RandomSaturation
    keras.src.layers.preprocessing.image_preprocessing.random_sharpness: RandomSharpness
    keras.src.layers.preprocessing.image_preprocessing.random_shear: RandomShear
    keras.src.layers.preprocessing.image_preprocessing.random_translation: RandomTranslation
    keras.src.layers.preprocessing.image_preprocessing.random_zoom: RandomZoom
    keras.src.layers.preprocessing.image_preprocessing.resizing: Resizing
    keras.src.layers.preprocessing.image_preprocessing.solarization: Solarization
    keras.src.layers.preprocessing.index_lookup: IndexLookup
    keras.src.layers.preprocessing.integer_lookup: IntegerLookup
    keras.src.layers.preprocessing.mel_spectrogram: MelSpectrogram
    keras.src.layers.preprocessing.normalization: Normalization
    keras.src.layers.preprocessing.pipeline: Pipeline
    keras.src.layers.preprocessing.preprocessing_stage: FunctionalPreprocessingStage
    keras.src.layers.preprocessing.preprocessing_stage: PreprocessingStage
    keras.src.layers.preprocessing.random_brightness: RandomBrightness
    keras.src.layers.preprocessing.random_contrast: RandomContrast
    keras.src.layers.preprocessing.random_crop: RandomCrop
    keras.src.layers.preprocessing.random_flip: RandomFlip
    keras.src.layers.preprocessing.random_rotation: RandomRotation
    keras.src.layers.preprocessing.random_translation: RandomTranslation
    keras.src.layers.preprocessing.random_zoom: RandomZoom
    keras.src.layers.preprocessing.rescaling: Rescaling
    keras.src.layers.preprocessing.resizing: Resizing
    keras.src.layers.preprocessing.stft_spectrogram: STFTSpectrogram
    keras.src.layers.preprocessing.string_lookup: StringLookup
    keras.src.layers.preprocessing.text_vectorization: TextVectorization
    keras.src.layers.preprocessing.tf_data_layer: TFDataLayer
    keras.src.layers.regularization.activity_regularization: ActivityRegularization
    keras.src.layers.regularization.alpha_dropout: AlphaDropout
    keras.src.layers.regularization.dropout: Dropout
    keras.src.layers.regularization.gaussian_dropout: GaussianDropout
    keras.src.layers.regularization.gaussian_noise: GaussianNoise
    keras.src.layers.regularization.spatial_dropout: BaseSpatialDropout SpatialDropout1D
    keras.src.layers.regularization.spatial_dropout: SpatialDropout2D SpatialDropout3D
    keras.src.layers.regularization.spatial_dropout1d: SpatialDropout1D
    keras.src.layers.regularization.spatial_dropout2d: SpatialDropout2D
    keras.src.layers.regularization.spatial_dropout3d: SpatialDropout3D
    keras.src.layers.reshaping.cropping1d: Cropping1D
    keras.src.layers.reshaping.cropping2d: Cropping2D
    keras.src.layers.reshaping.cropping3d: Cropping3D
    keras.src.layers.reshaping.flatten: Flatten
    keras.src.layers.reshaping.permute: Permute
    keras.src.layers.reshaping.repeat_vector: RepeatVector
    keras.src.layers.reshaping.reshape: Reshape
    keras.src.layers.reshaping.up_sampling1d: UpSampling1D
    keras.src.layers.reshaping.up_sampling2d: UpSampling2D
    keras.src.layers.reshaping.up_sampling3d: UpSampling3D
    keras.src.layers.reshaping.zero_padding1d: ZeroPadding1D
    keras.src.layers.reshaping.zero_padding2d: ZeroPadding2D
    keras.src.layers.reshaping.zero_padding3d: ZeroPadding3D
    keras.src.layers.rnn.abstract_rnn_cell: AbstractRNNCell
    keras.src.layers.rnn.base_conv_lstm: ConvLSTM ConvLSTMCell
    keras.src.layers.rnn.base_conv_rnn: ConvRNN
    keras.src.layers.rnn.base_cudnn_rnn: _CuDNNRNN
    keras.src.layers.rnn.base_rnn: RNN
    keras.src.layers.rnn.base_wrapper: Wrapper
    keras.src.layers.rnn.bidirectional: Bidirectional
    keras.src.layers.rnn.cell_wrappers: DeviceWrapper DropoutWrapper ResidualWrapper
    keras.src.layers.rnn.cell_wrappers: _RNNCellWrapper
    keras.src.layers.rnn.conv_lstm: ConvLSTM ConvLSTMCell
    keras.src.layers.rnn.conv_lstm1d: ConvLSTM1D
    keras.src.layers.rnn.conv_lstm2d: ConvLSTM2D
    keras.src.layers.rnn.conv_lstm3d: ConvLSTM3D
    keras.src.layers.rnn.cudnn_gru: CuDNNGRU
    keras.src.layers.rnn.cudnn_lstm: CuDNNLSTM
    keras.src.layers.rnn.gru: GRU GRUCell
    keras.src.layers.rnn.gru_v1: GRU GRUCell
    keras.src.layers.rnn.legacy_cell_wrappers: DeviceWrapper DropoutWrapper ResidualWrapper
    keras.src.layers.rnn.legacy_cell_wrappers: _RNNCellWrapperV1
    keras.src.layers.rnn.legacy_cells: BasicLSTMCell BasicRNNCell GRUCell LSTMCell LayerRNNCell
    keras.src.layers.rnn.legacy_cells: MultiRNNCell RNNCell
    keras.src.layers.rnn.lstm: LSTM LSTMCell
    keras.src.layers.rnn.lstm_v1: LSTM LSTMCell
    keras.src.layers.rnn.rnn: RNN
    keras.src.layers.rnn.simple_rnn: SimpleRNN SimpleRNNCell
    keras.src.layers.rnn.stacked_rnn_cells: StackedRNNCells
    keras.src.layers.rnn.time_distributed: TimeDistributed
    keras.src.legacy_tf_layers.base: Layer
    keras.src.legacy_tf_layers.convolutional: Conv1D Conv2D Conv2DTranspose Conv3D Conv3DTranspose
    keras.src.legacy_tf_layers.convolutional: Convolution1D Convolution2D Convolution2DTranspose
    keras.src.legacy_tf_layers.convolutional: Convolution3D Convolution3DTranspose Deconv2D
    keras.src.legacy_tf_layers.convolutional: Deconv3D Deconvolution2D Deconvolution3D
    keras.src.legacy_tf_layers.convolutional: SeparableConv1D SeparableConv2D
    keras.src.legacy_tf_layers.convolutional: SeparableConvolution2D
    keras.src.legacy_tf_layers.core: Dense Dropout Flatten FullyConnected
    keras.src.legacy_tf_layers.normalization: BatchNorm BatchNormalization
    keras.src.legacy_tf_layers.pooling: AveragePooling1D AveragePooling2D AveragePooling3D
    keras.src.legacy_tf_layers.pooling: AvgPool2D MaxPool2D MaxPooling1D MaxPooling2D MaxPooling3D
    keras.src.legacy_tf_layers.variable_scope_shim: VariableScopeLayer
    keras.src.losses: BinaryCrossentropy BinaryFocalCrossentropy CategoricalCrossentropy
    keras.src.losses: CategoricalFocalCrossentropy CategoricalHinge CosineSimilarity Hinge Huber
    keras.src.losses: KLDivergence LogCosh Loss LossFunctionWrapper MeanAbsoluteError
    keras.src.losses: MeanAbsolutePercentageError MeanSquaredError MeanSquaredLogarithmicError
    keras.src.losses: Poisson SparseCategoricalCrossentropy SquaredHinge
    keras.src.losses.loss: Loss
    keras.src.losses.losses: BinaryCrossentropy BinaryFocalCrossentropy CTC CategoricalCrossentropy
    keras.src.losses.losses: CategoricalFocalCrossentropy CategoricalGeneralizedCrossEntropy
    keras.src.losses.losses: CategoricalHinge Circle CosineSimilarity Dice Hinge Huber KLDivergence
    keras.src.losses.losses: LogCosh LossFunctionWrapper MeanAbsoluteError
    keras.src.losses.losses: MeanAbsolutePercentageError MeanSquaredError
    keras.src.losses.losses: MeanSquaredLogarithmicError Poisson SparseCategoricalCrossentropy
    keras.src.losses.losses: SquaredHinge Tversky
    keras.src.metrics.accuracy_metrics: Accuracy BinaryAccuracy CategoricalAccuracy
    keras.src.metrics.accuracy_metrics: SparseCategoricalAccuracy SparseTopKCategoricalAccuracy
    keras.src.metrics.accuracy_metrics: TopKCategoricalAccuracy
    keras.src.metrics.base_metric: Mean MeanMetricWrapper MeanTensor Metric Reduce Sum
    keras.src.metrics.base_metric: SumOverBatchSize SumOverBatchSizeMetricWrapper
    keras.src.metrics.confusion_metrics: AUC FalseNegatives FalsePositives Precision
    keras.src.metrics.confusion_metrics: PrecisionAtRecall Recall RecallAtPrecision
    keras.src.metrics.confusion_metrics: SensitivityAtSpecificity SensitivitySpecificityBase
    keras.src.metrics.confusion_metrics: SpecificityAtSensitivity TrueNegatives TruePositives
    keras.src.metrics.confusion_metrics: _ConfusionMatrixConditionCount
    keras.src.metrics.correlation_metrics: ConcordanceCorrelation PearsonCorrelation
    keras.src.metrics.f_score_metrics: F1Score FBetaScore
    keras.src.metrics.hinge_metrics: CategoricalHinge Hinge SquaredHinge
    keras.src.metrics.iou_metrics: BinaryIoU IoU MeanIoU OneHotIoU OneHotMeanIoU _IoUBase
    keras.src.metrics.metric: Metric
    keras.src.metrics.probabilistic_metrics: BinaryCrossentropy CategoricalCrossentropy
    keras.src.metrics.probabilistic_metrics: KLDivergence Poisson SparseCategoricalCrossentropy
    keras.src.metrics.py_metric: PyMetric
    keras.src.metrics.reduction_metrics: Mean MeanMetricWrapper Sum
    keras.src.metrics.regression_metrics: CosineSimilarity LogCoshError MeanAbsoluteError
    keras.src.metrics.regression_metrics: MeanAbsolutePercentageError MeanRelativeError
    keras.src.metrics.regression_metrics: MeanSquaredError MeanSquaredLogarithmicError R2Score
    keras.src.metrics.regression_metrics: RootMeanSquaredError
    keras.src.mixed_precision.loss_scale_optimizer: LossScaleOptimizer LossScaleOptimizerV3
    keras.src.mixed_precision.policy: Policy
    keras.src.mixed_precision.test_util: AssertTypeLayer IdentityRegularizer MultiplyLayer
    keras.src.mixed_precision.test_util: MultiplyLayerWithoutAutoCast ReduceSumRegularizer
    keras.src.models.functional: Functional
    keras.src.models.model: Model
    keras.src.models.sequential: Sequential
    keras.src.models.sharpness_aware_minimization: SharpnessAwareMinimization
    keras.src.ops.core: AssociativeScan Cast Cond ConvertToTensor ForiLoop Map SaturateCast Scan
    keras.src.ops.core: Scatter ScatterUpdate Slice SliceUpdate StopGradient Switch Unstack
    keras.src.ops.core: VectorizedMap WhileLoop
    keras.src.ops.einops: Rearrange
    keras.src.ops.function: Function
    keras.src.ops.image: AffineTransform CropImages ElasticTransform ExtractPatches GaussianBlur
    keras.src.ops.image: HSVToRGB MapCoordinates PadImages PerspectiveTransform RGBToGrayscale
    keras.src.ops.image: RGBToHSV Resize SSIM ScaleAndTranslate SobelEdges
    keras.src.ops.linalg: Cholesky CholeskyInverse Det Eig Eigh Inv JVP Lstsq LuFactor MatrixRank
    keras.src.ops.linalg: Norm Pinv Qr SVD Solve SolveTriangular
    keras.src.ops.math: CDist Erf Erfc Erfinv ExtractSequences FFT FFT2 IFFT2 IRFFT ISTFT InTopK
    keras.src.ops.math: Logdet Logsumexp RFFT Rsqrt STFT SegmentMax SegmentMin SegmentProd
    keras.src.ops.math: SegmentReduction SegmentSum TopK ViewAsComplex ViewAsReal
    keras.src.ops.nn: AdaptiveAveragePool AdaptiveMaxPool AveragePool BatchNorm BinaryCrossentropy
    keras.src.ops.nn: CTCDecode CTCLoss CategoricalCrossentropy Celu Conv ConvTranspose CtcLoss
    keras.src.ops.nn: DepthToSpace DepthwiseConv DotProductAttention Elu Fold Gelu Glu HardShrink
    keras.src.ops.nn: HardSigmoid HardSilu HardTanh LayerNorm LeakyRelu LogSigmoid LogSoftmax
    keras.src.ops.nn: MaxPool Moments MultiHot Normalize OneHot PSNR Polar RMSNorm Relu Relu6 Selu
    keras.src.ops.nn: SeparableConv Sigmoid Silu SoftShrink Softmax Softplus Softsign SpaceToDepth
    keras.src.ops.nn: SparseCategoricalCrossentropy SparsePlus SparseSigmoid Sparsemax Squareplus
    keras.src.ops.nn: TanhShrink Threshold Unfold
    keras.src.ops.numpy: Abs Absolute Add All AllClose Amax Amin Angle Any Append Arange Arccos
    keras.src.ops.numpy: Arccosh Arcsin Arcsinh Arctan Arctan2 Arctanh Argmax Argmin Argpartition
    keras.src.ops.numpy: Argsort Array ArraySplit Average Bincount BitwiseAnd BitwiseInvert
    keras.src.ops.numpy: BitwiseLeftShift BitwiseNot BitwiseOr BitwiseRightShift BitwiseXor
    keras.src.ops.numpy: BroadcastTo Cbrt Ceil Clip Concatenate Conj Conjugate Copy Corrcoef
    keras.src.ops.numpy: Correlate Cos Cosh CountNonzero Cross Cumprod Cumsum Deg2rad Diag Diagflat
    keras.src.ops.numpy: Diagonal Diff Digitize Divide DivideNoNan Dot Dsplit Dstack Einsum Empty
    keras.src.ops.numpy: EmptyLike Equal Exp Exp2 ExpandDims Expm1 Eye Fabs Flip Fliplr Flipud
    keras.src.ops.numpy: Floor FloorDivide Fmax Fmin Fmod Full FullLike Gcd Geomspace GetItem
    keras.src.ops.numpy: Greater GreaterEqual Heaviside Histogram Hsplit Hstack Hypot I0 Identity
    keras.src.ops.numpy: Imag Inner IsIn Isclose Isfinite Isinf Isnan Isneginf Isposinf Isreal Kron
    keras.src.ops.numpy: Lcm Ldexp LeftShift Less LessEqual Linspace Log Log10 Log1p Log2 Logaddexp
    keras.src.ops.numpy: Logaddexp2 LogicalAnd LogicalNot LogicalOr LogicalXor Logspace Matmul Max
    keras.src.ops.numpy: Maximum Mean Median Meshgrid Min Minimum Mod Moveaxis Multiply NanToNum
    keras.src.ops.numpy: Nanargmax Nanargmin Nancumprod Nancumsum Nanmax Nanmean Nanmedian Nanmin
    keras.src.ops.numpy: Nanpercentile Nanprod Nanquantile Nanstd Nansum Nanvar Ndim Negative
    keras.src.ops.numpy: Nextafter Nonzero NotEqual Ones OnesLike Outer Pad Percentile Power Prod
    keras.src.ops.numpy: Ptp Quantile Rad2deg Ravel Real Reciprocal Repeat Reshape RightShift Roll
    keras.src.ops.numpy: Rot90 Round SearchSorted Select Sign Signbit Sin Sinc Sinh Size Slogdet
    keras.src.ops.numpy: Sort Split Sqrt Square Squeeze Stack Std Subtract Sum Swapaxes Take
    keras.src.ops.numpy: TakeAlongAxis Tan Tanh Tensordot Tile Trace Transpose Trapezoid Tri Tril
    keras.src.ops.numpy: Triu TrueDivide Trunc Unique UnravelIndex Vander Var Vdot View Vsplit
    keras.src.ops.numpy: Vstack Where Zeros ZerosLike
    keras.src.ops.operation: Operation
    keras.src.optimizers.adadelta: Adadelta
    keras.src.optimizers.adafactor: Adafactor
    keras.src.optimizers.adagrad: Adagrad
    keras.src.optimizers.adam: Adam
    keras.src.optimizers.adamax: Adamax
    keras.src.optimizers.adamw: AdamW
    keras.src.optimizers.base_optimizer: BaseOptimizer
    keras.src.optimizers.ftrl: Ftrl
    keras.src.optimizers.lamb: Lamb
    keras.src.optimizers.legacy.adadelta: Adadelta
    keras.src.optimizers.legacy.adagrad: Adagrad
    keras.src.optimizers.legacy.adam: Adam NonFusedAdam
    keras.src.optimizers.legacy.adamax: Adamax
    keras.src.optimizers.legacy.ftrl: Ftrl
    keras.src.optimizers.legacy.gradient_descent: SGD
    keras.src.optimizers.legacy.nadam: Nadam
    keras.src.optimizers.legacy.optimizer_v2: OptimizerV2 RestoredOptimizer
    keras.src.optimizers.legacy.rmsprop: RMSProp RMSprop
    keras.src.optimizers.lion: Lion
    keras.src.optimizers.loss_scale_optimizer: LossScaleOptimizer
    keras.src.optimizers.multi_optimizer: MultiOptimizer
    keras.src.optimizers.muon: Muon
    keras.src.optimizers.nadam: Nadam
    keras.src.optimizers.optimizer: Optimizer RestoredOptimizer
    keras.src.optimizers.rmsprop: RMSprop
    keras.src.optimizers.schedule_free_adamw: ScheduleFreeAdamW
    keras.src.optimizers.schedules.learning_rate_schedule: CosineDecay CosineDecayRestarts
    keras.src.optimizers.schedules.learning_rate_schedule: ExponentialDecay InverseTimeDecay
    keras.src.optimizers.schedules.learning_rate_schedule: LearningRateSchedule LinearCosineDecay
    keras.src.optimizers.schedules.learning_rate_schedule: NoisyLinearCosineDecay
    keras.src.optimizers.schedules.learning_rate_schedule: PiecewiseConstantDecay PolynomialDecay
    keras.src.optimizers.sgd: SGD
    keras.src.premade_models.linear: LinearModel
    keras.src.premade_models.wide_deep: WideDeepModel
    keras.src.quantizers.quantizers: AbsMaxQuantizer FakeQuantWithMinMaxVars GPTQQuantizer
    keras.src.quantizers.quantizers: Quantizer
    keras.src.regularizers: L1 L1L2 L2 OrthogonalRegularizer Regularizer l1 l2
    keras.src.regularizers: orthogonal_regularizer
    keras.src.regularizers.regularizers: L1 L1L2 L2 OrthogonalRegularizer Regularizer
    keras.src.tests.model_architectures: MySubclassModel
    keras.src.utils.feature_space: FeatureSpace
    """

  /// Python's own modules.
  static let standardModules = """
    _abc _aix_support _ast _asyncio _bisect _blake2 _bootsubprocess _bz2 _codecs _codecs_cn
    _codecs_hk _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc
    _compat_pickle _compression _contextvars _crypt _csv _ctypes _curses _curses_panel _datetime
    _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm
    _hashlib _heapq _imp _io _json _locale _lsprof _lzma _markupbase _md5 _msi _multibytecodec
    _multiprocessing _opcode _operator _osx_support _overlapped _pickle _posixshmem
    _posixsubprocess _py_abc _pydecimal _pyio _queue _random _scproxy _sha1 _sha256 _sha3 _sha512
    _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat _statistics _string _strptime _struct
    _symtable _thread _threading_local _tkinter _tokenize _tracemalloc _typing _uuid _warnings
    _weakref _weakrefset _winapi _zoneinfo abc aifc antigravity argparse array ast asynchat
    asyncio asyncore atexit audioop base64 bdb binascii binhex bisect bz2 cProfile calendar cgi
    cgitb chunk cmath cmd code codecs codeop collections colorsys compileall concurrent
    configparser contextlib contextvars copy copyreg crypt csv ctypes curses dataclasses datetime
    dbm decimal difflib dis distutils doctest dummy_threading email encodings ensurepip enum errno
    faulthandler fcntl filecmp fileinput fnmatch formatter fractions ftplib functools gc
    genericpath getopt getpass gettext glob graphlib grp gzip hashlib heapq hmac html http idlelib
    imaplib imghdr imp importlib inspect io ipaddress itertools json keyword lib2to3 linecache
    locale logging lzma macpath mailbox mailcap marshal math mimetypes mmap modulefinder msilib
    msvcrt multiprocessing netrc nis nntplib nt ntpath nturl2path numbers opcode operator optparse
    os ossaudiodev parser pathlib pdb pickle pickletools pipes pkgutil platform plistlib poplib
    posix posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pydoc_data pyexpat queue
    quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors
    shelve shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3
    sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct subprocess
    sunau symbol symtable sys sysconfig syslog tabnanny tarfile telnetlib tempfile termios
    textwrap this threading time timeit tkinter token tokenize tomllib trace traceback tracemalloc
    tty turtle turtledemo types typing unicodedata unittest urllib uu uuid venv warnings wave
    weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp zipfile zipimport zlib
    zoneinfo
    """
}
