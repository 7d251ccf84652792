// Asking witnesses for cosignatures: the log's side of c2sp.org/tlog-witness.

import AsyncHTTPClient
import Bytes
import Foundation
import Ledger
import NIOCore
import NIOHTTP1

/// What came of asking one witness.
enum WitnessOutcome: Sendable {
  /// It cosigned.
  case cosigned(SignedNote.Signature, time: UInt64)
  /// It could not be asked, or its answer means nothing.
  case failed(String)
  /// It knows another history: more entries than there are, or another tree of this size.
  case disagrees(String)
}

/// Sends `add-checkpoint` and reads the answers; nothing in them is believed before it verifies.
struct WitnessClient: Sendable {
  /// Bytes of an answer.
  private static let answerBytes = 64 << 10
  /// Seconds for one exchange.
  private static let timeout: TimeAmount = .seconds(10)
  /// Seconds that a witness's clock may be ahead of ours.
  private static let clockSkew: UInt64 = 300

  private let client: HTTPClient

  /// A client without redirects.
  init() {
    var configuration = HTTPClient.Configuration()
    configuration.redirectConfiguration = .disallow
    configuration.decompression = .disabled
    configuration.connectionPool.retryConnectionEstablishment = false
    client = HTTPClient(eventLoopGroupProvider: .singleton, configuration: configuration)
  }

  /// Closes the connections.
  func shutdown() async { try? await client.shutdown() }

  /// Asks `cosigner` at `prefix` about the checkpoint in `note`, first with the size that it is
  /// believed to know. `proof` gives the consistency proof from an older size.
  func cosign(
    _ note: SignedNote, size: UInt64, by cosigner: Cosigner, at prefix: String, known: UInt64,
    proof: @Sendable (UInt64) throws -> [Digest]
  ) async -> WitnessOutcome {
    var old = min(known, size)
    for _ in 0..<2 {
      do {
        let request = AddCheckpoint(old: old, proof: try proof(old), note: note)
        let (status, type, body) = try await post(request.encoded(), to: prefix)
        switch status {
        case 200: return Self.read(body, note, cosigner)
        case 409 where type == "text/x.tlog.size":
          guard let last = Self.size(body) else { return .failed("an answer that is no size") }
          guard last <= size else {
            return .disagrees("it cosigned \(last) entries; there are \(size)")
          }
          old = last
        case 409, 422: return .disagrees(Self.words(body))
        default: return .failed("status \(status): \(Self.words(body))")
        }
      } catch {
        return .failed("\(error)")
      }
    }
    return .failed("its size changed while it was asked")
  }

  private func post(_ body: [UInt8], to prefix: String) async throws -> (
    status: Int, type: String, body: [UInt8]
  ) {
    var base = prefix
    while base.utf8.last == UInt8(ascii: "/") { base.removeLast() }
    var request = HTTPClientRequest(url: base + "/add-checkpoint")
    request.method = .POST
    request.headers.add(name: "content-type", value: "text/plain; charset=utf-8")
    request.body = .bytes(ByteBuffer(bytes: body))
    let response = try await client.execute(request, timeout: Self.timeout)
    let buffer = try await response.body.collect(upTo: Self.answerBytes)
    return (
      Int(response.status.code), response.headers.first(name: "content-type") ?? "",
      Array(buffer.readableBytesView)
    )
  }

  /// The line of the witness's own key; lines of other keys are ignored.
  private static func read(_ body: [UInt8], _ note: SignedNote, _ cosigner: Cosigner)
    -> WitnessOutcome
  {
    guard let lines = try? SignedNote.lines(body) else { return .failed("no signature lines") }
    for line in lines where line.isOf(name: cosigner.name, keyID: cosigner.keyID) {
      guard let time = cosigner.time(of: line.signature, over: note.text) else {
        return .failed("its signature does not verify")
      }
      guard time <= UInt64(max(0, WallClock.now())) + clockSkew else {
        return .failed("its signature is of the future")
      }
      return .cosigned(line, time: time)
    }
    return .failed("no signature of the key in the policy")
  }

  private static func size(_ body: [UInt8]) -> UInt64? {
    guard body.last == 0x0A else { return nil }
    let text = String(decoding: body.dropLast(), as: UTF8.self)
    guard let size = UInt64(text), String(size) == text else { return nil }
    return size
  }

  private static func words(_ body: [UInt8]) -> String {
    Console.printable(String(String(decoding: body.prefix(200), as: UTF8.self).prefix(120)))
  }
}
