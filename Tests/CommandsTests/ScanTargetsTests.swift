// Which files a scan reads, and that it says what it leaves out.

import Foundation
import Testing

@testable import Commands

@Suite("the files of a scan")
struct ScanTargetsTests {
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
    let found = ScanTargets.find([place.path("models")])
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
    let found = ScanTargets.find([place.path("models")])
    #expect(found.files.isEmpty)
    #expect(found.faults.map(\.code) == ["GH-0203"])
  }

  @Test("a directory without files and a missing path are no clean answer")
  func nothing() throws {
    let place = try Place()
    defer { place.remove() }
    try place.directory("hollow")
    let found = ScanTargets.find([place.path("hollow"), place.path("nowhere")])
    #expect(found.faults.map(\.code) == ["GH-0201", "GH-0201"])
  }

  @Test("a link that is named by a person is followed")
  func named() throws {
    let place = try Place()
    defer { place.remove() }
    try place.file("a.pt")
    try place.link("b.pt", to: "a.pt")
    let found = ScanTargets.find([place.path("b.pt")])
    #expect(found.files.map(\.path) == [place.path("b.pt")])
    #expect(found.faults.isEmpty)
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
