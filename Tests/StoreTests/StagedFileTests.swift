// Large files appear whole or not at all; sources notice when they are written to.

import Bytes
import Foundation
import Store
import Testing

@Suite("2.2a large results are put in their place whole")
struct StagedFileTests {
  private func names(in folder: Folder) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
  }

  @Test("a file that is not put in its place goes")
  func dropped() throws {
    let folder = try Folder()
    do {
      let staged = try StagedFile(beside: folder.path + "/result")
      try staged.append([1, 2, 3])
      #expect(try names(in: folder).count == 1)
    }
    #expect(try names(in: folder).isEmpty)
  }

  @Test("pieces are read back in order before the file gets its name")
  func placed() throws {
    let folder = try Folder()
    let path = folder.path + "/result"
    let staged = try StagedFile(beside: path)
    try staged.append([1, 2])
    try staged.append([3])
    let written = try staged.finish()
    #expect(try written.read(at: 0, length: 3) == [1, 2, 3])
    #expect(!FileManager.default.fileExists(atPath: path))
    #expect(try staged.place(replacing: false))
    #expect(try names(in: folder) == ["result"])
  }

  @Test("a name that is taken is kept, unless it may be replaced")
  func taken() throws {
    let folder = try Folder()
    let path = folder.path + "/result"
    try AtomicFile.replace(path, with: [9])
    do {
      let staged = try StagedFile(beside: path)
      try staged.append([1])
      #expect(try !staged.place(replacing: false))
    }
    #expect(try FileSource(path: path).read(at: 0, length: 1) == [9])
    let staged = try StagedFile(beside: path)
    try staged.append([1])
    #expect(try staged.place(replacing: true))
    #expect(try FileSource(path: path).read(at: 0, length: 1) == [1])
    #expect(try names(in: folder) == ["result"])
  }

  @Test("a source that is written to while it is open is noticed")
  func changed() throws {
    let folder = try Folder()
    let path = folder.path + "/source"
    try AtomicFile.replace(path, with: [1, 2, 3])
    let source = try FileSource(path: path)
    #expect(source.isUnchanged())
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data([1, 2, 3, 4]))
    try handle.close()
    #expect(!source.isUnchanged())
  }
}
