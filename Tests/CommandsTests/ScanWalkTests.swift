// Which files a scan reads, and that it says what it leaves out.

import Foundation
import Testing

@testable import Commands

@Suite("the files of a scan")
struct ScanWalkTests {
  @Test("a link out of a directory and a dangling link are faults; a link within is not")
  func leftOut() throws {
    let place = try Place()
    defer { place.remove() }
    try place.file("outside.pt")
    try place.directory("models/inner")
    try place.file("models/inner/a.pt")
    try place.link("models/within.pt", to: "inner/a.pt")
    try place.link("models/out.pt", to: "../outside.pt")
    try place.link("models/loop", to: "loop")
    let found = Found([place.path("models")])
    #expect(found.files.map(\.path) == [place.path("models/inner/a.pt")])
    #expect(
      found.faults.compactMap(\.place)
        == ["models/loop", "models/out.pt"].map(place.path))
    #expect(found.faults.allSatisfy { $0.code == "GH-0203" })
  }

  @Test("a link into a folder that is skipped is a fault")
  func skipped() throws {
    let place = try Place()
    defer { place.remove() }
    try place.directory("models/.git")
    try place.file("models/.git/a.pt")
    try place.link("models/a.pt", to: ".git/a.pt")
    let found = Found([place.path("models")])
    #expect(found.files.isEmpty)
    #expect(found.faults.map(\.code) == ["GH-0203"])
  }

  @Test("a directory without files and a missing path are no clean answer")
  func nothing() throws {
    let place = try Place()
    defer { place.remove() }
    try place.directory("hollow")
    let found = Found([place.path("hollow"), place.path("nowhere")])
    #expect(found.faults.map(\.code) == ["GH-0201", "GH-0201"])
  }

  @Test("what two arguments lead to is scanned once, in either order")
  func overlap() throws {
    let place = try Place()
    defer { place.remove() }
    try place.directory("models/inner")
    try place.file("models/inner/a.pt")
    try place.file("models/b.pt")
    let all = ["models/b.pt", "models/inner/a.pt"].map(place.path)
    #expect(
      Found([place.path("models"), place.path("models/inner/a.pt")]).files.map(\.path) == all)
    let inner = Found([place.path("models/inner"), place.path("models")])
    #expect(inner.files.map(\.path) == all.reversed())
    #expect(inner.faults.isEmpty)
  }

  @Test("a directory with more names than are held at once is read to its end")
  func large() throws {
    let place = try Place()
    defer { place.remove() }
    try place.directory("models")
    for number in 0..<50 { try place.file("models/\(number)") }
    let found = Found([place.path("models")], batch: 7)
    #expect(Set(found.files.map(\.path)).count == 50)
    #expect(found.faults.isEmpty)
  }

  @Test("only files that may be of a repository have to be remembered", arguments: [3, 20_000])
  func belonging(_ batch: Int) throws {
    let place = try Place()
    defer { place.remove() }
    for name in ["hub/one/sub", "hub/two", "hub/three"] { try place.directory(name) }
    for number in 0..<9 { try place.file("hub/one/\(number)") }
    for name in ["hub/one/config.json", "hub/one/sub/x", "hub/two/x", "hub/y"] {
      try place.file(name)
    }
    try place.file("hub/three/model.safetensors.index.json")
    let found = Found([place.path("hub"), place.path("hub/two/x")], batch: batch)
    let kept = Set(found.files.filter(\.mayBelong).map(\.path))
    #expect(kept.count == 12)
    #expect(kept.contains(place.path("hub/one/sub/x")))
    #expect(!kept.contains(place.path("hub/two/x")) && !kept.contains(place.path("hub/y")))
    #expect(Found([place.path("hub/two/x")]).files.map(\.mayBelong) == [true])
  }

  @Test("a link that is named by a person is followed")
  func named() throws {
    let place = try Place()
    defer { place.remove() }
    try place.file("a.pt")
    try place.link("b.pt", to: "a.pt")
    let found = Found([place.path("b.pt")])
    #expect(found.files.map(\.path) == [place.path("b.pt")])
    #expect(found.faults.isEmpty)
  }
}

/// Everything that a walk comes to.
private struct Found {
  private(set) var files: [ScanTarget] = []
  private(set) var faults: [Diagnosis] = []

  init(_ arguments: [String], batch: Int = ScanWalk.batch) {
    for step in ScanWalk(arguments, batch: batch) {
      switch step {
      case .file(let target): files.append(target)
      case .fault(let diagnosis): faults.append(diagnosis)
      }
    }
  }
}

/// A directory of its own for one test.
private struct Place {
  private let root = NSTemporaryDirectory() + "gatehouse-scan-\(UUID().uuidString)"

  init() throws { try directory("") }

  func path(_ name: String) -> String { "\(root)/\(name)" }

  func file(_ name: String) throws {
    try Data("x".utf8).write(to: URL(fileURLWithPath: path(name)))
  }

  func directory(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: path(name), withIntermediateDirectories: true)
  }

  func link(_ name: String, to end: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: end)
  }

  func remove() { try? FileManager.default.removeItem(atPath: root) }
}
