// The program: everything is in `Commands`.

import Commands
import Foundation

exit(await GatehouseProgram.run(Array(CommandLine.arguments.dropFirst())))
