/// What a foreign program attempts while it runs in its namespaces: calls that reach out of it wait
/// until they were noted. Holds `unsafe` for the structures of the C side alone.

import CIsolation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A call that a program made.
package struct Attempt: Sendable, Hashable {
  /// The system call.
  package let call: String
  /// The path or the address that it named; empty if it named none.
  package let subject: String
  /// Whether it was refused whatever it named.
  package let refused: Bool
}

/// The supervisor's side.
package struct Watch: Sendable {
  private let descriptor: Int32

  /// Takes over the descriptor that the watched process sent.
  package init(descriptor: Int32) { self.descriptor = descriptor }

  /// What came within some time.
  package enum Event: Sendable, Equatable {
    case attempt(Attempt)
    case nothing
    /// Nothing is watched any longer.
    case ended
  }

  /// Waits for the next call, notes it and lets it go on or fail.
  package func next(milliseconds: Int32) -> Event {
    var raw = gh_attempt()
    let code = unsafe gh_watch_next(descriptor, milliseconds, &raw)
    if code == ETIMEDOUT { return .nothing }
    guard code == 0 else { return .ended }
    let call = raw.call
    let error = gh_watched_code(call)
    let subject = unsafe withUnsafeBytes(of: &raw.subject) { bytes in
      unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    let name = unsafe String(cString: gh_watched_name(call))
    gh_watch_answer(descriptor, raw.id, error)
    return .attempt(Attempt(call: name, subject: subject, refused: error != 0))
  }
}

/// The watched side: what stands between the namespaces and the foreign program.
package enum WatchedProgram {
  /// Puts itself under watch, hands the supervisor its end over `channel`, and becomes `command`.
  /// Answers an exit code only if that fails.
  package static func become(_ command: [String], channel: Int32) -> Int32 {
    let descriptor = gh_watch()
    let link = Channel(socket: channel)
    do {
      try link.send(descriptor < 0 ? [] : [1], descriptor: descriptor)
    } catch {
      return 126
    }
    if descriptor >= 0 { _ = close(descriptor) }
    _ = unsafe unsetenv("LD_LIBRARY_PATH")
    _ = close(channel)
    let words = unsafe command.map { unsafe strdup($0) } + [nil]
    guard let first = command.first else { return 126 }
    return unsafe gh_exec(first, words) == ENOENT ? 127 : 126
  }
}

/// A foreign program that was started, and the end of the channel to it.
package final class ForeignProgram: Sendable {
  /// The channel over which the watch comes.
  package let channel: Channel
  private let process: pid_t

  /// The descriptor of the program's own end of the channel.
  package static let inheritedChannel: Int32 = 3

  /// Starts `path`; its end of the channel is its descriptor `inheritedChannel`. `outputAside`: what
  /// it prints goes to standard error.
  package init(
    path: String, arguments: [String], environment: [String], outputAside: Bool = false
  ) throws(ChannelError) {
    var ends: [Int32] = [-1, -1]
    let made = unsafe ends.withUnsafeMutableBufferPointer { buffer in
      unsafe gh_pair(buffer.baseAddress)
    }
    guard made == 0 else { throw .system(made) }
    defer { _ = close(ends[1]) }
    let words = unsafe ([path] + arguments).map { unsafe strdup($0) }
    let settings = unsafe environment.map { unsafe strdup($0) }
    defer { unsafe freeWords(words + settings) }
    var child: pid_t = 0
    let code = unsafe gh_spawn_keeping(
      path, words + [nil], settings + [nil], ends[1], outputAside ? 1 : 0, &child)
    guard code == 0 else {
      _ = close(ends[0])
      throw .system(code)
    }
    channel = Channel(socket: ends[0])
    process = child
  }

  deinit { _ = close(channel.socket) }

  /// How it ended; `nil` while it runs.
  package func ended() -> ChildProcess.End? {
    var status: Int32 = 0
    guard unsafe gh_ended(process, &status) != 0 else { return nil }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }

  /// Ends it and all that it started.
  package func kill() { gh_kill(process) }
}
