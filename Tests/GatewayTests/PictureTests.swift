/// Pictures on the road: taken where the release says so, looked at by somebody else, replaced by copies,
/// and refused when nobody looked.

import Bytes
import Foundation
import Guards
import Images
import Manifest
import Testing

@testable import Gateway

@Suite("1.3e pictures are inspected before a model sees them", .serialized)
struct PictureTests {
  static func file(_ name: String) throws -> [UInt8] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return Array(
      try Data(contentsOf: root.appending(path: "examples/support-assistant/images/\(name)")))
  }

  /// Looks in this process, which no gateway does.
  static let inspector: PictureInspector = { pictures, settings, _ in
    pictures.map {
      let (report, copy) = Images.examine($0, settings)
      return InspectedPicture(report: report, copy: copy)
    }
  }

  static func settings(
    _ images: String? = "{size: 224}", guards: String = "{secrets: mask}",
    _ inspector: @escaping PictureInspector = inspector
  ) -> Settings {
    var settings = Settings()
    settings.bodyBytes = 8 << 20
    settings.images = images
    settings.guards = guards
    settings.inspector = inspector
    return settings
  }

  static func url(_ bytes: [UInt8], _ type: String = "image/png") -> String {
    "data:\(type);base64,\(Base64.encode(bytes))"
  }

  static func chat(_ urls: [String], model: String = "plain", text: String = "What is it?") -> JSON
  {
    let parts: [JSON] =
      [["type": "text", "text": .string(text)]]
      + urls.map { ["type": "image_url", "image_url": ["url": .string($0), "detail": "low"]] }
    return ["model": .string(model), "messages": [["role": "user", "content": .array(parts)]]]
  }

  static let script: StubUpstream.Script = { _, _ in StubAction.json(Completion.text("fine")) }

  @Test("the model gets a copy at its size, and the entry says what it was")
  func copy() async throws {
    let bytes = try Self.file("receipt.png")
    try await Fixture.run(Self.settings(), script: Self.script) { f in
      let response = try await f.post(Self.chat([Self.url(bytes)]))
      #expect(response.status == 200)
      let parts = f.stub.requests.first?.json["messages"]?[0]?["content"]
      #expect(parts?[0]?["text"]?.string == "What is it?")
      let sent = try #require(parts?[1]?["image_url"]?["url"]?.string)
      #expect(parts?[1]?["image_url"]?["detail"]?.string == "low")
      #expect(sent.hasPrefix("data:image/png;base64,") && sent != Self.url(bytes))
      let copy = try #require(Base64.decode(String(sent.dropFirst(22))))
      let report = Images.examine(copy).report
      #expect(max(report.width, report.height) == 224 && report.metadata.isEmpty)
      let entry = f.recorder.entries.last?.json["images"]?[0]
      #expect(entry?["place"]?.string == "messages[0].content[1]")
      #expect(entry?["width"]?.int == 600 && entry?["forwarded"]?.string == "copy")
      #expect(entry?["sha256"]?.string == Digest.of(bytes).hex)
      #expect(entry?["forwarded_sha256"]?.string == Digest.of(copy).hex)
    }
  }

  @Test("a picture that hides another is refused, replaced or let through as the manifest says")
  func attacks() async throws {
    let bytes = try Self.file("shrinks.png")
    for (action, status) in [("block", 400), ("mask", 200), ("flag", 200)] {
      let settings = Self.settings(
        "{size: 224, forward: original}", guards: "{images: \(action)}")
      try await Fixture.run(settings, script: Self.script) { f in
        let response = try await f.post(Self.chat([Self.url(bytes)]))
        #expect(response.status == status)
        let entry = f.recorder.entries.last?.json ?? .null
        let finding = entry["findings"]?.array?.first {
          $0["type"]?.string == "image.scaling-attack"
        }
        #expect(finding?["action"]?.string == action && finding?["origin"]?.string == "user")
        #expect(
          entry["images"]?[0]?["forwarded"]?.string
            == ["block": "none", "mask": "copy", "flag": "original"][action])
        if action == "block" {
          #expect(response.code == "content_policy" && f.stub.requests.isEmpty)
          #expect(response.json["error"]?["param"]?.string == "messages[0].content[1]")
        }
        if action == "flag" {
          let part = f.stub.requests.first?.json["messages"]?[0]?["content"]?[1]
          #expect(part?["image_url"]?["url"]?.string == Self.url(bytes))
        }
      }
    }
  }

  @Test("where the release declares none, pictures are refused as before")
  func undeclared() async throws {
    let body = Self.chat([Self.url(try Self.file("receipt.png"))])
    try await Fixture.run(Self.settings(nil), script: Self.script) { f in
      let response = try await f.post(body)
      #expect(response.status == 400 && response.code == "unsupported_content")
      #expect(response.json["error"]?["param"]?.string == "messages[0].content[1].type")
    }
  }

  @Test(
    "what can't be looked at does not go on",
    arguments: [
      ("https://example.org/a.png", "unsupported_content"),
      ("http://127.0.0.1/a.png", "unsupported_content"),
      ("file:///etc/passwd", "unsupported_content"), ("", "unsupported_content"),
      ("data:image/png;base64,", "invalid_image"), ("data:,", "invalid_image"),
      ("data:image/png;base64,!!!!", "invalid_image"),
      ("data:image/png,AAAA", "invalid_image"),
      ("data:image/svg+xml;base64,PHN2Zz4=", "invalid_image"),
      ("data:text/html;base64,PHN2Zz4=", "invalid_image"),
      ("data:image/png;base64,AAAA", "invalid_image"),
      ("data:image/png;base64,iVBORw0KGgo=", "invalid_image"),
      ("data:image/png;base64," + String(repeating: "A", count: 2_000_000), "image_too_large"),
    ])
  func refused(url: String, code: String) async throws {
    let settings = Self.settings("{size: 224, bytes: 1000000}")
    try await Fixture.run(settings, script: Self.script) { f in
      let response = try await f.post(Self.chat([url]))
      #expect(response.status == 400 && response.code == code, "\(url.prefix(40))")
      #expect(f.stub.requests.isEmpty)
    }
  }

  @Test("number and pixels are bounded, and only users send pictures")
  func bounds() async throws {
    let picture = Self.url(try Self.file("receipt.png"))
    let settings = Self.settings("{size: 224, most: 2, pixels: 100000}")
    try await Fixture.run(settings, script: Self.script) { f in
      let many = try await f.post(Self.chat([picture, picture, picture]))
      #expect(many.status == 400 && many.code == "too_many_images")
      let large = try await f.post(Self.chat([picture]))
      #expect(large.status == 400 && large.code == "invalid_image")
      #expect(large.body.contains("image.too-large"))
      for role in ["system", "developer", "assistant"] {
        let part: JSON = ["type": "image_url", "image_url": ["url": .string(picture)]]
        let body: JSON = [
          "model": "plain", "messages": [["role": .string(role), "content": [part]]],
        ]
        #expect(try await f.post(body).code == "unsupported_content")
      }
      var odd = Self.chat([])
      odd["messages"] = [
        [
          "role": "user",
          "content": [["type": "image_url", "image_url": ["url": .string(picture)], "evil": 1]],
        ]
      ]
      #expect(try await f.post(odd).code == "unknown_parameter")
      #expect(f.stub.requests.isEmpty)
    }
  }

  @Test("when nobody can look, or a text is refused, nothing goes on")
  func unlooked() async throws {
    let picture = Self.url(try Self.file("receipt.png"))
    try await Fixture.run(Self.settings { _, _, _ in nil }, script: Self.script) { f in
      let response = try await f.post(Self.chat([picture]))
      #expect(response.status == 503 && response.code == "guard_unavailable")
      #expect(f.stub.requests.isEmpty)
    }
    try await Fixture.run(
      Self.settings { _, _, _ in
        Issue.record("a refused request's pictures are not looked at")
        return nil
      }, script: Self.script
    ) { f in
      let attack = JudgeTests.certain
      let response = try await f.post(Self.chat([picture], text: attack))
      #expect(response.status == 400 && response.code == "content_policy")
    }
  }

  @Test("an original that says where it was taken makes the answer personal data")
  func location() async throws {
    let bytes = try Self.file("receipt.png")
    let inspector: PictureInspector = { pictures, settings, _ in
      pictures.map {
        let (report, copy) = Images.examine($0, settings)
        let located = ImageReport(
          kind: report.kind, width: report.width, height: report.height, isDecoded: true,
          metadata: [], findings: [ImageFinding(.location, score: 1, reason: "somewhere")])
        return InspectedPicture(report: located, copy: copy)
      }
    }
    for (guards, isPersonal) in [("{images: flag}", true), ("{images: block}", false)] {
      let settings = Self.settings(
        "{size: 224, forward: original}", guards: guards, inspector)
      try await Fixture.run(settings, script: Self.script) { f in
        let response = try await f.post(Self.chat([Self.url(bytes)]))
        #expect(response.status == 200)
        let entry = f.recorder.entries.last?.json
        #expect(entry?["label"]?["personal_data"]?.bool == isPersonal)
      }
    }
  }
}
