/// Baselines of inputs, and the watch over probing clients.

import Bytes
import Statistics
import Testing

@testable import Baselines

@Suite("inputs unlike the baseline are told with a p-value (practice 4.2b)")
struct BaselineTests {
  private func normal(_ generator: inout SeededGenerator) -> Double {
    (0..<12).reduce(-6) { sum, _ in sum + Double(generator.below(1_000_000)) / 1_000_000 }
  }

  private func rows(_ count: Int, seed: UInt64, shift: Double = 0) -> [[BaselineCell]] {
    var generator = SeededGenerator(seed: seed)
    return (0..<count).map { _ in
      let first = normal(&generator)
      let second = 0.9 * first + 0.3 * normal(&generator)
      let colour = ["red", "red", "green", "blue"][generator.below(4)]
      return [.number(100 + 10 * (first + shift)), .number(second - shift), .category(colour)]
    }
  }

  private let columns = [
    BaselineColumn("amount", .number), BaselineColumn("rate", .number),
    BaselineColumn("colour", .category),
  ]

  @Test("false alarms stay near the stated level, strangers are told")
  func levels() throws {
    let baseline = try Baseline(rows(900, seed: 1), columns: columns)
    let fresh = rows(1_000, seed: 2).map { baseline.score($0).pValue }
    let alarms = fresh.count { $0 <= 0.05 }
    #expect((20...85).contains(alarms), "\(alarms) of 1000 at 5 %")
    // Each value alone is ordinary; together they are not.
    let strange = baseline.score([.number(115), .number(-1.5), .category("red")])
    #expect(strange.pValue < 0.01)
    let unseen = baseline.score([.number(100), .number(0), .category("ultraviolet")])
    #expect(unseen.pValue < 0.02)
    #expect(unseen.reason.contains("colour"))
    #expect(baseline.score([.number(100), .missing, .category("red")]).reason.contains("rate"))
    #expect(baseline.score([.number(.nan), .number(0), .category("red")]).pValue < 0.02)
    #expect(baseline.score([.number(1)]).pValue < 0.01)
  }

  @Test("a baseline comes back from its file, and its digest is the same every time")
  func files() throws {
    let baseline = try Baseline(rows(200, seed: 3), columns: columns)
    let same = try Baseline(rows(200, seed: 3), columns: columns)
    #expect(baseline.digest == same.digest)
    let read = try Baseline(json: try JSON.parse(baseline.encoded()))
    #expect(read.digest == baseline.digest)
    for row in rows(20, seed: 4) {
      #expect(abs(read.score(row).distance - baseline.score(row).distance) < 1e-4)
    }
  }

  @Test("files that are no baselines are refused")
  func hostileFiles() throws {
    let good = try Baseline(rows(60, seed: 5), columns: columns).json
    for member in ["columns", "means", "scales", "factor", "units", "held", "missing", "kind"] {
      var bad = good
      bad[member] = [1, "x"]
      #expect(throws: BaselineError.self) { try Baseline(json: bad) }
      bad[member] = nil
      #expect(throws: BaselineError.self) { try Baseline(json: bad) }
    }
  }

  @Test("too few rows, uneven rows and no columns are refused with the reason")
  func refusals() {
    #expect(throws: BaselineError.tooFewRows(3)) {
      try Baseline(rows(3, seed: 1), columns: columns)
    }
    #expect(throws: BaselineError.noColumns) { try Baseline(rows(60, seed: 1), columns: []) }
    var uneven = rows(60, seed: 1)
    uneven[7] = [.missing]
    #expect(throws: BaselineError.unevenRow(7)) { try Baseline(uneven, columns: columns) }
  }

  @Test("a text in another script is unlike the baseline")
  func texts() throws {
    let words = [
      "my", "order", "lamp", "is", "late", "please", "help", "with", "the", "broken", "light",
    ]
    var generator = SeededGenerator(seed: 9)
    let texts = (0..<150).map { _ -> [BaselineCell] in
      let count = 6 + generator.below(8)
      return [
        .text((0..<count).map { _ in words[generator.below(words.count)] }.joined(separator: " "))
      ]
    }
    let baseline = try Baseline(texts, columns: [BaselineColumn("question", .text)])
    #expect(baseline.score([.text("Где находится мой заказ, помогите")]).pValue < 0.05)
    #expect(baseline.score([.text("%27%20OR%201=1;--%00%00%00%00{{7*7}}")]).pValue < 0.05)
    #expect(baseline.score([.text("please help my lamp is late with the order")]).pValue > 0.05)
  }
}

@Suite("clients that feel along a boundary are noticed (practice 4.2b)")
struct ProbeWatchTests {
  private func kinds(_ findings: [[ProbeFinding]]) -> Set<ProbeKind> {
    Set(findings.flatMap { $0 }.map(\.kind))
  }

  @Test("tiny variations of one input")
  func variations() {
    var watch = ProbeWatch(scales: [1, 1, 1, 1])
    var generator = SeededGenerator(seed: 1)
    let found = (0..<40).map { time in
      let input = (0..<4).map { _ in 5 + Double(generator.below(100)) / 2_000 }
      return watch.take(input, of: "a", at: Int64(time))
    }
    #expect(kinds(found) == [.nearDuplicates])
    #expect(kinds(Array(found.prefix(15))).isEmpty)
  }

  @Test("ordinary inputs and retries are not noticed")
  func ordinary() {
    var watch = ProbeWatch(scales: [1, 1, 1, 1])
    var generator = SeededGenerator(seed: 2)
    let found = (0..<200).map { time in
      let input = (0..<4).map { _ in Double(generator.below(6_000)) / 1_000 }
      return watch.take(input, of: "a", at: Int64(time))
        + watch.take(input, of: "a", at: Int64(time))
    }
    #expect(kinds(found).isEmpty)
  }

  @Test("one value at a time, and halved steps")
  func searches() {
    var watch = ProbeWatch(scales: [1, 1, 1])
    var input = [1.0, 2.0, 3.0]
    var found = (0..<20).map { step in
      input[step % 3] += 1
      return watch.take(input, of: "a", at: Int64(step))
    }
    #expect(kinds(found) == [.coordinateSearch])
    var (low, high) = ([0.0, 0.0, 0.0], [8.0, 8.0, 8.0])
    found = (0..<12).map { step in
      let middle = zip(low, high).map { ($0 + $1) / 2 }
      if step % 2 == 0 { low = middle } else { high = middle }
      return watch.take(middle, of: "b", at: Int64(step))
    }
    #expect(kinds(found).contains(.shrinkingSteps))
  }

  @Test("a text with a letter changed each time")
  func texts() {
    var watch = ProbeWatch.texts()
    let text =
      "Is this review positive? The lamp was broken when it came and nobody answered my letters."
    let found = (0..<40).map { step in
      var letters = Array(text)
      letters[(step * 2) % letters.count] = "x"
      return watch.take(text: String(letters), of: "a", at: Int64(step))
    }
    #expect(kinds(found).contains(.nearDuplicates))
  }

  @Test("memory is bounded, and time forgets")
  func bounds() {
    var watch = ProbeWatch(scales: [1, 1])
    for client in 0..<3_000 {
      _ = watch.take([Double(client), 0], of: "c\(client)", at: Int64(client))
    }
    #expect(watch.count == BaselineLimits.clients)
    let found = (0..<60).map { step in
      watch.take([Double(step) / 1_000, 1], of: "slow", at: Int64(step) * 10_000)
    }
    #expect(!kinds(found).contains(.nearDuplicates))
  }
}
