/// The classes of scikit-learn whose instances are data (1.x; listed from the library itself, then
/// read by a person), and the few functions that estimators hold as values.

extension StandardPolicy {
  static let scikitLearnNames = """
    class any _loss: CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss CyHalfGammaLoss
    class any _loss: CyHalfMultinomialLoss CyHalfPoissonLoss CyHalfSquaredError CyHalfTweedieLoss
    class any _loss: CyHalfTweedieLossIdentity CyHuberLoss CyLossFunction CyPinballLoss
    wrap any _loss: __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyExponentialLoss
    wrap any _loss: __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfGammaLoss
    wrap any _loss: __pyx_unpickle_CyHalfMultinomialLoss __pyx_unpickle_CyHalfPoissonLoss
    wrap any _loss: __pyx_unpickle_CyHalfSquaredError __pyx_unpickle_CyHalfTweedieLoss
    wrap any _loss: __pyx_unpickle_CyHalfTweedieLossIdentity __pyx_unpickle_CyHuberLoss
    wrap any _loss: __pyx_unpickle_CyLossFunction __pyx_unpickle_CyPinballLoss __pyx_unpickle_Enum
    class any hdbscan.dist_metrics: ArccosDistance BrayCurtisDistance BrayCurtisDistance32
    class any hdbscan.dist_metrics: BrayCurtisDistance64 CanberraDistance CanberraDistance32
    class any hdbscan.dist_metrics: CanberraDistance64 ChebyshevDistance ChebyshevDistance32
    class any hdbscan.dist_metrics: ChebyshevDistance64 CosineDistance DiceDistance DiceDistance32
    class any hdbscan.dist_metrics: DiceDistance64 DistanceMetric DistanceMetric32
    class any hdbscan.dist_metrics: DistanceMetric64 EuclideanDistance EuclideanDistance32
    class any hdbscan.dist_metrics: EuclideanDistance64 HammingDistance HammingDistance32
    class any hdbscan.dist_metrics: HammingDistance64 HaversineDistance HaversineDistance32
    class any hdbscan.dist_metrics: HaversineDistance64 JaccardDistance JaccardDistance32
    class any hdbscan.dist_metrics: JaccardDistance64 KulsinskiDistance KulsinskiDistance32
    class any hdbscan.dist_metrics: KulsinskiDistance64 MahalanobisDistance MahalanobisDistance32
    class any hdbscan.dist_metrics: MahalanobisDistance64 ManhattanDistance ManhattanDistance32
    class any hdbscan.dist_metrics: ManhattanDistance64 MatchingDistance MatchingDistance32
    class any hdbscan.dist_metrics: MatchingDistance64 MinkowskiDistance MinkowskiDistance32
    class any hdbscan.dist_metrics: MinkowskiDistance64 PyFuncDistance PyFuncDistance32
    class any hdbscan.dist_metrics: PyFuncDistance64 RogersTanimotoDistance
    class any hdbscan.dist_metrics: RogersTanimotoDistance32 RogersTanimotoDistance64
    class any hdbscan.dist_metrics: RussellRaoDistance RussellRaoDistance32 RussellRaoDistance64
    class any hdbscan.dist_metrics: SEuclideanDistance SEuclideanDistance32 SEuclideanDistance64
    class any hdbscan.dist_metrics: SokalMichenerDistance SokalMichenerDistance32
    class any hdbscan.dist_metrics: SokalMichenerDistance64 SokalSneathDistance
    class any hdbscan.dist_metrics: SokalSneathDistance32 SokalSneathDistance64 WMinkowskiDistance
    class any hdbscan.dist_metrics: WMinkowskiDistance32
    wrap any hdbscan.dist_metrics: __pyx_unpickle_DistanceMetric __pyx_unpickle_Enum newObj
    wrap any sklearn._cyutility: __pyx_unpickle_Enum
    wrap any sklearn._isotonic: __pyx_unpickle_Enum
    class any sklearn._loss._loss: CyAbsoluteError CyExponentialLoss CyHalfBinomialLoss
    class any sklearn._loss._loss: CyHalfGammaLoss CyHalfMultinomialLoss CyHalfPoissonLoss
    class any sklearn._loss._loss: CyHalfSquaredError CyHalfTweedieLoss CyHalfTweedieLossIdentity
    class any sklearn._loss._loss: CyHuberLoss CyLossFunction CyPinballLoss
    wrap any sklearn._loss._loss: __pyx_unpickle_CyAbsoluteError __pyx_unpickle_CyExponentialLoss
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHalfBinomialLoss __pyx_unpickle_CyHalfGammaLoss
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHalfMultinomialLoss
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHalfPoissonLoss
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHalfSquaredError
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHalfTweedieLoss
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHalfTweedieLossIdentity
    wrap any sklearn._loss._loss: __pyx_unpickle_CyHuberLoss __pyx_unpickle_CyLossFunction
    wrap any sklearn._loss._loss: __pyx_unpickle_CyPinballLoss __pyx_unpickle_Enum
    class any sklearn._loss.glm_distribution: DistributionBoundary ExponentialDispersionModel
    class any sklearn._loss.glm_distribution: GammaDistribution InverseGaussianDistribution
    class any sklearn._loss.glm_distribution: NormalDistribution PoissonDistribution
    class any sklearn._loss.glm_distribution: TweedieDistribution
    class any sklearn._loss.link: BaseLink HalfLogitLink IdentityLink Interval LogLink LogitLink
    class any sklearn._loss.link: MultinomialLogit
    class any sklearn._loss.loss: AbsoluteError ArrayAPILossMixin BaseLoss ExponentialLoss
    class any sklearn._loss.loss: HalfBinomialLoss HalfBinomialLossArrayAPI HalfGammaLoss
    class any sklearn._loss.loss: HalfMultinomialLoss HalfMultinomialLossArrayAPI HalfPoissonLoss
    class any sklearn._loss.loss: HalfPoissonLossArrayAPI HalfSquaredError HalfTweedieLoss
    class any sklearn._loss.loss: HalfTweedieLossIdentity HuberLoss PinballLoss
    class any sklearn.base: BaseEstimator
    class any sklearn.calibration: CalibratedClassifierCV CalibrationDisplay _CalibratedClassifier
    class any sklearn.calibration: _SigmoidCalibration _TemperatureScaling
    class any sklearn.cluster._affinity_propagation: AffinityPropagation
    class any sklearn.cluster._agglomerative: AgglomerativeClustering FeatureAgglomeration
    class any sklearn.cluster._bicluster: BaseSpectral SpectralBiclustering SpectralCoclustering
    class any sklearn.cluster._birch: Birch _CFNode _CFSubcluster
    class any sklearn.cluster._bisect_k_means: BisectingKMeans _BisectingTree
    class any sklearn.cluster._dbscan: DBSCAN
    wrap any sklearn.cluster._dbscan_inner: __pyx_unpickle_Enum
    wrap any sklearn.cluster._hdbscan._linkage: __pyx_unpickle_Enum
    wrap any sklearn.cluster._hdbscan._reachability: __pyx_unpickle_Enum
    wrap any sklearn.cluster._hdbscan._tree: __pyx_unpickle_Enum __pyx_unpickle_TreeUnionFind
    class any sklearn.cluster._hdbscan.hdbscan: HDBSCAN
    wrap any sklearn.cluster._hierarchical_fast: __pyx_unpickle_Enum __pyx_unpickle_UnionFind
    wrap any sklearn.cluster._hierarchical_fast: __pyx_unpickle_WeightedEdge
    wrap any sklearn.cluster._k_means_common: __pyx_unpickle_Enum
    wrap any sklearn.cluster._k_means_elkan: __pyx_unpickle_Enum
    wrap any sklearn.cluster._k_means_lloyd: __pyx_unpickle_Enum
    wrap any sklearn.cluster._k_means_minibatch: __pyx_unpickle_Enum
    class any sklearn.cluster._kmeans: KMeans MiniBatchKMeans _BaseKMeans
    value any sklearn.cluster._kmeans: _kmeans_single_elkan _kmeans_single_lloyd
    value any sklearn.cluster._kmeans: elkan_iter_chunked_dense lloyd_iter_chunked_dense
    class any sklearn.cluster._mean_shift: MeanShift
    class any sklearn.cluster._optics: OPTICS
    class any sklearn.cluster._spectral: SpectralClustering
    class any sklearn.cluster.birch: Birch _CFNode _CFSubcluster
    class any sklearn.cluster.dbscan_: DBSCAN
    class any sklearn.cluster.hierarchical: AgglomerativeClustering FeatureAgglomeration
    class any sklearn.cluster.k_means_: KMeans MiniBatchKMeans _BaseKMeans
    value any sklearn.cluster.k_means_: _kmeans_single_elkan _kmeans_single_lloyd
    value any sklearn.cluster.k_means_: elkan_iter_chunked_dense lloyd_iter_chunked_dense
    class any sklearn.cluster.mean_shift_: MeanShift
    class any sklearn.cluster.spectral: SpectralClustering
    class any sklearn.compose._column_transformer: ColumnTransformer _RemainderColsList
    class any sklearn.compose._column_transformer: make_column_selector
    class any sklearn.compose._target: TransformedTargetRegressor
    class any sklearn.covariance._elliptic_envelope: EllipticEnvelope
    class any sklearn.covariance._empirical_covariance: EmpiricalCovariance
    class any sklearn.covariance._graph_lasso: BaseGraphicalLasso GraphicalLasso GraphicalLassoCV
    class any sklearn.covariance._robust_covariance: MinCovDet
    class any sklearn.covariance._shrunk_covariance: LedoitWolf OAS ShrunkCovariance
    class any sklearn.covariance.elliptic_envelope: EllipticEnvelope
    class any sklearn.covariance.empirical_covariance_: EmpiricalCovariance
    class any sklearn.covariance.robust_covariance: MinCovDet
    class any sklearn.cross_decomposition._pls: CCA PLSCanonical PLSRegression PLSSVD _PLS
    class any sklearn.cross_decomposition.pls_: CCA PLSCanonical PLSRegression PLSSVD _PLS
    class any sklearn.cross_validation: KFold StratifiedKFold
    wrap any sklearn.datasets._svmlight_format_fast: __pyx_unpickle_Enum
    class any sklearn.decomposition._base: _BasePCA
    wrap any sklearn.decomposition._cdnmf_fast: __pyx_unpickle_Enum
    class any sklearn.decomposition._dict_learning: DictionaryLearning MiniBatchDictionaryLearning
    class any sklearn.decomposition._dict_learning: SparseCoder
    class any sklearn.decomposition._factor_analysis: FactorAnalysis
    class any sklearn.decomposition._fastica: FastICA
    class any sklearn.decomposition._incremental_pca: IncrementalPCA
    class any sklearn.decomposition._kernel_pca: KernelPCA
    class any sklearn.decomposition._lda: LatentDirichletAllocation
    class any sklearn.decomposition._nmf: MiniBatchNMF NMF _BaseNMF
    wrap any sklearn.decomposition._online_lda_fast: __pyx_unpickle_Enum
    class any sklearn.decomposition._pca: PCA
    class any sklearn.decomposition._sparse_pca: MiniBatchSparsePCA SparsePCA _BaseSparsePCA
    class any sklearn.decomposition._truncated_svd: TruncatedSVD
    class any sklearn.decomposition.factor_analysis: FactorAnalysis
    class any sklearn.decomposition.fastica_: FastICA
    class any sklearn.decomposition.incremental_pca: IncrementalPCA
    class any sklearn.decomposition.kernel_pca: KernelPCA
    class any sklearn.decomposition.nmf: MiniBatchNMF NMF _BaseNMF
    class any sklearn.decomposition.online_lda: LatentDirichletAllocation
    class any sklearn.decomposition.pca: PCA
    class any sklearn.decomposition.truncated_svd: TruncatedSVD
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
    class any sklearn.ensemble._gb_losses: BinomialDeviance ClassificationLossFunction
    class any sklearn.ensemble._gb_losses: ExponentialLoss HuberLossFunction LeastAbsoluteError
    class any sklearn.ensemble._gb_losses: LeastSquaresError LossFunction MultinomialDeviance
    class any sklearn.ensemble._gb_losses: QuantileLossFunction RegressionLossFunction
    wrap any sklearn.ensemble._gradient_boosting: __pyx_unpickle_Enum
    wrap any sklearn.ensemble._hist_gradient_boosting._binning: __pyx_unpickle_Enum
    wrap any sklearn.ensemble._hist_gradient_boosting._bitset: __pyx_unpickle_Enum
    wrap any sklearn.ensemble._hist_gradient_boosting._gradient_boosting: __pyx_unpickle_Enum
    wrap any sklearn.ensemble._hist_gradient_boosting._predictor: __pyx_unpickle_Enum
    class any sklearn.ensemble._hist_gradient_boosting.binning: _BinMapper
    class any sklearn.ensemble._hist_gradient_boosting.common: MonotonicConstraint
    wrap any sklearn.ensemble._hist_gradient_boosting.common: __pyx_unpickle___Pyx_EnumMeta
    class any sklearn.ensemble._hist_gradient_boosting.gradient_boosting: BaseHistGradientBoosting
    class any sklearn.ensemble._hist_gradient_boosting.gradient_boosting: HistGradientBoostingClassifier
    class any sklearn.ensemble._hist_gradient_boosting.gradient_boosting: HistGradientBoostingRegressor
    class any sklearn.ensemble._hist_gradient_boosting.grower: TreeGrower TreeNode
    class any sklearn.ensemble._hist_gradient_boosting.histogram: HistogramBuilder
    wrap any sklearn.ensemble._hist_gradient_boosting.histogram: __pyx_unpickle_Enum
    wrap any sklearn.ensemble._hist_gradient_boosting.histogram: __pyx_unpickle_HistogramBuilder
    class any sklearn.ensemble._hist_gradient_boosting.predictor: TreePredictor
    class any sklearn.ensemble._hist_gradient_boosting.splitting: SplitInfo Splitter
    wrap any sklearn.ensemble._hist_gradient_boosting.splitting: __pyx_unpickle_Enum
    wrap any sklearn.ensemble._hist_gradient_boosting.splitting: __pyx_unpickle_Splitter
    wrap any sklearn.ensemble._hist_gradient_boosting.utils: __pyx_unpickle_Enum
    class any sklearn.ensemble._iforest: IsolationForest
    class any sklearn.ensemble._stacking: StackingClassifier StackingRegressor _BaseStacking
    class any sklearn.ensemble._voting: VotingClassifier VotingRegressor _BaseVoting
    class any sklearn.ensemble._weight_boosting: AdaBoostClassifier AdaBoostRegressor
    class any sklearn.ensemble._weight_boosting: BaseWeightBoosting
    class any sklearn.ensemble.bagging: BaggingClassifier BaggingRegressor BaseBagging
    class any sklearn.ensemble.base: BaseEnsemble _BaseHeterogeneousEnsemble
    class any sklearn.ensemble.forest: BaseForest ExtraTreesClassifier ExtraTreesRegressor
    class any sklearn.ensemble.forest: ForestClassifier ForestRegressor RandomForestClassifier
    class any sklearn.ensemble.forest: RandomForestRegressor RandomTreesEmbedding
    class any sklearn.ensemble.gradient_boosting: BaseGradientBoosting BinomialDeviance
    class any sklearn.ensemble.gradient_boosting: ExponentialLoss GradientBoostingClassifier
    class any sklearn.ensemble.gradient_boosting: GradientBoostingRegressor HuberLossFunction
    class any sklearn.ensemble.gradient_boosting: LeastAbsoluteError LeastSquaresError
    class any sklearn.ensemble.gradient_boosting: LogOddsEstimator MeanEstimator
    class any sklearn.ensemble.gradient_boosting: MultinomialDeviance PriorProbabilityEstimator
    class any sklearn.ensemble.gradient_boosting: QuantileEstimator QuantileLossFunction
    class any sklearn.ensemble.gradient_boosting: ScaledLogOddsEstimator ZeroEstimator
    class any sklearn.ensemble.iforest: IsolationForest
    class any sklearn.ensemble.voting: VotingClassifier VotingRegressor _BaseVoting
    class any sklearn.ensemble.voting_classifier: VotingClassifier VotingRegressor _BaseVoting
    class any sklearn.ensemble.weight_boosting: AdaBoostClassifier AdaBoostRegressor
    class any sklearn.ensemble.weight_boosting: BaseWeightBoosting
    class any sklearn.externals.joblib.numpy_pickle: NumpyArrayWrapper
    class any sklearn.feature_extraction._dict_vectorizer: DictVectorizer
    class any sklearn.feature_extraction._hash: FeatureHasher
    class any sklearn.feature_extraction.dict_vectorizer: DictVectorizer
    class any sklearn.feature_extraction.hashing: FeatureHasher
    class any sklearn.feature_extraction.image: PatchExtractor
    class any sklearn.feature_extraction.text: CountVectorizer HashingVectorizer TfidfTransformer
    class any sklearn.feature_extraction.text: TfidfVectorizer
    class any sklearn.feature_selection._from_model: SelectFromModel
    value any sklearn.feature_selection._mutual_info: mutual_info_classif mutual_info_regression
    class any sklearn.feature_selection._rfe: RFE RFECV
    class any sklearn.feature_selection._sequential: SequentialFeatureSelector
    class any sklearn.feature_selection._univariate_selection: GenericUnivariateSelect SelectFdr
    class any sklearn.feature_selection._univariate_selection: SelectFpr SelectFwe SelectKBest
    class any sklearn.feature_selection._univariate_selection: SelectPercentile _BaseFilter
    value any sklearn.feature_selection._univariate_selection: chi2 f_classif f_oneway
    value any sklearn.feature_selection._univariate_selection: f_regression r_regression
    class any sklearn.feature_selection._variance_threshold: VarianceThreshold
    class any sklearn.feature_selection.from_model: SelectFromModel
    class any sklearn.feature_selection.rfe: RFE RFECV
    class any sklearn.feature_selection.univariate_selection: GenericUnivariateSelect SelectFdr
    class any sklearn.feature_selection.univariate_selection: SelectFpr SelectFwe SelectKBest
    class any sklearn.feature_selection.univariate_selection: SelectPercentile _BaseFilter
    value any sklearn.feature_selection.univariate_selection: chi2 f_classif f_oneway f_regression
    value any sklearn.feature_selection.univariate_selection: r_regression
    class any sklearn.feature_selection.variance_threshold: VarianceThreshold
    class any sklearn.frozen._frozen: FrozenEstimator
    class any sklearn.gaussian_process._gpc: GaussianProcessClassifier
    class any sklearn.gaussian_process._gpc: _BinaryGaussianProcessClassifierLaplace
    class any sklearn.gaussian_process._gpr: GaussianProcessRegressor
    class any sklearn.gaussian_process.gpc: GaussianProcessClassifier
    class any sklearn.gaussian_process.gpc: _BinaryGaussianProcessClassifierLaplace
    class any sklearn.gaussian_process.gpr: GaussianProcessRegressor
    class any sklearn.gaussian_process.kernels: CompoundKernel ConstantKernel DotProduct
    class any sklearn.gaussian_process.kernels: ExpSineSquared Exponentiation Hyperparameter
    class any sklearn.gaussian_process.kernels: Kernel KernelOperator Matern PairwiseKernel
    class any sklearn.gaussian_process.kernels: Product RBF RationalQuadratic Sum WhiteKernel
    class any sklearn.grid_search: GridSearchCV RandomizedSearchCV
    class any sklearn.impute._base: MissingIndicator SimpleImputer _BaseImputer
    class any sklearn.impute._iterative: IterativeImputer
    class any sklearn.impute._knn: KNNImputer
    class any sklearn.isotonic: IsotonicRegression
    class any sklearn.kernel_approximation: AdditiveChi2Sampler Nystroem PolynomialCountSketch
    class any sklearn.kernel_approximation: RBFSampler SkewedChi2Sampler
    class any sklearn.kernel_ridge: KernelRidge
    class any sklearn.lda: LDA
    class any sklearn.linear_model._base: LinearModel LinearRegression MultiOutputLinearModel
    class any sklearn.linear_model._bayes: ARDRegression BayesianRidge
    wrap any sklearn.linear_model._cd_fast: __pyx_unpickle_Enum
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
    wrap any sklearn.linear_model._sag_fast: __pyx_unpickle_Enum
    class any sklearn.linear_model._sgd_fast: Classification EpsilonInsensitive Hinge Huber Log
    class any sklearn.linear_model._sgd_fast: LossFunction ModifiedHuber Regression
    class any sklearn.linear_model._sgd_fast: SquaredEpsilonInsensitive SquaredHinge SquaredLoss
    wrap any sklearn.linear_model._sgd_fast: __pyx_unpickle_Classification __pyx_unpickle_Enum
    wrap any sklearn.linear_model._sgd_fast: __pyx_unpickle_LossFunction __pyx_unpickle_Regression
    class any sklearn.linear_model._stochastic_gradient: BaseSGD BaseSGDClassifier
    class any sklearn.linear_model._stochastic_gradient: BaseSGDRegressor SGDClassifier
    class any sklearn.linear_model._stochastic_gradient: SGDOneClassSVM SGDRegressor
    class any sklearn.linear_model._theil_sen: TheilSenRegressor
    class any sklearn.linear_model.base: LinearModel LinearRegression MultiOutputLinearModel
    class any sklearn.linear_model.bayes: ARDRegression BayesianRidge
    class any sklearn.linear_model.coordinate_descent: ElasticNet ElasticNetCV Lasso LassoCV
    class any sklearn.linear_model.coordinate_descent: LinearModelCV MultiTaskElasticNet
    class any sklearn.linear_model.coordinate_descent: MultiTaskElasticNetCV MultiTaskLasso
    class any sklearn.linear_model.coordinate_descent: MultiTaskLassoCV
    class any sklearn.linear_model.huber: HuberRegressor
    class any sklearn.linear_model.least_angle: Lars LarsCV LassoLars LassoLarsCV LassoLarsIC
    class any sklearn.linear_model.logistic: LogisticRegression LogisticRegressionCV
    class any sklearn.linear_model.omp: OrthogonalMatchingPursuit OrthogonalMatchingPursuitCV
    class any sklearn.linear_model.passive_aggressive: PassiveAggressiveClassifier
    class any sklearn.linear_model.passive_aggressive: PassiveAggressiveRegressor
    class any sklearn.linear_model.perceptron: Perceptron
    class any sklearn.linear_model.ransac: RANSACRegressor
    class any sklearn.linear_model.ridge: Ridge RidgeCV RidgeClassifier RidgeClassifierCV
    class any sklearn.linear_model.ridge: _BaseRidge _BaseRidgeCV _IdentityClassifier
    class any sklearn.linear_model.ridge: _IdentityRegressor _RidgeGCV
    class any sklearn.linear_model.sgd_fast: Classification EpsilonInsensitive Hinge Huber Log
    class any sklearn.linear_model.sgd_fast: LossFunction ModifiedHuber Regression
    class any sklearn.linear_model.sgd_fast: SquaredEpsilonInsensitive SquaredHinge SquaredLoss
    wrap any sklearn.linear_model.sgd_fast: __pyx_unpickle_Classification __pyx_unpickle_Enum
    wrap any sklearn.linear_model.sgd_fast: __pyx_unpickle_LossFunction __pyx_unpickle_Regression
    class any sklearn.linear_model.stochastic_gradient: BaseSGD BaseSGDClassifier BaseSGDRegressor
    class any sklearn.linear_model.stochastic_gradient: SGDClassifier SGDOneClassSVM SGDRegressor
    class any sklearn.linear_model.theil_sen: TheilSenRegressor
    wrap any sklearn.manifold._barnes_hut_tsne: __pyx_unpickle_Enum
    class any sklearn.manifold._classical_mds: ClassicalMDS
    class any sklearn.manifold._isomap: Isomap
    class any sklearn.manifold._locally_linear: LocallyLinearEmbedding
    class any sklearn.manifold._mds: MDS
    class any sklearn.manifold._spectral_embedding: SpectralEmbedding
    class any sklearn.manifold._t_sne: TSNE
    wrap any sklearn.manifold._utils: __pyx_unpickle_Enum
    class any sklearn.manifold.isomap: Isomap
    class any sklearn.manifold.t_sne: TSNE
    value any sklearn.metrics._classification: accuracy_score balanced_accuracy_score
    value any sklearn.metrics._classification: brier_score_loss class_likelihood_ratios
    value any sklearn.metrics._classification: classification_report cohen_kappa_score
    value any sklearn.metrics._classification: confusion_matrix d2_brier_score d2_log_loss_score
    value any sklearn.metrics._classification: f1_score fbeta_score hamming_loss hinge_loss
    value any sklearn.metrics._classification: jaccard_score log_loss matthews_corrcoef
    value any sklearn.metrics._classification: multilabel_confusion_matrix
    value any sklearn.metrics._classification: precision_recall_fscore_support precision_score
    value any sklearn.metrics._classification: recall_score zero_one_loss
    class any sklearn.metrics._dist_metrics: ArccosDistance BrayCurtisDistance
    class any sklearn.metrics._dist_metrics: BrayCurtisDistance32 BrayCurtisDistance64
    class any sklearn.metrics._dist_metrics: CanberraDistance CanberraDistance32
    class any sklearn.metrics._dist_metrics: CanberraDistance64 ChebyshevDistance
    class any sklearn.metrics._dist_metrics: ChebyshevDistance32 ChebyshevDistance64
    class any sklearn.metrics._dist_metrics: CosineDistance DiceDistance DiceDistance32
    class any sklearn.metrics._dist_metrics: DiceDistance64 DistanceMetric DistanceMetric32
    class any sklearn.metrics._dist_metrics: DistanceMetric64 EuclideanDistance
    class any sklearn.metrics._dist_metrics: EuclideanDistance32 EuclideanDistance64
    class any sklearn.metrics._dist_metrics: HammingDistance HammingDistance32 HammingDistance64
    class any sklearn.metrics._dist_metrics: HaversineDistance HaversineDistance32
    class any sklearn.metrics._dist_metrics: HaversineDistance64 JaccardDistance JaccardDistance32
    class any sklearn.metrics._dist_metrics: JaccardDistance64 KulsinskiDistance
    class any sklearn.metrics._dist_metrics: KulsinskiDistance32 KulsinskiDistance64
    class any sklearn.metrics._dist_metrics: MahalanobisDistance MahalanobisDistance32
    class any sklearn.metrics._dist_metrics: MahalanobisDistance64 ManhattanDistance
    class any sklearn.metrics._dist_metrics: ManhattanDistance32 ManhattanDistance64
    class any sklearn.metrics._dist_metrics: MatchingDistance MatchingDistance32
    class any sklearn.metrics._dist_metrics: MatchingDistance64 MinkowskiDistance
    class any sklearn.metrics._dist_metrics: MinkowskiDistance32 MinkowskiDistance64
    class any sklearn.metrics._dist_metrics: PyFuncDistance PyFuncDistance32 PyFuncDistance64
    class any sklearn.metrics._dist_metrics: RogersTanimotoDistance RogersTanimotoDistance32
    class any sklearn.metrics._dist_metrics: RogersTanimotoDistance64 RussellRaoDistance
    class any sklearn.metrics._dist_metrics: RussellRaoDistance32 RussellRaoDistance64
    class any sklearn.metrics._dist_metrics: SEuclideanDistance SEuclideanDistance32
    class any sklearn.metrics._dist_metrics: SEuclideanDistance64 SokalMichenerDistance
    class any sklearn.metrics._dist_metrics: SokalMichenerDistance32 SokalMichenerDistance64
    class any sklearn.metrics._dist_metrics: SokalSneathDistance SokalSneathDistance32
    class any sklearn.metrics._dist_metrics: SokalSneathDistance64 WMinkowskiDistance
    class any sklearn.metrics._dist_metrics: WMinkowskiDistance32
    wrap any sklearn.metrics._dist_metrics: __pyx_unpickle_DistanceMetric __pyx_unpickle_Enum
    wrap any sklearn.metrics._dist_metrics: newObj
    wrap any sklearn.metrics._pairwise_distances_reduction._argkmin: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_distances_reduction._argkmin_classmode: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_distances_reduction._argkmin_classmode: __pyx_unpickle___Pyx_EnumMeta
    wrap any sklearn.metrics._pairwise_distances_reduction._base: __pyx_unpickle_BaseDistancesReduction32
    wrap any sklearn.metrics._pairwise_distances_reduction._base: __pyx_unpickle_BaseDistancesReduction64
    wrap any sklearn.metrics._pairwise_distances_reduction._base: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_DatasetsPair32
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_DatasetsPair64
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_DenseDenseDatasetsPair32
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_DenseDenseDatasetsPair64
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_DenseSparseDatasetsPair32
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_DenseSparseDatasetsPair64
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_SparseDenseDatasetsPair32
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_SparseDenseDatasetsPair64
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_SparseSparseDatasetsPair32
    wrap any sklearn.metrics._pairwise_distances_reduction._datasets_pair: __pyx_unpickle_SparseSparseDatasetsPair64
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_DenseDenseMiddleTermComputer32
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_DenseDenseMiddleTermComputer64
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_MiddleTermComputer32
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_MiddleTermComputer64
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_SparseDenseMiddleTermComputer32
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_SparseDenseMiddleTermComputer64
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_SparseSparseMiddleTermComputer32
    wrap any sklearn.metrics._pairwise_distances_reduction._middle_term_computer: __pyx_unpickle_SparseSparseMiddleTermComputer64
    wrap any sklearn.metrics._pairwise_distances_reduction._radius_neighbors: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_distances_reduction._radius_neighbors_classmode: __pyx_unpickle_Enum
    wrap any sklearn.metrics._pairwise_fast: __pyx_unpickle_Enum
    value any sklearn.metrics._ranking: auc average_precision_score confusion_matrix_at_thresholds
    value any sklearn.metrics._ranking: coverage_error dcg_score det_curve
    value any sklearn.metrics._ranking: label_ranking_average_precision_score label_ranking_loss
    value any sklearn.metrics._ranking: metric_at_thresholds ndcg_score precision_recall_curve
    value any sklearn.metrics._ranking: roc_auc_score roc_curve top_k_accuracy_score
    value any sklearn.metrics._regression: d2_absolute_error_score d2_pinball_score
    value any sklearn.metrics._regression: d2_tweedie_score explained_variance_score max_error
    value any sklearn.metrics._regression: mean_absolute_error mean_absolute_percentage_error
    value any sklearn.metrics._regression: mean_gamma_deviance mean_pinball_loss
    value any sklearn.metrics._regression: mean_poisson_deviance mean_squared_error
    value any sklearn.metrics._regression: mean_squared_log_error mean_tweedie_deviance
    value any sklearn.metrics._regression: median_absolute_error r2_score root_mean_squared_error
    value any sklearn.metrics._regression: root_mean_squared_log_error
    class any sklearn.metrics._scorer: _BaseScorer _CurveScorer _DeprecatedScorers
    class any sklearn.metrics._scorer: _MultimetricScorer _PassthroughScorer _PredictScorer
    class any sklearn.metrics._scorer: _ProbaScorer _Scorer _ThresholdScorer
    value any sklearn.metrics._scorer: _passthrough_scorer check_scoring get_scorer
    value any sklearn.metrics._scorer: get_scorer_names make_scorer
    value any sklearn.metrics.cluster._bicluster: consensus_score
    wrap any sklearn.metrics.cluster._expected_mutual_info_fast: __pyx_unpickle_Enum
    value any sklearn.metrics.cluster._supervised: adjusted_mutual_info_score adjusted_rand_score
    value any sklearn.metrics.cluster._supervised: completeness_score contingency_matrix entropy
    value any sklearn.metrics.cluster._supervised: fowlkes_mallows_score
    value any sklearn.metrics.cluster._supervised: homogeneity_completeness_v_measure
    value any sklearn.metrics.cluster._supervised: homogeneity_score mutual_info_score
    value any sklearn.metrics.cluster._supervised: normalized_mutual_info_score
    value any sklearn.metrics.cluster._supervised: pair_confusion_matrix rand_score
    value any sklearn.metrics.cluster._supervised: v_measure_score
    value any sklearn.metrics.cluster._unsupervised: calinski_harabasz_score davies_bouldin_score
    value any sklearn.metrics.cluster._unsupervised: silhouette_samples silhouette_score
    value any sklearn.metrics.pairwise: _argmin_min_reduce _argmin_reduce _check_chunk_size
    value any sklearn.metrics.pairwise: _dist_wrapper _euclidean_distances
    value any sklearn.metrics.pairwise: _euclidean_distances_upcast
    value any sklearn.metrics.pairwise: _find_floating_dtype_allow_sparse _pairwise_callable
    value any sklearn.metrics.pairwise: _parallel_pairwise _precompute_metric_params
    value any sklearn.metrics.pairwise: _return_float_dtype _transposed_dist_wrapper
    value any sklearn.metrics.pairwise: additive_chi2_kernel check_paired_arrays
    value any sklearn.metrics.pairwise: check_pairwise_arrays chi2_kernel cosine_distances
    value any sklearn.metrics.pairwise: cosine_similarity distance_metrics euclidean_distances
    value any sklearn.metrics.pairwise: haversine_distances kernel_metrics laplacian_kernel
    value any sklearn.metrics.pairwise: linear_kernel manhattan_distances nan_euclidean_distances
    value any sklearn.metrics.pairwise: paired_cosine_distances paired_distances
    value any sklearn.metrics.pairwise: paired_euclidean_distances paired_manhattan_distances
    value any sklearn.metrics.pairwise: pairwise_distances pairwise_distances_argmin
    value any sklearn.metrics.pairwise: pairwise_distances_argmin_min pairwise_distances_chunked
    value any sklearn.metrics.pairwise: pairwise_kernels polynomial_kernel rbf_kernel
    value any sklearn.metrics.pairwise: sigmoid_kernel
    class any sklearn.metrics.scorer: _BaseScorer _CurveScorer _DeprecatedScorers
    class any sklearn.metrics.scorer: _MultimetricScorer _PassthroughScorer _PredictScorer
    class any sklearn.metrics.scorer: _ProbaScorer _Scorer _ThresholdScorer
    value any sklearn.metrics.scorer: _passthrough_scorer check_scoring get_scorer
    value any sklearn.metrics.scorer: get_scorer_names make_scorer
    class any sklearn.mixture._base: BaseMixture
    class any sklearn.mixture._bayesian_mixture: BayesianGaussianMixture
    class any sklearn.mixture._gaussian_mixture: GaussianMixture
    class any sklearn.mixture.base: BaseMixture
    class any sklearn.mixture.bayesian_mixture: BayesianGaussianMixture
    class any sklearn.mixture.gaussian_mixture: GaussianMixture
    class any sklearn.model_selection._classification_threshold: BaseThresholdClassifier
    class any sklearn.model_selection._classification_threshold: FixedThresholdClassifier
    class any sklearn.model_selection._classification_threshold: TunedThresholdClassifierCV
    class any sklearn.model_selection._classification_threshold: _CurveScorer
    class any sklearn.model_selection._search: BaseSearchCV GridSearchCV ParameterGrid
    class any sklearn.model_selection._search: ParameterSampler RandomizedSearchCV
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
    class any sklearn.neighbors._ball_tree: BallTree BallTree32 BallTree64 BinaryTree BinaryTree32
    class any sklearn.neighbors._ball_tree: BinaryTree64 NeighborsHeap NeighborsHeap32
    class any sklearn.neighbors._ball_tree: NeighborsHeap64 NodeHeap
    wrap any sklearn.neighbors._ball_tree: __pyx_unpickle_Enum newObj
    class any sklearn.neighbors._base: NeighborsBase
    class any sklearn.neighbors._classification: KNeighborsClassifier RadiusNeighborsClassifier
    class any sklearn.neighbors._dist_metrics: ArccosDistance BrayCurtisDistance CanberraDistance
    class any sklearn.neighbors._dist_metrics: ChebyshevDistance CosineDistance DiceDistance
    class any sklearn.neighbors._dist_metrics: DistanceMetric EuclideanDistance HammingDistance
    class any sklearn.neighbors._dist_metrics: HaversineDistance JaccardDistance KulsinskiDistance
    class any sklearn.neighbors._dist_metrics: MahalanobisDistance ManhattanDistance
    class any sklearn.neighbors._dist_metrics: MatchingDistance MinkowskiDistance PyFuncDistance
    class any sklearn.neighbors._dist_metrics: RogersTanimotoDistance RussellRaoDistance
    class any sklearn.neighbors._dist_metrics: SEuclideanDistance SokalMichenerDistance
    class any sklearn.neighbors._dist_metrics: SokalSneathDistance WMinkowskiDistance
    wrap any sklearn.neighbors._dist_metrics: newObj
    class any sklearn.neighbors._distance_metric: DistanceMetric
    class any sklearn.neighbors._graph: KNeighborsTransformer RadiusNeighborsTransformer
    class any sklearn.neighbors._kd_tree: BinaryTree BinaryTree32 BinaryTree64 KDTree KDTree32
    class any sklearn.neighbors._kd_tree: KDTree64 NeighborsHeap NeighborsHeap32 NeighborsHeap64
    class any sklearn.neighbors._kd_tree: NodeHeap
    wrap any sklearn.neighbors._kd_tree: __pyx_unpickle_Enum newObj
    class any sklearn.neighbors._kde: KernelDensity
    class any sklearn.neighbors._lof: LocalOutlierFactor
    class any sklearn.neighbors._nca: NeighborhoodComponentsAnalysis
    class any sklearn.neighbors._nearest_centroid: NearestCentroid
    class any sklearn.neighbors._quad_tree: _QuadTree
    wrap any sklearn.neighbors._quad_tree: __pyx_unpickle_Enum
    class any sklearn.neighbors._regression: KNeighborsRegressor RadiusNeighborsRegressor
    class any sklearn.neighbors._unsupervised: NearestNeighbors
    class any sklearn.neighbors.ball_tree: BallTree BallTree32 BallTree64 BinaryTree BinaryTree32
    class any sklearn.neighbors.ball_tree: BinaryTree64 NeighborsHeap NeighborsHeap32
    class any sklearn.neighbors.ball_tree: NeighborsHeap64 NodeHeap
    wrap any sklearn.neighbors.ball_tree: __pyx_unpickle_Enum newObj
    class any sklearn.neighbors.classification: KNeighborsClassifier RadiusNeighborsClassifier
    class any sklearn.neighbors.dist_metrics: ChebyshevDistance DistanceMetric EuclideanDistance
    class any sklearn.neighbors.dist_metrics: ManhattanDistance MinkowskiDistance
    wrap any sklearn.neighbors.dist_metrics: newObj
    class any sklearn.neighbors.kd_tree: BinaryTree BinaryTree32 BinaryTree64 KDTree KDTree32
    class any sklearn.neighbors.kd_tree: KDTree64 NeighborsHeap NeighborsHeap32 NeighborsHeap64
    class any sklearn.neighbors.kd_tree: NodeHeap
    wrap any sklearn.neighbors.kd_tree: __pyx_unpickle_Enum newObj
    class any sklearn.neighbors.kde: KernelDensity
    class any sklearn.neighbors.lof: LocalOutlierFactor
    class any sklearn.neighbors.nearest_centroid: NearestCentroid
    class any sklearn.neighbors.regression: KNeighborsRegressor RadiusNeighborsRegressor
    class any sklearn.neighbors.unsupervised: NearestNeighbors
    class any sklearn.neural_network._multilayer_perceptron: BaseMultilayerPerceptron
    class any sklearn.neural_network._multilayer_perceptron: MLPClassifier MLPRegressor
    class any sklearn.neural_network._rbm: BernoulliRBM
    class any sklearn.neural_network._stochastic_optimizers: AdamOptimizer BaseOptimizer
    class any sklearn.neural_network._stochastic_optimizers: SGDOptimizer
    class any sklearn.neural_network.multilayer_perceptron: BaseMultilayerPerceptron MLPClassifier
    class any sklearn.neural_network.multilayer_perceptron: MLPRegressor
    class any sklearn.neural_network.rbm: BernoulliRBM
    class any sklearn.pipeline: FeatureUnion Pipeline
    wrap any sklearn.preprocessing._csr_polynomial_expansion: __pyx_unpickle_Enum
    class any sklearn.preprocessing._data: Binarizer KernelCenterer MaxAbsScaler MinMaxScaler
    class any sklearn.preprocessing._data: Normalizer PowerTransformer QuantileTransformer
    class any sklearn.preprocessing._data: RobustScaler StandardScaler
    value any sklearn.preprocessing._data: add_dummy_feature binarize maxabs_scale minmax_scale
    value any sklearn.preprocessing._data: normalize power_transform quantile_transform
    value any sklearn.preprocessing._data: robust_scale scale
    class any sklearn.preprocessing._discretization: KBinsDiscretizer
    class any sklearn.preprocessing._encoders: OneHotEncoder OrdinalEncoder _BaseEncoder
    class any sklearn.preprocessing._function_transformer: FunctionTransformer
    value any sklearn.preprocessing._function_transformer: _identity
    class any sklearn.preprocessing._label: LabelBinarizer LabelEncoder MultiLabelBinarizer
    class any sklearn.preprocessing._polynomial: PolynomialFeatures SplineTransformer
    class any sklearn.preprocessing._target_encoder: TargetEncoder
    wrap any sklearn.preprocessing._target_encoder_fast: __pyx_unpickle_Enum
    class any sklearn.preprocessing.data: Binarizer KernelCenterer MaxAbsScaler MinMaxScaler
    class any sklearn.preprocessing.data: Normalizer PowerTransformer QuantileTransformer
    class any sklearn.preprocessing.data: RobustScaler StandardScaler
    value any sklearn.preprocessing.data: add_dummy_feature binarize maxabs_scale minmax_scale
    value any sklearn.preprocessing.data: normalize power_transform quantile_transform
    value any sklearn.preprocessing.data: robust_scale scale
    class any sklearn.preprocessing.imputation: Imputer
    class any sklearn.preprocessing.label: LabelBinarizer LabelEncoder MultiLabelBinarizer
    class any sklearn.qda: QDA
    class any sklearn.random_projection: BaseRandomProjection GaussianRandomProjection
    class any sklearn.random_projection: SparseRandomProjection
    class any sklearn.semi_supervised._label_propagation: BaseLabelPropagation LabelPropagation
    class any sklearn.semi_supervised._label_propagation: LabelSpreading
    class any sklearn.semi_supervised._self_training: SelfTrainingClassifier
    class any sklearn.semi_supervised.label_propagation: BaseLabelPropagation LabelPropagation
    class any sklearn.semi_supervised.label_propagation: LabelSpreading
    class any sklearn.svm._base: BaseLibSVM BaseSVC
    class any sklearn.svm._classes: LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR
    wrap any sklearn.svm._liblinear: __pyx_unpickle_Enum
    wrap any sklearn.svm._libsvm: __pyx_unpickle_Enum
    wrap any sklearn.svm._libsvm_sparse: __pyx_unpickle_Enum
    class any sklearn.svm.base: BaseLibSVM BaseSVC
    class any sklearn.svm.classes: LinearSVC LinearSVR NuSVC NuSVR OneClassSVM SVC SVR
    class any sklearn.tree._classes: BaseDecisionTree DecisionTreeClassifier DecisionTreeRegressor
    class any sklearn.tree._classes: ExtraTreeClassifier ExtraTreeRegressor
    class any sklearn.tree._criterion: ClassificationCriterion Criterion Entropy FriedmanMSE Gini
    class any sklearn.tree._criterion: MAE MSE Poisson RegressionCriterion
    wrap any sklearn.tree._criterion: __pyx_unpickle_Criterion __pyx_unpickle_Enum
    wrap any sklearn.tree._partitioner: __pyx_unpickle_DensePartitioner __pyx_unpickle_Enum
    wrap any sklearn.tree._partitioner: __pyx_unpickle_SparsePartitioner
    class any sklearn.tree._splitter: BaseDenseSplitter BaseSparseSplitter BestSparseSplitter
    class any sklearn.tree._splitter: BestSplitter DensePartitioner RandomSparseSplitter
    class any sklearn.tree._splitter: RandomSplitter SparsePartitioner Splitter
    wrap any sklearn.tree._splitter: __pyx_unpickle_DensePartitioner __pyx_unpickle_Enum
    wrap any sklearn.tree._splitter: __pyx_unpickle_SparsePartitioner
    class any sklearn.tree._tree: BestFirstTreeBuilder DepthFirstTreeBuilder Tree TreeBuilder
    class any sklearn.tree._tree: _AlphaPruner _CCPPruneController _PathFinder
    wrap any sklearn.tree._tree: __pyx_unpickle_Enum __pyx_unpickle_TreeBuilder
    wrap any sklearn.tree._tree: __pyx_unpickle__CCPPruneController
    class any sklearn.tree._utils: PytestWeightedFenwickTree WeightedFenwickTree
    class any sklearn.tree._utils: WeightedMedianCalculator WeightedPQueue
    wrap any sklearn.tree._utils: __pyx_unpickle_Enum
    class any sklearn.tree.tree: BaseDecisionTree DecisionTreeClassifier DecisionTreeRegressor
    class any sklearn.tree.tree: ExtraTreeClassifier ExtraTreeRegressor
    class any sklearn.utils: Bunch
    class any sklearn.utils._bunch: Bunch
    wrap any sklearn.utils._cython_blas: __pyx_unpickle_Enum __pyx_unpickle___Pyx_EnumMeta
    wrap any sklearn.utils._fast_dict: __pyx_unpickle_Enum __pyx_unpickle_IntFloatDict
    wrap any sklearn.utils._isfinite: __pyx_unpickle_Enum __pyx_unpickle___Pyx_EnumMeta
    wrap any sklearn.utils._logistic_sigmoid: __pyx_unpickle_Enum
    class any sklearn.utils._metadata_requests: MetadataRequest MetadataRouter MethodMapping
    class any sklearn.utils._metadata_requests: MethodMetadataRequest MethodPair RequestMethod
    class any sklearn.utils._metadata_requests: RouterMappingPair _MetadataRequester
    class any sklearn.utils._metadata_requests: _RoutingNotSupportedMixin
    class any sklearn.utils._mocking: CheckingClassifier NoSampleWeightWrapper
    class any sklearn.utils._mocking: _MockEstimatorOnOffPrediction
    wrap any sklearn.utils._random: __pyx_unpickle_Enum
    wrap any sklearn.utils._readonly_array_wrapper: __pyx_unpickle_Enum
    wrap any sklearn.utils._readonly_array_wrapper: __pyx_unpickle_ReadonlyArrayWrapper
    wrap any sklearn.utils._seq_dataset: __pyx_unpickle_Enum
    class any sklearn.utils._set_output: _SetOutputMixin
    class any sklearn.utils._tags: ClassifierTags InputTags RegressorTags Tags TargetTags
    class any sklearn.utils._tags: TransformerTags
    wrap any sklearn.utils._typedefs: __pyx_unpickle_Enum
    wrap any sklearn.utils._vector_sentinel: __pyx_unpickle_StdVectorSentinel
    wrap any sklearn.utils._vector_sentinel: __pyx_unpickle_StdVectorSentinelFloat64
    wrap any sklearn.utils._vector_sentinel: __pyx_unpickle_StdVectorSentinelInt32
    wrap any sklearn.utils._vector_sentinel: __pyx_unpickle_StdVectorSentinelInt64
    wrap any sklearn.utils._vector_sentinel: __pyx_unpickle_StdVectorSentinelIntP
    wrap any sklearn.utils._weight_vector: __pyx_unpickle_Enum
    wrap any sklearn.utils.arrayfuncs: __pyx_unpickle_Enum
    value any sklearn.utils.extmath: row_norms safe_sparse_dot softmax
    class any sklearn.utils.metaestimators: _BaseComposition
    wrap any sklearn.utils.murmurhash: __pyx_unpickle_Enum
    wrap any sklearn.utils.sparsefuncs_fast: __pyx_unpickle_Enum
    value any sklearn.utils.validation: check_X_y check_array column_or_1d
    """
}
