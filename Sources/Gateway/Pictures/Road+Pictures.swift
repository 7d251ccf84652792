/// The place of pictures on the road: after the guards over texts let the request through, and before
/// the model server, which gets copies.

import Bytes
import Guards
import Images
import Logging
import Manifest

extension Road {
  /// The request with its pictures inspected and replaced. Throws the refusal that follows, or what cut
  /// the request meanwhile.
  func inspected(
    _ request: ChatRequest, _ pictures: [PlacedPicture], _ route: ServedRoute,
    scope: RequestScope, _ passage: inout Passage
  ) async throws -> ChatRequest {
    guard let pictureGuard = route.pictures, !pictures.isEmpty else { return request }
    let start = clock.uptime()
    let answers = await pictureGuard.inspect(
      pictures.map(\.picture.bytes), pictureGuard.settings, pictureGuard.rules.timeoutSeconds)
    metrics.time(.pictures, [], seconds: Double(clock.uptime() &- start) / 1e9)
    if let cut = scope.cutReason { throw cut }
    guard let answers, answers.count == pictures.count else {
      log.write(
        .warning, "pictures not inspected",
        [
          "request_id": .request(passage.record.requestID),
          "route": .declared(passage.record.route ?? "none"),
        ])
      throw APIError.guardUnavailable
    }
    var request = request
    var refusal: APIError?
    for (placed, answer) in zip(pictures, answers) {
      let verdict = pictureGuard.judge(placed, answer)
      note(verdict, placed, answer.report, &passage)
      refusal = refusal ?? verdict.refusal
      request.messages[placed.message].pictures[placed.part] = verdict.forwarded?.part(
        detail: placed.picture.detail)
    }
    if let refusal {
      passage.record.decision = "blocked"
      throw refusal
    }
    return request
  }

  private func note(
    _ verdict: PictureVerdict, _ placed: PlacedPicture, _ report: ImageReport,
    _ passage: inout Passage
  ) {
    let findings = verdict.found.map {
      LoggedFinding(type: $0.type.rawValue, origin: .user, action: $0.action, place: placed.place)
    }
    note(findings, &passage)
    // Where a picture was taken says where somebody was.
    if verdict.found.contains(where: { $0.type == .location }), verdict.forwarded?.isCopy == false {
      passage.record.label = passage.record.label?.join(
        DataLabel(.confidential, personalData: true))
    }
    let forwarded = verdict.forwarded.map { $0.isCopy ? "copy" : "original" }
    passage.record.pictures.append(
      PictureRecord(
        place: placed.place, kind: report.kind.rawValue, width: report.width,
        height: report.height, digest: Digest.of(placed.picture.bytes),
        forwarded: forwarded ?? "none",
        forwardedDigest: verdict.forwarded.map { Digest.of($0.bytes) }))
  }
}
