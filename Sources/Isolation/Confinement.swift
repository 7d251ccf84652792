/// Takes rights away from the calling process, for good: what reads hostile bytes needs none but
/// computing. Every layer that the system offers is used; the answer says which became active.

import CIsolation

/// Bounds for a process that inspects.
package struct WorkerLimits: Sendable, Equatable {
  /// Address space in bytes.
  package var memoryBytes: UInt64
  /// Processor time in seconds, over the life of the process.
  package var cpuSeconds: UInt64

  /// The usual bounds: far above what any inspection needs.
  package static let standard = WorkerLimits(memoryBytes: 4 << 30, cpuSeconds: 4 * 3600)

  /// Bounds of one's own.
  package init(memoryBytes: UInt64, cpuSeconds: UInt64) {
    self.memoryBytes = memoryBytes
    self.cpuSeconds = cpuSeconds
  }
}

/// Confinement of the calling process.
package enum Confinement {
  /// Descriptors that a confined process may have open.
  private static let descriptors: UInt64 = 32

  /// Confines the calling process. From here on it can compute, start threads, and use the
  /// descriptors that it has or is handed; it can open, start, connect and signal nothing.
  ///
  /// Answers the layers that became active, in the order in which they were put on: `rlimits`,
  /// `no-new-privs`, `landlock:VERSION`, `seccomp`. None at all is an empty list.
  package static func confine(_ limits: WorkerLimits = .standard) -> [String] {
    var layers: [String] = []
    if setLimits(limits) { layers.append("rlimits") }
    if gh_no_new_privileges() == 0 { layers.append("no-new-privs") }
    let version = gh_landlock_version()
    if version > 0, gh_landlock_deny_all() == 0 { layers.append("landlock:\(version)") }
    if gh_seccomp_worker() == 0 { layers.append("seccomp") }
    return layers
  }

  /// Bounds the memory of the calling process and of what it becomes; answers whether that worked.
  package static func limit(memoryBytes: UInt64) -> Bool {
    gh_limit(Int32(GH_LIMIT_MEMORY), memoryBytes) == 0 && gh_limit(Int32(GH_LIMIT_CORE), 0) == 0
      && gh_limit(Int32(GH_LIMIT_FILE_SIZE), memoryBytes) == 0
  }

  /// Processes are not among them: the kernel counts threads in the same limit, over all that the
  /// user runs. The filter lets only threads be made.
  private static func setLimits(_ limits: WorkerLimits) -> Bool {
    let all: [(what: Int, value: UInt64)] = [
      (GH_LIMIT_MEMORY, limits.memoryBytes), (GH_LIMIT_CPU_SECONDS, limits.cpuSeconds),
      (GH_LIMIT_FILE_SIZE, 0), (GH_LIMIT_FILES, descriptors), (GH_LIMIT_CORE, 0),
    ]
    return all.allSatisfy { gh_limit(Int32($0.what), $0.value) == 0 }
  }
}
