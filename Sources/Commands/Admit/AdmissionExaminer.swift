// From a model on disk to the facts that its admission is judged from: copies, inspection, licences,
// signature, list of classes.

import Bytes
import Evidence
import Formats
import Inspection
import Manifest
import Store
import Verdicts

/// One model as it was examined.
struct ExaminedModel: Sendable {
  let input: AdmissionInput
  /// The copies that were inspected; none in a dry run.
  let copies: [VaultFile]
  let reports: [ArtefactReport]
  /// The layers that confined the process which read them.
  let isolation: [String]
}

/// Examines models of one system.
struct AdmissionExaminer {
  private let system: DescribedSystem
  private let workspace: Workspace?
  private let isDryRun: Bool
  private let console: Console
  private let meter: AssetMeter
  private let evidence: [VerifiedStatement]
  private let now = WallClock.now()
  private let classes: ClassListState
  private let policy: InspectionPolicy
  private let revoked: RevocationList

  /// Most bytes of a signature file.
  private static let bundleBytes: UInt64 = 32 << 20
  /// Most bytes of a public key.
  private static let keyBytes: UInt64 = 8_192
  /// Names looked at beside the files of a model.
  private static let companionNames = 10_000

  init(system: DescribedSystem, workspace: Workspace?, isDryRun: Bool, console: Console) throws {
    self.system = system
    self.workspace = workspace
    self.isDryRun = isDryRun
    self.console = console
    meter = AssetMeter(system)
    evidence = try withStore { try workspace?.evidence() ?? [] }
    let clock = now
    revoked = try withStore { try workspace?.revocations(at: clock) ?? RevocationList() }
    let keys = try withStore { try workspace?.currentKeys(at: clock) ?? [] }
    (classes, policy) = ClassList.load(system.manifest.admission, meter, keys)
  }

  /// Reads every file of `target`. Copies are removed again when something fails.
  func examine(_ target: AdmissionTarget) throws -> ExaminedModel {
    var copies: [VaultFile] = []
    var reports: [ArtefactReport] = []
    var files: [AdmissionFile] = []
    var licences: [FoundLicence] = []
    var missing: [String] = []
    var worker = WorkerClient(policy: policy)
    defer { worker.finish() }
    do {
      for declared in target.paths {
        let paths = paths(behind: declared, of: target)
        guard !paths.isEmpty else {
          missing.append(declared)
          continue
        }
        for path in paths {
          let report = try inspect(path, of: target, &copies, &licences, &worker)
          reports.append(report)
          files.append(try AdmissionFile(report))
        }
      }
    } catch {
      workspace?.vault.discard(copies, now: now)
      throw error
    }
    let folders = target.paths.filter { FileStamp(path: place($0, of: target)).isDirectory }
    licences += try companions(
      in: folders + files.map { Self.folder(of: $0.path) }, of: target, &worker)
    return ExaminedModel(
      input: AdmissionInput(
        manifest: system.manifest, model: target.model, name: target.name, files: files,
        missing: missing, licences: licences, signature: signature(of: target.model),
        classes: classes, inspectionPolicy: policy.digest, evidence: evidence, now: now),
      copies: copies, reports: reports, isolation: worker.layers)
  }

  /// Where a path of `target` lies: a declared one is relative to the manifest.
  private func place(_ path: String, of target: AdmissionTarget) -> String {
    target.model == nil ? path : meter.path(path)
  }

  private func paths(behind path: String, of target: AdmissionTarget) -> [String] {
    guard target.model == nil else {
      return meter.files(behind: path).filter { !FileStamp(path: meter.path($0)).text.isEmpty }
    }
    let here = AssetMeter(DescribedSystem(manifest: system.manifest, directory: "."))
    return here.files(behind: path)
  }

  private func inspect(
    _ path: String, of target: AdmissionTarget, _ copies: inout [VaultFile],
    _ licences: inout [FoundLicence], _ worker: inout WorkerClient
  ) throws -> ArtefactReport {
    let place = place(path, of: target)
    var line = ProgressLine("admitting", total: 0, unit: .bytes, console: console)
    defer { line.finish() }
    var copy: VaultFile?
    if !isDryRun, let workspace {
      copy = try workspace.vault.stage(place) { line.update($0) }
    }
    if let copy { copies.append(copy) }
    let source = try FileSource(path: copy?.path ?? place)
    let report = worker.inspect(source, name: path, depth: .whole) { line.update($0) }
    guard copy == nil || report.digest == copy?.digest else {
      throw Diagnosis(
        "GH-0308", "the copy in the vault is not what its name says", at: copy?.path,
        why: "it was changed or the disk failed", remedy: "remove it, then admit the model again")
    }
    licences += worker.licences(source, place: path)
    return report
  }

