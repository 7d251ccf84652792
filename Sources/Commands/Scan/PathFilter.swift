// `--only` and `--skip`: which of the files found a scan reads.

import Foundation

/// Patterns as the shell writes them (`fnmatch`): one without a slash is compared with the name of a
/// file, one with a slash with the whole path.
struct PathFilter: Sendable, Equatable {
  let only: [String]
  let skip: [String]

  /// Whether the file at `path` is read.
  func takes(_ path: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let matches = { (pattern: String) in
      unsafe fnmatch(pattern, pattern.contains("/") ? path : name, 0) == 0
    }
    return (only.isEmpty || only.contains(where: matches)) && !skip.contains(where: matches)
  }
}
