/// Putting files: one round of work after the other, each round on all cores. While the chunks of one
/// pack are named and sealed, the files are hashed, the next chunks are read, and the pack before is
/// written. What lies in memory is a handful of packs, whatever the files' size.

package import Bytes
import Dispatch
import Synchronization

import struct Crypto.SymmetricKey

/// A file to be put.
package struct PutFile: Sendable {
  /// Where its bytes are read.
  package let source: String
  /// Its path in the version.
  package let path: String
  /// The digest that it has to have; `nil` if any will do.
  package let expected: Digest?
  /// Its bytes, for content that does not lie in a file.
  package let bytes: [UInt8]?

  /// The file at `source`.
  package init(_ source: String, path: String, expected: Digest? = nil) {
    self.source = source
    self.path = path
    self.expected = expected
    bytes = nil
  }

  /// Content in memory, one chunk at most.
  package init(bytes: [UInt8], path: String) {
    source = path
    self.path = path
    expected = nil
    self.bytes = bytes
  }
}

extension SealedStore {
  /// Puts `files` as a new version and answers it; durable when this returns. `progress` gets the
  /// bytes done so far.
  package func put(
    _ files: [PutFile], _ head: VersionHead, progress: (UInt64) -> Void = { _ in }
  ) throws -> VaultVersion {
    guard files.count <= VaultLimits.files, Set(files.map(\.path)).count == files.count else {
      throw StoreError.vault(
        VaultFault(.limit, at: head.name, "too many files, or one named twice"))
    }
    for file in files { try VersionFile.check(file.path) }
    let run = try PutRun(self, files.sorted { $0.path < $1.path }, lockUntil: head.retainUntil)
    try run.work(progress)
    let (list, packs) = try run.result()
    let sealed = try VersionRecord.seal(head, list, packs, keys: keys)
    let id = Digest.of(sealed)
    try write(versionName(id), sealed, sha256: id.bytes, lockUntil: head.retainUntil)
    return try VersionRecord.open(sealed, keys: keys)
  }

  /// Where the chunks of all versions lie.
  func knownChunks() throws -> [[UInt8]: (pack: Digest, place: ChunkPlace)] {
    var known: [[UInt8]: (pack: Digest, place: ChunkPlace)] = [:]
    // A pack that is gone must not be relied on: what it held is put again.
    let there = Set(try objects.list(base + "packs/").map(\.name))
    for version in try versions() {
      let isThere = version.packs.map { there.contains(packName($0)) }
      for chunk in version.files.flatMap(\.chunks) where isThere[Int(chunk.pack)] {
        known[chunk.id] = (version.packs[Int(chunk.pack)], chunk.place)
      }
    }
    return known
  }
}

/// One run of a put.
private final class PutRun: Sendable {
  private struct Piece: Sendable {
    let file: Int
    let bytes: [UInt8]
  }

  private struct Reader: Sendable {
    var next = 0
    var source: FileSource?
    var offset: UInt64 = 0
  }

  private struct Hasher: Sendable {
    var stream = DigestStream()
    var file = 0
    var size: UInt64 = 0
    var digests: [(digest: Digest, size: UInt64)] = []
  }

  private struct State: Sendable {
    var ids: [[[UInt8]]]
    var modes: [UInt32]
    var known: [[UInt8]: (pack: Digest, place: ChunkPlace)]
    var pending: Set<[UInt8]> = []
    var failure: (any Error)?
  }

  private let store: SealedStore
  private let files: [PutFile]
  private let lockUntil: Int64?
  private let reader = Mutex(Reader())
  private let hasher = Mutex(Hasher())
  private let state: Mutex<State>

  init(_ store: SealedStore, _ files: [PutFile], lockUntil: Int64?) throws {
    // A version that a store is to keep under lock relies on no pack without that lock.
    let standsAlone = lockUntil != nil && !(store.objects is LocalObjects)
    self.store = store
    self.files = files
    self.lockUntil = lockUntil
    state = Mutex(
      State(
        ids: Array(repeating: [], count: files.count),
        modes: Array(repeating: 0o600, count: files.count),
        known: standsAlone ? [:] : try store.knownChunks()))
  }

  /// A pack whose chunks are sealed and that is not written yet.
  private struct Waiting: Sendable {
    let salt: [UInt8]
    let chunks: [Pack.Sealed]
  }

  func work(_ progress: (UInt64) -> Void) throws {
    var pieces = try readPieces()
    var waiting: Waiting?
    var done: UInt64 = 0
    while !pieces.isEmpty || waiting != nil {
      let current = pieces
      let writing = waiting
      let next = Mutex<[Piece]>([])
      let sealed = Mutex<[Pack.Sealed]>([])
      let salt = KeyFiles.randomBytes(Pack.saltBytes)
      let key = store.keys.objectKey("pack", salt: salt)
      // Long jobs first: writing, hashing, reading; then the chunks, which fill the gaps.
      DispatchQueue.concurrentPerform(iterations: current.count + 3) { job in
        self.guarded {
          switch job {
          case 0: if let writing { try self.write(writing) }
          case 1: self.hash(current)
          case 2:
            let read = try self.readPieces()
            next.withLock { $0 = read }
          default:
            if let one = try self.seal(current[job - 3], number: UInt32(job - 3), key) {
              sealed.withLock { $0.append(one) }
            }
          }
        }
      }
      if let failure = state.withLock({ $0.failure }) { throw failure }
      remember(current)
      done += current.reduce(0) { $0 + UInt64($1.bytes.count) }
      progress(done)
      waiting = settle(sealed.withLock { $0 }, salt)
      pieces = next.withLock { $0 }
    }
    hasher.withLock { finishEmpty(&$0, upTo: files.count) }
  }

