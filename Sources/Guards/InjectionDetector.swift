struct InjectionDetector: Sendable {
  func matches(in utf8: [UInt8], isData: Bool) -> [Match] { [] }
}
