/// Messages between a process and its confined worker: a length, then bytes, over a socket. An open
/// descriptor may come with a message. The only file of this target with `unsafe` in it.

import CIsolation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Error numbers of the system that mean something here.
private enum ChannelCode {
  static let broken = EPIPE
  static let reset = ECONNRESET
  static let late = ETIMEDOUT
}

/// Why a message did not come or go.
package enum ChannelError: Error, Sendable, Equatable {
  /// The other side is gone.
  case closed
  /// Nothing came in time.
  case late
  /// A message longer than any that this protocol has.
  case tooLong(Int)
  /// The system refused, with its error number.
  case system(Int32)
}

/// One end of a socket.
package struct Channel: Sendable {
  /// Longest message in bytes.
  package static let longest = 16 << 20

  /// The socket.
  package let socket: Int32

  /// An end that is open already.
  package init(socket: Int32) { self.socket = socket }

  /// Sends `bytes`, with a copy of `descriptor` if there is one.
  package func send(_ bytes: [UInt8], descriptor: Int32 = -1) throws(ChannelError) {
    let length = UInt32(clamping: bytes.count)
    let head = (0..<4).map { UInt8(truncatingIfNeeded: length >> UInt32(8 * $0)) }
    let message = head + bytes
    let code = unsafe message.withUnsafeBytes { buffer in
      unsafe gh_send(socket, buffer.baseAddress, buffer.count, descriptor)
    }
    try check(code)
  }

  /// The next message and the descriptor that came with it. Waits at most `seconds` for each part
  /// of it; 0 waits for ever.
  package func receive(seconds: Int32 = 0) throws(ChannelError) -> (
    bytes: [UInt8], descriptor: Int32?
  ) {
    var descriptor: Int32?
    let head = try take(4, &descriptor, seconds)
    let length = head.enumerated().reduce(0) { $0 | Int($1.element) << (8 * $1.offset) }
    guard length <= Self.longest else { throw .tooLong(length) }
    var none: Int32?
    let bytes = length == 0 ? [] : try take(length, &none, seconds)
    return (bytes, descriptor)
  }

  private func take(_ count: Int, _ descriptor: inout Int32?, _ seconds: Int32)
    throws(ChannelError) -> [UInt8]
  {
    var bytes = [UInt8](repeating: 0, count: count)
    var raw: Int32 = -1
    let code = unsafe bytes.withUnsafeMutableBytes { buffer in
      unsafe gh_receive(socket, buffer.baseAddress, buffer.count, &raw, seconds)
    }
    if raw >= 0 { descriptor = raw }
    try check(code)
    return bytes
  }

  private func check(_ code: Int32) throws(ChannelError) {
    guard code != 0 else { return }
    if code == ChannelCode.broken || code == ChannelCode.reset { throw .closed }
    if code == ChannelCode.late { throw .late }
    throw .system(code)
  }
}

/// Bytes as an open file that never lies on a disk and can't be changed, to hand them to a worker.
package final class MemoryFile: Sendable {
  /// The descriptor; open as long as this value lives.
  package let descriptor: Int32

  /// A file that holds `bytes`; `nil` if the system gives none.
  package init?(_ bytes: [UInt8]) {
    descriptor = unsafe bytes.withUnsafeBytes { buffer in
      unsafe gh_memory_file(buffer.baseAddress, buffer.count)
    }
    if descriptor < 0 { return nil }
  }

  deinit {
    if descriptor >= 0 { _ = close(descriptor) }
  }
}

/// Gives back copies of texts that were made for the system.
func freeWords(_ words: [UnsafeMutablePointer<CChar>?]) {
  for index in unsafe words.indices { unsafe free(words[index]) }
}

/// A child process with a channel to it.
package final class ChildProcess: Sendable {
  /// The channel to it; its other end is the child's standard input.
  package let channel: Channel
  private let process: pid_t

  /// How a process ended.
  package enum End: Sendable, Equatable {
    case exited(Int32)
    case signalled(Int32)
    case unknown
  }

  /// Starts the program at `path`.
  package init(path: String, arguments: [String], environment: [String]) throws(ChannelError) {
    var socket: Int32 = -1
    var child: pid_t = 0
    let words = unsafe ([path] + arguments).map { unsafe strdup($0) }
    let settings = unsafe environment.map { unsafe strdup($0) }
    defer { unsafe freeWords(words + settings) }
    let code = unsafe gh_spawn(path, words + [nil], settings + [nil], &socket, &child)
    guard code == 0 else { throw .system(code) }
    channel = Channel(socket: socket)
    process = child
  }

  private init(channel: Channel, process: pid_t) {
    self.channel = channel
    self.process = process
  }

  /// A copy of this process that does `work` on standard input, its end of the channel, and ends
  /// with the code that it answers. Only possible while the process has a single thread; `nil`
  /// otherwise.
  package static func forked(_ work: () -> Int32) -> ChildProcess? {
    var socket: Int32 = -1
    var child: pid_t = -1
    guard unsafe gh_fork_worker(&socket, &child) == 0 else { return nil }
    if child == 0 { gh_leave(work()) }
    return ChildProcess(channel: Channel(socket: socket), process: child)
  }

  /// Closes the channel, which ends a worker that waits for work, and waits for it.
  package func finish() -> End {
    _ = close(channel.socket)
    return end()
  }

  /// Ends it at once.
  package func kill() -> End {
    gh_kill(process)
    _ = close(channel.socket)
    return end()
  }

  private func end() -> End {
    let status = gh_wait(process)
    guard status >= 0 else { return .unknown }
    let signal = status & 0x7F
    return signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }
}
