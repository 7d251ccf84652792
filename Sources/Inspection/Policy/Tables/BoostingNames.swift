/// The names of LightGBM, XGBoost, CatBoost, imbalanced-learn and others that fitted models need.

extension StandardPolicy {
  static let boostingNames = """
    class any catboost.core: CatBoost CatBoostClassifier CatBoostRanker CatBoostRegressor
    class any catboost.core: _CatBoostBase
    class any category_encoders.backward_difference: BackwardDifferenceEncoder
    class any category_encoders.base_contrast_encoder: BaseContrastEncoder
    class any category_encoders.basen: BaseNEncoder
    class any category_encoders.binary: BinaryEncoder
    class any category_encoders.cat_boost: CatBoostEncoder
    class any category_encoders.count: CountEncoder
    class any category_encoders.count_target: CountTargetEncoder
    class any category_encoders.gray: GrayEncoder
    class any category_encoders.hashing: HashingEncoder
    class any category_encoders.helmert: HelmertEncoder
    class any category_encoders.james_stein: JamesSteinEncoder
    class any category_encoders.leave_one_out: LeaveOneOutEncoder
    class any category_encoders.m_estimate: MEstimateEncoder
    class any category_encoders.multi_hot: MultiHotEncoder
    class any category_encoders.one_hot: OneHotEncoder
    class any category_encoders.ordinal: OrdinalEncoder
    class any category_encoders.polynomial: PolynomialEncoder
    class any category_encoders.quantile_encoder: QuantileEncoder SummaryEncoder
    class any category_encoders.rankhot: RankHotEncoder
    class any category_encoders.sum_coding: SumEncoder
    class any category_encoders.target_encoder: TargetEncoder
    class any category_encoders.utils: BaseEncoder
    class any category_encoders.woe: WOEEncoder
    class any category_encoders.wrapper: NestedCVWrapper PolynomialWrapper
    class any hdbscan.branches: BranchDetector
    class any hdbscan.hdbscan_: HDBSCAN
    class any hdbscan.plots: CondensedTree MinimumSpanningTree SingleLinkageTree
    class any hdbscan.prediction: PredictionData
    class any hdbscan.robust_single_linkage_: RobustSingleLinkage
    class any imblearn.base: BaseSampler FunctionSampler SamplerMixin
    class any imblearn.combine._smote_enn: SMOTEENN
    class any imblearn.combine._smote_tomek: SMOTETomek
    class any imblearn.ensemble._bagging: BalancedBaggingClassifier
    class any imblearn.ensemble._easy_ensemble: EasyEnsembleClassifier
    class any imblearn.ensemble._forest: BalancedRandomForestClassifier
    class any imblearn.ensemble._weight_boosting: RUSBoostClassifier
    class any imblearn.metrics.pairwise: ValueDifferenceMetric
    class any imblearn.over_sampling._adasyn: ADASYN
    class any imblearn.over_sampling._random_over_sampler: RandomOverSampler
    class any imblearn.over_sampling._smote.base: BaseSMOTE SMOTE SMOTEN SMOTENC
    class any imblearn.over_sampling._smote.cluster: KMeansSMOTE
    class any imblearn.over_sampling._smote.filter: BorderlineSMOTE SVMSMOTE
    class any imblearn.over_sampling.base: BaseOverSampler
    class any imblearn.pipeline: Pipeline
    class any imblearn.under_sampling._prototype_generation._cluster_centroids: ClusterCentroids
    class any imblearn.under_sampling._prototype_selection._condensed_nearest_neighbour: CondensedNearestNeighbour
    class any imblearn.under_sampling._prototype_selection._edited_nearest_neighbours: AllKNN
    class any imblearn.under_sampling._prototype_selection._edited_nearest_neighbours: EditedNearestNeighbours
    class any imblearn.under_sampling._prototype_selection._edited_nearest_neighbours: RepeatedEditedNearestNeighbours
    class any imblearn.under_sampling._prototype_selection._instance_hardness_threshold: InstanceHardnessThreshold
    class any imblearn.under_sampling._prototype_selection._nearmiss: NearMiss
    class any imblearn.under_sampling._prototype_selection._neighbourhood_cleaning_rule: NeighbourhoodCleaningRule
    class any imblearn.under_sampling._prototype_selection._one_sided_selection: OneSidedSelection
    class any imblearn.under_sampling._prototype_selection._random_under_sampler: RandomUnderSampler
    class any imblearn.under_sampling._prototype_selection._tomek_links: TomekLinks
    class any imblearn.under_sampling.base: BaseCleaningSampler BaseUnderSampler
    instance any joblib.memory: Memory
    instance any lightgbm.basic: Booster
    class any lightgbm.callback: _EarlyStoppingCallback _LogEvaluationCallback
    class any lightgbm.callback: _RecordEvaluationCallback _ResetParameterCallback
    class any lightgbm.sklearn: LGBMClassifier LGBMModel LGBMRanker LGBMRegressor
    class any xgboost.callback: CallbackContainer EarlyStopping EvaluationMonitor
    class any xgboost.callback: LearningRateScheduler TrainingCallback TrainingCheckPoint
    class any xgboost.compat: XGBoostLabelEncoder
    instance any xgboost.core: Booster
    class any xgboost.sklearn: XGBClassifier XGBModel XGBRFClassifier XGBRFRegressor XGBRanker
    class any xgboost.sklearn: XGBRegressor
    """
}
