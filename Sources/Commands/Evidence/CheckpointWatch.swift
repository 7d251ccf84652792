// `gatehouse sign --watch`: signs the checkpoints of a training run, each once it is finished. Finished is
// what has weights, no temporary names, no writer that the system shows, and has not changed for a while by
// the steady clock. A signature is written whole or not at all, so a run that was killed goes on where it was.

import Bytes
import Evidence
import Foundation
import Store

/// One directory that is watched.
struct CheckpointWatch {
  let directory: String
  let signatures: String?
  /// Seconds without a change.
  let settle: Double
  let once: Bool
  let signer: ModelSigner
  let ignoring: [String]
  let followsLinks: Bool
  let format: OutputFormat
  let console: Console

  /// What is known of one candidate.
  private struct State {
    var snapshot: Checkpoints.Snapshot
    var since: ContinuousClock.Instant
    var isDone = false
  }

  /// What is known of all candidates.
  private struct Memory {
    var states: [String: State] = [:]
    /// What was said of each last, so that it is not said again and again.
    var said: [String: String] = [:]
    var refused = false
  }

  /// Watches until the process is ended, or with `once` until what is finished is signed. Throws
  /// `CommandExit.findings` at the end of `once` if a checkpoint was refused.
  func run() async throws {
    var memory = Memory()
    guard try withStore({ try PathStatus.of(directory) }) == .directory else {
      throw Diagnosis("GH-0901", "there is no such directory", at: directory)
    }
    if format == .text { console.note("watching \(Console.printable(directory))") }
    try pass(&memory)
    repeat {
      try await Task.sleep(for: .seconds(once ? settle : min(1, settle / 2)))
      try pass(&memory)
    } while !once
    if memory.refused { throw CommandExit.findings }
  }

  private func pass(_ memory: inout Memory) throws {
    let names = try withStore { try Checkpoints.candidates(in: directory) }
    let present = Set(names)
    for name in memory.states.keys where !present.contains(name) { memory.states[name] = nil }
    for name in names {
      do {
        try look(at: name, &memory)
      } catch let error as StoreError {
        if case .diskFull = error { throw Diagnosis(store: error) }
        say(Diagnosis(store: error), name, &memory)
      } catch let error as Diagnosis {
        if ["GH-0902", "GH-0322"].contains(error.code) { throw error }
        say(error, name, &memory)
      }
    }
  }

  private func look(at name: String, _ memory: inout Memory) throws {
    let path = directory + "/" + name
    let options = ModelFiles.Options(
      signature: signaturePath(name), ignoring: ignoring, followsLinks: followsLinks)
    guard let snapshot = try Checkpoints.snapshot(of: path, options) else {
      memory.states[name] = nil
      return
    }
    guard var known = memory.states[name], known.snapshot == snapshot else {
      memory.states[name] = State(snapshot: snapshot, since: .now)
      return
    }
    guard !known.isDone, ContinuousClock.now - known.since >= .seconds(settle) else { return }
    if let temporary = snapshot.temporaryName {
      tell("\(name) still holds the temporary file \(temporary)", name, &memory)
      return
    }
    if let missing = Checkpoints.missingPart(of: snapshot.names) {
      tell("\(name) has no part \(missing) yet", name, &memory)
      return
    }
    if Checkpoints.isBeingWritten(snapshot) {
      tell("\(name) is still open for writing", name, &memory)
      return
    }
    try finish(name, path, snapshot, options, &known)
    memory.states[name] = known
  }

  private func finish(
    _ name: String, _ path: String, _ snapshot: Checkpoints.Snapshot,
    _ options: ModelFiles.Options, _ state: inout State
  ) throws {
    let place = signaturePath(name)
    if let signedAt = try Checkpoints.changeTime(place) {
      try checkEarlier(name, path, snapshot, options, signedAt)
      state.isDone = true
      return
    }
    try signer.checkKeys()
    let manifest = try ModelFiles.manifest(of: path, options)
    // Whatever was written, added or removed while the files were hashed shows now.
    guard try Checkpoints.snapshot(of: path, options) == snapshot,
      !Checkpoints.isBeingWritten(snapshot)
    else {
      state.since = .now
      return
    }
    let result = try signer.sign(manifest, output: place)
    state.isDone = true
    switch format {
    case .text: console.out(result.line(path))
    case .json: console.out(result.json(path).text())
    }
  }

  /// A checkpoint with a signature of an earlier run: nothing is signed again. Its bytes are compared
  /// if they may have changed since.
  private func checkEarlier(
    _ name: String, _ path: String, _ snapshot: Checkpoints.Snapshot,
    _ options: ModelFiles.Options, _ signedAt: Int64
  ) throws {
    let place = signaturePath(name)
    let bundle = try SignedFile.bundle(place)
    let manifest: ModelManifest
    do {
      manifest = try ModelManifest(try Statement.decode(bundle.envelope.payload))
    } catch {
      throw Diagnosis(evidence: error, at: place)
    }
    let names = manifest.resources.map { Array($0.name.utf8) }
    if snapshot.newestChange < signedAt, Set(names) == Set(snapshot.names.map { Array($0.utf8) }) {
      return
    }
    guard try ModelFiles.compare(path, with: manifest, options).differences.isEmpty else {
      throw Diagnosis(
        "GH-0308", "the checkpoint changed after it was signed", at: Console.printable(path),
        why: "it is not signed again by itself",
        remedy:
          "find out what changed it; remove \(Console.printable(place)) to have it signed anew")
    }
  }

  private func signaturePath(_ name: String) -> String { "\(signatures ?? directory)/\(name).sig" }

  private func tell(_ text: String, _ name: String, _ memory: inout Memory) {
    guard memory.said[name] != text else { return }
    memory.said[name] = text
    console.note("waiting: \(Console.printable(text))")
  }

  /// Reports a refusal once, until something else is to be said of the checkpoint.
  private func say(_ diagnosis: Diagnosis, _ name: String, _ memory: inout Memory) {
    memory.refused = true
    memory.states[name]?.isDone = true
    let text = diagnosis.text(Style(colours: false))
    guard memory.said[name] != text else { return }
    memory.said[name] = text
    console.note(format == .json ? diagnosis.json.text() : diagnosis.text(console.noteStyle))
  }
}
