// `gatehouse witness`: watching other logs. A witness cosigns a checkpoint only if it continues what it
// cosigned before (c2sp.org/tlog-witness).

import ArgumentParser
import Bytes
import Dispatch
import Foundation
import HTTPTypes
import Hummingbird
import Ledger
import NIOCore
import Store
import Verdicts

/// `gatehouse witness`.
struct WitnessCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "witness", "Watch logs of others and cosign what is consistent.", examples: [],
    subcommands: [WitnessInitCommand.self, WitnessServeCommand.self])
}

/// `gatehouse witness init`.
struct WitnessInitCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse witness init w1 --name witness.example/w1",
      "make the key and the directory of a witness", stage: .empty),
    Example(
      "gatehouse witness init w2 --name 'not a name'", "names have neither spaces nor plus signs",
      exit: 2, stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "init", "Make the key and the directory of a witness.",
    discussion: """
      Prints the verifier key that others put into their policies. Never use the key anywhere else,
      and never give two witnesses the same one.
      """,
    examples: examples)

  @Argument(help: "The directory.")
  var directory: String

  @Option(
    help: "The name of the witness: like an address without its scheme, such as example.org/w1.")
  var name: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let cosigner: Cosigner
    do {
      cosigner = try WitnessStore.create(directory, name: name)
    } catch StoreError.invalidName {
      throw Diagnosis(
        "GH-0306", "the name cannot name a witness", at: Console.printable(name),
        remedy: "an address without its scheme, such as example.org/w1: no spaces, no plus sign")
    } catch StoreError.keyExists {
      throw Diagnosis(
        "GH-0303", "there is a witness already", at: directory,
        why: "a witness that begins anew under its key forgets what it cosigned",
        remedy: "choose another directory")
    } catch let error as StoreError {
      throw Diagnosis(store: error)
    }
    switch output.format {
    case .json: console.json(["schema_version": 1, "vkey": .string(cosigner.vkey)])
    case .text:
      console.out(cosigner.vkey)
      console.note("private key: \(directory)/witness.pem (0600)")
      console.note("next: put `log VKEY` lines into \(directory)/logs.policy, then witness serve")
    }
  }
}

/// `gatehouse witness serve`.
struct WitnessServeCommand: GatehouseCommand {
  static let examples = [
    Example(
      """
      gatehouse witness init w3 --name example.org/w3 && \
      printf 'log %s\\nquorum none\\n' "$(gatehouse keys show ledger)" > w3/logs.policy && \
      timeout 2 gatehouse witness serve w3 --print-url
      """, "watch this system's own ledger on a free port", exit: 124, stage: .prepared),
    Example(
      "gatehouse witness serve nowhere", "a witness without a key does not start", exit: 2,
      stage: .empty),
  ]
  static let configuration = CommandConfiguration.command(
    "serve", "Serve the witness protocol: add-checkpoint for logs, checkpoint for monitors.",
    discussion: """
      POST /add-checkpoint answers a cosignature (200), or 400, 403, 404, 409 with the last size, or
      422. GET /<SHA-256 of the origin in hex>/checkpoint answers the last cosigned checkpoint.
      What was cosigned is durable before it is answered. SIGTERM ends it.
      """,
    examples: examples)

  @Argument(help: "The directory of the witness.")
  var directory: String

  @Option(
    help: ArgumentHelp(
      "The logs to watch: `log` lines of c2sp.org/tlog-policy (default: DIRECTORY/logs.policy).",
      valueName: "file"))
  var logs: String?

  @OptionGroup var address: ListenAddress

  func run() async throws {
    let console = Console()
    guard !FileStamp(path: directory + "/witness.pem").text.isEmpty else {
      throw Diagnosis(
        "GH-0463", "there is no witness", at: directory,
        remedy: "gatehouse witness init \(ShellWord.quoted(directory)) --name NAME")
    }
    let policy = try PolicyFile.read(logs ?? directory + "/logs.policy")
    let store = try withStore {
      try WitnessStore(directory, logs: policy.logs.map(\.verifier))
    }
    console.note("witness \(store.cosigner.vkey)")
    for origin in store.origins { console.note("  watches \(Console.printable(origin))") }
    let view = WitnessView(store: store)
    try await PublicServer.run(address, console) { request in
      await view.answer(request, console)
    }
  }
}

