/// Calls: of what, and with which arguments.

import Formats

extension PickleJudge {
  mutating func judgeCall(_ index: Int32) {
    let call = trace.calls[Int(index)]
    switch call.callee {
    case .global: break
    case .opaque:
      return add(
        InspectionRules.unknownCall, .suspicious, "calls something that is not known", call.offset)
    case .persistent(let index) where isLegacyClass(trace.persistents[Int(index)].id):
      return add(
        InspectionRules.unknownCall, .suspicious, "makes an instance of a class of a project",
        call.offset)
    case .call where resolved(call.callee) != nil && isOfName(call.callee): break
    case .call(let index) where call.arguments.isEmpty && bindsMaker(trace.calls[Int(index)]):
      return
    default:
      return add(
        InspectionRules.computedCall, .malicious, "calls the result of something computed",
        call.offset, excerpt: call.opcode.name)
    }
    guard let name = resolved(call.callee) else { return }
    guard let rule = rule(call.callee) else { return gradeForeignCall(call, name) }
    guard let fault = shapeFault(call, rule, name, at: index) else { return }
    let attack = fault.isAttack
    add(
      attack ? InspectionRules.dangerousCallable : InspectionRules.argumentShape,
      attack ? .malicious : .suspicious, "\(name.dotted): \(fault.words)", call.offset)
  }

  /// Whether a resolved callee comes from a name, not from an instance.
  private func isOfName(_ value: PickleValue) -> Bool {
    guard let call = trace.call(value) else { return false }
    return rule(call.callee)?.role != .attribute
      || call.arguments.first.map { trace.imported($0) != nil || isOfName($0) } == true
  }

  private func bindsMaker(_ call: PickleCall) -> Bool {
    rule(call.callee)?.role == .bind && call.arguments.first.map { isMaker($0) } == true
  }

  // MARK: names that are not on the list

  /// Data calls constructors only. A function of a library, called with arguments of the file's
  /// choice, is how code is run; a class of a project is only unknown.
  private mutating func gradeForeignCall(_ call: PickleCall, _ name: CallableName) {
    let excerpt = "\(call.opcode.name) \(name.dotted)"
    if trace.imported(call.callee) == nil, let danger = policy.danger(of: name) {
      return add(
        InspectionRules.dangerousCallable, .malicious,
        "calls \(name.dotted), which \(danger.words)", call.offset, excerpt: excerpt)
    }
    guard let library = policy.library(of: name.module), isAttack(call, name, library) else {
      return add(
        InspectionRules.unknownCall, .suspicious,
        "calls \(name.dotted), which is not on the list of names that data needs", call.offset,
        excerpt: excerpt)
    }
    add(
      InspectionRules.libraryCall, .malicious,
      "calls \(name.dotted), a function or class of a library that data has no use for",
      call.offset, excerpt: excerpt)
  }

  private func isAttack(_ call: PickleCall, _ name: CallableName, _ library: LibraryKind) -> Bool {
    switch call.opcode {
    case .newObj, .newObjEx: return false  // an instance without its initialiser
    case .inst, .obj: if call.arguments.isEmpty, isClassName(name.name) { return false }
    default: break
    }
    guard isClassName(name.name) else {
      return library == .standard || !isConstructorName(name.name)
    }
    return library == .standard || !call.arguments.allSatisfy(isPlain)
  }

  private func lastPart(_ name: String) -> Substring {
    name.split(separator: ".").last ?? name[...]
  }

  /// Written as classes are: the first letter is a capital, or the second (`dStatespace`).
  private func isClassName(_ name: String) -> Bool {
    lastPart(name).unicodeScalars.drop { $0 == "_" }.prefix(2)
      .contains { $0.properties.isUppercase }
  }

  /// Written as the functions are that libraries pickle their own objects with.
  private func isConstructorName(_ name: String) -> Bool {
    let last = lastPart(name)
    return last.hasPrefix("__pyx_unpickle") || last.hasPrefix("_rebuild")
      || last.hasPrefix("_reconstruct") || last.hasPrefix("_unpickle") || last.hasPrefix("_restore")
      || last.hasPrefix("_new_") || last.hasSuffix("_ctor") || last.hasSuffix("_unpickle")
  }

  /// Numbers, and texts such as the values of enumerations are.
  private func isPlain(_ value: PickleValue) -> Bool {
    switch value {
    case .none, .bool, .int, .number: return true
    case .string:
      guard let text = trace.text(value), text.utf8.count <= 40 else { return false }
      return text.utf8.allSatisfy {
        $0 == 0x5F || $0 == 0x2D || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A)
          || ($0 >= 0x30 && $0 <= 0x39)
      }
    case .call(let index):
      // Its own arguments are judged at its own call.
      return trace.imported(trace.calls[Int(index)].callee) != nil
    case .container(let index): return isPlain(trace.nodes[Int(index)])
    default: return false
    }
  }

  /// Items that are counted or named: the start is enough to tell.
  private func isPlain(_ node: PickleNode) -> Bool {
    let isDict = node.kind == .dict
    return node.elements.prefix(64).enumerated().allSatisfy { index, value in
      switch value {
      case .container: false
      case .string, .opaqueString: isDict && index.isMultiple(of: 2) || isPlain(value)
      default: isPlain(value)
      }
    }
  }
}
