/// The names of gensim, NLTK and packages around scikit-learn that their models need. Left out on
/// purpose: what runs other programs when it is used (NLTK's taggers and parsers in Java).

extension StandardPolicy {
  static let textNames = """
    instance any gensim.corpora.bleicorpus: BleiCorpus
    instance any gensim.corpora.csvcorpus: CsvCorpus
    instance any gensim.corpora.dictionary: Dictionary
    instance any gensim.corpora.hashdictionary: HashDictionary
    instance any gensim.corpora.indexedcorpus: IndexedCorpus
    instance any gensim.corpora.lowcorpus: LowCorpus
    instance any gensim.corpora.malletcorpus: MalletCorpus
    instance any gensim.corpora.mmcorpus: MmCorpus
    instance any gensim.corpora.sharded_corpus: ShardedCorpus
    instance any gensim.corpora.svmlightcorpus: SvmLightCorpus
    instance any gensim.corpora.textcorpus: TextCorpus TextDirectoryCorpus
    instance any gensim.corpora.ucicorpus: UciCorpus
    instance any gensim.corpora.wikicorpus: WikiCorpus
    instance any gensim.interfaces: CorpusABC SimilarityABC TransformationABC TransformedCorpus
    instance any gensim.models: VocabTransform
    instance any gensim.models.atmodel: AuthorTopicModel AuthorTopicState
    instance any gensim.models.bm25model: AtireBM25Model BM25ABC LuceneBM25Model OkapiBM25Model
    instance any gensim.models.coherencemodel: CoherenceModel
    instance any gensim.models.doc2vec: Doc2Vec Doc2VecTrainables Doc2VecVocab Doctag
    instance any gensim.models.ensemblelda: EnsembleLda
    instance any gensim.models.fasttext: FastText FastTextKeyedVectors FastTextTrainables
    instance any gensim.models.fasttext: FastTextVocab
    instance any gensim.models.hdpmodel: HdpModel
    instance any gensim.models.keyedvectors: BaseKeyedVectors CompatVocab Doc2VecKeyedVectors
    instance any gensim.models.keyedvectors: EuclideanKeyedVectors FastTextKeyedVectors
    instance any gensim.models.keyedvectors: KeyedVectors PoincareKeyedVectors Vocab
    instance any gensim.models.keyedvectors: Word2VecKeyedVectors WordEmbeddingsKeyedVectors
    instance any gensim.models.ldamodel: LdaModel LdaState
    instance any gensim.models.ldamulticore: LdaMulticore
    instance any gensim.models.ldaseqmodel: LdaPost LdaSeqModel sslm
    instance any gensim.models.logentropy_model: LogEntropyModel
    instance any gensim.models.lsimodel: LsiModel Projection
    instance any gensim.models.nmf: Nmf
    instance any gensim.models.normmodel: NormModel
    instance any gensim.models.phrases: FrozenPhrases Phraser Phrases PhrasesTransformation
    instance any gensim.models.phrases: SentenceAnalyzer _PhrasesTransformation
    value any gensim.models.phrases: npmi_scorer original_scorer
    instance any gensim.models.poincare: PoincareKeyedVectors PoincareModel
    instance any gensim.models.rpmodel: RpModel
    instance any gensim.models.tfidfmodel: TfidfModel
    value any gensim.models.tfidfmodel: df2idf smartirs_normalize smartirs_wglobal smartirs_wlocal
    instance any gensim.models.translation_matrix: BackMappingTranslationMatrix TranslationMatrix
    instance any gensim.models.word2vec: Heapitem Word2Vec Word2VecTrainables Word2VecVocab
    instance any gensim.similarities.docsim: MatrixSimilarity Shard Similarity
    instance any gensim.similarities.docsim: SoftCosineSimilarity SparseMatrixSimilarity
    instance any gensim.similarities.docsim: WmdSimilarity
    instance any gensim.similarities.levenshtein: LevenshteinSimilarityIndex
    instance any gensim.similarities.termsim: SparseTermSimilarityMatrix TermSimilarityIndex
    instance any gensim.similarities.termsim: UniformTermSimilarityIndex
    instance any gensim.similarities.termsim: WordEmbeddingSimilarityIndex
    instance any gensim.utils: ClippedCorpus FakeDict RepeatCorpus RepeatCorpusNTimes SaveLoad
    instance any gensim.utils: SlicedCorpus
    value any gensim.utils: call_on_class_only identity
    instance any lifelines.fitters.aalen_johansen_fitter: AalenJohansenFitter
    instance any lifelines.fitters.exponential_fitter: ExponentialFitter
    instance any lifelines.fitters.kaplan_meier_fitter: KaplanMeierFitter
    instance any lifelines.fitters.log_logistic_fitter: LogLogisticFitter
    instance any lifelines.fitters.log_normal_fitter: LogNormalFitter
    instance any lifelines.fitters.nelson_aalen_fitter: NelsonAalenFitter
    instance any lifelines.fitters.weibull_fitter: WeibullFitter
    instance any mlxtend.classifier.ensemble_vote: EnsembleVoteClassifier
    instance any mlxtend.classifier.oner: OneRClassifier
    instance any mlxtend.classifier.stacking_classification: StackingClassifier
    instance any mlxtend.classifier.stacking_cv_classification: StackingCVClassifier
    instance any mlxtend.feature_selection.column_selector: ColumnSelector
    instance any mlxtend.feature_selection.exhaustive_feature_selector: ExhaustiveFeatureSelector
    instance any mlxtend.feature_selection.sequential_feature_selector: SequentialFeatureSelector
    instance any mlxtend.preprocessing.copy_transformer: CopyTransformer
    instance any mlxtend.preprocessing.dense_transformer: DenseTransformer
    instance any mlxtend.preprocessing.transactionencoder: TransactionEncoder
    instance any mlxtend.regressor.stacking_cv_regression: StackingCVRegressor
    instance any mlxtend.regressor.stacking_regression: StackingRegressor
    instance any mlxtend.utils.base_compostion: _BaseXComposition
    instance any nltk.classify.decisiontree: DecisionTreeClassifier
    instance any nltk.classify.maxent: BinaryMaxentFeatureEncoding
    instance any nltk.classify.maxent: FunctionBackedMaxentFeatureEncoding GISEncoding
    instance any nltk.classify.maxent: MaxentClassifier MaxentFeatureEncodingI
    instance any nltk.classify.maxent: TadmEventMaxentFeatureEncoding TadmMaxentClassifier
    instance any nltk.classify.maxent: TypedMaxentFeatureEncoding
    instance any nltk.classify.naivebayes: NaiveBayesClassifier
    instance any nltk.collocations: AbstractCollocationFinder BigramCollocationFinder
    instance any nltk.collocations: QuadgramCollocationFinder TrigramCollocationFinder
    class any nltk.grammar: FeatStructNonterminal
    instance any nltk.grammar: CFG DependencyGrammar DependencyProduction FeatureGrammar
    instance any nltk.grammar: FeatureValueType Nonterminal PCFG ProbabilisticDependencyGrammar
    instance any nltk.grammar: ProbabilisticProduction Production
    instance any nltk.lm.api: LanguageModel Smoothing
    instance any nltk.lm.counter: NgramCounter
    instance any nltk.lm.models: AbsoluteDiscountingInterpolated InterpolatedLanguageModel
    instance any nltk.lm.models: KneserNeyInterpolated Laplace Lidstone MLE StupidBackoff
    instance any nltk.lm.models: WittenBellInterpolated
    instance any nltk.lm.smoothing: AbsoluteDiscounting KneserNey WittenBell
    instance any nltk.lm.vocabulary: Vocabulary
    class any nltk.probability: ConditionalFreqDist ConditionalProbDist ConditionalProbDistI
    class any nltk.probability: DictionaryConditionalProbDist FreqDist
    instance any nltk.probability: CrossValidationProbDist DictionaryProbDist ELEProbDist
    instance any nltk.probability: HeldoutProbDist ImmutableProbabilisticMixIn KneserNeyProbDist
    instance any nltk.probability: LaplaceProbDist LidstoneProbDist MLEProbDist MutableProbDist
    instance any nltk.probability: ProbDistI ProbabilisticMixIn RandomProbDist
    instance any nltk.probability: SimpleGoodTuringProbDist UniformProbDist WittenBellProbDist
    instance any nltk.stem.api: StemmerI
    instance any nltk.stem.isri: ISRIStemmer
    instance any nltk.stem.lancaster: LancasterStemmer
    instance any nltk.stem.porter: PorterStemmer
    instance any nltk.stem.regexp: RegexpStemmer
    instance any nltk.stem.rslp: RSLPStemmer
    instance any nltk.stem.snowball: ArabicStemmer DanishStemmer DutchStemmer EnglishStemmer
    instance any nltk.stem.snowball: FinnishStemmer FrenchStemmer GermanStemmer HungarianStemmer
    instance any nltk.stem.snowball: ItalianStemmer NorwegianStemmer PorterStemmer
    instance any nltk.stem.snowball: PortugueseStemmer RomanianStemmer RussianStemmer
    instance any nltk.stem.snowball: SnowballStemmer SpanishStemmer SwedishStemmer
    instance any nltk.stem.snowball: _LanguageSpecificStemmer _ScandinavianStemmer
    instance any nltk.stem.snowball: _StandardStemmer
    instance any nltk.stem.wordnet: WordNetLemmatizer
    instance any nltk.tag.brill: BrillTagger Pos Word
    instance any nltk.tag.hmm: HiddenMarkovModelTagger HiddenMarkovModelTrainer
    instance any nltk.tag.perceptron: AveragedPerceptron PerceptronTagger
    instance any nltk.tag.sequential: AffixTagger BigramTagger ClassifierBasedPOSTagger
    instance any nltk.tag.sequential: ClassifierBasedTagger ContextTagger DefaultTagger
    instance any nltk.tag.sequential: NgramTagger RegexpTagger SequentialBackoffTagger
    instance any nltk.tag.sequential: TrigramTagger UnigramTagger
    instance any nltk.tag.tnt: TnT
    class any nltk.text: ConcordanceLine
    instance any nltk.text: ConcordanceIndex ContextIndex Text TextCollection TokenSearcher
    instance any nltk.tokenize.casual: TweetTokenizer
    instance any nltk.tokenize.destructive: MacIntyreContractions NLTKWordTokenizer
    instance any nltk.tokenize.mwe: MWETokenizer
    instance any nltk.tokenize.punkt: PunktBaseClass PunktLanguageVars PunktParameters
    instance any nltk.tokenize.punkt: PunktSentenceTokenizer PunktToken PunktTokenizer
    instance any nltk.tokenize.punkt: PunktTrainer
    instance any nltk.tokenize.regexp: BlanklineTokenizer RegexpTokenizer WhitespaceTokenizer
    instance any nltk.tokenize.regexp: WordPunctTokenizer
    instance any nltk.tokenize.simple: CharTokenizer LineTokenizer SpaceTokenizer TabTokenizer
    instance any nltk.tokenize.treebank: TreebankWordDetokenizer TreebankWordTokenizer
    class any nltk.tree.immutable: ImmutableMultiParentedTree ImmutableParentedTree
    class any nltk.tree.immutable: ImmutableProbabilisticTree ImmutableTree
    class any nltk.tree.parented: AbstractParentedTree MultiParentedTree ParentedTree
    class any nltk.tree.probabilistic: ProbabilisticTree
    class any nltk.tree.tree: Tree
    instance any pyod.models.abod: ABOD
    instance any pyod.models.audio_ae: AudioAE
    instance any pyod.models.base: BaseDetector
    instance any pyod.models.cblof: CBLOF
    instance any pyod.models.cd: CD
    instance any pyod.models.cof: COF
    instance any pyod.models.copod: COPOD
    instance any pyod.models.ecod: ECOD
    instance any pyod.models.embedding: EmbeddingOD MultiModalOD
    instance any pyod.models.gmm: GMM
    instance any pyod.models.hbos: HBOS
    instance any pyod.models.hdbscan: HDBSCAN
    instance any pyod.models.iforest: IForest
    instance any pyod.models.inne: INNE
    instance any pyod.models.kde: KDE
    instance any pyod.models.knn: KNN
    instance any pyod.models.kpca: KPCA PyODKernelPCA
    instance any pyod.models.lmdd: LMDD
    instance any pyod.models.loci: LOCI
    instance any pyod.models.loda: LODA
    instance any pyod.models.lof: LOF
    instance any pyod.models.lscp: LSCP
    instance any pyod.models.mad: MAD
    instance any pyod.models.mcd: MCD
    instance any pyod.models.ocsvm: OCSVM
    instance any pyod.models.pca: PCA
    instance any pyod.models.pyg_anomalous: ANOMALOUS
    instance any pyod.models.pyg_anomalydae: AnomalyDAE
    instance any pyod.models.pyg_cola: CoLA
    instance any pyod.models.pyg_conad: CONAD
    instance any pyod.models.pyg_dominant: DOMINANT
    instance any pyod.models.pyg_guide: GUIDE
    instance any pyod.models.pyg_radar: Radar
    instance any pyod.models.pyg_scan: SCAN
    instance any pyod.models.qmcd: QMCD
    instance any pyod.models.rgraph: RGraph
    instance any pyod.models.rod: ROD
    instance any pyod.models.sampling: Sampling
    instance any pyod.models.sod: SOD
    instance any pyod.models.sos: SOS
    instance any pyod.models.ts_kshape: KShape
    instance any pyod.models.ts_lstm: LSTMAD
    instance any pyod.models.ts_matrix_profile: MatrixProfile
    instance any pyod.models.ts_od: TimeSeriesOD
    instance any pyod.models.ts_sand: SAND
    instance any pyod.models.ts_spectral_residual: SpectralResidual
    instance any sksurv.ensemble.boosting: ComponentwiseGradientBoostingSurvivalAnalysis
    instance any sksurv.ensemble.boosting: GradientBoostingSurvivalAnalysis
    instance any sksurv.ensemble.boosting: _ComponentwiseLeastSquares
    instance any sksurv.ensemble.forest: ExtraSurvivalTrees RandomSurvivalForest
    instance any sksurv.ensemble.forest: _BaseSurvivalForest
    instance any sksurv.kernels.clinical: ClinicalKernelTransform
    instance any sksurv.linear_model.aft: IPCRidge
    instance any sksurv.linear_model.coxnet: CoxnetSurvivalAnalysis
    instance any sksurv.linear_model.coxph: CoxPHSurvivalAnalysis
    instance any sksurv.meta.ensemble_selection: BaseEnsembleSelection EnsembleAverage
    instance any sksurv.meta.ensemble_selection: EnsembleSelection EnsembleSelectionRegressor
    instance any sksurv.meta.ensemble_selection: MeanEstimator MeanRankEstimator
    instance any sksurv.meta.stacking: Stacking
    instance any sksurv.metrics: as_concordance_index_ipcw_scorer as_cumulative_dynamic_auc_scorer
    instance any sksurv.metrics: as_integrated_brier_score_scorer
    instance any sksurv.nonparametric: CensoringDistributionEstimator SurvivalFunctionEstimator
    instance any sksurv.preprocessing: OneHotEncoder
    instance any sksurv.svm.minlip: HingeLossSurvivalSVM MinlipSurvivalAnalysis
    instance any sksurv.svm.naive_survival_svm: NaiveSurvivalSVM
    instance any sksurv.svm.survival_svm: BaseSurvivalSVM FastKernelSurvivalSVM FastSurvivalSVM
    instance any sksurv.tree.tree: ExtraSurvivalTree SurvivalTree
    """
}