/// What logs and monitors get from a witness.
struct WitnessView: Sendable {
  /// Key and memory.
  let store: WitnessStore
  /// Where the disk is waited for, one request after the other.
  private let disk = DispatchQueue(label: "gatehouse.witness")

  /// Bytes of a request: a note with many signatures and 63 lines of proof are far below.
  private static let requestBytes = 256 << 10
  /// Seconds that a request may take to arrive.
  private static let requestSeconds = 10

  /// Answers one request.
  func answer(_ request: Request, _ console: Console) async -> PlainAnswer {
    let parts = request.uri.path.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 2, parts[1] == "add-checkpoint" {
      guard request.method == .post else { return .method("POST") }
      guard let body = await Self.body(of: request) else {
        return .words(.contentTooLarge, "the request is too large or did not arrive")
      }
      return await onDisk { add(body, console) }
    }
    if parts.count == 3, parts[2] == "checkpoint", Digest(hex: String(parts[1])) != nil {
      guard request.method == .get || request.method == .head else {
        return .method("GET, HEAD")
      }
      let hash = String(parts[1])
      return await onDisk { checkpoint(hash, console) }
    }
    return .words(.notFound, "there is no such resource")
  }

  private func onDisk(_ work: @escaping @Sendable () -> PlainAnswer) async -> PlainAnswer {
    await withCheckedContinuation { continuation in
      disk.async { continuation.resume(returning: work()) }
    }
  }

  private func add(_ body: [UInt8], _ console: Console) -> PlainAnswer {
    do {
      switch try store.add(body, now: UInt64(max(0, WallClock.now()))) {
      case .success(let lines):
        return PlainAnswer(
          status: .ok,
          headers: [(.contentType, "text/plain; charset=utf-8"), (.cacheControl, "no-store")],
          body: lines)
      case .failure(.conflict(let size)):
        return PlainAnswer(
          status: .conflict,
          headers: [(.contentType, "text/x.tlog.size"), (.cacheControl, "no-store")],
          body: Array("\(size)\n".utf8))
      case .failure(let refusal):
        return .words(HTTPResponse.Status(code: refusal.status), refusal.words)
      }
    } catch {
      return failed(error, console)
    }
  }

  private func checkpoint(_ hash: String, _ console: Console) -> PlainAnswer {
    do {
      guard let bytes = try store.checkpoint(originHash: hash) else {
        return .words(.notFound, "no checkpoint of this log was cosigned")
      }
      return PlainAnswer(
        status: .ok,
        headers: [(.contentType, "text/plain; charset=utf-8"), (.cacheControl, "no-cache")],
        body: bytes)
    } catch {
      return failed(error, console)
    }
  }

  /// The store could not do it: nothing was cosigned, and the operator is told why.
  private func failed(_ error: any Error, _ console: Console) -> PlainAnswer {
    let diagnosis =
      (error as? StoreError).map { Diagnosis(store: $0) } ?? Diagnosis("GH-0901", "\(error)")
    console.note(diagnosis.text(console.noteStyle))
    return .words(.internalServerError, "the witness cannot answer now")
  }

  private static func body(of request: Request) async -> [UInt8]? {
    await withTaskGroup(of: [UInt8]?.self) { group in
      group.addTask {
        guard let buffer = try? await request.body.collect(upTo: requestBytes) else { return nil }
        return Array(buffer.readableBytesView)
      }
      group.addTask {
        try? await Task.sleep(for: .seconds(requestSeconds))
        return nil
      }
      let first = await group.next() ?? nil
      group.cancelAll()
      return first
    }
  }
}
