// The sandbox of `gatehouse sandbox run`: bubblewrap's namespaces around the program, and a watch on
// the calls that reach out of it.

import Bytes
import Foundation
import Isolation

/// One run of one program.
struct Sandbox {
  /// Attempts that are kept; more of them say nothing new.
  private static let mostAttempts = 1_000
  /// What of the system a program may read: programs and libraries, no data of anybody.
  private static let systemPaths = [
    "/usr", "/bin", "/sbin", "/lib", "/lib32", "/lib64", "/etc/alternatives", "/etc/ld.so.cache",
    "/etc/ld.so.conf", "/etc/ld.so.conf.d",
  ]

  private let bubblewrap: String
  private let readable: [String]
  private let seconds: Int
  private let memoryBytes: UInt64
  private let command: [String]
  /// Whether what the program prints goes to standard error, so that the report stands alone.
  private let outputAside: Bool

  /// Checks that everything is there. Throws a diagnosis if not.
  init(
    reading: [String], seconds: Int, memoryBytes: UInt64, command: [String], outputAside: Bool
  ) throws {
    guard let found = Self.findBubblewrap() else {
      throw Diagnosis(
        "GH-0220", "there is no bubblewrap on this system",
        why: "foreign programs are run only inside its namespaces",
        remedy: "apt-get install bubblewrap")
    }
    bubblewrap = found
    readable = try reading.map { path in
      guard FileManager.default.fileExists(atPath: path) else {
        throw Diagnosis(
          "GH-0201", "nothing to read", at: Console.printable(path),
          why: "there is no such file or directory", remedy: "check the path")
      }
      return URL(fileURLWithPath: path).standardizedFileURL.path
    }
    self.seconds = seconds
    self.memoryBytes = memoryBytes
    self.command = command
    self.outputAside = outputAside
  }

