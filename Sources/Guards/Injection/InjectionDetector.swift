/// Prompt injection and jailbreaks in one whole message: the text is read in plain and out of its disguises, the
/// slot grammar and the linear model look at every window of it, in data a model of its own at every sentence,
/// and one scale says how sure they are.

/// What became of one text.
package struct InjectionScore: Sendable, Hashable {
  /// How sure the detector is that the text tries to take over the model, 0 to 1: 0.8 is where the secure
  /// policy blocks what users write, 0.6 where it blocks data.
  package let score: Double
  /// Why; the surest of them is as sure as the score.
  package let findings: [Finding]
}

/// The detector: a value, built once and shared.
package struct InjectionDetector: Sendable {
  private let model: GuardModel
  private let scorer: DataScorer

  /// A detector with the weights that are part of the program, or others.
  package init(model: GuardModel = .builtIn, data: DataModel = .builtIn) {
    self.model = model
    scorer = DataScorer(model: data, guardModel: model)
  }

  /// One score for the text, and the findings that account for it. Nothing is looked for in what the
  /// operator or the model wrote.
  package func score(_ utf8: [UInt8], origin: Origin) -> InjectionScore {
    guard origin != .system, origin != .model else { return InjectionScore(score: 0, findings: []) }
    let matches = matches(in: utf8, isData: origin != .user)
    return InjectionScore(
      score: matches.map(\.confidence).max() ?? 0,
      findings: matches.map {
        Finding(type: $0.type, range: $0.start..<$0.end, confidence: $0.confidence, origin: origin)
      })
  }

  /// How far the surest window of a user's text is above the threshold.
  package func rawScore(_ utf8: [UInt8]) -> Float {
    TextAnalysis.read(utf8).map { Self.best(model.judge.score($0.features(model))).score }.max()
      ?? 0
  }

  /// Every match in `utf8`. `isData` says that the text is a tool's result or was retrieved, where
  /// instructions have no business.
  func matches(in utf8: [UInt8], isData: Bool) -> [Match] {
    let canonical = CanonicalText.read(utf8)
    let decoded = TextDecoder.decode(utf8, words: canonical)
    let plain = TextAnalysis(
      utf8, canonical, isDecoded: false, holdsEncoded: !decoded.isEmpty)
    var matches = judge(plain, isData: isData, utf8, within: nil)
    for text in decoded {
      let analysis = TextAnalysis(
        text.bytes, CanonicalText.read(text.bytes), isDecoded: true, holdsEncoded: false)
      matches += judge(analysis, isData: isData, text.bytes, within: text.range)
    }
    matches += ControlTokens.hiddenText(in: utf8)
    return Array(matches.prefix(GuardLimits.findings))
  }

  /// The surest window among those of a text, and how far it is above the threshold for texts of that size.
  private static func best(
    _ windows: [TextWindowFeatures], isRequest: Bool = false
  ) -> (score: Float, window: TextWindowFeatures?) {
    let scores = windows.map {
      $0.score + (isRequest ? WindowFeatures.bonus($0.values, windows: windows.count) : 0)
    }
    var best: Int?
    for number in scores.indices where scores[number] > best.map({ scores[$0] }) ?? -.infinity {
      best = number
    }
    return best.map { (scores[$0], windows[$0]) } ?? (-.infinity, nil)
  }

  /// The findings of one text; those of a decoded one are reported where it was decoded from.
  private func judge(
    _ text: TextAnalysis, isData: Bool, _ bytes: [UInt8], within range: Range<Int>?
  ) -> [Match] {
    let windows = model.judge.score(text.features(model))
    let opinion =
      isData ? opinionOnData(text, bytes, windows) : opinionOnTurn(text, bytes, windows)
    let (window, certain) = (opinion.window, opinion.certain)
    let learned =
      text.isSettings ? min(opinion.learned, Self.settingsConfidence) : opinion.learned
    let score = max(learned, certain?.confidence ?? 0)
    guard score >= Self.reported, let window else { return [] }
    var matches: [Match] = []
    func add(_ type: String, _ found: Range<Int>, _ confidence: Double) {
      let place = range ?? found
      matches.append(
        Match(
          type: "injection.\(type)", start: place.lowerBound, end: place.upperBound,
          confidence: confidence, certainAt: place.upperBound))
    }
    var surest = 0.0
    var types: Set<String> = []
    if let certain, certain.confidence == score {
      add(certain.type, certain.range, score)
      surest = score
      types.insert(certain.type)
    }
    for match in text.frames.sorted(by: { ($1.confidence, $0.first) < ($0.confidence, $1.first) })
    where window.words.contains(match.first) {
      let frame = Frame.all[match.frame]
      guard !frame.isForData || isData, frame.confidence >= Self.named,
        types.insert(frame.type).inserted
      else { continue }
      let isSurest = surest == 0
      let confidence = isSurest ? score : min(score, frame.confidence)
      surest = max(surest, confidence)
      let type = frame.isForData ? "instruction-in-data" : frame.type
      add(type, text.range(match.first..<(match.last + 1)), confidence)
    }
    if surest == 0 {
      for order in text.toolOrders where window.words.contains(order.first) {
        add("tool-order", text.range(order.first..<(order.last + 1)), score)
        surest = score
        break
      }
    }
    if surest == 0, window.isSalad {
      add("adversarial-suffix", window.range, score)
      surest = score
    }
    if surest == 0 {
      let likely = isData ? "instruction-in-data" : "likely"
      add(text.isDecoded ? "encoded" : likely, window.range, score)
    }
    return matches
  }

  /// What the weights and the rules say of one text.
  private struct Opinion {
    var learned: Double
    var window: TextWindowFeatures?
    var certain: StrictMatch?
  }

  private func opinionOnData(
    _ text: TextAnalysis, _ bytes: [UInt8], _ windows: [TextWindowFeatures]
  ) -> Opinion {
    let asUser = Self.best(windows)
    let units = scorer.judge(scorer.reading(text, bytes, windows: windows), in: .data)
    var opinion = Opinion(learned: confidence(asUser.score), window: asUser.window)
    // What takes over a model in a user's message does so in data, too.
    let isUsers =
      !text.isSettings
      && opinion.learned >= (units.isShort ? Self.blockedOfUsers : Self.certainOfUsers)
      && units.isSupported(asUser.window?.range.lowerBound ?? 0, asUser.window?.range.upperBound)
    if !isUsers || units.confidence > opinion.learned {
      opinion.learned = units.confidence
      opinion.window = units.place ?? asUser.window
    }
    opinion.certain = StrictRules(text: text, isData: true).surest { units.isSupported($0, nil) }
    return opinion
  }

  /// A long message may hold a document, with sentences that look like orders by chance, or with an order.
  private func opinionOnTurn(
    _ text: TextAnalysis, _ bytes: [UInt8], _ windows: [TextWindowFeatures]
  ) -> Opinion {
    let asUser = Self.best(windows, isRequest: !text.isDecoded)
    var opinion = Opinion(learned: confidence(asUser.score), window: asUser.window)
    let rules = StrictRules(text: text, isData: false)
    let reading = scorer.reading(text, bytes, windows: windows)
    guard reading.count >= GuardLimits.turnUnits else {
      opinion.certain = rules.surest { _ in true }
      return opinion
    }
    let units = scorer.judge(reading, in: .turn)
    if units.confidence > opinion.learned {
      opinion.learned = units.confidence
      opinion.window = units.place ?? asUser.window
    }
    opinion.certain = rules.surest { place in
      units.isSupported(place, nil) || confidence(at: place, windows) >= Self.reported
    }
    return opinion
  }

  /// Confidence at which the secure policy blocks what users write.
  private static let blockedOfUsers = 0.8
  /// Confidence from which what users may not write counts in data: a long document has many windows.
  private static let certainOfUsers = 0.97
  /// The most that a line of settings gets from the weights.
  private static let settingsConfidence = 0.79
  /// Confidence from which anything is reported.
  private static let reported = 0.3
  /// Confidence of a frame from which it names a finding.
  private static let named = 0.5

  /// How sure the weights for users' text are of the surest window around `place`.
  private func confidence(at place: Int, _ windows: [TextWindowFeatures]) -> Double {
    let scores = windows.filter { $0.range.contains(place) }.map(\.score)
    return confidence(scores.max() ?? -.infinity)
  }

  /// How far a user's text is above the threshold on the scale of confidence: a logistic curve through the threshold of the policy.
  private func confidence(_ distance: Float) -> Double {
    Self.logistic(Self.userLogit + Double(distance))
  }

  /// Where 0.8 stands on the logistic curve.
  private static let userLogit = 1.386_294_361_119_890_6

  /// 1 / (1 + exp(-x)), computed without the C library: exp by squaring of a short series.
  static func logistic(_ x: Double) -> Double {
    let bounded = max(-30, min(30, x))
    let small = -bounded / 1_024
    var power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)))
    for _ in 0..<10 { power *= power }
    return min(0.99, 1 / (1 + power))
  }
}
