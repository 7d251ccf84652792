/// What has no business in a text or a tensor of a graph: programs, archives, pickles, scripts.
/// Only the start of a field is looked at, with enough of a header that weights do not match.

/// Marks of foreign content.
package enum EmbeddedContent {
  /// Bytes that `isLikely` looks at.
  package static let headLength = 512

  /// Whether bytes start like a program, an archive or a pickle.
  package static func isLikely(_ head: [UInt8]) -> Bool {
    guard head.count >= 8 else { return false }
    return program(head) != nil || head.starts(with: [0x50, 0x4B, 3, 4])
      || head[0] == 0x80 && (2...5).contains(head[1]) && isPickle(head)
  }

  /// The kind of program that the bytes start like.
  package static func program(_ head: [UInt8]) -> String? {
    guard head.count >= 8 else { return nil }
    if head.starts(with: [0x7F, 0x45, 0x4C, 0x46]), (1...2).contains(head[4]),
      (1...2).contains(head[5]), head[6] == 1
    {
      return "an ELF program"
    }
    if head.starts(with: [0x4D, 0x5A]), head.count >= 64 {
      let offset = Int(head[60]) | Int(head[61]) << 8 | Int(head[62]) << 16
      if head[63] == 0, offset >= 64, offset < 4_096,
        offset + 4 > head.count || Array(head[offset..<offset + 4]) == [0x50, 0x45, 0, 0]
      {
        return "a Windows program"
      }
    }
    let machMarks: [[UInt8]] = [
      [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1], [0xCF, 0xFA, 0xED, 0xFE, 12, 0, 0, 1],
      [0xCE, 0xFA, 0xED, 0xFE, 7, 0, 0, 0], [0xCE, 0xFA, 0xED, 0xFE, 12, 0, 0, 0],
    ]
    if machMarks.contains(where: { head.starts(with: $0) }) { return "a Mach-O program" }
    if head.starts(with: Array("#!/".utf8)) { return "a script" }
    return nil
  }

  /// Second opcodes with which pickles of the usual writers go on.
  private static func isPickle(_ head: [UInt8]) -> Bool {
    head[1] >= 4 && head[2] == 0x95
      || [0x63, 0x28, 0x7D, 0x5D, 0x8C, 0x58, 0x55, 0x29].contains(head[2])
  }

  /// Words that stand in scripts, not in descriptions of models.
  private static let scriptWords: [[UInt8]] = [
    "os.system(", "subprocess.Popen(", "subprocess.run(", "subprocess.call(",
    "subprocess.check_output(", "__import__(", "exec(base64", "exec(compile(", "eval(compile(",
    "eval(base64", "pickle.loads(", "marshal.loads(", "/bin/sh -", "/bin/bash -", "bash -i ",
    "powershell -", "powershell.exe", "<script>", "<script ", "nc -e ", "socket.socket(",
    "os.popen(", "os.execv(", "os.execl(", "pty.spawn(", "| bash", "|bash", "| sh\n", "| sh'",
    "| sh\"",
    "/dev/tcp/", "base64 -d", "chmod +x", "cmd.exe /c", "cmd /c ", "rm -rf /", "exec(requests",
    "exec(__", "eval(__", "exec(\"", "exec('", "importlib.import_module(", "ctypes.CDLL(",
    "shutil.rmtree(", "Invoke-Expression",
  ].map { Array($0.utf8) }

  /// First letters of the words, so that most bytes cost one look-up.
  private static let firstLetters: [Bool] = {
    var table = [Bool](repeating: false, count: 256)
    for word in scriptWords { table[Int(word[0])] = true }
    return table
  }()

  /// The first word of a script in a text.
  package static func script(in text: [UInt8]) -> String? {
    for index in text.indices where firstLetters[Int(text[index])] {
      for word in scriptWords
      where word[0] == text[index] && index + word.count <= text.count
        && text[index..<index + word.count].elementsEqual(word)
      {
        return String(decoding: word, as: UTF8.self)
      }
    }
    return nil
  }
}
