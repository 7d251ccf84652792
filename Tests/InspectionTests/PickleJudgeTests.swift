// How calls are judged: functions of libraries, classes of projects, and the narrow ways in which
// getattr, partial and scipy's distributions may be used.

import Bytes
import Inspection
import Testing

@Suite("2.1b a call is judged by what it calls and how")
struct PickleJudgeTests {
  /// Opcodes of protocol 4 in a readable form: `c module name`, `s text`, and single letters.
  static func pickle(_ program: String) -> [UInt8] {
    var bytes: [UInt8] = [0x80, 4]
    for word in program.split(separator: " ") {
      if word.hasPrefix("c:") {
        let parts = word.dropFirst(2).split(separator: "/")
        bytes += Array("c\(parts[0])\n\(parts[1])\n".utf8)
      } else if word.hasPrefix("s:") {
        bytes += [0x8C, UInt8(word.utf8.count - 2)] + Array(word.utf8.dropFirst(2))
      } else if word.hasPrefix("i:") {
        bytes += [0x4B, UInt8(word.dropFirst(2)) ?? 0]
      } else {
        bytes += Array(word.utf8).map { codes[$0] ?? $0 }
      }
    }
    return bytes + [0x2E]
  }

  /// `1`, `2`, `3` for tuples, `n` for NEWOBJ.
  private static let codes: [UInt8: UInt8] = [0x31: 0x85, 0x32: 0x86, 0x33: 0x87, 0x6E: 0x81]

  static func verdict(_ program: String) -> ArtefactVerdict {
    Fixtures.report(pickle(program)).verdict
  }

  @Test(
    "a function of a library that nobody listed is malicious when it is called",
    arguments: [
      "c:statistics/_sum s:x 1 R", "c:turtledemo.x/run s:x 1 R",
      "c:sklearn.datasets/load_svmlight_file s:x 1 R",
      "c:numpy.ctypeslib/load_library s:a s:b 2 R", "c:tensorflow.io/read_file s:x 1 R",
      "c:pandas.core.common/pipe s:x 1 R", "c:logging/FileHandler s:x 1 R",
      "c:torch.nn.modules.module/Module s:/etc/passwd 1 R", "c:email.utils/parsedate s:x 1 R",
      "( c:torch.utils.dlpack/to_dlpack s:x o", "c:locale/setlocale s:x 1 R",
    ])
  func libraries(_ program: String) {
    #expect(Self.verdict(program) == .malicious)
  }

  @Test(
    "classes of a project, and instances of classes of libraries, are suspicious",
    arguments: [
      "c:mypkg.models/Net ) n } b", "c:mypkg/Net s:x 1 R", "c:mypkg/rebuild s:x 1 R",
      "c:copyreg/_reconstructor c:mypkg/Net c:builtins/object N 3 R } b",
      "c:torch.nn.modules.linear/Linear ) n } b", "c:somelib.enums/Mode s:steps 1 R",
      "c:transformers.trainer_utils/NewMode s:steps 1 R",
      "c:builtins/getattr c:mypkg/Outer s:Inner 2 R ) n",
      "c:functools/partial c:mypkg/f 1 R",
    ])
  func projects(_ program: String) {
    #expect(Self.verdict(program) == .suspicious)
  }

  @Test(
    "getattr, partial, type and getitem serve data only",
    arguments: [
      (
        "c:builtins/getattr c:zoneinfo/ZoneInfo s:_unpickle 2 R s:UTC i:1 2 R", ArtefactVerdict.safe
      ),
      ("c:builtins/type N 1 R", .safe),
      ("c:functools/partial c:builtins/int 1 R ( c:builtins/int ) } N t b", .safe),
      ("c:_operator/getitem c:typing/List c:builtins/int 2 R", .safe),
      ("c:functools/partial c:builtins/getattr c:decimal/Decimal s:__new__ 2 R 1 R ) R", .safe),
      ("c:builtins/getattr c:collections/OrderedDict s:__init__ 2 R", .malicious),
      ("c:builtins/getattr c:collections/OrderedDict s:clear 2 R ) R", .malicious),
      ("c:builtins/getattr c:builtins/type s:mro 2 R", .malicious),
      ("c:builtins/type s:x 1 R", .malicious), ("c:builtins/type s:x ) } 3 R", .malicious),
      ("c:functools/partial c:builtins/int 1 R ) R", .malicious),
      ("c:functools/partial c:builtins/int 1 R ( c:shutil/rmtree ) } N t b", .malicious),
      ("c:functools/partial c:builtins/getattr 1 R", .malicious),
      ("c:_operator/getitem c:sys/modules s:os 2 R", .malicious),
      ("c:_operator/getitem } s:os 2 R", .malicious),
      ("c:builtins/getattr c:zoneinfo/ZoneInfo s:_unpickle 2 R } b", .malicious),
      ("c:dill._dill/_load_type s:list 1 R", .safe),
      ("c:dill._dill/_load_type s:CodeType 1 R", .malicious),
      ("c:dill._dill/_create_array c:builtins/len } 2 R", .malicious),
      ("c:logging/getLogger s:x 1 R", .safe), ("c:logging/getLogger s:x 1 R } b", .malicious),
      (
        "c:numpy.random._pickle/__randomstate_ctor s:x c:torch.storage/_load_from_bytes 2 R",
        .malicious
      ),
      (
        "c:numpy.random._pickle/__randomstate_ctor s:x c:numpy.random._pickle/__bit_generator_ctor 2 R",
        .safe
      ),
      ("c:numpy.random._pickle/__generator_ctor s:x c:builtins/len 2 R", .malicious),
      ("c:collections/defaultdict c:torch.storage/_load_from_bytes 1 R", .malicious),
      ("c:copyreg/_reconstructor c:functools/partial c:builtins/object N 3 R", .malicious),
    ])
  func narrow(_ program: String, _ verdict: ArtefactVerdict) {
    #expect(Self.verdict(program) == verdict)
  }

  @Test("classes whose initialiser does more are made without it")
  func instances() {
    #expect(Self.verdict("c:xgboost.core/Booster ) n } b") == .safe)
    #expect(Self.verdict("c:xgboost.core/Booster s:x 1 R") == .malicious)
    #expect(
      Self.verdict("c:copyreg/_reconstructor c:mypkg/X c:logging/FileHandler s:x 3 R")
        >= .suspicious)
  }

  @Test("a type of arrays that hides pointers is an attack, one that tells of them is data")
  func pointers() {
    let object = "( i:3 s:| N N N i:1 i:1 i:63 t"
    let hidden = "( i:3 s:| N N N i:1 i:1 i:0 t"
    let kind = "c:numpy/dtype s:O8 1 R"
    #expect(Self.verdict("\(kind) \(object) b") == .safe)
    #expect(Self.verdict("\(kind) \(hidden) b") == .malicious)
    let fields = "( s:x ( \(kind) \(object) b i:0 t d"
    let record = "c:numpy/dtype s:V8 1 R ( i:3 s:| N ( s:x t"
    #expect(Self.verdict("\(record) \(fields) i:8 i:1 i:27 t b") == .safe)
    #expect(Self.verdict("\(record) \(fields) i:8 i:1 i:16 t b") == .malicious)
  }
}
