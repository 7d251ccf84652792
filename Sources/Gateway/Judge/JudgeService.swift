/// The outside judge as the road asks it: all doubtful texts of one request in one round, each question
/// bounded in size, time and number, and answers read strictly. Silence is an answer too: what it means
/// stands in the manifest, and by default it refuses.

import Bytes
package import Guards
package import Manifest
import NIOCore
import NIOHTTP1
import Synchronization

/// A text that the detectors alone do not decide about.
struct DoubtfulText: Sendable, Equatable {
  /// What is sent: findings that may not go to the judge are masked.
  let text: String
  /// Who wrote it.
  let origin: Origin
  /// The message or field that it is.
  let place: String
}

/// What the judge said of one text.
struct JudgedText: Sendable, Equatable {
  let text: DoubtfulText
  let verdict: JudgeVerdict
  /// Whether it was put to the judge; others are beyond the bound, or remembered.
  var isAsked = true
  /// Whether the verdict was known from an earlier request.
  var isRemembered = false
  /// Why there is no verdict.
  var fault: UpstreamFault?
}

/// The judge of a release; shared by its routes.
package final class JudgeService: Sendable {
  /// Which texts are asked about and how answers are read.
  package let judge: InjectionJudge
  /// The highest label that may go to it.
  let label: DataLabel
  private let upstream: Upstream
  private let timeoutNanoseconds: UInt64
  private let memory = VerdictMemory()

  /// Puts the judge of `guards` together; `nil` if none is declared.
  package init?(_ guards: Manifest.Guards, manifest: Manifest, upstreams: [String: Upstream])
    throws(GatewayError)
  {
    guard let declared = guards.judge else { return nil }
    guard let upstream = upstreams[declared.upstream] else {
      throw .upstreamMissing(declared.upstream)
    }
    judge = InjectionJudge(declared)
    label = manifest.upstream(declared.upstream)?.label ?? .lowest
    timeoutNanoseconds = UInt64(max(1, declared.timeoutSeconds)) * 1_000_000_000
    self.upstream = upstream
  }

  /// Asks about one text outside of any request, as `gatehouse guard test` does, whatever the guards would do with it:
  /// secrets and personal data that may not go to it are masked.
  package func verdict(on text: [UInt8], origin: Origin, guard textGuard: TextGuard) async
    -> (verdict: JudgeVerdict, fault: String?)
  {
    let withheld = textGuard.findings(in: text, origin: origin).filter {
      [.secrets, .personalData].contains($0.family)
        && textGuard.policy.action(for: $0, to: label) >= .mask
    }
    let shown = TextMask.mask(text, withheld)
    let doubtful = DoubtfulText(text: shown, origin: origin, place: "text")
    let judged = await ask([doubtful], scope: RequestScope(), clock: .system)
    return (judged.first?.verdict ?? .unavailable, judged.first?.fault?.rawValue)
  }

  /// Asks about `texts`. Of more than the bound of a round, the last are asked about, since they are
  /// the new ones, and the others have no verdict. Ends early when `scope` is cut; the caller looks there.
  func ask(_ texts: [DoubtfulText], scope: RequestScope, clock: GatewayClock) async -> [JudgedText]
  {
    let round = JudgeRound()
    scope.attach(round)
    let deadline = NIODeadline.uptimeNanoseconds(
      NIODeadline.now().uptimeNanoseconds + timeoutNanoseconds)
    let unasked = max(0, texts.count - GatewayLimits.judgedTexts)
    return await withTaskGroup(of: (Int, JudgedText).self) { group in
      for (index, text) in texts.enumerated() {
        guard index >= unasked else { continue }
        group.addTask { (index, await self.ask(text, round, deadline, clock)) }
      }
      var judged = texts.map { JudgedText(text: $0, verdict: .unavailable, isAsked: false) }
      for await (index, answer) in group { judged[index] = answer }
      return judged
    }
  }

  private func ask(
    _ text: DoubtfulText, _ round: JudgeRound, _ deadline: NIODeadline, _ clock: GatewayClock
  ) async -> JudgedText {
    let body = judge.request(text.text, origin: text.origin, model: upstream.model).encoded()
    let key = Digest.of(body)
    if let verdict = memory.verdict(of: key, now: clock.uptime()) {
      return JudgedText(text: text, verdict: verdict, isAsked: false, isRemembered: true)
    }
    do {
      let (head, exchange) = try await upstream.ask(
        body, at: judge.interface.path, deadline: deadline
      ) { round.add($0) }
      defer { round.remove(exchange) }
      guard let bytes = try await Self.answer(head, exchange) else {
        exchange.abandon()
        return JudgedText(text: text, verdict: .unavailable, fault: .malformed)
      }
      let verdict = judge.verdict(bytes)
      memory.keep(verdict, of: key, now: clock.uptime())
      return JudgedText(text: text, verdict: verdict)
    } catch {
      return JudgedText(
        text: text, verdict: .unavailable, fault: error as? UpstreamFault ?? .broken)
    }
  }

  /// The whole body of a good answer; `nil` for one that is none.
  private static func answer(_ head: HTTPResponseHead, _ exchange: UpstreamExchange) async throws
    -> [UInt8]?
  {
    guard (try? UpstreamAnswer.check(head, stream: false)) != nil else { return nil }
    var bytes: [UInt8] = []
    while let part = try await exchange.next() {
      guard bytes.count + part.readableBytes <= GatewayLimits.judgeAnswerBytes else { return nil }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }
}

/// The questions of one round: they end together when the request is cut.
final class JudgeRound: Cuttable {
  private struct State {
    var cut: Cut?
    var open: [ObjectIdentifier: UpstreamExchange] = [:]
  }

  private let state = Mutex(State())

  /// Makes `exchange` end with the round: at once if that happened already.
  func add(_ exchange: UpstreamExchange) {
    let cut = state.withLock { state -> Cut? in
      state.open[ObjectIdentifier(exchange)] = exchange
      return state.cut
    }
    if let cut { exchange.cut(cut) }
  }

  /// Forgets a question that is over.
  func remove(_ exchange: UpstreamExchange) {
    state.withLock { $0.open[ObjectIdentifier(exchange)] = nil }
  }

  func cut(_ reason: Cut) {
    let open = state.withLock { state -> [UpstreamExchange] in
      state.cut = reason
      return Array(state.open.values)
    }
    for exchange in open { exchange.cut(reason) }
  }
}

/// What the judge said lately, by the digest of the question: clients send a conversation again with
/// each turn, and nobody should wait for the same verdict twice. Holds digests, not texts.
final class VerdictMemory: Sendable {
  private struct Entry {
    let verdict: JudgeVerdict
    let until: UInt64
  }

  private struct State {
    var entries: [Digest: Entry] = [:]
    /// Keys in the order of their coming; those before `first` are gone.
    var order: [Digest] = []
  }

  private let state = Mutex(State())

  /// The verdict that is known and not too old.
  func verdict(of key: Digest, now: UInt64) -> JudgeVerdict? {
    state.withLock { state in
      guard let entry = state.entries[key], now < entry.until else { return nil }
      return entry.verdict
    }
  }

  /// Keeps a verdict that is one. When the memory is full, the older half goes.
  func keep(_ verdict: JudgeVerdict, of key: Digest, now: UInt64) {
    guard verdict == .safe || verdict == .attack else { return }
    let until = now + GatewayLimits.judgeMemorySeconds * 1_000_000_000
    state.withLock { state in
      if state.entries.updateValue(Entry(verdict: verdict, until: until), forKey: key) == nil {
        state.order.append(key)
      }
      guard state.order.count > GatewayLimits.judgeMemoryEntries else { return }
      let old = state.order.prefix(state.order.count / 2)
      for key in old { state.entries[key] = nil }
      state.order.removeFirst(old.count)
    }
  }
}
