/// Trains the weights of the injection detector: `train-guard DATA.jsonl[.gz] [OUT.bin]` those for users' text,
/// `train-guard --data DATA.jsonl[.gz] [OUT.bin]` those for data, which build on the former. Prints what is found of each source
/// by models that have not seen that source's group.

import Foundation
import Guards

var arguments = Array(CommandLine.arguments.dropFirst())
let isData = arguments.first == "--data"
if isData { arguments.removeFirst() }
guard let path = arguments.first else {
  print("usage: train-guard [--data] DATA.jsonl[.gz] [OUT.bin]")
  exit(2)
}
let encoded: [UInt8]
if isData {
  let trainer = try DataTrainer(
    path: path, guardModel: .builtIn, count: 1_300, seed: 20_261_126)
  let model = trainer.run()
  encoded = model.encoded
} else {
  encoded = try Trainer(path: path, seed: 20_261_125).run().encoded
}
if arguments.count > 1 {
  try Data(encoded).write(to: URL(fileURLWithPath: arguments[1]))
  print("wrote \(encoded.count) bytes")
}
