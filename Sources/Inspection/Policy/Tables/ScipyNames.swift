/// The names of scipy that sparse matrices, interpolators, trees and results need. Distributions
/// have a role of their own, since their `__setstate__` executes a text of the state.

extension StandardPolicy {
  static let scipyNames = """
    value any scipy._lib.array_api_compat.numpy._aliases: asarray
    class any scipy.interpolate._bary_rational: AAA FloaterHormannInterpolator
    class any scipy.interpolate._bary_rational: _BarycentricRational
    class any scipy.interpolate._bsplines: BSpline
    class any scipy.interpolate._cubic: Akima1DInterpolator CubicHermiteSpline CubicSpline
    class any scipy.interpolate._cubic: PchipInterpolator
    class any scipy.interpolate._fitpack2: BivariateSpline InterpolatedUnivariateSpline
    class any scipy.interpolate._fitpack2: LSQBivariateSpline LSQSphereBivariateSpline
    class any scipy.interpolate._fitpack2: LSQUnivariateSpline RectBivariateSpline
    class any scipy.interpolate._fitpack2: RectSphereBivariateSpline SmoothBivariateSpline
    class any scipy.interpolate._fitpack2: SmoothSphereBivariateSpline SphereBivariateSpline
    class any scipy.interpolate._fitpack2: UnivariateSpline _BivariateSplineBase
    class any scipy.interpolate._fitpack2: _DerivedBivariateSpline
    class any scipy.interpolate._fitpack_repro: Bunch F Fperiodic
    class any scipy.interpolate._interpnd: CloughTocher2DInterpolator LinearNDInterpolator
    class any scipy.interpolate._interpnd: NDInterpolatorBase
    class any scipy.interpolate._interpolate: BPoly NdPPoly PPoly _PPolyBase interp1d interp2d
    value any scipy.interpolate._interpolate: interp1d._call_linear interp1d._call_linear_np
    value any scipy.interpolate._interpolate: interp1d._call_nan_spline interp1d._call_nearest
    value any scipy.interpolate._interpolate: interp1d._call_previousnext interp1d._call_spline
    class any scipy.interpolate._ndbspline: NdBSpline
    class any scipy.interpolate._ndgriddata: NearestNDInterpolator
    class any scipy.interpolate._polyint: BarycentricInterpolator KroghInterpolator
    class any scipy.interpolate._polyint: _Interpolator1D _Interpolator1DWithDerivatives
    class any scipy.interpolate._rbf: Rbf
    class any scipy.interpolate._rbfinterp: RBFInterpolator
    class any scipy.interpolate._rgi: RegularGridInterpolator
    class any scipy.interpolate.fitpack2: InterpolatedUnivariateSpline LSQUnivariateSpline
    class any scipy.interpolate.fitpack2: RectBivariateSpline UnivariateSpline
    class any scipy.interpolate.interpnd: CloughTocher2DInterpolator LinearNDInterpolator
    class any scipy.interpolate.interpnd: NDInterpolatorBase
    class any scipy.interpolate.interpolate: BPoly PPoly RegularGridInterpolator interp1d
    class any scipy.optimize._constraints: Bounds LinearConstraint
    class any scipy.optimize._lbfgsb_py: LbfgsInvHessProduct
    class any scipy.optimize._optimize: OptimizeResult
    class any scipy.optimize.optimize: OptimizeResult
    class any scipy.signal._ltisys: Bunch LinearTimeInvariant StateSpace StateSpaceContinuous
    class any scipy.signal._ltisys: StateSpaceDiscrete TransferFunction TransferFunctionContinuous
    class any scipy.signal._ltisys: TransferFunctionDiscrete ZerosPolesGain
    class any scipy.signal._ltisys: ZerosPolesGainContinuous ZerosPolesGainDiscrete dlti lti
    class any scipy.sparse._arrays: bsr_array coo_array csc_array csr_array dia_array dok_array
    class any scipy.sparse._arrays: lil_array
    class any scipy.sparse._base: sparray spmatrix
    class any scipy.sparse._bsr: bsr_array bsr_matrix
    class any scipy.sparse._coo: coo_array coo_matrix
    class any scipy.sparse._csc: csc_array csc_matrix
    class any scipy.sparse._csr: csr_array csr_matrix
    class any scipy.sparse._dia: dia_array dia_matrix
    class any scipy.sparse._dok: dok_array dok_matrix
    class any scipy.sparse._lil: lil_array lil_matrix
    class any scipy.sparse._matrix: spmatrix
    class any scipy.sparse.bsr: bsr_array bsr_matrix
    class any scipy.sparse.coo: coo_array coo_matrix
    class any scipy.sparse.csc: csc_array csc_matrix
    class any scipy.sparse.csr: csr_array csr_matrix
    class any scipy.sparse.dia: dia_array dia_matrix
    class any scipy.sparse.dok: dok_array dok_matrix
    class any scipy.sparse.lil: lil_array lil_matrix
    class any scipy.spatial._ckdtree: cKDTree cKDTreeNode
    class any scipy.spatial._kdtree: KDTree KDTree.innernode KDTree.leafnode KDTree.node
    class any scipy.spatial._qhull: ConvexHull Delaunay Voronoi
    class any scipy.spatial.ckdtree: cKDTree
    value any scipy.spatial.distance: braycurtis canberra chebyshev cityblock correlation cosine
    value any scipy.spatial.distance: euclidean hamming jaccard mahalanobis minkowski sqeuclidean
    class any scipy.spatial.qhull: ConvexHull Delaunay Voronoi
    class any scipy.spatial.transform._rotation: Rotation Slerp
    class any scipy.spatial.transform.rotation: Rotation
    value any scipy.special._ufuncs: boxcox digamma entr erf erfc expit expm1 gamma gammaln
    value any scipy.special._ufuncs: inv_boxcox log1p logit ndtr ndtri psi rel_entr xlogy
    class any scipy.stats._binned_statistic: BinnedStatistic2dResult BinnedStatisticResult
    class any scipy.stats._binned_statistic: BinnedStatisticddResult
    class any scipy.stats._binomtest: BinomTestResult
    class any scipy.stats._common: ConfidenceInterval
    distribution any scipy.stats._continuous_distns: alpha_gen anglit_gen arcsine_gen argus_gen
    distribution any scipy.stats._continuous_distns: beta_gen betaprime_gen bradford_gen
    distribution any scipy.stats._continuous_distns: burr12_gen burr_gen cauchy_gen chi2_gen
    distribution any scipy.stats._continuous_distns: chi_gen cosine_gen crystalball_gen dgamma_gen
    distribution any scipy.stats._continuous_distns: dpareto_lognorm_gen dweibull_gen erlang_gen
    distribution any scipy.stats._continuous_distns: expon_gen exponnorm_gen exponpow_gen
    distribution any scipy.stats._continuous_distns: exponweib_gen f_gen fatiguelife_gen fisk_gen
    distribution any scipy.stats._continuous_distns: foldcauchy_gen foldnorm_gen gamma_gen
    distribution any scipy.stats._continuous_distns: gausshyper_gen genexpon_gen genextreme_gen
    distribution any scipy.stats._continuous_distns: gengamma_gen genhalflogistic_gen
    distribution any scipy.stats._continuous_distns: genhyperbolic_gen geninvgauss_gen
    distribution any scipy.stats._continuous_distns: genlogistic_gen gennorm_gen genpareto_gen
    distribution any scipy.stats._continuous_distns: gibrat_gen gilbrat_gen gompertz_gen
    distribution any scipy.stats._continuous_distns: gumbel_l_gen gumbel_r_gen halfcauchy_gen
    distribution any scipy.stats._continuous_distns: halfgennorm_gen halflogistic_gen halfnorm_gen
    distribution any scipy.stats._continuous_distns: hypsecant_gen invgamma_gen invgauss_gen
    distribution any scipy.stats._continuous_distns: invweibull_gen irwinhall_gen jf_skew_t_gen
    distribution any scipy.stats._continuous_distns: johnsonsb_gen johnsonsu_gen kappa3_gen
    distribution any scipy.stats._continuous_distns: kappa4_gen ksone_gen kstwo_gen kstwobign_gen
    distribution any scipy.stats._continuous_distns: landau_gen laplace_asymmetric_gen laplace_gen
    distribution any scipy.stats._continuous_distns: levy_gen levy_l_gen loggamma_gen logistic_gen
    distribution any scipy.stats._continuous_distns: loglaplace_gen lognorm_gen lomax_gen
    distribution any scipy.stats._continuous_distns: maxwell_gen mielke_gen moyal_gen nakagami_gen
    distribution any scipy.stats._continuous_distns: ncf_gen nct_gen ncx2_gen norm_gen
    distribution any scipy.stats._continuous_distns: norminvgauss_gen pareto_gen pearson3_gen
    distribution any scipy.stats._continuous_distns: powerlaw_gen powerlognorm_gen powernorm_gen
    distribution any scipy.stats._continuous_distns: rayleigh_gen rdist_gen recipinvgauss_gen
    distribution any scipy.stats._continuous_distns: reciprocal_gen rel_breitwigner_gen rice_gen
    distribution any scipy.stats._continuous_distns: rv_histogram semicircular_gen skew_norm_gen
    distribution any scipy.stats._continuous_distns: skewcauchy_gen skewnorm_gen
    distribution any scipy.stats._continuous_distns: studentized_range_gen t_gen trapezoid_gen
    distribution any scipy.stats._continuous_distns: trapz_gen triang_gen truncexpon_gen
    distribution any scipy.stats._continuous_distns: truncnorm_gen truncpareto_gen
    distribution any scipy.stats._continuous_distns: truncweibull_min_gen tukeylambda_gen
    distribution any scipy.stats._continuous_distns: uniform_gen vonmises_gen wald_gen
    distribution any scipy.stats._continuous_distns: weibull_max_gen weibull_min_gen
    distribution any scipy.stats._continuous_distns: wrapcauchy_gen
    class any scipy.stats._covariance: CovViaPSD
    class any scipy.stats._crosstab: CrosstabResult
    class any scipy.stats._discrete_distns: poisson_binomial_frozen
    distribution any scipy.stats._discrete_distns: _nchypergeom_gen bernoulli_gen betabinom_gen
    distribution any scipy.stats._discrete_distns: betanbinom_gen binom_gen boltzmann_gen
    distribution any scipy.stats._discrete_distns: dlaplace_gen geom_gen hypergeom_gen logser_gen
    distribution any scipy.stats._discrete_distns: nbinom_gen nchypergeom_fisher_gen
    distribution any scipy.stats._discrete_distns: nchypergeom_wallenius_gen nhypergeom_gen
    distribution any scipy.stats._discrete_distns: planck_gen poisson_binom_gen poisson_gen
    distribution any scipy.stats._discrete_distns: randint_gen skellam_gen yulesimon_gen zipf_gen
    distribution any scipy.stats._discrete_distns: zipfian_gen
    class any scipy.stats._distn_infrastructure: rv_continuous_frozen rv_discrete_frozen rv_frozen
    distribution any scipy.stats._distn_infrastructure: rv_continuous rv_discrete rv_generic
    distribution any scipy.stats._distn_infrastructure: rv_sample
    class any scipy.stats._fit: FitResult GoodnessOfFitResult
    class any scipy.stats._hypotests: BarnardExactResult BoschlooExactResult CramerVonMisesResult
    class any scipy.stats._hypotests: Epps_Singleton_2sampResult SomersDResult TukeyHSDResult
    class any scipy.stats._kde: gaussian_kde
    class any scipy.stats._levy_stable: levy_stable_frozen
    distribution any scipy.stats._levy_stable: levy_stable_gen
    class any scipy.stats._mannwhitneyu: MannwhitneyuResult
    class any scipy.stats._mgc: MGCResult
    class any scipy.stats._morestats: AndersonResult Anderson_ksampResult AnsariResult
    class any scipy.stats._morestats: BartlettResult FlignerResult LeveneResult Mean
    class any scipy.stats._morestats: MedianTestResult ShapiroResult Std_dev Variance
    class any scipy.stats._morestats: WilcoxonResult
    class any scipy.stats._mstats_basic: BrunnerMunzelResult DescribeResult F_onewayResult
    class any scipy.stats._mstats_basic: FriedmanchisquareResult KruskalResult KurtosistestResult
    class any scipy.stats._mstats_basic: MannwhitneyuResult ModeResult NormaltestResult
    class any scipy.stats._mstats_basic: PointbiserialrResult SenSeasonalSlopesResult
    class any scipy.stats._mstats_basic: SkewtestResult Ttest_1sampResult Ttest_indResult
    class any scipy.stats._mstats_basic: Ttest_relResult
    class any scipy.stats._multicomp: DunnettResult
    class any scipy.stats._multivariate: _PSD dirichlet_frozen dirichlet_gen
    class any scipy.stats._multivariate: dirichlet_multinomial_frozen dirichlet_multinomial_gen
    class any scipy.stats._multivariate: invwishart_frozen invwishart_gen matrix_normal_frozen
    class any scipy.stats._multivariate: matrix_normal_gen matrix_t_frozen matrix_t_gen
    class any scipy.stats._multivariate: multi_rv_frozen multinomial_frozen multinomial_gen
    class any scipy.stats._multivariate: multivariate_hypergeom_frozen multivariate_hypergeom_gen
    class any scipy.stats._multivariate: multivariate_normal_frozen multivariate_normal_gen
    class any scipy.stats._multivariate: multivariate_t_frozen multivariate_t_gen
    class any scipy.stats._multivariate: normal_inverse_gamma_frozen normal_inverse_gamma_gen
    class any scipy.stats._multivariate: ortho_group_frozen ortho_group_gen
    class any scipy.stats._multivariate: random_correlation_frozen random_correlation_gen
    class any scipy.stats._multivariate: random_table_frozen random_table_gen
    class any scipy.stats._multivariate: special_ortho_group_frozen special_ortho_group_gen
    class any scipy.stats._multivariate: uniform_direction_frozen uniform_direction_gen
    class any scipy.stats._multivariate: unitary_group_frozen unitary_group_gen
    class any scipy.stats._multivariate: vonmises_fisher_frozen vonmises_fisher_gen wishart_frozen
    class any scipy.stats._multivariate: wishart_gen
    class any scipy.stats._odds_ratio: OddsRatioResult
    class any scipy.stats._page_trend_test: PageTrendTestResult
    class any scipy.stats._relative_risk: RelativeRiskResult
    class any scipy.stats._resampling: BootstrapResult MonteCarloTestResult PermutationTestResult
    class any scipy.stats._resampling: PowerResult
    class any scipy.stats._sensitivity_analysis: BootstrapSobolResult SobolResult
    class any scipy.stats._stats_mstats_common: LinregressResult SiegelslopesResult
    class any scipy.stats._stats_mstats_common: TheilslopesResult
    class any scipy.stats._stats_py: AlexanderGovernResult BrunnerMunzelResult ConfidenceInterval
    class any scipy.stats._stats_py: CumfreqResult DescribeResult F_onewayResult
    class any scipy.stats._stats_py: FriedmanchisquareResult HistogramResult KruskalResult
    class any scipy.stats._stats_py: KstestResult KurtosistestResult LinregressResult MGCResult
    class any scipy.stats._stats_py: ModeResult NormaltestResult PearsonRResult PearsonRResultBase
    class any scipy.stats._stats_py: Power_divergenceResult QuantileTestResult RanksumsResult
    class any scipy.stats._stats_py: RelfreqResult RepeatedResults SigmaclipResult
    class any scipy.stats._stats_py: SignificanceResult SkewtestResult TtestResult TtestResultBase
    class any scipy.stats._stats_py: Ttest_indResult
    value any scipy.stats._stats_py: gmean hmean iqr kendalltau kurtosis mode pearsonr sem skew
    value any scipy.stats._stats_py: spearmanr zscore
    class any scipy.stats._survival: ECDFResult LogRankResult
    class any scipy.stats.contingency: Chi2ContingencyResult
    """
}
