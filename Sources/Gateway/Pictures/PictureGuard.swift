/// What is done with pictures on a route. Decoding is somebody else's: the gateway's process never sees
/// a pixel of what it was sent; it gets a report and a copy.

package import Bytes
import Guards
package import Images
import Manifest

/// A picture that was looked at.
package struct InspectedPicture: Sendable {
  /// What was found.
  package let report: ImageReport
  /// The area-scaled copy; `nil` if nothing could be decoded.
  package let copy: PreparedImage?

  /// From its parts.
  package init(report: ImageReport, copy: PreparedImage?) {
    self.report = report
    self.copy = copy
  }
}

/// Looks at the pictures of one request in a confined process and answers for each, in their order;
/// `nil` if nobody could, or not in time.
package typealias PictureInspector =
  @Sendable (_ pictures: [[UInt8]], _ settings: ImageSettings, _ timeoutSeconds: Int64) async
  -> [InspectedPicture]?

/// The settings of a route and who looks.
struct PictureGuard: Sendable {
  /// What the route takes.
  let rules: Manifest.Pictures
  /// What is done about pictures that hide something.
  let action: GuardAction
  /// Who looks.
  let inspect: PictureInspector

  /// What the inspection looks for.
  var settings: ImageSettings {
    let sizes = ImageSettings.standardSizes
    return ImageSettings(
      sizes: sizes.contains(rules.size) ? sizes : [rules.size] + sizes, copySize: rules.size,
      pixels: rules.pixels)
  }

  /// What is done about a finding. What is no attack goes with the copy, and is never a reason to refuse.
  func action(for finding: ImageFinding) -> GuardAction {
    finding.type.weight == .attack ? action : min(action, .mask)
  }

  /// Judges one picture: what was found with what is done, and what goes on; `nil` if nothing does.
  func judge(_ placed: PlacedPicture, _ inspected: InspectedPicture) -> PictureVerdict {
    let report = inspected.report
    guard report.isDecoded, let copy = inspected.copy else {
      let found = report.findings.map { ($0.type, GuardAction.block) }
      return PictureVerdict(
        found: found.isEmpty ? [(.damaged, .block)] : found, forwarded: nil,
        refusal: .uninspected(
          (report.findings.last?.type ?? .damaged).rawValue, at: placed.place))
    }
    let found = report.findings.map { ($0.type, action(for: $0)) }
    let strictest = found.map(\.1).max() ?? .allow
    if strictest == .block {
      return PictureVerdict(
        found: found, forwarded: nil, refusal: .contentPolicy("images", param: placed.place))
    }
    let isCopied = rules.forward == .copy || strictest == .mask
    return PictureVerdict(
      found: found,
      forwarded: isCopied
        ? ForwardedPicture(kind: copy.kind, bytes: copy.bytes, isCopy: true)
        : ForwardedPicture(kind: report.kind, bytes: placed.picture.bytes, isCopy: false),
      refusal: nil)
  }
}

/// What was decided about a picture.
struct PictureVerdict: Sendable {
  let found: [(type: ImageFindingType, action: GuardAction)]
  let forwarded: ForwardedPicture?
  let refusal: APIError?
}

/// A picture as it goes on.
struct ForwardedPicture: Sendable, Equatable {
  let kind: ImageKind
  let bytes: [UInt8]
  let isCopy: Bool

  /// The part of a message for the model server.
  func part(detail: String?) -> JSON {
    var image: JSON = [
      "url": .string("data:image/\(kind.rawValue);base64,\(Base64.encode(bytes))")
    ]
    if let detail { image["detail"] = .string(detail) }
    return image
  }
}

/// What an entry says about a picture: digests and sizes.
package struct PictureRecord: Sendable, Equatable {
  /// The message and part.
  package let place: String
  /// Told by the first bytes.
  package let kind: String
  /// As it is seen.
  package let width: Int
  /// As it is seen.
  package let height: Int
  /// SHA-256 of what came in.
  package let digest: Digest
  /// `copy`, `original` or `none`.
  package let forwarded: String
  /// SHA-256 of what went on.
  package let forwardedDigest: Digest?

  var json: JSON {
    [
      "place": .string(place), "kind": .string(kind), "width": .int(width), "height": .int(height),
      "sha256": .string(digest.hex), "forwarded": .string(forwarded),
      "forwarded_sha256": .optional(forwardedDigest?.hex),
    ]
  }
}
