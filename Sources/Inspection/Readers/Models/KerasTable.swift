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
