/// Getting files back: every chunk is authenticated at its place, every file hashed again, before anybody
/// is told that it is there. Rounds as in `SealedPut.swift`: while one batch of chunks is opened, the
/// next is read and the one before is hashed and written.

import Bytes
import Dispatch
import Synchronization

import struct Crypto.SymmetricKey

extension SealedStore {
  /// Writes files of `version` below `directory`, which must not have them yet. `paths`: those alone;
  /// `nil` for all. `isDurable`: waits until the disk has them. `progress` gets the bytes done so far.
  package func restore(
    _ version: VaultVersion, paths: Set<String>? = nil, to directory: String,
    isDurable: Bool = true,
    progress: (UInt64) -> Void = { _ in }
  ) throws {
    let files = version.files.filter { paths?.contains($0.path) ?? true }
    try AtomicFile.makeDirectories(directory, mode: 0o700)
    let sink = FolderSink(directory)
    try GetRun(self, version, files, sink).work(progress)
    if isDurable { System.syncAll() }
  }

  /// Reads files of `version` to their ends and hashes them; writes nothing.
  package func readAll(
    _ version: VaultVersion, paths: Set<String>? = nil, progress: (UInt64) -> Void = { _ in }
  ) throws {
    let files = version.files.filter { paths?.contains($0.path) ?? true }
    try GetRun(self, version, files, NoSink()).work(progress)
  }

  /// The bytes of a small file of `version`.
  package func content(of path: String, in version: VaultVersion, limit: Int) throws -> [UInt8] {
    guard let file = version.file(path), file.size <= UInt64(limit) else {
      throw StoreError.vault(
        VaultFault(.missing, at: path, "version \(version.id.short) has no such small file"))
    }
    let sink = MemorySink()
    try GetRun(self, version, [file], sink).work { _ in }
    return sink.bytes.withLock { $0 }
  }
}

/// Where restored bytes go; called for one file after the other, in order.
private protocol GetSink: Sendable {
  func begin(_ file: VersionFile) throws
  func take(_ bytes: [UInt8]) throws
  func end(_ file: VersionFile) throws
}

private struct NoSink: GetSink {
  func begin(_ file: VersionFile) {}
  func take(_ bytes: [UInt8]) {}
  func end(_ file: VersionFile) {}
}

private final class MemorySink: GetSink {
  let bytes = Mutex<[UInt8]>([])
  func begin(_ file: VersionFile) {}
  func take(_ more: [UInt8]) { bytes.withLock { $0 += more } }
  func end(_ file: VersionFile) {}
}

/// New files below a directory of our own.
private final class FolderSink: GetSink {
  private struct Open: Sendable {
    let file: FileDescriptor
    var written: UInt64 = 0
  }

  private let directory: String
  private let open = Mutex<Open?>(nil)
  private let made = Mutex<Set<String>>([])

  init(_ directory: String) {
    self.directory = directory
  }

  func begin(_ file: VersionFile) throws {
    try VersionFile.check(file.path)
    let path = directory + "/" + file.path
    let folder = AtomicFile.directory(of: path)
    if made.withLock({ $0.insert(folder).inserted }) {
      try AtomicFile.makeDirectories(folder, mode: 0o755)
    }
    let new = try System.createExclusively(path, mode: 0o600)
    open.withLock { $0 = Open(file: new) }
  }

  func take(_ bytes: [UInt8]) throws {
    try open.withLock { open in
      guard let current = open else { return }
      try System.write(current.file, bytes, at: current.written)
      open?.written += UInt64(bytes.count)
    }
  }

  func end(_ file: VersionFile) throws {
    try open.withLock { open in
      if let current = open { try System.setMode(current.file, file.mode & 0o777) }
      open = nil
    }
  }
}

/// One run of a restore.
private final class GetRun: Sendable {
  /// Chunks that lie one after the other in a pack, read at once.
  private struct Stretch: Sendable {
    let pack: Digest
    var chunks: [(file: Int, reference: ChunkReference)]
    var bytes: [UInt8] = []

    var start: Int { Int(chunks[0].reference.place.offset) }
    var end: Int {
      let last = chunks[chunks.count - 1].reference.place
      return Int(last.offset) + Int(last.length) + Pack.tagBytes
    }
  }

  private struct Plain: Sendable {
    let order: Int
    let file: Int
    let bytes: [UInt8]
  }

  private struct Cursor: Sendable {
    var file = 0
    var chunk = 0
  }

  private struct Output: Sendable {
    /// The file that is open; `nil` before the first.
    var file = -1
    var stream = DigestStream()
  }

  /// Blocks that the chunks of one round are opened in.
  private static let blocks = 32

  private let store: SealedStore
  private let version: VaultVersion
  private let files: [VersionFile]
  private let sink: any GetSink
  private let cursor = Mutex(Cursor())
  private let output = Mutex(Output())
  private let packKeys = Mutex<[Digest: SymmetricKey]>([:])
  private let failure = Mutex<(any Error)?>(nil)

  init(
    _ store: SealedStore, _ version: VaultVersion, _ files: [VersionFile], _ sink: any GetSink
  ) {
    self.store = store
    self.version = version
    self.files = files
    self.sink = sink
  }