  // MARK: licences beside the files

  /// What cards, licence texts and configurations in the folders of the model say. The folder of
  /// the manifest is the project's own and is not looked at.
  private func companions(
    in folders: [String], of target: AdmissionTarget, _ worker: inout WorkerClient
  ) throws -> [FoundLicence] {
    let plain = Set(folders.map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 })
    var found: [FoundLicence] = []
    for folder in plain.sorted() where !folder.isEmpty && folder != "." {
      let place = place(folder, of: target)
      let names = try OpenDirectory(path: place).next(Self.companionNames)
      for name in names {
        guard let kind = LicenceReading.Companion(named: name),
          case .regular = try PathStatus.of(place + "/" + name)
        else { continue }
        let source = try FileSource(path: place + "/" + name, holds: false)
        found += worker.licences(source, kind, place: folder + "/" + name)
      }
    }
    return found
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "" }
    return String(path[..<slash])
  }

  // MARK: the declared signature

  private func signature(of model: Manifest.Model?) -> DeclaredSignatureState {
    guard let declared = model?.signature else { return .none }
    do {
      let pem = try SmallFile.read(meter.path(declared.publicKey), atMost: Self.keyBytes)
      let bytes = try SmallFile.read(meter.path(declared.file), atMost: Self.bundleBytes)
      let key = try TrustedKey(
        name: "declared", role: .machine, identity: "",
        publicPEM: String(decoding: pem, as: UTF8.self))
      let verified = try ModelBundle(bytes).verify(BundlePolicy(keys: [key], revoked: revoked))
      return .verified(keyID: key.keyID, verified.manifest)
    } catch let error as EvidenceError {
      return .refused(EvidenceWords.of(error).why)
    } catch {
      return .refused(SmallFile.words(error))
    }
  }
}

/// The list of the project's own classes, with its signature.
enum ClassList {
  /// The state of the list that `rules` name, and the policy with it if it counts.
  static func load(_ rules: Manifest.Admission, _ meter: AssetMeter, _ keys: [TrustedKey])
    -> (ClassListState, InspectionPolicy)
  {
    guard let list = rules.allowedClasses else { return (.none, .standard) }
    do {
      let bytes = try SmallFile.read(
        meter.path(list.file), atMost: UInt64(InspectionLimits.projectClassBytes))
      let bundle = try ModelBundle(
        SmallFile.read(meter.path(list.signature), atMost: UInt64(1 << 20)))
      guard let signer = keys.first(where: { Self.signs($0, bundle, bytes) }) else {
        return (.refused("no trusted key has signed exactly this list"), .standard)
      }
      let classes = try ProjectClasses(bytes)
      return (
        .applied(digest: classes.digest, keyID: signer.keyID, classes: classes.names.count),
        try InspectionPolicy.standard.allowing(classes.names)
      )
    } catch let error as ProjectClassFault {
      return (.refused("it " + error.listWords), .standard)
    } catch let error as PolicyError {
      return (.refused(error.words), .standard)
    } catch let error as EvidenceError {
      return (.refused("its signature: " + EvidenceWords.of(error).why), .standard)
    } catch {
      return (.refused("the list or its signature " + SmallFile.words(error)), .standard)
    }
  }

  /// Whether `bundle` is a signature of `key` over one file with exactly these bytes.
  private static func signs(_ key: TrustedKey, _ bundle: ModelBundle, _ bytes: [UInt8]) -> Bool {
    guard let verified = try? bundle.verify(with: key) else { return false }
    return verified.manifest.resources == [ModelResource(name: ".", digest: Digest.of(bytes))]
  }
}

extension ProjectClassFault {
  fileprivate var listWords: String {
    if case .line = self { "is not understood: " + words } else { words }
  }
}

extension AdmissionFile {
  /// What a report says of a file that was read to its end.
  init(_ report: ArtefactReport) throws {
    guard let digest = report.digest else {
      throw Diagnosis("GH-0209", "the file could not be read to its end", at: report.path)
    }
    let isComplete = if case .complete = report.coverage { true } else { false }
    self.init(
      path: report.path, digest: digest, size: report.size, format: report.format,
      verdict: report.verdict.rawValue, isComplete: isComplete,
      capability: report.capability.rawValue,
      reason: report.verdict == .safe ? nil : report.reasons.first?.message)
  }
}