  private static func findBubblewrap() -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    return path.split(separator: ":").map { $0 + "/bwrap" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  /// Runs the program to its end, or to the end of its time.
  func run() throws -> SandboxOutcome {
    let files = FileManager.default
    let scratch = files.temporaryDirectory.appendingPathComponent("gatehouse-\(UUID().uuidString)")
    try files.createDirectory(
      at: scratch, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    defer { try? files.removeItem(at: scratch) }
    let program: ForeignProgram
    do {
      program = try ForeignProgram(
        path: bubblewrap, arguments: arguments(scratch: scratch.path), environment: [],
        outputAside: outputAside)
    } catch {
      throw Diagnosis("GH-0222", "the sandbox could not be started", why: "\(error)")
    }
    var outcome = try watch(program)
    outcome.written = names(below: scratch.path)
    return outcome
  }

  private func arguments(scratch: String) -> [String] {
    var words = [
      "--unshare-all", "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv",
      "--setenv", "PATH", "/usr/local/bin:/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--setenv",
      "LANG", "C.UTF-8", "--hostname", "sandbox", "--proc", "/proc", "--dev", "/dev", "--tmpfs",
      "/run",
    ]
    for path in Self.systemPaths { words += ["--ro-bind-try", path, path] }
    words += ["--bind", scratch, "/tmp"]
    for path in readable + ownFiles { words += ["--ro-bind", path, path] }
    // For this program alone, whose libraries may have been found by links; it takes it away again.
    let folders = Set(ownFiles.dropFirst().map { ($0 as NSString).deletingLastPathComponent })
    if !folders.isEmpty {
      words += ["--setenv", "LD_LIBRARY_PATH", folders.sorted().joined(separator: ":")]
    }
    words += ["--remount-ro", "/", "--chdir", workingDirectory, "--"]
    let inner = [SandboxInner.word, String(ForeignProgram.inheritedChannel), String(memoryBytes)]
    return words + [ownPath] + inner + command
  }

  /// The current directory if the program may see it, else its empty one.
  private var workingDirectory: String {
    let here = FileManager.default.currentDirectoryPath
    return readable.contains { $0 == here || $0.hasPrefix(here + "/") } ? here : "/tmp"
  }

  /// This program, which watches from inside, and the libraries that it has open.
  private var ownPath: String {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
      ?? CommandLine.arguments[0]
  }

  private var ownFiles: [String] {
    // Read to the end: the size that the system gives for it is 0.
    let bytes = try? FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/self/maps")).readToEnd()
    let maps = String(decoding: bytes ?? Data(), as: UTF8.self)
    let libraries = maps.split(separator: "\n").compactMap { line -> String? in
      guard let slash = line.firstIndex(of: "/") else { return nil }
      let path = String(line[slash...])
      let isLibrary = path.hasSuffix(".so") || path.contains(".so.")
      return isLibrary && !path.hasPrefix("/usr/") && !path.hasPrefix("/lib") ? path : nil
    }
    // The inner copy of this program is started by its path.
    return [ownPath] + Set(libraries).sorted()
  }

  // MARK: watching

  private func watch(_ program: ForeignProgram) throws -> SandboxOutcome {
    var outcome = SandboxOutcome(command: command)
    let started = ContinuousClock.now
    let limit = Duration.seconds(seconds)
    guard let link = try? program.channel.receive(seconds: 30) else {
      outcome.end = program.ended() ?? .unknown
      throw Diagnosis(
        "GH-0222", "the sandbox could not be started",
        why: "bubblewrap ended before the program began",
        remedy: "check that user namespaces are allowed: bwrap --ro-bind / / true")
    }
    let watch = link.descriptor.map(Watch.init(descriptor:))
    outcome.layers = ["bubblewrap", "no-new-privs", "rlimits"] + (watch == nil ? [] : ["seccomp"])
    var hasStarted = false
    while true {
      if ContinuousClock.now - started > limit {
        program.kill()
        outcome.ranOutOfTime = true
      }
      switch watch?.next(milliseconds: 50) ?? .nothing {
      case .attempt(let attempt):
        // The first ones start the command itself, from one directory of the path after the other.
        if hasStarted || !isStart(attempt) {
          hasStarted = true
          outcome.add(attempt, most: Self.mostAttempts)
        }
      case .nothing, .ended:
        if let end = program.ended() {
          outcome.end = end
          outcome.milliseconds = Int((ContinuousClock.now - started) / .milliseconds(1))
          return outcome
        }
        if watch == nil { Thread.sleep(forTimeInterval: 0.02) }
      }
    }
  }

  private func isStart(_ attempt: Attempt) -> Bool {
    attempt.call == "execve"
      && (attempt.subject as NSString).lastPathComponent
        == (command[0] as NSString).lastPathComponent
  }

  /// What the program left in its empty directory; what was shown to it there is not its own.
  private func names(below directory: String) -> [String] {
    guard let walker = FileManager.default.enumerator(atPath: directory) else { return [] }
    var names: [String] = []
    for case let name as String in walker where names.count < Self.mostAttempts {
      let path = "/tmp/" + name
      let isShown = (readable + ownFiles).contains { $0 == path || $0.hasPrefix(path + "/") }
      if !isShown { names.append(path) }
    }
    return names.sorted()
  }
}

/// What came of a run.
struct SandboxOutcome {
  let command: [String]
  var layers: [String] = []
  var end = ChildProcess.End.unknown
  var ranOutOfTime = false
  var milliseconds = 0
  /// What was attempted, in the order of the first time, and how often.
  private(set) var attempts: [(attempt: Attempt, times: Int)] = []
  private var places: [Attempt: Int] = [:]
  /// Files that were left in the empty directory.
  var written: [String] = []

  init(command: [String]) { self.command = command }

  mutating func add(_ attempt: Attempt, most: Int) {
    if let place = places[attempt] {
      attempts[place].times += 1
    } else if attempts.count < most {
      places[attempt] = attempts.count
      attempts.append((attempt, 1))
    }
  }

  /// Whether an attempt is out of place: everything but starting a program and working in `/tmp`
  /// or on devices that hold nothing.
  static func isOutOfPlace(_ attempt: Attempt) -> Bool {
    if attempt.refused { return true }
    if attempt.call.hasPrefix("execve") { return false }
    // Without a directory it is the empty one; the C library asks for the name service's cache.
    let isRelative =
      !attempt.subject.hasPrefix("/") && !["connect", "bind", "sendto"].contains(attempt.call)
    if isRelative && !attempt.subject.isEmpty && !attempt.subject.contains("..") { return false }
    if attempt.subject == "unix socket /var/run/nscd/socket" { return false }
    return !["/tmp/", "/dev/null", "/dev/tty", "/dev/shm/", "/proc/self/"].contains {
      attempt.subject.hasPrefix($0)
    }
  }

  /// Whether it ended by itself with 0 and attempted nothing out of place.
  var isQuiet: Bool {
    end == .exited(0) && !ranOutOfTime && !attempts.contains { Self.isOutOfPlace($0.attempt) }
  }

  private var endWords: String {
    if ranOutOfTime { return "ended after its time ran out" }
    return switch end {
    case .exited(let code): "exit code \(code)"
    case .signalled(let number): "ended by signal \(number)"
    case .unknown: "end unknown"
    }
  }

  var json: JSON {
    let exit: JSON = if case .exited(let code) = end { .int(code) } else { .null }
    let signal: JSON = if case .signalled(let number) = end { .int(number) } else { .null }
    return [
      "schema_version": 1, "command": .strings(command), "isolation": .strings(layers),
      "exit": exit, "signal": signal, "out_of_time": .bool(ranOutOfTime),
      "quiet": .bool(isQuiet), "written": .strings(written),
      "attempts": .array(
        attempts.map {
          [
            "call": .string($0.attempt.call), "subject": .string($0.attempt.subject),
            "refused": .bool($0.attempt.refused), "times": .int($0.times),
            "out_of_place": .bool(Self.isOutOfPlace($0.attempt)),
          ]
        }),
    ]
  }

  func write(to console: Console) {
    let program = Console.printable(command.joined(separator: " "))
    console.out("\(console.style.bold(program))  \(endWords), \(milliseconds) ms")
    for (attempt, times) in attempts {
      let mark = Self.isOutOfPlace(attempt) ? console.style.red("attempted") : "did      "
      let often = times > 1 ? " (\(times) times)" : ""
      let refused = attempt.refused ? ", refused" : ""
      console.out(
        "    \(mark)  \(attempt.call) \(Console.printable(attempt.subject))\(often)\(refused)")
    }
    for name in written { console.out("    left       \(Console.printable(name))") }
    console.out(console.style.dim("    layers     \(layers.joined(separator: ", "))"))
  }
}
