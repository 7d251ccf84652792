/// The manifests of the example and of the guide to upstreams are valid.

import Foundation
import Manifest
import Testing

@Suite("One manifest for many model servers")
struct UpstreamManifestTests {
  private let root = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../..").standardizedFileURL

  private func parse(_ text: String, _ name: String) throws -> Manifest? {
    do {
      return try Manifest.parse(Array(text.utf8), file: name)
    } catch {
      for issue in error.issues { Issue.record("\(name):\(issue.line): \(issue.message)") }
      return nil
    }
  }

  @Test("the example's manifest is valid and every file that it names is there")
  func example() throws {
    let directory = root.appending(path: "examples/support-assistant")
    let text = try String(
      contentsOf: directory.appending(path: "gatehouse.yaml"), encoding: .utf8)
    let manifest = try #require(try parse(text, "gatehouse.yaml"))
    var files = manifest.models.flatMap(\.files) + manifest.datasets.flatMap(\.files)
    files += manifest.prompts.map(\.file) + manifest.tools.compactMap(\.schemaPath)
    files += manifest.documents.values
    for file in files {
      #expect(
        FileManager.default.fileExists(atPath: directory.appending(path: file).path), "\(file)")
    }
    #expect(manifest.serving?.routes.first?.tools.count == 2)
    #expect(manifest.system.owner.email == "dana@example.org")
  }

  @Test("every block of the guide to upstreams is a valid manifest")
  func guide() throws {
    let text = try String(
      contentsOf: root.appending(path: "docs/guides/upstreams.md"), encoding: .utf8)
    let blocks = text.components(separatedBy: "```yaml\n").dropFirst()
      .map { $0.components(separatedBy: "```")[0] }
    #expect(blocks.count == 5)
    for (index, block) in blocks.enumerated() {
      let manifest = try #require(try parse(block, "upstreams.md block \(index + 1)"))
      #expect(manifest.upstreams.count == 1)
      #expect(manifest.serving?.routes.first?.name == "support-assistant")
    }
  }
}
