/// Notices clients that feel their way along a model's boundary: many tiny variations of one input
/// (S. Chen et al., "Stateful detection of black-box adversarial attacks", 2019), changes of one value
/// at a time, and steps that shrink as a binary search shrinks. A value that is fed with (client,
/// time, input); it reads no clock and its memory is bounded.

/// What a watch notices.
package enum ProbeKind: String, Sendable, Equatable {
  case nearDuplicates = "adversarial.near-duplicates"
  case coordinateSearch = "adversarial.coordinate-search"
  case shrinkingSteps = "adversarial.shrinking-steps"
}

/// One notice.
package struct ProbeFinding: Sendable, Equatable {
  /// What was noticed.
  package let kind: ProbeKind
  /// Of whom.
  package let client: String
  /// Inputs that speak for it.
  package let count: Int
  /// In words.
  package let reason: String
}

/// Bounds and patience of a watch.
package struct ProbeSettings: Sendable, Equatable {
  /// Inputs older than this are forgotten, in seconds.
  package var windowSeconds: Int64 = 3_600
  /// How near is a tiny variation: the root of the mean square difference, in standard deviations.
  package var near = 0.1
  /// Near inputs of one client that are noticed.
  package var nearInputs = 20
  /// Changes of one value, one after the other.
  package var singleChanges = 12
  /// Steps that shrink, one after the other.
  package var shrinking = 6

  /// The usual ones.
  package init() {}
}

/// The watch over all clients.
package struct ProbeWatch: Sendable {
  private struct Seen {
    let time: Int64
    let input: [Double]
    let isNear: Bool
  }

  private struct Client {
    var seen: [Seen] = []
    var lastStep = 0.0
    var single = 0
    var shrinking = 0
    var last: Int64 = 0
  }

  private let settings: ProbeSettings
  private let scales: [Double]
  private var clients: [String: Client] = [:]

  /// A watch over inputs of some numbers each. `scales`: standard deviations, which make the numbers
  /// comparable; of a baseline, or ones.
  package init(scales: [Double], settings: ProbeSettings = ProbeSettings()) {
    self.scales = Array(scales.prefix(BaselineLimits.columns))
    self.settings = settings
  }

  /// A watch over the numbers of a baseline's rows.
  package init(_ baseline: Baseline, settings: ProbeSettings = ProbeSettings()) {
    self.init(scales: baseline.gaussian.scales, settings: settings)
  }

  /// A watch over texts, by their hashed trigrams.
  package static func texts(settings: ProbeSettings = ProbeSettings()) -> ProbeWatch {
    let places = BaselineLimits.textPlaces
    // A text's embedding has length one: its places are this large on average.
    let usual = 1 / Double(places).squareRoot()
    return ProbeWatch(
      scales: [Double](repeating: usual * 4, count: places), settings: settings)
  }

  /// Clients that are remembered.
  package var count: Int { clients.count }

  /// Takes the next text of `client`.
  package mutating func take(text: String, of client: String, at time: Int64) -> [ProbeFinding] {
    take(Array(TextFeatures.of(text).prefix(BaselineLimits.textPlaces)), of: client, at: time)
  }

  /// Takes the next input of `client` at `time` in seconds; answers what became noticeable with it.
  package mutating func take(_ input: [Double], of client: String, at time: Int64) -> [ProbeFinding]
  {
    let standard = zip(input, scales).map { value, scale in
      scale > 0 && value.isFinite ? value / scale : 0
    }
    var state = clients[client] ?? Client()
    state.seen.removeAll { time - $0.time > settings.windowSeconds }
    state.last = time
    let findings = judge(standard, &state, client, time)
    if clients[client] == nil, clients.count >= BaselineLimits.clients { forgetOldest() }
    clients[client] = state
    return findings
  }

  private mutating func forgetOldest() {
    let oldest = clients.min { ($0.value.last, $0.key) < ($1.value.last, $1.key) }
    if let oldest { clients[oldest.key] = nil }
  }

  private func judge(
    _ input: [Double], _ state: inout Client, _ client: String, _ time: Int64
  ) -> [ProbeFinding] {
    // The same input again is a retry and says nothing.
    let distances = state.seen.map { Self.distance($0.input, input) }
    if distances.contains(0) { return [] }
    let isNear = distances.contains { $0 <= settings.near }
    if let last = state.seen.last { follow(last.input, input, &state) }
    if state.seen.count >= BaselineLimits.recent { state.seen.removeFirst() }
    state.seen.append(Seen(time: time, input: input, isNear: isNear))
    let near = state.seen.count { $0.isNear }
    var findings: [ProbeFinding] = []
    func notice(_ kind: ProbeKind, _ count: Int, _ least: Int, _ reason: String) {
      guard count >= least else { return }
      findings.append(ProbeFinding(kind: kind, client: client, count: count, reason: reason))
    }
    notice(
      .nearDuplicates, isNear ? near : 0, settings.nearInputs,
      "\(near) inputs are tiny variations of earlier ones")
    notice(
      .coordinateSearch, state.single, settings.singleChanges,
      "\(state.single) inputs in a row change one value each")
    notice(
      .shrinkingSteps, state.shrinking, settings.shrinking,
      "\(state.shrinking) steps in a row shrink as a binary search does")
    return findings
  }

  /// Compares the step from the last input with the one before.
  private func follow(_ last: [Double], _ input: [Double], _ state: inout Client) {
    let changed = zip(last, input).count { $0 != $1 }
    state.single = changed == 1 && input.count > 2 ? state.single + 1 : 0
    let step = Self.distance(last, input)
    let ratio = state.lastStep > 0 ? step / state.lastStep : 0
    state.shrinking = ratio >= 0.3 && ratio <= 0.8 ? state.shrinking + 1 : 0
    state.lastStep = step
  }

  /// The root of the mean square difference.
  private static func distance(_ left: [Double], _ right: [Double]) -> Double {
    guard left.count == right.count, !left.isEmpty else { return .infinity }
    let sum = zip(left, right).reduce(0.0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    return (sum / Double(left.count)).squareRoot()
  }
}
