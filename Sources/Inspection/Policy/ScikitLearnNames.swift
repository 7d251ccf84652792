/// The classes of scikit-learn whose instances are data (1.x; listed from the library itself, then
/// read by a person), and the few functions that estimators hold as values.

extension StandardPolicy {
  static let scikitLearnNames = """
    class any sklearn._loss._loss: CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss
    class any sklearn._loss._loss: CyHalfGammaLoss CyHalfMultinomialLoss CyHalfPoissonLoss
    class any sklearn._loss._loss: CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity
    class any sklearn._loss._loss: CyHuberLoss CyLossFunction CyPinballLoss
    class any sklearn._loss.link: BaseLink HalfLogitLink IdentityLink Interval LogLink LogitLink
    class any sklearn._loss.link: MultinomialLogit
    class any sklearn._loss.loss: AbsoluteError ArrayAPILossMixin BaseLoss ExponentialLoss
    class any sklearn._loss.loss: HalfBinomialLoss HalfBinomialLossArrayAPI HalfGammaLoss
    class any sklearn._loss.loss: HalfMultinomialLoss HalfMultinomialLossArrayAPI HalfPoissonLoss
    class any sklearn._loss.loss: HalfPoissonLossArrayAPI HalfSquaredError HalfTweedieLoss
    class any sklearn._loss.loss: HalfTweedieLossIdentity HuberLoss PinballLoss
    class any sklearn.base: BaseEstimator
    class any sklearn.calibration: CalibratedClassifierCV _SigmoidCalibration _TemperatureScaling
    class any sklearn.cluster._affinity_propagation: AffinityPropagation
    class any sklearn.cluster._agglomerative: AgglomerativeClustering FeatureAgglomeration
    class any sklearn.cluster._bicluster: BaseSpectral SpectralBiclustering SpectralCoclustering
    class any sklearn.cluster._birch: Birch
    class any sklearn.cluster._bisect_k_means: BisectingKMeans
    class any sklearn.cluster._dbscan: DBSCAN
    class any sklearn.cluster._hdbscan.hdbscan: HDBSCAN
    class any sklearn.cluster._kmeans: KMeans MiniBatchKMeans _BaseKMeans
    class any sklearn.cluster._mean_shift: MeanShift
    class any sklearn.cluster._optics: OPTICS
    class any sklearn.cluster._spectral: SpectralClustering
    class any sklearn.compose._column_transformer: ColumnTransformer
    class any sklearn.compose._target: TransformedTargetRegressor
    class any sklearn.covariance._elliptic_envelope: EllipticEnvelope
    class any sklearn.covariance._empirical_covariance: EmpiricalCovariance
    class any sklearn.covariance._graph_lasso: BaseGraphicalLasso GraphicalLasso GraphicalLassoCV
    class any sklearn.covariance._robust_covariance: MinCovDet
    class any sklearn.covariance._shrunk_covariance: LedoitWolf OAS ShrunkCovariance
    class any sklearn.cross_decomposition._pls: CCA PLSCanonical PLSRegression PLSSVD _PLS
    class any sklearn.decomposition._base: _BasePCA
    class any sklearn.decomposition._dict_learning: DictionaryLearning MiniBatchDictionaryLearning
    class any sklearn.decomposition._dict_learning: SparseCoder
    class any sklearn.decomposition._factor_analysis: FactorAnalysis
    class any sklearn.decomposition._fastica: FastICA
    class any sklearn.decomposition._incremental_pca: IncrementalPCA
    class any sklearn.decomposition._kernel_pca: KernelPCA
    class any sklearn.decomposition._lda: LatentDirichletAllocation
    class any sklearn.decomposition._nmf: MiniBatchNMF NMF _BaseNMF
    class any sklearn.decomposition._pca: PCA
    class any sklearn.decomposition._sparse_pca: MiniBatchSparsePCA SparsePCA _BaseSparsePCA
    class any sklearn.decomposition._truncated_svd: TruncatedSVD
    class any sklearn.discriminant_analysis: LinearDiscriminantAnalysis
    class any sklearn.discriminant_analysis: QuadraticDiscriminantAnalysis
    class any sklearn.dummy: DummyClassifier DummyRegressor
    class any sklearn.ensemble._bagging: BaggingClassifier BaggingRegressor BaseBagging
    class any sklearn.ensemble._base: BaseEnsemble _BaseHeterogeneousEnsemble
    class any sklearn.ensemble._forest: BaseForest ExtraTreesClassifier ExtraTreesRegressor
    class any sklearn.ensemble._forest: ForestClassifier ForestRegressor RandomForestClassifier
    class any sklearn.ensemble._forest: RandomForestRegressor RandomTreesEmbedding
    class any sklearn.ensemble._gb: BaseGradientBoosting GradientBoostingClassifier
    class any sklearn.ensemble._gb: GradientBoostingRegressor
    class any sklearn.ensemble._hist_gradient_boosting.binning: _BinMapper
    class any sklearn.ensemble._hist_gradient_boosting.common: MonotonicConstraint
    class any sklearn.ensemble._hist_gradient_boosting.gradient_boosting: BaseHistGradientBoosting
    class any sklearn.ensemble._hist_gradient_boosting.gradient_boosting: HistGradientBoostingClassifier
    class any sklearn.ensemble._hist_gradient_boosting.gradient_boosting: HistGradientBoostingRegressor
    class any sklearn.ensemble._hist_gradient_boosting.grower: TreeGrower TreeNode
    class any sklearn.ensemble._hist_gradient_boosting.histogram: HistogramBuilder
    class any sklearn.ensemble._hist_gradient_boosting.predictor: TreePredictor
    class any sklearn.ensemble._hist_gradient_boosting.splitting: SplitInfo Splitter
    class any sklearn.ensemble._iforest: IsolationForest
    class any sklearn.ensemble._stacking: StackingClassifier StackingRegressor _BaseStacking
    class any sklearn.ensemble._voting: VotingClassifier VotingRegressor _BaseVoting
    class any sklearn.ensemble._weight_boosting: AdaBoostClassifier AdaBoostRegressor
    class any sklearn.ensemble._weight_boosting: BaseWeightBoosting
    class any sklearn.feature_extraction._dict_vectorizer: DictVectorizer
    class any sklearn.feature_extraction._hash: FeatureHasher
    class any sklearn.feature_extraction.image: PatchExtractor
    class any sklearn.feature_extraction.text: CountVectorizer HashingVectorizer TfidfTransformer
    class any sklearn.feature_extraction.text: TfidfVectorizer
    class any sklearn.feature_selection._from_model: SelectFromModel
    class any sklearn.feature_selection._rfe: RFE RFECV
    class any sklearn.feature_selection._sequential: SequentialFeatureSelector
    class any sklearn.feature_selection._univariate_selection: GenericUnivariateSelect SelectFdr
    class any sklearn.feature_selection._univariate_selection: SelectFpr SelectFwe SelectKBest
    class any sklearn.feature_selection._univariate_selection: SelectPercentile _BaseFilter
    class any sklearn.feature_selection._variance_threshold: VarianceThreshold
    class any sklearn.frozen._frozen: FrozenEstimator
    class any sklearn.gaussian_process._gpc: GaussianProcessClassifier
    class any sklearn.gaussian_process._gpc: _BinaryGaussianProcessClassifierLaplace
    class any sklearn.gaussian_process._gpr: GaussianProcessRegressor
    class any sklearn.gaussian_process.kernels: CompoundKernel ConstantKernel DotProduct
    class any sklearn.gaussian_process.kernels: ExpSineSquared Exponentiation Hyperparameter
    class any sklearn.gaussian_process.kernels: Kernel KernelOperator Matern PairwiseKernel
    class any sklearn.gaussian_process.kernels: Product RBF RationalQuadratic Sum WhiteKernel
    class any sklearn.impute._base: MissingIndicator SimpleImputer _BaseImputer
    class any sklearn.impute._iterative: IterativeImputer
    class any sklearn.impute._knn: KNNImputer
    class any sklearn.isotonic: IsotonicRegression
    class any sklearn.kernel_approximation: AdditiveChi2Sampler Nystroem PolynomialCountSketch
    class any sklearn.kernel_approximation: RBFSampler SkewedChi2Sampler
    class any sklearn.kernel_ridge: KernelRidge
    class any sklearn.linear_model._base: LinearModel LinearRegression MultiOutputLinearModel
    class any sklearn.linear_model._bayes: ARDRegression BayesianRidge
    class any sklearn.linear_model._coordinate_descent: ElasticNet ElasticNetCV Lasso LassoCV
    class any sklearn.linear_model._coordinate_descent: LinearModelCV MultiTaskElasticNet
    class any sklearn.linear_model._coordinate_descent: MultiTaskElasticNetCV MultiTaskLasso
    class any sklearn.linear_model._coordinate_descent: MultiTaskLassoCV
    class any sklearn.linear_model._glm._newton_solver: NewtonCholeskySolver NewtonSolver
    class any sklearn.linear_model._glm.glm: GammaRegressor PoissonRegressor TweedieRegressor
    class any sklearn.linear_model._glm.glm: _GeneralizedLinearRegressor
    class any sklearn.linear_model._huber: HuberRegressor
    class any sklearn.linear_model._least_angle: Lars LarsCV LassoLars LassoLarsCV LassoLarsIC
    class any sklearn.linear_model._logistic: LogisticRegression LogisticRegressionCV
    class any sklearn.linear_model._omp: OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV
    class any sklearn.linear_model._passive_aggressive: PassiveAggressiveClassifier
    class any sklearn.linear_model._passive_aggressive: PassiveAggressiveRegressor
    class any sklearn.linear_model._perceptron: Perceptron
    class any sklearn.linear_model._quantile: QuantileRegressor
    class any sklearn.linear_model._ransac: RANSACRegressor
    class any sklearn.linear_model._ridge: Ridge RidgeCV RidgeClassifier RidgeClassifierCV
    class any sklearn.linear_model._ridge: _BaseRidge _BaseRidgeCV _IdentityClassifier
    class any sklearn.linear_model._ridge: _IdentityRegressor _RidgeGCV
    class any sklearn.linear_model._sgd_fast: Classification EpsilonInsensitive Hinge
    class any sklearn.linear_model._sgd_fast: ModifiedHuber Regression SquaredEpsilonInsensitive
    class any sklearn.linear_model._sgd_fast: SquaredHinge
    class any sklearn.linear_model._stochastic_gradient: BaseSGD BaseSGDClassifier
    class any sklearn.linear_model._stochastic_gradient: BaseSGDRegressor SGDClassifier
    class any sklearn.linear_model._stochastic_gradient: SGDOneClassSVM SGDRegressor
    class any sklearn.linear_model._theil_sen: TheilSenRegressor
    class any sklearn.manifold._classical_mds: ClassicalMDS
    class any sklearn.manifold._isomap: Isomap
    class any sklearn.manifold._locally_linear: LocallyLinearEmbedding
    class any sklearn.manifold._mds: MDS
    class any sklearn.manifold._spectral_embedding: SpectralEmbedding
    class any sklearn.manifold._t_sne: TSNE
    class any sklearn.metrics._dist_metrics: BrayCurtisDistance32 BrayCurtisDistance64
    class any sklearn.metrics._dist_metrics: CanberraDistance32 CanberraDistance64
    class any sklearn.metrics._dist_metrics: ChebyshevDistance32 ChebyshevDistance64
    class any sklearn.metrics._dist_metrics: DiceDistance32 DiceDistance64 DistanceMetric
    class any sklearn.metrics._dist_metrics: DistanceMetric32 DistanceMetric64 EuclideanDistance32
    class any sklearn.metrics._dist_metrics: EuclideanDistance64 HammingDistance32
    class any sklearn.metrics._dist_metrics: HammingDistance64 HaversineDistance32
    class any sklearn.metrics._dist_metrics: HaversineDistance64 JaccardDistance32
    class any sklearn.metrics._dist_metrics: JaccardDistance64 KulsinskiDistance32
    class any sklearn.metrics._dist_metrics: KulsinskiDistance64 MahalanobisDistance32
    class any sklearn.metrics._dist_metrics: MahalanobisDistance64 ManhattanDistance32
    class any sklearn.metrics._dist_metrics: ManhattanDistance64 MatchingDistance32
    class any sklearn.metrics._dist_metrics: MatchingDistance64 MinkowskiDistance32
    class any sklearn.metrics._dist_metrics: MinkowskiDistance64 PyFuncDistance32 PyFuncDistance64
    class any sklearn.metrics._dist_metrics: RogersTanimotoDistance32 RogersTanimotoDistance64
    class any sklearn.metrics._dist_metrics: RussellRaoDistance32 RussellRaoDistance64
    class any sklearn.metrics._dist_metrics: SEuclideanDistance32 SEuclideanDistance64
    class any sklearn.metrics._dist_metrics: SokalMichenerDistance32 SokalMichenerDistance64
    class any sklearn.metrics._dist_metrics: SokalSneathDistance32 SokalSneathDistance64
    class any sklearn.metrics._scorer: _BaseScorer _CurveScorer _Scorer
    class any sklearn.mixture._base: BaseMixture
    class any sklearn.mixture._bayesian_mixture: BayesianGaussianMixture
    class any sklearn.mixture._gaussian_mixture: GaussianMixture
    class any sklearn.model_selection._classification_threshold: BaseThresholdClassifier
    class any sklearn.model_selection._classification_threshold: FixedThresholdClassifier
    class any sklearn.model_selection._classification_threshold: TunedThresholdClassifierCV
    class any sklearn.model_selection._search: BaseSearchCV GridSearchCV RandomizedSearchCV
    class any sklearn.model_selection._search_successive_halving: BaseSuccessiveHalving
    class any sklearn.model_selection._search_successive_halving: HalvingGridSearchCV
    class any sklearn.model_selection._search_successive_halving: HalvingRandomSearchCV
    class any sklearn.model_selection._split: BaseCrossValidator BaseShuffleSplit GroupKFold
    class any sklearn.model_selection._split: GroupShuffleSplit GroupsConsumerMixin KFold
    class any sklearn.model_selection._split: LeaveOneGroupOut LeaveOneOut LeavePGroupsOut
    class any sklearn.model_selection._split: LeavePOut PredefinedSplit RepeatedKFold
    class any sklearn.model_selection._split: RepeatedStratifiedKFold ShuffleSplit
    class any sklearn.model_selection._split: StratifiedGroupKFold StratifiedKFold
    class any sklearn.model_selection._split: StratifiedShuffleSplit TimeSeriesSplit _BaseKFold
    class any sklearn.model_selection._split: _CVIterableWrapper _RepeatedSplits
    class any sklearn.model_selection._split: _UnsupportedGroupCVMixin
    class any sklearn.multiclass: OneVsOneClassifier OneVsRestClassifier OutputCodeClassifier
    class any sklearn.multiclass: _ConstantPredictor
    class any sklearn.multioutput: ClassifierChain MultiOutputClassifier MultiOutputRegressor
    class any sklearn.multioutput: RegressorChain _BaseChain _MultiOutputEstimator
    class any sklearn.naive_bayes: BernoulliNB CategoricalNB ComplementNB GaussianNB MultinomialNB
    class any sklearn.naive_bayes: _BaseDiscreteNB _BaseNB
    class any sklearn.neighbors._ball_tree: BallTree BallTree32 BallTree64 BinaryTree32
    class any sklearn.neighbors._ball_tree: BinaryTree64 NeighborsHeap32 NeighborsHeap64 NodeHeap
    class any sklearn.neighbors._base: NeighborsBase
    class any sklearn.neighbors._classification: KNeighborsClassifier RadiusNeighborsClassifier
    class any sklearn.neighbors._graph: KNeighborsTransformer RadiusNeighborsTransformer
    class any sklearn.neighbors._kd_tree: BinaryTree32 BinaryTree64 KDTree KDTree32 KDTree64
    class any sklearn.neighbors._kd_tree: NeighborsHeap32 NeighborsHeap64 NodeHeap
    class any sklearn.neighbors._kde: KernelDensity
    class any sklearn.neighbors._lof: LocalOutlierFactor
    class any sklearn.neighbors._nca: NeighborhoodComponentsAnalysis
    class any sklearn.neighbors._nearest_centroid: NearestCentroid
    class any sklearn.neighbors._quad_tree: _QuadTree
    class any sklearn.neighbors._regression: KNeighborsRegressor RadiusNeighborsRegressor
    class any sklearn.neighbors._unsupervised: NearestNeighbors
    class any sklearn.neural_network._multilayer_perceptron: BaseMultilayerPerceptron
    class any sklearn.neural_network._multilayer_perceptron: MLPClassifier MLPRegressor
    class any sklearn.neural_network._rbm: BernoulliRBM
    class any sklearn.pipeline: FeatureUnion Pipeline
    class any sklearn.preprocessing._data: Binarizer KernelCenterer MaxAbsScaler MinMaxScaler
    class any sklearn.preprocessing._data: Normalizer PowerTransformer QuantileTransformer
    class any sklearn.preprocessing._data: RobustScaler StandardScaler
    class any sklearn.preprocessing._discretization: KBinsDiscretizer
    class any sklearn.preprocessing._encoders: OneHotEncoder OrdinalEncoder _BaseEncoder
    class any sklearn.preprocessing._function_transformer: FunctionTransformer
    class any sklearn.preprocessing._label: LabelBinarizer LabelEncoder MultiLabelBinarizer
    class any sklearn.preprocessing._polynomial: PolynomialFeatures SplineTransformer
    class any sklearn.preprocessing._target_encoder: TargetEncoder
    class any sklearn.random_projection: BaseRandomProjection GaussianRandomProjection
    class any sklearn.random_projection: SparseRandomProjection
    class any sklearn.semi_supervised._label_propagation: BaseLabelPropagation LabelPropagation
    class any sklearn.semi_supervised._label_propagation: LabelSpreading
    class any sklearn.semi_supervised._self_training: SelfTrainingClassifier
    class any sklearn.svm._base: BaseLibSVM BaseSVC
    class any sklearn.svm._classes: LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR
    class any sklearn.tree._classes: BaseDecisionTree DecisionTreeClassifier DecisionTreeRegressor
    class any sklearn.tree._classes: ExtraTreeClassifier ExtraTreeRegressor
    class any sklearn.tree._tree: BestFirstTreeBuilder DepthFirstTreeBuilder Tree TreeBuilder
    class any sklearn.tree._tree: _AlphaPruner _CCPPruneController _PathFinder
    class any sklearn.utils._bunch: Bunch
    class any sklearn.utils.metaestimators: _BaseComposition
    class any sklearn.cluster._birch: _CFNode _CFSubcluster
    class any sklearn.cluster._bisect_k_means: _BisectingTree
    class any sklearn.calibration: _CalibratedClassifier
    class any sklearn.metrics._scorer: _PassthroughScorer _MultimetricScorer
    class any sklearn.neural_network._stochastic_optimizers: AdamOptimizer SGDOptimizer
    value any sklearn.cluster._kmeans: _kmeans_single_lloyd _kmeans_single_elkan
    value any sklearn.cluster._kmeans: lloyd_iter_chunked_dense elkan_iter_chunked_dense
    class any sklearn.tree._criterion: Gini Entropy MSE FriedmanMSE MAE Poisson
    class any sklearn.tree._splitter: BestSplitter RandomSplitter BestSparseSplitter
    class any sklearn.tree._splitter: RandomSparseSplitter
    call any sklearn.neighbors._kd_tree: newObj
    call any sklearn.neighbors._ball_tree: newObj
    call any sklearn.metrics._dist_metrics: newObj
    value any sklearn.feature_selection._univariate_selection: f_classif f_regression chi2
    value any sklearn.feature_selection._univariate_selection: r_regression
    value any sklearn.feature_selection._mutual_info: mutual_info_classif mutual_info_regression
    value any sklearn.metrics._classification: accuracy_score f1_score precision_score
    value any sklearn.metrics._classification: recall_score log_loss
    value any sklearn.metrics._ranking: roc_auc_score average_precision_score
    value any sklearn.metrics._regression: mean_squared_error mean_absolute_error r2_score
    value any sklearn.metrics.pairwise: rbf_kernel linear_kernel polynomial_kernel
    value any sklearn.metrics.pairwise: cosine_similarity
    """
}
