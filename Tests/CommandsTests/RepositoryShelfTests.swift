// Which files of a scan belong together.

import Bytes
import Inspection
import Testing

@testable import Commands

@Suite("repositories among the folders of a scan")
struct RepositoryShelfTests {
  private func report(_ path: String) -> ArtefactReport {
    inspect(MemorySource(Array("{\"a\": 1}".utf8)), name: path)
  }

  @Test("a folder with settings of a model is a repository, with the folders below it")
  func grouping() {
    var shelf = RepositoryShelf()
    for path in [
      "hub/one/config.json", "hub/one/model.safetensors", "hub/two/model_index.json",
      "hub/two/unet/config.json", "hub/loose.pt", "config.json",
    ] { shelf.add(report(path)) }
    let found = shelf.repositories()
    #expect(found.map(\.root) == ["hub/one", "hub/two"])
    #expect(found.first?.files.map(\.path) == ["config.json", "model.safetensors"])
    #expect(found.last?.files.map(\.path) == ["model_index.json", "unet/config.json"])
  }

  @Test("without settings there is no repository")
  func none() {
    var shelf = RepositoryShelf()
    shelf.add(report("models/a.pt"))
    #expect(shelf.repositories().isEmpty)
    #expect(!shelf.isFull)
  }
}
