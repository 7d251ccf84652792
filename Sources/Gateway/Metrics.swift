/// Counters, gauges and histograms of the gateway in Prometheus' text format (0.0.4). The families
/// are fixed and labels take their values from the manifest or from fixed sets, so that neither
/// prompt text nor keys can get in and their number stays bounded.

import Synchronization

/// The registry: one value, shared by the road and the edge.
package final class Metrics: Sendable {
  /// Upper bounds of the buckets of durations, in seconds.
  private static let bounds: [Double] = [
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300,
  ]

  /// What is counted.
  package enum Counter: String, CaseIterable, Sendable {
    case requests = "gatehouse_requests_total"
    case tokens = "gatehouse_tokens_total"
    case findings = "gatehouse_findings_total"
    case upstreamFaults = "gatehouse_upstream_faults_total"
    case auditFailures = "gatehouse_audit_failures_total"
    case cuts = "gatehouse_requests_cut_total"
    case malformed = "gatehouse_malformed_http_total"
    case judgements = "gatehouse_judgements_total"

    var help: String {
      switch self {
      case .requests: "Requests by operation, route and status."
      case .tokens: "Tokens by route and direction, as the model server counted them."
      case .findings: "Findings of the guards by family, action and origin."
      case .upstreamFaults: "Failed requests to model servers by upstream and kind."
      case .auditFailures: "Requests refused because they could not be logged."
      case .cuts: "Requests ended from outside, by reason."
      case .malformed: "Connections ended because what they sent is not HTTP."
      case .judgements: "Texts put to the outside judge, by verdict and origin."
      }
    }
  }

  /// What is measured in seconds.
  package enum Timing: String, CaseIterable, Sendable {
    case request = "gatehouse_request_duration_seconds"
    case firstByte = "gatehouse_time_to_first_byte_seconds"
    case judge = "gatehouse_judge_duration_seconds"
    case pictures = "gatehouse_images_duration_seconds"

    var help: String {
      switch self {
      case .request: "From the head of a request to the end of its answer."
      case .firstByte: "From the head of a request to the first byte of a streamed answer."
      case .pictures: "What the inspection of all pictures of a request took."
      case .judge: "What the outside judge took for all texts of a request."
      }
    }
  }

  private struct Histogram {
    var buckets = [UInt64](repeating: 0, count: Metrics.bounds.count + 1)
    var sum = 0.0
    var count: UInt64 = 0
  }

  private struct State {
    var counters: [Counter: [String: UInt64]] = [:]
    var timings: [Timing: [String: Histogram]] = [:]
    var routes: [String: Bool] = [:]
  }

  private let state = Mutex(State())

  /// Everything at zero.
  package init() {}

  /// Adds to a counter. `labels` are names and values in a fixed order.
  package func count(_ counter: Counter, _ labels: [(String, String)], by amount: Int = 1) {
    let key = Self.text(labels)
    state.withLock {
      $0.counters[counter, default: [:]][key, default: 0] += UInt64(max(0, amount))
    }
  }

  /// Adds one duration.
  package func time(_ timing: Timing, _ labels: [(String, String)], seconds: Double) {
    let key = Self.text(labels)
    let bucket = Self.bounds.firstIndex { seconds <= $0 } ?? Self.bounds.count
    state.withLock {
      $0.timings[timing, default: [:]][key, default: Histogram()].buckets[bucket] += 1
      $0.timings[timing, default: [:]][key, default: Histogram()].sum += seconds
      $0.timings[timing, default: [:]][key, default: Histogram()].count += 1
    }
  }

  /// Says which routes are open; routes that are not named any longer disappear.
  package func routes(_ open: [String: Bool]) {
    state.withLock { $0.routes = open }
  }

  /// The whole page. `inFlight` is the number of requests at this moment.
  package func page(inFlight: Int) -> String {
    let state = state.withLock { $0 }
    var lines: [String] = []
    for counter in Counter.allCases {
      lines.append("# HELP \(counter.rawValue) \(counter.help)")
      lines.append("# TYPE \(counter.rawValue) counter")
      let values = state.counters[counter] ?? [:]
      for (labels, value) in values.sorted(by: { $0.key < $1.key }) {
        lines.append("\(counter.rawValue)\(Self.braces(labels)) \(value)")
      }
    }
    for timing in Timing.allCases {
      lines.append("# HELP \(timing.rawValue) \(timing.help)")
      lines.append("# TYPE \(timing.rawValue) histogram")
      for (labels, histogram) in (state.timings[timing] ?? [:]).sorted(by: { $0.key < $1.key }) {
        lines += Self.lines(timing.rawValue, labels, histogram)
      }
    }
    lines.append("# HELP gatehouse_requests_in_flight Requests in progress.")
    lines.append("# TYPE gatehouse_requests_in_flight gauge")
    lines.append("gatehouse_requests_in_flight \(inFlight)")
    lines.append("# HELP gatehouse_route_open Whether a declared route may be used now.")
    lines.append("# TYPE gatehouse_route_open gauge")
    for (route, isOpen) in state.routes.sorted(by: { $0.key < $1.key }) {
      let labels = Self.text([("route", route)])
      lines.append("gatehouse_route_open{\(labels)} \(isOpen ? 1 : 0)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(_ name: String, _ labels: String, _ histogram: Histogram) -> [String] {
    let comma = labels.isEmpty ? "" : ","
    var total: UInt64 = 0
    var lines: [String] = []
    for (index, count) in histogram.buckets.enumerated() {
      total += count
      let bound = index < bounds.count ? "\(bounds[index])" : "+Inf"
      lines.append("\(name)_bucket{\(labels)\(comma)le=\"\(bound)\"} \(total)")
    }
    lines.append("\(name)_sum\(braces(labels)) \(histogram.sum)")
    lines.append("\(name)_count\(braces(labels)) \(histogram.count)")
    return lines
  }

  private static func braces(_ labels: String) -> String { labels.isEmpty ? "" : "{\(labels)}" }

  private static func text(_ labels: [(String, String)]) -> String {
    labels.map { "\($0.0)=\"\(escaped($0.1))\"" }.joined(separator: ",")
  }

  private static func escaped(_ value: String) -> String {
    guard value.utf8.contains(where: { $0 == 0x22 || $0 == 0x5C || $0 == 0x0A }) else {
      return value
    }
    var text = ""
    for character in value {
      switch character {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      default: text.append(character)
      }
    }
    return text
  }
}
