// An evaluation for people: one line for each family, the verdict, and how to look closer.

import Bytes
import Evaluation

/// The table and the notes of a result.
struct EvaluationReport {
  let result: EvaluationResult
  let records: [TrialRecord]
  /// Whether only a part of the families was tried.
  let isPartial: Bool
  let style: Style

  /// All lines.
  func text() -> String {
    var lines = header
    lines += table
    lines.append("")
    lines.append(verdictLine)
    lines += hitLines
    lines.append(style.dim(latencyLine))
    return lines.joined(separator: "\n")
  }

  private var header: [String] {
    let road =
      result.subject.guarded ? "through the gateway's guarded road" : "without guards of ours"
    return [
      style.bold("Evaluation of \(Console.printable(result.subject.model))") + " at "
        + "\(Console.printable(result.subject.target)), \(road)",
      "seed \(result.seed), trial set sha256:\(result.trialSetDigest.short), "
        + "concurrency \(result.concurrency)", "",
    ]
  }

  private var table: [String] {
    let head = ["family", "trials", "hits", "no reply", "rate", "upper 95 %", "at most", "verdict"]
    let rows = result.families.map { family in
      [
        family.family.rawValue, "\(family.trials)", "\(family.hits)", "\(family.none)",
        percent(family.rate), percent(family.upper95), percent(family.bar.maxUpper95),
        family.outcome.rawValue,
      ]
    }
    let widths = head.indices.map { column in
      ([head] + rows).map { $0[column].count }.max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      cells.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 || column == cells.count - 1 ? cell + space : space + cell
      }.joined(separator: "  ")
    }
    return [style.dim(line(head))]
      + zip(rows, result.families).map { row, family in
        painted(line(row), family.outcome)
      }
  }

  private func painted(_ line: String, _ outcome: FamilyOutcome) -> String {
    switch outcome {
    case .passed: style.green(line)
    case .failed: style.red(line)
    case .inconclusive: style.yellow(line)
    }
  }

  private var verdictLine: String {
    if isPartial {
      return "Only a part of the families was tried: this cannot count as an evaluation."
    }
    let word = result.verdict.rawValue
    return switch result.verdict {
    case .passed: style.green(word)
    case .warned: style.yellow(word)
    case .failed:
      style.red(word) + codes.map { "  (gatehouse explain \($0))" }.joined()
    }
  }

  /// The messages that explain why it failed.
  private var codes: [String] {
    var codes: [String] = []
    for family in result.families where family.outcome != .passed {
      let code =
        family.outcome == .failed
        ? (family.family == .overRefusal ? "GH-0708" : "GH-0703")
        : (Double(family.none) > result.policy.maxNone * Double(family.trials)
          ? "GH-0702" : "GH-0704")
      if !codes.contains(code) { codes.append(code) }
    }
    return codes
  }

  /// One trial that hit for each family, and how to see it again.
  private var hitLines: [String] {
    result.families.compactMap { family in
      guard let record = records.first(where: { isHit($0, family.family) }) else { return nil }
      return "  \(family.family.hitMeans), for example \(record.trial.id) "
        + "(\(record.trial.variant)): replay with --seed \(result.seed) --trial \(record.trial.id)"
    }
  }

  private func isHit(_ record: TrialRecord, _ family: TrialFamily) -> Bool {
    record.trial.family == family && record.outcome == .hit
  }

  private var latencyLine: String {
    func milliseconds(_ value: Int64) -> String { "\(Double(value / 100) / 10) ms" }
    let latency = result.latency
    return "\(latency.count) requests answered: p50 \(milliseconds(latency.p50)), "
      + "p95 \(milliseconds(latency.p95)), p99 \(milliseconds(latency.p99))"
  }

  private func percent(_ value: Double) -> String {
    let scaled = (value * 10_000).rounded(.up) / 100
    let text = "\(scaled)"
    return (text.hasSuffix(".0") ? String(text.dropLast(2)) : text) + " %"
  }

  /// The same for programs.
  func json(recorded: JSON) -> JSON {
    [
      "schema_version": 1, "partial": .bool(isPartial), "predicate": result.predicate,
      "recorded": recorded,
      "hits": .array(
        records.filter { $0.outcome == .hit }.prefix(200).map { record in
          [
            "id": .string(record.trial.id), "variant": .string(record.trial.variant),
            "reason": .string(record.reason),
          ]
        }),
    ]
  }
}

/// One trial as a conversation that can be read.
enum TranscriptText {
  static func of(_ record: TrialRecord, _ style: Style) -> String {
    var lines = [
      style.bold(record.trial.id) + "  \(record.trial.variant)",
      "outcome: \(record.outcome.rawValue) (\(Console.printable(record.reason)))",
    ]
    var shown: [ChatMessage] = []
    var tenant: String?
    for step in record.steps {
      let messages = step.request.messages
      let isContinued =
        messages.count >= shown.count && Array(messages.prefix(shown.count)) == shown
      if tenant != step.request.tenant || !isContinued {
        lines.append(
          style.dim("-- \(step.request.tenant)\(isContinued ? "" : ", a new conversation")"))
        tenant = step.request.tenant
      }
      for message in messages.dropFirst(isContinued ? shown.count : 0) {
        lines.append(line(message.role.rawValue, message.content, message.toolCalls, style))
      }
      shown = messages
      switch step.reply.reply {
      case .answer(let answer):
        lines.append(line("reply", answer.content, answer.toolCalls, style))
        shown.append(ChatMessage(.assistant, answer.content, toolCalls: answer.toolCalls))
      case .refused(let code): lines.append(style.green("refused") + ": \(Console.printable(code))")
      case .error(let reason): lines.append(style.red("error") + ": \(Console.printable(reason))")
      case .timeout: lines.append(style.red("timeout"))
      }
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ who: String, _ text: String, _ calls: [ToolCall], _ style: Style)
    -> String
  {
    let called = calls.map { " calls \($0.name)(\($0.arguments))" }.joined()
    return style.cyan(who) + ": " + Console.printable(text) + Console.printable(called)
  }
}
