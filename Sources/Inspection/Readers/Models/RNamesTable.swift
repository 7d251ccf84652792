/// Functions of R that calculate, shape data or fit models: those of base, stats, methods, utils,
/// graphics and splines (R 4.2) that reach no file, machine or code given as text, and the fitting
/// functions of usual packages, whose names stand in the calls that fitted models keep.

enum RNamesTable {
  static let ordinary = """
    nlsModel nlsModel.plinear simpleLoess port_nlsb ! !.hexmode !.octmode != $ $.DLLInfo $.package_version $<- $<-.data.frame %% %*% %/% %>% %in%
    %o% %x% %||% & && &.hexmode &.octmode ( * *.difftime + +.Date +.POSIXt - -.Date -.POSIXt
    ...elt ...length ...names .C .Call .Date .Defunct .Deprecated .External .External2 .Fortran
    .POSIXct .POSIXlt .amatch_bounds .amatch_costs .approxfun .bincode .class2 .col .colMeans
    .colSums .decode_numeric_version .deparseOpts .difftime .doSortWrap .doWrap .format.zeros .gt
    .gtn .handleSimpleError .isMethodsDispatchOn .isOpen .kappa_tri .lm.fit .makeMessage
    .make_numeric_version .mapply .pretty .row .rowMeans .rowNamesDF<- .rowSums .row_names_info
    .set_row_names .signalSimpleWarning .subset .subset2 .valid.factor / /.difftime : :: ::: < <-
    <<- <= = == > >= ? @ @<- AIC ARMAacf ARMAtoMA Arg Arima Arith Axis BIC Box.test C C5.0 Compare
    Complex Conj D DF2formula Encoding Encoding<- Filter Find Gamma HoltWinters I IQR ISOdate
    ISOdatetime Im KalmanForecast KalmanLike KalmanRun KalmanSmooth La.svd Logic Map Math
    Math.Date Math.POSIXt Math.data.frame Math.difftime Math.factor Math2 MethodAddCoerce
    MethodsList MethodsListSelect Mod NCOL NLSstAsymptotic NLSstClosestX NLSstLfAsymptote
    NLSstRtAsymptote NROW Negate NextMethod OlsonNames Ops Ops.Date Ops.POSIXt Ops.data.frame
    Ops.difftime Ops.factor Ops.numeric_version Ops.ordered PP.test Pair Position Quote RNGkind
    RNGversion Re Recall Reduce S3Class S3Class<- S3Part S3Part<- SSD SSasymp SSasympOff
    SSasympOrig SSbiexp SSfol SSfpl SSgompertz SSlogis SSmicmen SSweibull SignatureMethod StructTS
    Summary Summary.Date Summary.POSIXct Summary.POSIXlt Summary.data.frame Summary.difftime
    Summary.factor Summary.numeric_version Summary.ordered Surv Sys.Date Sys.getlocale Sys.time
    Sys.timezone TukeyHSD URLdecode URLencode UseMethod Vectorize [ [.AsIs [.DLLInfoList [.Date
    [.Dlist [.POSIXct [.POSIXlt [.data.frame [.difftime [.factor [.hexmode [.listof [.noquote
    [.numeric_version [.octmode [.simple.list [.table [.warnings [<- [<-.Date [<-.POSIXct
    [<-.POSIXlt [<-.data.frame [<-.difftime [<-.factor [<-.numeric_version [[ [[.Date [[.POSIXct
    [[.POSIXlt [[.data.frame [[.factor [[.numeric_version [[<- [[<-.POSIXlt [[<-.data.frame
    [[<-.factor [[<-.numeric_version ^ abbreviate abline abs acf acf2AR acos acosh
    activeBindingFunction add.scope add1 addNA addNextMethod addmargins adist aes aggregate
    aggregate.data.frame aggregate.ts agrep agrepl alarm alias alist all all.equal
    all.equal.POSIXt all.equal.character all.equal.default all.equal.envRefClass
    all.equal.environment all.equal.factor all.equal.formula all.equal.function all.equal.language
    all.equal.list all.equal.numeric all.equal.raw all.names all.vars allNames allowInterrupts
    anova ansari.test any anyDuplicated anyDuplicated.array anyDuplicated.data.frame
    anyDuplicated.default anyDuplicated.matrix anyNA anyNA.POSIXlt anyNA.data.frame
    anyNA.numeric_version aov aperm aperm.default aperm.table append apply approx approxfun
    apropos ar ar.burg ar.mle ar.ols ar.yw aregexec args argsAnywhere arima arima.sim arima0
    arima0.diag array arrayInd arrows as as.Date as.Date.POSIXct as.Date.POSIXlt as.Date.character
    as.Date.default as.Date.factor as.Date.numeric as.POSIXct as.POSIXct.Date as.POSIXct.POSIXlt
    as.POSIXct.default as.POSIXct.numeric as.POSIXlt as.POSIXlt.Date as.POSIXlt.POSIXct
    as.POSIXlt.character as.POSIXlt.default as.POSIXlt.factor as.POSIXlt.numeric as.array
    as.array.default as.call as.character as.character.Date as.character.POSIXt
    as.character.condition as.character.default as.character.error as.character.factor
    as.character.hexmode as.character.numeric_version as.character.octmode as.character.srcref
    as.complex as.data.frame as.data.frame.AsIs as.data.frame.Date as.data.frame.POSIXct
    as.data.frame.POSIXlt as.data.frame.array as.data.frame.character as.data.frame.complex
    as.data.frame.data.frame as.data.frame.default as.data.frame.difftime as.data.frame.factor
    as.data.frame.integer as.data.frame.list as.data.frame.logical as.data.frame.matrix
    as.data.frame.model.matrix as.data.frame.noquote as.data.frame.numeric
    as.data.frame.numeric_version as.data.frame.ordered as.data.frame.raw as.data.frame.table
    as.data.frame.ts as.data.frame.vector as.dendrogram as.difftime as.dist as.double
    as.double.POSIXlt as.double.difftime as.environment as.expression as.expression.default
    as.factor as.formula as.function as.function.default as.hclust as.hexmode as.integer as.list
    as.list.Date as.list.POSIXct as.list.POSIXlt as.list.data.frame as.list.default
    as.list.difftime as.list.environment as.list.factor as.list.function as.list.numeric_version
    as.logical as.logical.factor as.matrix as.matrix.POSIXlt as.matrix.data.frame
    as.matrix.default as.matrix.noquote as.name as.null as.null.default as.numeric
    as.numeric_version as.octmode as.ordered as.package_version as.pairlist as.qr as.raw
    as.relistable as.roman as.single as.single.default as.stepfun as.symbol as.table
    as.table.default as.ts as.vector as.vector.POSIXlt as.vector.data.frame as.vector.factor as<-
    asDateBuilt asNamespace asOneSidedFormula asS3 asS4 as_tibble asin asinh asplit assign
    assocplot atan atan2 atanh attr attr.all.equal attr<- attributes attributes<- auto.arima ave
    axTicks axis axis.Date axis.POSIXct backsolve balanceMethodsList bam bandwidth.kernel barplot
    barplot.default bartlett.test baseenv basename besselI besselJ besselK besselY beta
    bindingIsActive bindingIsLocked binom.test binomial biplot bitwAnd bitwNot bitwOr bitwShiftL
    bitwShiftR bitwXor body box boxplot boxplot.default boxplot.matrix bquote break brm bs
    builtins bw.SJ bw.bcv bw.nrd bw.nrd0 bw.ucv bxp by by.data.frame by.default c c.Date c.POSIXct
    c.POSIXlt c.difftime c.factor c.noquote c.numeric_version c.warnings call callCC callGeneric
    callNextMethod canCoerce cancor capabilities case.names casefold cat catboost.train cbind
    cbind.data.frame cbind2 ccf cdplot ceiling cforest char.expand charClass charToRaw character
    charmatch chartr checkAtAssignment checkSlotAssignment check_tzones chisq.test chkDots chol
    chol.default chol2inv choose class class<- classLabel classMetaName className classesToAM
    clearPushBack clip clm clmm close clrhash cluster cmdscale co.intervals coef coefficients
    coerce coerce<- col colMeans colSums colnames colnames<- combn comment comment<-
    compareVersion complete.cases completeClassDefinition completeExtends completeSubclasses
    complex computeRestarts conditionCall conditionCall.condition conditionMessage
    conditionMessage.condition confint confint.default confint.lm conflictRules conflicts
    conformMethod constrOptim contour contour.default contr.SAS contr.helmert contr.poly contr.sum
    contr.treatment contrasts contrasts<- convolve cooks.distance cophenetic coplot cor cor.test
    cos cosh cospi cov cov.wt cov2cor covratio coxph cpgram cph crossprod ctree cummax cummin
    cumprod cumsum curve cut cut.Date cut.POSIXt cut.default cutree cv.glmnet cycle dQuote data
    data.class data.frame data.matrix data.table date dbeta dbinom dcauchy dchisq de decompose
    default.stringsAsFactors defaultDumpName defaultPrototype delete.response deltat dendrapply
    density density.default deparse deparse1 deriv deriv3 det determinant determinant.matrix
    deviance dexp df df.kernel df.residual dfbeta dfbetas dffits dgamma dgeom dhyper diag diag<-
    diff diff.Date diff.POSIXt diff.default diff.difftime diffinv difftime digamma dim
    dim.data.frame dim<- dimnames dimnames.data.frame dimnames<- dimnames<-.data.frame dirname
    dist dlnorm dlogis dmultinom dnbinom dnorm do.call doPrimitiveMethod dotchart double dplyr
    dpois drop drop.scope drop.terms drop1 droplevels droplevels.data.frame droplevels.factor
    dsignrank dt dummy.coef dummy.coef.lm dunif duplicated duplicated.POSIXlt duplicated.array
    duplicated.data.frame duplicated.default duplicated.matrix duplicated.numeric_version
    duplicated.warnings dweibull dwilcox dynGet eapply earth ecdf eff.aovlist effects eigen el
    el<- elNamed elNamed<- embed empty.dump emptyMethodsList emptyenv enc2native enc2utf8
    encodeString end endsWith enquo enquote environment environment<- environmentIsLocked
    environmentName errorCondition estVar ets eval eval.parent evalq exists existsFunction
    existsMethod exp expand.grid expand.model.frame expm1 expression extends externalRefMethod
    extractAIC factanal factor factor.scope factorial family felm feols fft file.path
    filled.contour filter finalDefaultMethod find find.package findClass findFunction findInterval
    findLineNum findMethod findMethodSignatures findMethods findPackageEnv findRestart findUnique
    fisher.test fit fitted fitted.values fivenum fixef fligner.test floor flush flush.console for
    force forceAndCall forecast formalArgs formals format format.AsIs format.Date format.POSIXct
    format.POSIXlt format.data.frame format.default format.difftime format.factor format.hexmode
    format.info format.libraryIQR format.numeric_version format.octmode format.packageInfo
    format.pval format.summaryDefault formatC formatDL formatOL formatUL formula forwardsolve
    fourfoldplot frailty frame frequency friedman.test ftable function functionBody functionBody<-
    gam gamma gaussian gbm gc get get0 getCall getCallingDLL getCallingDLLe getClass getClassDef
    getClasses getDataPart getElement getExportedValue getFunction getGeneric getGenerics getGroup
    getGroupMembers getInitial getLoadActions getMethod getMethods getMethodsForDispatch
    getMethodsMetaData getNamespace getOption getPackageName getRefClass getRversion getS3method
    getSlots getSrcDirectory getSrcFilename getSrcLines getSrcLocation getSrcref
    getTaskCallbackNames getTxtProgressBar getValidity get_all_vars geterrmessage gethash gettext
    gettextf ggplot gl glm glm.control glm.fit glm.nb glmer glmnet glob2rx globalCallingHandlers
    globalenv gls grconvertX grconvertY gregexec gregexpr grep grepRaw grepl grid grouping gsub
    h2o hasArg hasLoadAction hasMethod hasMethods hasName hasTsp hashtab hat hatvalues hclust head
    head.matrix heatmap hist hist.default holt iconv iconvlist id identical identify identity if
    ifelse image image.default influence influence.measures inheritedSlotNames inherits
    initFieldArgs initRefFields initialize intToBits intToUtf8 integer integrate interaction
    interaction.plot interactive intersect inverse.gaussian inverse.rle invisible invokeRestart is
    is.R is.array is.atomic is.call is.character is.complex is.data.frame is.double is.element
    is.empty.model is.environment is.expression is.factor is.finite is.function is.hashtab
    is.infinite is.integer is.language is.leaf is.list is.loaded is.logical is.matrix is.mts is.na
    is.na.POSIXlt is.na.data.frame is.na.numeric_version is.na<- is.na<-.default is.na<-.factor
    is.na<-.numeric_version is.name is.nan is.null is.numeric is.numeric.Date is.numeric.POSIXt
    is.numeric.difftime is.numeric_version is.object is.ordered is.package_version is.pairlist
    is.primitive is.qr is.raw is.recursive is.relistable is.single is.stepfun is.symbol is.table
    is.ts is.tskernel is.unsorted is.vector isClass isClassDef isClassUnion isFALSE isGeneric
    isGrammarSymbol isGroup isNamespaceLoaded isOpen isRematched isRestart isS3method
    isS3stdGeneric isS4 isSealedClass isSealedMethod isSymmetric isSymmetric.matrix isTRUE
    isVirtualClass isXS3Class isa isatty isdebugged isoreg ivreg jitter julian julian.Date
    julian.POSIXt kappa kappa.default kappa.lm kappa.qr keras kernapply kernel kknn kmeans knots
    kronecker kruskal.test ks.test ksmooth ksvm l10n_info labels labels.default lag lag.plot
    languageEl languageEl<- lapply lasso layout layout.show lbeta lchoose lcm lda legend length
    length.POSIXlt length<- length<-.Date length<-.POSIXct length<-.POSIXlt length<-.difftime
    length<-.factor lengths levels levels.default levels<- levels<-.factor lfactorial lgamma
    lgb.train licence license lightgbm line linearizeMlist lines lines.default list list2DF
    listFromMethods listFromMlist lm lm.fit lm.influence lm.wfit lme lmer loadings local
    localeToCharset locator lockBinding lockEnvironment loess loess.control loess.smooth log log10
    log1p log2 logLik logb logical loglin lower.tri lowess lqs lrm ls ls.diag ls.print ls.str
    lsf.str lsfit mad mahalanobis maintainer make.link make.names make.unique makeARIMA
    makeRweaveLatexCodeRunner makeStandardGeneric makepredictcall manova mantelhaen.test maphash
    mapping mapply margin.table marginSums mat.or.vec match match.arg match.call match.fun
    matchSignature matlines matplot matpoints matrix mauchly.test max max.col mca mcnemar.test
    mean mean.Date mean.POSIXct mean.POSIXlt mean.default mean.difftime median median.default
    medpolish memCompress memDecompress merge merge.data.frame merge.default mergeMethods message
    metaNameUndo methodSignatureMatrix methods methodsPackageMetaName mget mice min missing
    missingArg mode mode<- model.extract model.frame model.frame.default model.matrix
    model.matrix.default model.matrix.lm model.offset model.response model.tables model.weights
    modifyList monthplot months months.Date months.POSIXt mood.test mosaicplot mostattributes<-
    mtext mtfrm mtfrm.default multinom multipleClasses mvfft mvr na.action na.contiguous
    na.exclude na.fail na.omit na.pass naiveBayes names names.POSIXlt names<- names<-.POSIXlt
    napredict naprint naresid nargs nchar ncol negative.binomial new new.env newBasic
    newClassRepresentation newEmptyObject next nextn ngettext nlevels nlm nlminb nls nls.control
    nnet nobs noquote norm normalizePath nrow ns numToBits numToInts numeric numericDeriv
    numeric_version numhash nzchar object.size offset oldClass oldClass<- ols on.exit oneway.test
    optim optimHess optimise optimize options order order.dendrogram ordered outer p.adjust pacf
    packBits packageVersion package_version pairlist pairs pairs.default pairwise.prop.test
    pairwise.t.test pairwise.table pairwise.wilcox.test panel.smooth par parent.env parent.env<-
    parent.frame paste paste0 pbeta pbinom pbirthday pcauchy pchisq pcr pcre_config persp pexp pf
    pgamma pgeom phyper pie plclust plm plnorm plogis plot plot.default plot.design plot.ecdf
    plot.function plot.new plot.spec.coherency plot.spec.phase plot.stepfun plot.ts plot.window
    plot.xy pls plsr pmatch pmax pmax.int pmin pmin.int pnbinom pnorm points points.default
    poisson poisson.test polr poly polygon polym polypath polyroot pool possibleExtends power
    power.anova.test power.prop.test power.t.test ppoints ppois ppr prcomp predict predict.glm
    predict.lm preplot pretty pretty.default prettyNum princomp print print.data.frame
    print.default print.factor print.function print.summaryDefault print.table printCoefmat
    prmatrix proc.time prod profile prohibitGeneric proj promax prop.table prop.test
    prop.trend.test prophet proportions prototype provideDimnames psigamma psignrank psm psmirnov
    pspline pt ptukey punif pweibull pwilcox qbeta qbinom qbirthday qcauchy qchisq qda qexp qf
    qgamma qgeom qhyper qlnorm qlogis qnbinom qnorm qpois qqline qqnorm qqplot qr qr.Q qr.R qr.X
    qr.coef qr.default qr.fitted qr.qty qr.qy qr.resid qr.solve qsignrank qsmirnov qt qtukey
    quade.test quantile quarters quarters.Date quarters.POSIXt quasi quasibinomial quasipoisson
    qunif quosure quote qweibull qwilcox r2dtable rWishart randomForest ranef range range.default
    ranger rank rapply rasterImage raw rawShift rawToBits rawToChar rbeta rbind rbind.data.frame
    rbind2 rbinom rcauchy rchisq rcond rcs recipe reconcilePropertiesAndPrototype rect rect.hclust
    reformulate regexec regexpr regmatches regmatches<- relevel relist rematchDefinition remhash
    reorder rep rep.Date rep.POSIXct rep.POSIXlt rep.difftime rep.factor rep.int
    rep.numeric_version rep_len repeat replace replicate replications representation require
    requireNamespace reshape resid residuals residuals.glm residuals.lm restartDescription
    restartFormals return returnValue rev rev.default rexp rf rfsrc rgamma rgeom rhyper ridge rle
    rlm rlnorm rlogis rmultinom rnbinom rnorm round round.Date round.POSIXt row row.names
    row.names.data.frame row.names.default row.names<- row.names<-.data.frame row.names<-.default
    rowMeans rowSums rownames rownames<- rowsum rowsum.data.frame rowsum.default rpart rpois
    rsignrank rsmirnov rstandard rstudent rt rug runif runmed rweibull rwilcox s sQuote sample
    sample.int sapply scale scale.default scatter.smooth screen screeplot sd se.contrast sealClass
    segments selectMethod selectSuperClasses selfStart seq seq.Date seq.POSIXt seq.default seq.int
    seq_along seq_len sequence sequence.default ses set.seed setBreakpoint setDataPart setNames
    setRepositories setSessionTimeLimit setTimeLimit setTxtProgressBar setattr setdiff setequal
    sethash shQuote shapiro.test show showClass showConnections showDefault showExtends
    showMethods showMlist sigToEnv sigma sign signalCondition signature signif simpleCondition
    simpleError simpleMessage simpleWarning simplify2array simulate sin single sinh sinpi
    slice.index slot slot<- slotNames slotsFromS3 smooth smooth.spline smoothEnds smoothScatter
    solve solve.default solve.qr sort sort.POSIXlt sort.default sort.int sort.list sortedXyData
    spec.ar spec.pgram spec.taper spectrum spineplot spline splinefun splinefunH split split.Date
    split.POSIXct split.data.frame split.default split.screen split<- split<-.data.frame
    split<-.default sprintf sqrt srcfile srcfilealias srcfilecopy srcref stack stan_glm stan_glmer
    standardGeneric stars start startsWith stat.anova stderr stdout stem step stepfun stl stop
    stopifnot storage.mode storage.mode<- str strata strcapture strftime strheight stripchart
    strptime strrep strsplit strtoi strtrim structure strwidth strwrap sub subset
    subset.data.frame subset.default subset.matrix substitute substituteDirect
    substituteFunctionArgs substr substr<- substring substring<- sum summary summary.Date
    summary.POSIXct summary.POSIXlt summary.aov summary.data.frame summary.default summary.factor
    summary.glm summary.lm summary.manova summary.matrix summary.proc_time summary.srcfile
    summary.srcref summary.stepfun summary.table summary.warnings summaryRprof sunflowerplot
    superClassDepth suppressMessages suppressPackageStartupMessages suppressWarnings supsmu
    survfit survreg suspendInterrupts svd svm sweep switch symbols symnum sys.call sys.frame
    sys.frames sys.function sys.nframe sys.parent system.time t t.data.frame t.default t.test t2
    table tabulate tail tail.matrix tan tanh tanpi tapply tcrossprod te termplot terms
    terms.formula testVirtual text text.default theme ti tibble time title toString
    toString.default tobit toeplitz tolower topenv toupper tracingState train trainControl
    transform transform.data.frame transform.default trigamma trimws trunc trunc.Date trunc.POSIXt
    try tryCatch ts ts.intersect ts.plot ts.union tsSmooth tsdiag tsp tsp<- tt txtProgressBar
    typeof typhash unRematchDefinition unclass union unique unique.POSIXlt unique.array
    unique.data.frame unique.default unique.matrix unique.numeric_version unique.warnings uniroot
    units units.difftime units<- units<-.difftime unix.time unlist unname unsplit unstack update
    update.default update.formula upgrade upper.tri utf8ToInt validEnc validObject validSlotNames
    validUTF8 vapply var var.test variable.names varimax vcov vector warning warningCondition
    warnings weekdays weekdays.Date weekdays.POSIXt weighted.mean weighted.residuals weights which
    which.max which.min while wilcox.test window window<- with with.default withCallingHandlers
    withRestarts withVisible within within.data.frame within.list workflow xgb.train xgboost xinch
    xor xpdrows.data.frame xspline xtabs xtfrm xtfrm.AsIs xtfrm.Date xtfrm.POSIXct xtfrm.POSIXlt
    xtfrm.data.frame xtfrm.default xtfrm.difftime xtfrm.factor xtfrm.numeric_version xyinch yinch
    zapsmall zeroinfl { | |.hexmode |.octmode |> || ~
    """
}