  func work(_ progress: (UInt64) -> Void) throws {
    var stretches = try readStretches()
    var ready: [Plain] = []
    var done: UInt64 = 0
    while !stretches.isEmpty || !ready.isEmpty {
      let writing = ready
      let opening = stretches.flatMap { stretch in
        stretch.chunks.map { (stretch: stretch, chunk: $0) }
      }
      let next = Mutex<[Stretch]>([])
      let plain = Mutex<[Plain]>([])
      // Small chunks in blocks: a lock for each of thousands would cost more than opening them.
      let block = max(1, opening.count / Self.blocks)
      let jobs = (opening.count + block - 1) / block
      DispatchQueue.concurrentPerform(iterations: jobs + 2) { job in
        do {
          switch job {
          case 0: try self.write(writing)
          case 1:
            let read = try self.readStretches()
            next.withLock { $0 = read }
          default:
            let range = ((job - 2) * block)..<min((job - 1) * block, opening.count)
            let opened = try range.map { order in
              let (stretch, chunk) = opening[order]
              return Plain(
                order: order, file: chunk.file, bytes: try self.open(chunk.reference, in: stretch))
            }
            plain.withLock { $0 += opened }
          }
        } catch {
          self.failure.withLock { if $0 == nil { $0 = error } }
        }
      }
      if let failure = failure.withLock({ $0 }) { throw failure }
      done += writing.reduce(0) { $0 + UInt64($1.bytes.count) }
      progress(done)
      ready = plain.withLock { $0 }.sorted { $0.order < $1.order }
      stretches = next.withLock { $0 }
    }
    try output.withLock { try finish(&$0, upTo: files.count) }
  }

  // MARK: reading

  private func readStretches() throws -> [Stretch] {
    var planned = cursor.withLock { plan(&$0) }
    for index in planned.indices {
      let stretch = planned[index]
      try unlock(stretch.pack)
      let bytes = try store.objects.read(
        store.packName(stretch.pack), at: stretch.start, length: stretch.end - stretch.start)
      guard let bytes else { throw missing(stretch) }
      planned[index].bytes = bytes
    }
    return planned
  }

  private func plan(_ cursor: inout Cursor) -> [Stretch] {
    var planned: [Stretch] = []
    var bytes = 0
    var count = 0
    while bytes < VaultLimits.packBytes, count < VaultLimits.packChunks, cursor.file < files.count {
      let file = files[cursor.file]
      guard cursor.chunk < file.chunks.count else {
        cursor.file += 1
        cursor.chunk = 0
        continue
      }
      let reference = file.chunks[cursor.chunk]
      let pack = version.packs[Int(reference.pack)]
      if let last = planned.last, last.pack == pack, last.end == Int(reference.place.offset) {
        planned[planned.count - 1].chunks.append((cursor.file, reference))
      } else {
        planned.append(Stretch(pack: pack, chunks: [(cursor.file, reference)]))
      }
      bytes += Int(reference.place.length)
      count += 1
      cursor.chunk += 1
    }
    return planned
  }

  private func unlock(_ pack: Digest) throws {
    guard packKeys.withLock({ $0[pack] }) == nil else { return }
    let head = try store.objects.read(store.packName(pack), at: 0, length: Pack.headBytes)
    guard let head, Array(head[..<8]) == Pack.magic else {
      throw StoreError.vault(
        VaultFault(.missing, at: "pack \(pack.short)", "it is not there, or not a pack"))
    }
    let key = store.keys.objectKey("pack", salt: Array(head[8...]))
    packKeys.withLock { $0[pack] = key }
  }

  private func missing(_ stretch: Stretch) -> StoreError {
    let path = files[stretch.chunks[0].file].path
    return .vault(
      VaultFault(
        .missing, at: path, "a chunk of it is not in pack \(stretch.pack.short): the pack is cut"))
  }

  private func open(_ chunk: ChunkReference, in stretch: Stretch) throws -> [UInt8] {
    let start = Int(chunk.place.offset) - stretch.start
    let end = start + Int(chunk.place.length) + Pack.tagBytes
    guard let key = packKeys.withLock({ $0[stretch.pack] }), end <= stretch.bytes.count,
      let plain = Pack.open(
        stretch.bytes[start..<end], id: chunk.id, place: chunk.place, key: key,
        vault: store.keys.vault)
    else {
      throw StoreError.vault(
        VaultFault(
          .altered, at: "pack \(stretch.pack.short)",
          "chunk \(chunk.place.number) does not authenticate"))
    }
    return plain
  }

  // MARK: writing

  private func write(_ pieces: [Plain]) throws {
    try output.withLock { output in
      for piece in pieces {
        try finish(&output, upTo: piece.file)
        output.stream.update(piece.bytes)
        try sink.take(piece.bytes)
      }
    }
  }

  /// Ends the open file and those without a byte before `file`, and begins `file`.
  private func finish(_ output: inout Output, upTo file: Int) throws {
    while output.file < file {
      if output.file >= 0 {
        let current = files[output.file]
        guard output.stream.finish() == current.digest else {
          throw StoreError.vault(
            VaultFault(.altered, at: current.path, "its bytes do not have its digest"))
        }
        try sink.end(current)
      }
      output.file += 1
      output.stream = DigestStream()
      if output.file < files.count { try sink.begin(files[output.file]) }
    }
  }
}
