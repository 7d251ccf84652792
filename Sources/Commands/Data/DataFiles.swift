// The files of data sets as the commands open them: the whole path from a name to rows, and digests.

import Bytes
import DataSets
import Formats
import Store

/// A data set that is open.
struct OpenDataFile {
  let path: String
  let source: any ByteSource
  let content: DataContent

  /// Opens the file at `path`. `isOneOfMany`: it is opened anew for each read.
  init(_ path: String, isOneOfMany: Bool = false) throws {
    self.path = path
    do {
      source = isOneOfMany ? try ReopenedFile(path) : try FileSource(path: path)
    } catch StoreError.notRegularFile {
      throw Diagnosis(
        "GH-0203", "the data set is no regular file", at: Console.printable(path),
        remedy: "name the file itself; - is not read here")
    } catch StoreError.system(_, _, let number) {
      throw Diagnosis(
        "GH-0202", "the data set cannot be read", at: Console.printable(path),
        why: SystemWords.of(number), remedy: "check the path and who may read it")
    }
    do {
      content = try DataContent(Region(source))
    } catch {
      throw Diagnosis(
        "GH-0230", "the data set cannot be unpacked", at: Console.printable(path),
        why: error.words,
        remedy: "unpack it with the program that packed it")
    }
  }

  /// The digest of the bytes that were read. Throws if they changed since the file was opened.
  func digest() throws -> DigestedFile {
    var stream = DigestStream()
    var offset: UInt64 = 0
    while offset < source.count {
      let length = Int(min(1 << 20, source.count - offset))
      do {
        stream.update(try source.read(at: offset, length: length))
      } catch {
        throw changed
      }
      offset += UInt64(length)
    }
    do { try source.checkUnchanged() } catch { throw changed }
    return DigestedFile(path: path, digest: stream.finish(), size: source.count)
  }

  private var changed: Diagnosis {
    Diagnosis(
      "GH-0211", "the data set changed while it was read", at: Console.printable(path),
      remedy: "scan a copy of it")
  }
}

/// A file that is opened anew for each read: a data set may have more files than a process may hold
/// open. Once anything about it changed, nothing more is read.
struct ReopenedFile: ByteSource {
  let count: UInt64
  private let path: String
  private let stamp: FileStamp

  /// Looks at the file at `path`.
  init(_ path: String) throws {
    stamp = FileStamp(path: path)
    count = try FileSource(path: path, holds: false).count
    self.path = path
    try checkUnchanged()
  }

  func read(at offset: UInt64, length: Int) throws(ByteSourceError) -> [UInt8] {
    try checkUnchanged()
    do {
      return try FileSource(path: path, holds: false).read(at: offset, length: length)
    } catch let error as ByteSourceError {
      throw error
    } catch {
      throw .unreadable(offset: offset, reason: "the file could not be read")
    }
  }

  func checkUnchanged() throws(ByteSourceError) {
    guard FileStamp(path: path) == stamp else {
      throw .unreadable(offset: 0, reason: "the file changed while it was read")
    }
  }
}

extension Diagnosis {
  /// Columns that are not there.
  init(columns fault: ColumnFault) {
    switch fault {
    case .missing(let name):
      self.init(
        "GH-0231", "no column is called \"\(Console.printable(name))\"",
        remedy: "gatehouse data scan FILE --format json lists the columns")
    case .noLabel:
      self.init(
        "GH-0231", "probabilities without a label say nothing",
        remedy: "name the label with --label-column")
    }
  }
}
