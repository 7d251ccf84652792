/// Keeps the state true: looks several times a second whether the ledger, the files of the models
/// or the time say anything new, and lets the gate judge again if so.

import Bytes
package import Verdicts

/// What is cheap to look at. Two equal stamps mean that nothing changed.
package struct WatchStamp: Sendable, Equatable {
  /// Moves when evidence is recorded; not for audit entries.
  package let evidence: UInt64
  /// Size, times and identity of every file that the release rests on, as one value each.
  package let files: [String]

  /// Takes what was looked at.
  package init(evidence: UInt64, files: [String]) {
    self.evidence = evidence
    self.files = files
  }
}

/// Where the watcher gets everything from; the I/O is somebody else's.
package struct ReleaseSource: Sendable {
  /// A quick look.
  package let stamp: @Sendable () throws -> WatchStamp
  /// The gate over what is there now; `nil` when manifest or ledger can't be read, which closes as
  /// a refusal does. Slow where files have to be hashed again.
  package let judge: @Sendable () async -> ReleaseDecision?
  /// Makes an admitted release ready to serve.
  package let prepare: @Sendable (AdmittedRelease) async throws -> Serving
  /// Unix seconds.
  package let now: @Sendable () -> Int64

  /// Takes the four.
  package init(
    stamp: @escaping @Sendable () throws -> WatchStamp,
    judge: @escaping @Sendable () async -> ReleaseDecision?,
    prepare: @escaping @Sendable (AdmittedRelease) async throws -> Serving,
    now: @escaping @Sendable () -> Int64
  ) {
    self.stamp = stamp
    self.judge = judge
    self.prepare = prepare
    self.now = now
  }
}

/// The watcher's state between two looks.
struct ReleaseWatch: Sendable {
  /// What a look came to.
  enum News: Sendable, Equatable {
    case nothing
    case opened(release: String, routes: Int)
    case closed(Closure)
  }

  private let source: ReleaseSource
  private let state: GatewayState
  private var last: WatchStamp?
  private var expiresAt: Int64?
  private var refused: Closure?

  /// Watches on behalf of `state`.
  init(_ source: ReleaseSource, state: GatewayState) {
    self.source = source
    self.state = state
  }

  /// Looks once, and judges when there is a reason to. `cut` is called after every change of the
  /// state, so that open requests learn of it.
  mutating func look(cut: @Sendable () -> Void) async -> News {
    let stamp: WatchStamp
    do {
      stamp = try source.stamp()
    } catch {
      last = nil
      return close(Closure(.notAdmitted, reason: "ledger or files can't be read"), cut)
    }
    let isExpired = expiresAt.map { source.now() >= $0 } ?? false
    guard stamp != last || isExpired else { return .nothing }
    if let last, stamp.files != last.files {
      _ = close(Closure(.checking, reason: "a file of the release changed"), cut)
    } else if isExpired {
      _ = close(Closure(.checking, reason: "the verdict expired"), cut)
    }
    last = stamp
    return await judge(cut)
  }

  private mutating func judge(_ cut: @Sendable () -> Void) async -> News {
    switch await source.judge() {
    case nil:
      expiresAt = nil
      return close(Closure(.notAdmitted, reason: "manifest or ledger can't be read"), cut)
    case .refused(let refusal):
      expiresAt = nil
      return close(Self.closure(refusal), cut)
    case .admitted(let release):
      guard source.now() < release.expiresAt else {
        expiresAt = nil
        return close(Closure(.notAdmitted, reason: "the verdict expired"), cut)
      }
      do {
        state.open(try await source.prepare(release))
      } catch {
        return close(
          Closure(.notAdmitted, reason: "the release can't be prepared: \(error)"), cut)
      }
      expiresAt = release.expiresAt
      refused = nil
      cut()
      return .opened(release: release.digest.hex, routes: release.routes.count)
    }
  }

  private mutating func close(_ closure: Closure, _ cut: @Sendable () -> Void) -> News {
    state.close(closure)
    cut()
    defer { refused = closure }
    return refused == closure ? .nothing : .closed(closure)
  }

  /// The gate's code for a quarantine.
  private static let quarantineCode = "GH-0509"

  /// What clients are told about a refusal. A quarantine is named, everything else is not.
  static func closure(_ refusal: Refusal) -> Closure {
    let reason = refusal.reasons.map { "\($0.code) \($0.subject): \($0.problem)" }
      .joined(separator: "; ")
    let isQuarantine = refusal.reasons.contains { $0.code == quarantineCode }
    return Closure(isQuarantine ? .quarantined : .notAdmitted, reason: reason)
  }
}
