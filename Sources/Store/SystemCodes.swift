/// Error numbers that the store reacts to, under readable names.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

enum SystemCode {
  static let exists = EEXIST
  static let missing = ENOENT
}
