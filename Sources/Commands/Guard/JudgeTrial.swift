// The judge of a manifest, asked about one text: to see what it says before the gateway relies on it.

import Bytes
import Gateway
import Guards
import Manifest

/// What the judge said of a text.
struct JudgeTrial: Sendable {
  /// The declared upstream that was asked.
  let name: String
  let verdict: JudgeVerdict
  /// Why there is no verdict.
  let fault: String?
  /// Whether a request with the text would be refused for it.
  let isAttack: Bool

  /// Asks the judge that the manifest at `path` declares.
  static func run(
    _ text: [UInt8], origin: Origin, guard textGuard: TextGuard, manifest path: String?
  ) async throws -> JudgeTrial {
    let manifest = try path.map { try DescribedSystem.parse($0) }
    guard let manifest, let guards = manifest.serving?.guards, let declared = guards.judge,
      let upstream = manifest.upstream(declared.upstream)
    else {
      throw Diagnosis(
        "GH-0823", "there is no judge to ask", at: path,
        why: path == nil ? "no manifest is named" : "the manifest declares none",
        remedy: "add serving.guards.judge to a manifest and name it with --manifest")
    }
    let connection = try Upstream(
      upstream, credential: try CredentialReader.read(upstream), connections: 1)
    let service = try JudgeService(
      guards, manifest: manifest, upstreams: [upstream.name: connection])
    let answer = await service?.verdict(on: text, origin: origin, guard: textGuard)
    await connection.shutdown()
    let verdict = answer?.verdict ?? .unavailable
    return JudgeTrial(
      name: upstream.name, verdict: verdict, fault: answer?.fault,
      isAttack: InjectionJudge(declared).isAttack(verdict))
  }

  /// For programs.
  var json: JSON {
    [
      "upstream": .string(name), "verdict": .string(verdict.rawValue), "fault": .optional(fault),
      "attack": .bool(isAttack),
    ]
  }

  /// For people.
  func line(_ style: Style) -> String {
    let word = isAttack ? style.red(verdict.rawValue) : style.green(verdict.rawValue)
    return "judge \(Console.printable(name)): \(word)" + (fault.map { " (\($0))" } ?? "")
  }
}
