/// Trains the weights of the injection detector: `train-guard DATA.jsonl[.gz] [OUT.bin]`. Prints what the model finds
/// of each source when the linear model and the window model have not seen that source's group.

import Foundation
import Guards

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  print("usage: train-guard DATA.jsonl[.gz] [OUT.bin]")
  exit(2)
}
let trainer = try Trainer(path: arguments[1], seed: 20_261_125)
let model = trainer.run()
if arguments.count > 2 {
  try Data(model.encoded).write(to: URL(fileURLWithPath: arguments[2]))
  print("wrote \(model.encoded.count) bytes")
}
