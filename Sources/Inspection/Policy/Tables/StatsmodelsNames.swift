/// The names of statsmodels that fitted models need: models, their results and what these hold. Instances
/// are made without their initialisers and filled. Models of state spaces are not among them: their
/// compiled parts are made from whatever sizes the file says.

extension StandardPolicy {
  static let statsmodelsNames = """
    instance any statsmodels.base._penalties: ConstraintsPenalty CovariancePenalty L2
    instance any statsmodels.base._penalties: L2ConstraintsPenalty L2Univariate NonePenalty PSD
    instance any statsmodels.base._penalties: Penalty PseudoHuber SCAD SCADSmoothed
    design any statsmodels.base.data: FormulaicData ModelData PandasData PatsyData
    instance any statsmodels.base.elastic_net: RegularizedResults RegularizedResultsWrapper
    instance any statsmodels.base.model: GenericLikelihoodModel GenericLikelihoodModelResults
    instance any statsmodels.base.model: LikelihoodModel LikelihoodModelResults
    instance any statsmodels.base.model: LikelihoodResultsWrapper Model Results
    instance any statsmodels.base.wrapper: ResultsWrapper
    instance any statsmodels.discrete.conditional_models: ConditionalLogit ConditionalMNLogit
    instance any statsmodels.discrete.conditional_models: ConditionalPoisson ConditionalResults
    instance any statsmodels.discrete.conditional_models: ConditionalResultsWrapper
    instance any statsmodels.discrete.conditional_models: _ConditionalModel
    instance any statsmodels.discrete.count_model: GenericZeroInflated
    instance any statsmodels.discrete.count_model: L1ZeroInflatedGeneralizedPoissonResults
    instance any statsmodels.discrete.count_model: L1ZeroInflatedGeneralizedPoissonResultsWrapper
    instance any statsmodels.discrete.count_model: L1ZeroInflatedNegativeBinomialResults
    instance any statsmodels.discrete.count_model: L1ZeroInflatedNegativeBinomialResultsWrapper
    instance any statsmodels.discrete.count_model: L1ZeroInflatedPoissonResults
    instance any statsmodels.discrete.count_model: L1ZeroInflatedPoissonResultsWrapper
    instance any statsmodels.discrete.count_model: ZeroInflatedGeneralizedPoisson
    instance any statsmodels.discrete.count_model: ZeroInflatedGeneralizedPoissonResults
    instance any statsmodels.discrete.count_model: ZeroInflatedGeneralizedPoissonResultsWrapper
    instance any statsmodels.discrete.count_model: ZeroInflatedNegativeBinomialP
    instance any statsmodels.discrete.count_model: ZeroInflatedNegativeBinomialResults
    instance any statsmodels.discrete.count_model: ZeroInflatedNegativeBinomialResultsWrapper
    instance any statsmodels.discrete.count_model: ZeroInflatedPoisson ZeroInflatedPoissonResults
    instance any statsmodels.discrete.count_model: ZeroInflatedPoissonResultsWrapper
    instance any statsmodels.discrete.count_model: ZeroInflatedResults
    instance any statsmodels.discrete.discrete_model: BinaryModel BinaryResults
    instance any statsmodels.discrete.discrete_model: BinaryResultsWrapper CountModel CountResults
    instance any statsmodels.discrete.discrete_model: CountResultsWrapper DiscreteModel
    instance any statsmodels.discrete.discrete_model: DiscreteResults GeneralizedPoisson
    instance any statsmodels.discrete.discrete_model: GeneralizedPoissonResults
    instance any statsmodels.discrete.discrete_model: GeneralizedPoissonResultsWrapper
    instance any statsmodels.discrete.discrete_model: L1BinaryResults L1BinaryResultsWrapper
    instance any statsmodels.discrete.discrete_model: L1CountResults L1CountResultsWrapper
    instance any statsmodels.discrete.discrete_model: L1GeneralizedPoissonResults
    instance any statsmodels.discrete.discrete_model: L1GeneralizedPoissonResultsWrapper
    instance any statsmodels.discrete.discrete_model: L1MultinomialResults
    instance any statsmodels.discrete.discrete_model: L1MultinomialResultsWrapper
    instance any statsmodels.discrete.discrete_model: L1NegativeBinomialResults
    instance any statsmodels.discrete.discrete_model: L1NegativeBinomialResultsWrapper
    instance any statsmodels.discrete.discrete_model: L1PoissonResults L1PoissonResultsWrapper
    instance any statsmodels.discrete.discrete_model: Logit LogitResults MNLogit MultinomialModel
    instance any statsmodels.discrete.discrete_model: MultinomialResults MultinomialResultsWrapper
    instance any statsmodels.discrete.discrete_model: NegativeBinomial NegativeBinomialP
    instance any statsmodels.discrete.discrete_model: NegativeBinomialPResults
    instance any statsmodels.discrete.discrete_model: NegativeBinomialPResultsWrapper
    instance any statsmodels.discrete.discrete_model: NegativeBinomialResults
    instance any statsmodels.discrete.discrete_model: NegativeBinomialResultsWrapper
    instance any statsmodels.discrete.discrete_model: OrderedResults OrderedResultsWrapper Poisson
    instance any statsmodels.discrete.discrete_model: PoissonResults PoissonResultsWrapper Probit
    instance any statsmodels.discrete.discrete_model: ProbitResults
    instance any statsmodels.discrete.truncated_model: HurdleCountModel HurdleCountResults
    instance any statsmodels.discrete.truncated_model: HurdleCountResultsWrapper
    instance any statsmodels.discrete.truncated_model: L1HurdleCountResults
    instance any statsmodels.discrete.truncated_model: L1HurdleCountResultsWrapper
    instance any statsmodels.discrete.truncated_model: L1TruncatedLFGenericResults
    instance any statsmodels.discrete.truncated_model: L1TruncatedLFGenericResultsWrapper
    instance any statsmodels.discrete.truncated_model: TruncatedLFGeneralizedPoisson
    instance any statsmodels.discrete.truncated_model: TruncatedLFGeneric
    instance any statsmodels.discrete.truncated_model: TruncatedLFGenericResults
    instance any statsmodels.discrete.truncated_model: TruncatedLFGenericResultsWrapper
    instance any statsmodels.discrete.truncated_model: TruncatedLFNegativeBinomialP
    instance any statsmodels.discrete.truncated_model: TruncatedLFPoisson
    instance any statsmodels.discrete.truncated_model: TruncatedLFPoissonResults
    instance any statsmodels.discrete.truncated_model: TruncatedNegativeBinomialResults _RCensored
    instance any statsmodels.discrete.truncated_model: _RCensoredGeneralizedPoisson
    instance any statsmodels.discrete.truncated_model: _RCensoredGeneric
    instance any statsmodels.discrete.truncated_model: _RCensoredNegativeBinomialP
    instance any statsmodels.discrete.truncated_model: _RCensoredPoisson
    instance any statsmodels.duration.hazard_regression: PHReg PHRegResults
    instance any statsmodels.genmod.cov_struct: Autoregressive CategoricalCovStruct CovStruct
    instance any statsmodels.genmod.cov_struct: Equivalence Exchangeable GlobalOddsRatio
    instance any statsmodels.genmod.cov_struct: Independence Nested NominalIndependence
    instance any statsmodels.genmod.cov_struct: OrdinalIndependence Stationary Unstructured
    instance any statsmodels.genmod.families.family: Binomial Family Gamma Gaussian
    instance any statsmodels.genmod.families.family: InverseGaussian NegativeBinomial Poisson
    instance any statsmodels.genmod.families.family: Tweedie
    instance any statsmodels.genmod.families.links: CDFLink CLogLog Cauchy Identity InversePower
    instance any statsmodels.genmod.families.links: InverseSquared Link Log LogC LogLog Logit
    instance any statsmodels.genmod.families.links: NegativeBinomial Power Probit Sqrt cauchy
    instance any statsmodels.genmod.families.links: cloglog identity inverse_power inverse_squared
    instance any statsmodels.genmod.families.links: log logc logit loglog nbinom probit sqrt
    instance any statsmodels.genmod.families.varfuncs: Binomial NegativeBinomial Power
    instance any statsmodels.genmod.families.varfuncs: VarianceFunction
    instance any statsmodels.genmod.generalized_estimating_equations: GEE GEEResults
    instance any statsmodels.genmod.generalized_estimating_equations: GEEResultsWrapper NominalGEE
    instance any statsmodels.genmod.generalized_estimating_equations: NominalGEEResults
    instance any statsmodels.genmod.generalized_estimating_equations: NominalGEEResultsWrapper
    instance any statsmodels.genmod.generalized_estimating_equations: OrdinalGEE OrdinalGEEResults
    instance any statsmodels.genmod.generalized_estimating_equations: OrdinalGEEResultsWrapper
    instance any statsmodels.genmod.generalized_estimating_equations: _Multinomial
    instance any statsmodels.genmod.generalized_estimating_equations: _MultinomialLogit
    instance any statsmodels.genmod.generalized_linear_model: GLM GLMResults GLMResultsWrapper
    instance any statsmodels.genmod.qif: QIF QIFResults QIFResultsWrapper
    instance any statsmodels.miscmodels.ordinal_model: OrderedModel OrderedResults
    instance any statsmodels.miscmodels.ordinal_model: OrderedResultsWrapper
    instance any statsmodels.multivariate.cancorr: CanCorr
    instance any statsmodels.multivariate.factor: Factor
    instance any statsmodels.multivariate.manova: MANOVA
    instance any statsmodels.multivariate.multivariate_ols: MultivariateLS MultivariateLSResults
    instance any statsmodels.multivariate.multivariate_ols: MultivariateLSResultsWrapper
    instance any statsmodels.multivariate.multivariate_ols: _MultivariateOLS
    instance any statsmodels.multivariate.multivariate_ols: _MultivariateOLSResults
    instance any statsmodels.othermod.betareg: BetaModel BetaResults BetaResultsWrapper
    instance any statsmodels.regression.linear_model: GLS GLSAR OLS OLSResults RegressionModel
    instance any statsmodels.regression.linear_model: RegressionResults RegressionResultsWrapper
    instance any statsmodels.regression.linear_model: WLS
    instance any statsmodels.regression.mixed_linear_model: MixedLM MixedLMParams MixedLMResults
    instance any statsmodels.regression.mixed_linear_model: MixedLMResultsWrapper VCSpec
    instance any statsmodels.regression.mixed_linear_model: _mixedlm_distribution
    instance any statsmodels.regression.quantile_regression: QuantReg QuantRegResults
    instance any statsmodels.robust.norms: AndrewWave Hampel HuberT LeastSquares MQuantileNorm
    instance any statsmodels.robust.norms: RamsayE RobustNorm StudentT TrimmedMean TukeyBiweight
    instance any statsmodels.robust.norms: TukeyQuartic
    instance any statsmodels.robust.robust_linear_model: RLM RLMResults RLMResultsWrapper
    class any statsmodels.tools.tools: Bunch
    instance any statsmodels.tsa.ar_model: AutoReg AutoRegResults AutoRegResultsWrapper
    instance any statsmodels.tsa.ardl.model: ARDL ARDLResults ARDLResultsWrapper UECM UECMResults
    instance any statsmodels.tsa.ardl.model: UECMResultsWrapper
    instance any statsmodels.tsa.base.tsa_model: TimeSeriesModel TimeSeriesModelResults
    instance any statsmodels.tsa.base.tsa_model: TimeSeriesResultsWrapper
    instance any statsmodels.tsa.holtwinters.model: ExponentialSmoothing Holt SimpleExpSmoothing
    instance any statsmodels.tsa.holtwinters.results: HoltWintersResults HoltWintersResultsWrapper
    instance any statsmodels.tsa.regime_switching.markov_autoregression: MarkovAutoregression
    instance any statsmodels.tsa.regime_switching.markov_autoregression: MarkovAutoregressionResults
    instance any statsmodels.tsa.regime_switching.markov_autoregression: MarkovAutoregressionResultsWrapper
    instance any statsmodels.tsa.regime_switching.markov_regression: MarkovRegression
    instance any statsmodels.tsa.regime_switching.markov_regression: MarkovRegressionResults
    instance any statsmodels.tsa.regime_switching.markov_regression: MarkovRegressionResultsWrapper
    instance any statsmodels.tsa.regime_switching.markov_switching: MarkovSwitching
    instance any statsmodels.tsa.regime_switching.markov_switching: MarkovSwitchingResults
    instance any statsmodels.tsa.regime_switching.markov_switching: MarkovSwitchingResultsWrapper
    instance any statsmodels.tsa.vector_ar.var_model: VAR VARProcess VARResults VARResultsWrapper
    """
}
