// `gatehouse audit`: what requests left in the ledger, and the proof of it.

import ArgumentParser
import Bytes
import Evidence
import Ledger
import Store

/// `gatehouse audit`.
struct AuditCommand: GatehouseCommand {
  static let examples: [Example] = []
  static let configuration = CommandConfiguration.command(
    "audit", "List, show and prove the audit records of requests.", examples: [],
    subcommands: [AuditListCommand.self, AuditShowCommand.self, AuditProofCommand.self])
}

/// Finding the audit entry of a request.
enum AuditLookup {
  /// The newest entry of the request.
  static func row(_ requestID: String, in workspace: Workspace) throws -> AuditRow {
    guard let row = try workspace.index.audit(requestID: requestID).first else {
      throw StoreError.auditMissing(requestID: requestID)
    }
    return row
  }
}

/// `gatehouse audit list`.
struct AuditListCommand: GatehouseCommand {
  static let examples = [
    Example("gatehouse audit list", "the newest requests, newest first", stage: .prepared),
    Example(
      "gatehouse audit list --limit 5 --format json", "the newest five as JSON", stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "list", "List requests that left an audit record, newest first.", examples: examples)

  @Option(help: "Only requests of this tenant.")
  var tenant: String?

  @Option(help: "At most this many requests.")
  var limit: Int = 20

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (1...100_000).contains(limit) else {
      throw ValidationError("--limit is a number from 1 to 100000")
    }
  }

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let rows = try withStore { try workspace.index.audit(tenant: tenant, limit: limit) }
    switch output.format {
    case .json:
      let requests: [JSON] = rows.map { row in
        [
          "request_id": .string(row.requestID), "tenant": .string(row.tenant),
          "index": .int(row.index), "at": .int(row.at),
        ]
      }
      console.json(["schema_version": 1, "requests": .array(requests)])
    case .text:
      for row in rows {
        console.out(
          "\(String(row.index).padding(to: 8))\(Timestamp.text(row.at))  \(Console.printable(row.requestID))  \(Console.printable(row.tenant))"
        )
      }
      if rows.isEmpty { console.note("no request has left a record yet") }
    }
  }
}

/// `gatehouse audit show`.
struct AuditShowCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse audit show $REQUEST_ID", "decrypt the record of one request", stage: .serving),
    Example(
      "gatehouse audit show no-such-request", "an unknown request is an error", exit: 2,
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "show", "Decrypt and print the audit record of a request.",
    discussion: "The record may hold what people wrote. Take care where you print it.",
    examples: examples)

  @Argument(help: "The request id: the x-request-id header of the answer.")
  var requestID: String

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let (row, record) = try withStore { () throws -> (AuditRow, JSON) in
      let row = try AuditLookup.row(requestID, in: workspace)
      if let erasure = try workspace.erasures()[row.index] {
        throw Diagnosis(
          "GH-0430", "the content of this audit record was erased", at: "entry \(row.index)",
          why: "\(Timestamp.text(erasure.at)): \(Console.printable(erasure.reason))")
      }
      let entry = try workspace.ledger.entries(row.index..<(row.index + 1))[0]
      return (row, try workspace.auditSealer.open(entry))
    }
    Console().json([
      "schema_version": 1, "request_id": .string(row.requestID), "tenant": .string(row.tenant),
      "index": .int(row.index), "at": .int(row.at), "record": record,
    ])
  }
}

/// `gatehouse audit proof`.
struct AuditProofCommand: GatehouseCommand {
  static let examples = [
    Example(
      "gatehouse audit proof $REQUEST_ID", "prove that the request is in the ledger",
      stage: .serving),
    Example(
      "gatehouse audit proof no-such-request", "an unknown request is an error", exit: 2,
      stage: .prepared),
  ]
  static let configuration = CommandConfiguration.command(
    "proof", "Prove that the audit record of a request is in the ledger.",
    discussion: """
      Prints the entry (still encrypted), its inclusion proof and the signed checkpoint. They are
      verified before they are printed, and whoever holds `gatehouse keys show ledger` can verify
      them again without access to this machine.
      """,
    examples: examples)

  @Argument(help: "The request id: the x-request-id header of the answer.")
  var requestID: String

  @OptionGroup var system: SystemOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console()
    let workspace = try withStore { try Workspace.open(system.stateDirectory) }
    let proven = try withStore {
      try workspace.ledger.prove(try AuditLookup.row(requestID, in: workspace).index)
    }
    switch output.format {
    case .json: console.json(LedgerProofCommand.json(proven))
    case .text:
      console.out(
        "request  \(Console.printable(requestID)) is entry \(proven.proof.index) of \(workspace.ledger.verifier.name): \(console.style.green("verified"))"
      )
      console.out("leaf     \(MerkleHash.leaf(proven.entry))")
      console.out("")
      console.out(bytes: proven.proof.encoded())
    }
  }
}
