/// What the model for data says of one text: how sure it is, where, and which places it finds at all likely.

extension GuardLimits {
  /// Units from which a user's message may hold a document.
  package static let turnUnits = 12
}

struct DataVerdict {
  /// 0.6 is where the secure policy blocks data, 0.8 where it blocks what users write.
  let confidence: Double
  /// The surest unit, as a window.
  let place: TextWindowFeatures?
  /// First byte of every unit, and its score above the threshold.
  private let starts: [Int]
  private let scores: [Float]

  init(confidence: Double, place: TextWindowFeatures?, starts: [Int], scores: [Float]) {
    self.confidence = confidence
    self.place = place
    self.starts = starts
    self.scores = scores
  }

  /// How far below the threshold a unit may be where a rule counts by itself. Long documents hold sentences that look
  /// like orders by chance.
  private static let support: Float = 1.5
  /// Units up to which rules need no support: a few sentences by themselves.
  private static let fewUnits = 6

  /// Whether the text is a few sentences by themselves.
  var isShort: Bool { starts.count <= Self.fewUnits }

  /// Whether the weights find what stands at `start` (to `end`) at all likely.
  func isSupported(_ start: Int, _ end: Int?) -> Bool {
    guard starts.count > Self.fewUnits else { return true }
    var low = 0
    var high = starts.count
    while low < high {
      let middle = (low + high) / 2
      if starts[middle] <= start { low = middle + 1 } else { high = middle }
    }
    var unit = max(0, low - 1)
    // A mark may stand before the first word of the unit that it belongs to.
    let last = max(end ?? start + 40, start + 1)
    while unit < starts.count, starts[unit] < last {
      if scores[unit] >= -Self.support { return true }
      unit += 1
    }
    return false
  }
}

extension DataScorer {
  /// By place, where the threshold of the policy stands on the logistic curve: 0.6 and 0.8.
  private static let logits = [0.405_465_108_108_164_4, 1.386_294_361_119_890_6]

  /// The verdict on a text.
  func judge(_ reading: DataReading, in place: UnitPlace) -> DataVerdict {
    let scores = scores(reading, in: place)
    let starts = (0..<reading.count).map { reading.range($0).lowerBound }
    var best = 0
    for unit in scores.indices where scores[unit] > scores[best] { best = unit }
    guard best < scores.count else {
      return DataVerdict(confidence: 0, place: nil, starts: starts, scores: scores)
    }
    let window = TextWindowFeatures(
      words: reading.units[best].words, range: reading.range(best), values: [])
    return DataVerdict(
      confidence: InjectionDetector.logistic(Self.logits[place.rawValue] + Double(scores[best])),
      place: window, starts: starts, scores: scores)
  }
}