  private func guarded(_ body: () throws -> Void) {
    do {
      try body()
    } catch {
      state.withLock { if $0.failure == nil { $0.failure = error } }
    }
  }

  // MARK: the jobs of a round

  private func readPieces() throws -> [Piece] {
    try reader.withLock { reader in
      var pieces: [Piece] = []
      var bytes = 0
      while bytes < VaultLimits.packBytes, pieces.count < VaultLimits.packChunks,
        reader.next < files.count
      {
        let file = reader.next
        if let held = files[file].bytes {
          if !held.isEmpty { pieces.append(Piece(file: file, bytes: held)) }
          bytes += held.count
          reader.next += 1
          continue
        }
        let source = try reader.source ?? open(file)
        reader.source = source
        let wanted = min(UInt64(VaultLimits.chunkBytes), source.count - reader.offset)
        if wanted > 0 {
          let piece = try read(source, at: reader.offset, Int(wanted), file)
          pieces.append(Piece(file: file, bytes: piece))
          bytes += piece.count
          reader.offset += wanted
        }
        if reader.offset == source.count {
          guard source.isUnchanged() else { throw changed(file) }
          reader.source = nil
          reader.offset = 0
          reader.next += 1
        }
      }
      return pieces
    }
  }

  private func open(_ file: Int) throws -> FileSource {
    let source = try FileSource(path: files[file].source, holds: false)
    state.withLock { $0.modes[file] = source.permissions }
    return source
  }

  private func read(_ source: FileSource, at offset: UInt64, _ count: Int, _ file: Int) throws
    -> [UInt8]
  {
    do {
      return try source.read(at: offset, length: count)
    } catch {
      throw changed(file)
    }
  }

  private func changed(_ file: Int) -> StoreError {
    .vault(VaultFault(.changed, at: files[file].source, "it changed while it was read"))
  }

  private func hash(_ pieces: [Piece]) {
    hasher.withLock { hasher in
      for piece in pieces {
        finishEmpty(&hasher, upTo: piece.file)
        hasher.stream.update(piece.bytes)
        hasher.size += UInt64(piece.bytes.count)
      }
    }
  }

  /// Closes the digest of the current file and of those without a byte before `file`.
  private func finishEmpty(_ hasher: inout Hasher, upTo file: Int) {
    while hasher.file < file {
      hasher.digests.append((hasher.stream.finish(), hasher.size))
      hasher.stream = DigestStream()
      hasher.size = 0
      hasher.file += 1
    }
  }

  /// `nil` for a chunk that the store has already.
  private func seal(_ piece: Piece, number: UInt32, _ key: SymmetricKey) throws -> Pack.Sealed? {
    let id = store.keys.chunkID(piece.bytes)
    let isNew = state.withLock { state in
      state.known[id] == nil && state.pending.insert(id).inserted
    }
    names.withLock { $0[Int(number)] = id }
    guard isNew else { return nil }
    return Pack.Sealed(
      id: id, number: number, length: UInt32(piece.bytes.count),
      bytes: try Pack.seal(
        piece.bytes, id: id, number: number, key: key, vault: store.keys.vault))
  }

  /// Ids of the pieces of this round, by number.
  private let names = Mutex<[Int: [UInt8]]>([:])

  private func write(_ waiting: Waiting) throws {
    let key = store.keys.objectKey("pack", salt: waiting.salt)
    let (bytes, places) = try Pack.assemble(
      waiting.chunks, salt: waiting.salt, key: key, vault: store.keys.vault)
    let digest = Digest.of(bytes)
    try store.write(
      store.packName(digest), bytes, sha256: digest.bytes, lockUntil: lockUntil)
    state.withLock { state in
      for (id, place) in places {
        state.known[id] = (digest, place)
        state.pending.remove(id)
      }
    }
  }

  // MARK: between the rounds

  private func remember(_ pieces: [Piece]) {
    let round = names.withLock { names in
      defer { names = [:] }
      return names
    }
    state.withLock { state in
      for (number, piece) in pieces.enumerated() {
        if let id = round[number] { state.ids[piece.file].append(id) }
      }
    }
  }

  private func settle(_ sealed: [Pack.Sealed], _ salt: [UInt8]) -> Waiting? {
    guard !sealed.isEmpty else { return nil }
    return Waiting(salt: salt, chunks: sealed.sorted { $0.number < $1.number })
  }

  /// The files as they were put, and the packs that they need.
  func result() throws -> ([VersionFile], [Digest]) {
    let digests = hasher.withLock { $0.digests }
    let (ids, modes, known) = state.withLock { ($0.ids, $0.modes, $0.known) }
    var packs: [Digest] = []
    var numbers: [Digest: UInt32] = [:]
    var list: [VersionFile] = []
    for (index, file) in files.enumerated() {
      let (digest, size) = digests[index]
      if let expected = file.expected, expected != digest {
        throw StoreError.vault(
          VaultFault(.changed, at: file.source, "it is not the file that was looked at"))
      }
      var chunks: [ChunkReference] = []
      for id in ids[index] {
        guard let (pack, place) = known[id] else {
          throw StoreError.vault(VaultFault(.missing, at: file.path, "a chunk was not put"))
        }
        let number = numbers[pack] ?? UInt32(packs.count)
        if numbers[pack] == nil {
          numbers[pack] = number
          packs.append(pack)
        }
        chunks.append(ChunkReference(id: id, pack: number, place: place))
      }
      list.append(
        VersionFile(
          path: file.path, digest: digest, size: size, mode: modes[index], chunks: chunks))
    }
    return (list, packs)
  }
}
