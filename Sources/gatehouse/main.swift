// The program: everything is in `Commands`.

import Commands
import Dispatch
import Foundation

let arguments = Array(CommandLine.arguments.dropFirst())
GatehouseProgram.prepare(arguments)
Task { exit(await GatehouseProgram.run(arguments)) }
dispatchMain()
