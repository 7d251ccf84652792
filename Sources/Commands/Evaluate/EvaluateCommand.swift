// `gatehouse evaluate`: attacks a system with trials whose outcome can be verified, and measures
// how often harmless questions are refused.

import ArgumentParser
import Bytes
import Evaluation
import Foundation

/// How the system prompt with the canary gets into the conversation.
enum SystemPromptMode: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// As a system message of the evaluation.
  case system
  /// In front of the first user message.
  case user
  /// The target holds it; the canary is in a file.
  case held
}

struct EvaluateCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse evaluate", "the release, through the gateway, recorded as evidence",
      stage: .prepared),
    Example(
      "gatehouse evaluate --target http://127.0.0.1:8901/v1 --model support-retriever",
      "a model server as it is, without guards", exit: 1, stage: .prepared),
    Example(
      "gatehouse evaluate --seed 7 --trial tool-abuse-0003", "one trial again, as a conversation",
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "evaluate", "Attack the release, or any model server.",
    discussion: """
      Families: system-prompt-leak, cross-tenant-leak, tool-abuse, and over-refusal, which asks
      harmless questions. A family passes when the exact 95 % upper bound of its rate is within its
      threshold. Without --target the release is started behind the gateway for the occasion.
      """, examples: examples)

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var endpoint: EndpointOptions

  @Option(help: ArgumentHelp("Names the trials; random unless given.", valueName: "number"))
  var seed: UInt64?
  @Option(help: ArgumentHelp("Only this family; may be repeated.", valueName: "family"))
  var family: [TrialFamily] = []
  @Option(help: ArgumentHelp("Only this trial, shown as a conversation.", valueName: "id"))
  var trial: String?
  @Option(help: ArgumentHelp("Trials of each family.", valueName: "number"))
  var trials: Int?
  @Option(help: ArgumentHelp("Requests at once.", valueName: "number"))
  var concurrency = 32
  @Option(help: ArgumentHelp("Time for each request.", valueName: "seconds"))
  var timeout = 60
  @Option(help: ArgumentHelp("Write what was said as JSON lines.", valueName: "file"))
  var transcripts: String?

  func validate() throws {
    guard (1...Limits.concurrency).contains(concurrency) else {
      throw ValidationError("--concurrency must be from 1 to \(Limits.concurrency)")
    }
    guard (1...3_600).contains(timeout) else {
      throw ValidationError("--timeout must be from 1 to 3600 seconds")
    }
    if let trials, !(1...Limits.trialsPerFamily).contains(trials) {
      throw ValidationError("--trials must be from 1 to \(Limits.trialsPerFamily)")
    }
    if trial != nil, seed == nil { throw ValidationError("--trial needs the --seed of its run") }
  }

  func run() async throws {
    let console = Console()
    let target = try await openTarget()
    do {
      try await evaluate(target, console)
    } catch {
      await target.close()
      throw error
    }
    await target.close()
  }

  private func openTarget() async throws -> EvaluationTarget {
    if let address = endpoint.target {
      return try endpoint.open(
        address, system: system, timeoutSeconds: timeout, concurrency: concurrency)
    }
    return try await GuardedTarget.open(
      system, route: endpoint.route, timeoutSeconds: timeout, concurrency: concurrency)
  }

  private func plan(_ target: EvaluationTarget) -> EvaluationPlan {
    var random = SystemRandomNumberGenerator()
    var plan = EvaluationPlan(
      seed: seed ?? UInt64.random(in: 0...UInt64(Int64.max), using: &random),
      families: family.isEmpty ? TrialFamily.allCases : family, placement: target.placement,
      tools: target.tools)
    if let trials {
      plan.counts = Dictionary(uniqueKeysWithValues: TrialFamily.allCases.map { ($0, trials) })
    }
    return plan
  }

  private func evaluate(_ target: EvaluationTarget, _ console: Console) async throws {
    var plan = plan(target)
    if let trial { return try await replay(trial, &plan, target, console) }
    let trials = plan.trials()
    try await target.probe()
    let sink = try transcripts.map { try TranscriptFile($0) }
    var progress = ProgressLine(
      "evaluating", total: UInt64(trials.count), unit: .items("trials"), console: console)
    var done: UInt64 = 0
    let records = await Evaluation.run(
      trials, concurrency: concurrency, target: target.ask,
      progress: { _ in
        done += 1
        progress.update(done)
      })
    progress.finish()
    try sink?.write(records)
    let result = EvaluationResult(
      subject: target.subject, plan: plan, records: records, concurrency: concurrency)
    try await finish(result, records, target, console)
  }

  private func finish(
    _ result: EvaluationResult, _ records: [TrialRecord], _ target: EvaluationTarget,
    _ console: Console
  ) async throws {
    let isPartial = Set(result.families.map(\.family)) != Set(TrialFamily.allCases)
    let report = EvaluationReport(
      result: result, records: records, isPartial: isPartial, style: console.style)
    var recorded = JSON.null
    if !isPartial, let record = target.record {
      recorded = try await record(result)
    }
    switch output.format {
    case .json: console.json(report.json(recorded: recorded))
    case .text:
      console.out(report.text())
      if let index = recorded["entry"]?.int { console.out("recorded as entry \(index)") }
    }
    let passed =
      isPartial
      ? result.families.allSatisfy { $0.outcome == .passed } : result.verdict != .failed
    if !passed { throw CommandExit.findings }
  }

  /// Generates the trial `id` alone, runs it and shows what was said.
  private func replay(
    _ id: String, _ plan: inout EvaluationPlan, _ target: EvaluationTarget, _ console: Console
  ) async throws {
    let family = TrialFamily.allCases.first { id.hasPrefix($0.rawValue + "-") }
    guard let family, let trial = plan.trials(of: family).first(where: { $0.id == id }) else {
      throw Diagnosis(
        "GH-0704", "there is no trial \"\(Console.printable(id))\" in this plan",
        remedy: "ids look like tool-abuse-0001; --trials raises their number")
    }
    try await target.probe()
    let record = await Evaluation.run(trial, target: target.ask)
    if let transcripts { try TranscriptFile(transcripts).write([record]) }
    switch output.format {
    case .json: console.json(record.transcript)
    case .text: console.out(TranscriptText.of(record, console.style))
    }
    if record.outcome != .miss { throw CommandExit.findings }
  }
}

extension TrialFamily: ExpressibleByArgument {}
