/// Messages about what runs: gateway (GH-06xx), evaluation (GH-07xx), settings and usage (GH-08xx),
/// the system underneath (GH-09xx).

extension MessageCatalogue {
  static let gateway: [MessageEntry] = [
    MessageEntry(
      "GH-0601", "Nothing to serve",
      "The manifest declares no routes, or no release of them is admitted.",
      "Add `serving.routes`; then `gatehouse release NAME`."),
    MessageEntry(
      "GH-0602", "The address can't be bound",
      "Another program listens there, or the system does not allow it.",
      "Stop the other program or change `serving.listen`."),
    MessageEntry(
      "GH-0603", "Serving beyond this machine needs TLS",
      "Keys and prompts would cross the network in the clear.",
      "Add `serving.tls`, or listen on 127.0.0.1 behind a proxy that ends TLS."),
    MessageEntry(
      "GH-0604", "The key was refused",
      "The API key is missing, unknown, expired or revoked, or its scopes do not cover this.",
      "`gatehouse access create` makes a key; `gatehouse access list` shows the scopes."),
    MessageEntry(
      "GH-0605", "A limit was reached",
      "The key used up its requests or tokens of this minute, or the server is at its number of requests.",
      "Wait as long as `retry-after` says, or raise the limit in the manifest after weighing it."),
    MessageEntry(
      "GH-0606", "The request can't be understood",
      "Its body is not strict JSON of the protocol: malformed, not UTF-8, with doubled keys, or larger than `body_bytes`.",
      "Correct the client; the error of the protocol names the place."),
    MessageEntry(
      "GH-0607", "A guard stopped it",
      "The request or the answer held something that the policy stops: a secret, a canary, an injection, a tool that is not allowed.",
      "The audit entry of the request names the finding, without the text."),
    MessageEntry(
      "GH-0608", "The upstream failed",
      "The model's server did not answer, answered too late, or not in the protocol.",
      "Look at the upstream; its error text is kept from clients."),
    MessageEntry(
      "GH-0609", "The route was closed",
      "A file no longer has its digest, the verdict expired or was revoked, or something is in quarantine. Open streams end too.",
      "`gatehouse status` says which; make a new release."),
    MessageEntry(
      "GH-0610", "The request could not be logged",
      "The audit entry did not reach the disk, so the answer was held back.",
      "Look at the disk and the ledger (GH-0421, GH-0902)."),
    MessageEntry(
      "GH-0611", "The credential of the upstream is missing",
      "The environment variable or file that the manifest names is not there or is empty.",
      "Set it for the process that serves; never write it into the manifest."),
  ]

  static let evaluation: [MessageEntry] = [
    MessageEntry(
      "GH-0701", "The target does not answer",
      "No connection, or no answer in the protocol, before the first trial.",
      "Check the address and that the server runs."),
    MessageEntry(
      "GH-0702", "The result is inconclusive",
      "More than 5 % of the trials were empty, failed or timed out. What was not answered was not tested.",
      "Repair the target or lower `--concurrency`, then evaluate again."),
    MessageEntry(
      "GH-0703", "Attacks got through",
      "In at least one gating family the upper bound of the rate is above the threshold.",
      "The report shows trials that got through and the seed that replays them."),
    MessageEntry(
      "GH-0704", "Too few trials",
      "A gating family needs at least 300 trials, or its bound says little.",
      "Raise `--trials`."),
    MessageEntry(
      "GH-0705", "No prompt with a canary",
      "Leaks of the system prompt can be verified only with a protected prompt that holds a canary.",
      "Mark the prompt `protected: true`; the canary is put in when it is served."),
    MessageEntry(
      "GH-0706", "The mock tool server failed",
      "Tool calls could not be observed, so that nothing can be said about tool abuse.",
      "Check that the loopback port is free."),
    MessageEntry(
      "GH-0707", "The evaluation is not of this release",
      "What was attacked is not what would be served: another model, prompt, tool or guard.",
      "Evaluate through the gateway with the manifest of the release."),
    MessageEntry(
      "GH-0708", "Too much is refused",
      "Harmless requests are refused more often than the threshold allows.",
      "Look at the harmless trials that were refused and loosen the rule that did it."),
  ]

  static let usage: [MessageEntry] = [
    MessageEntry(
      "GH-0801", "The command line is not understood",
      "An option does not exist, a value has the wrong form, or something that the command needs is not there.",
      "`gatehouse help COMMAND` shows the options and two examples."),
    MessageEntry(
      "GH-0802", "There is no such command",
      "The word is not the name of a command.",
      "The hint names the nearest; `gatehouse --help` lists all."),
    MessageEntry(
      "GH-0803", "A value is not allowed here",
      "The value of an option or argument has the wrong form or range.",
      "Use a value that the message names."),
    MessageEntry(
      "GH-0804", "An argument is missing",
      "The command needs an argument or option that was not given.",
      "`gatehouse help COMMAND` shows two examples."),
    MessageEntry(
      "GH-0805", "Nothing of that id",
      "There is no practice, message or rule with that id.",
      "`gatehouse guidelines` lists the practices; docs/reference/messages.md lists the messages."),
    MessageEntry(
      "GH-0806", "Options that exclude each other",
      "Two options can't both be meant.",
      "Keep one of them."),
    MessageEntry(
      "GH-0807", "This format is not offered",
      "The command does not write that format.",
      "Use one that the message names."),
    MessageEntry(
      "GH-0808", "No state directory here",
      "The command needs keys or a ledger, and there is none at the path.",
      "Go to the system's directory, name it with `--state`, or make it with `gatehouse keys generate`."
    ),
    MessageEntry(
      "GH-0809", "A state directory is already there",
      "Making it anew would cut off the evidence that it holds.",
      "Use it, or name another with `--state`."),
    MessageEntry(
      "GH-0820", "The text or data cannot be read",
      "The file that a guard command names is not there, is no file, is too large, or may not be read.",
      "Name a file, or write the text itself in quotes; `-` reads standard input."),
    MessageEntry(
      "GH-0821", "A row of the data cannot be used",
      "A line is no JSON object, or lacks the text that is to be judged.",
      "Each line is a JSON object with `text`, `label` and `source`, and optionally `origin`; the error names the line."
    ),
    MessageEntry(
      "GH-0822", "A pattern of the guards cannot be used",
      "A regular expression under `serving.guards.patterns` could take long, matches everything, or uses what cannot be searched in a stream.",
      "Write it narrower: bound its repeats, leave out look-around, back references and anchors. The error says what is wrong and where."
    ),
    MessageEntry(
      "GH-0823", "There is no judge to ask",
      "`gatehouse guard test --judge` asks the judge that a manifest declares, and there is none.",
      "Add `serving.guards.judge` to the manifest, and name it with `--manifest`."),
  ]

  static let system: [MessageEntry] = [
    MessageEntry(
      "GH-0901", "The system refused something",
      "A file, a directory or a call of the operating system failed, in a way that no other code names.",
      "Read the system's words below it; check path, permissions and disk. If it looks like a fault of Gatehouse, please report it with the output of `gatehouse doctor`."
    ),
    MessageEntry(
      "GH-0902", "No space left",
      "The disk, a quota or a limit of file size is full. Nothing that was acknowledged is lost.",
      "Make room and try again."),
    MessageEntry(
      "GH-0903", "The file can't be written",
      "The directory does not exist or can't be written to.",
      "Check the path and its permissions."),
    MessageEntry(
      "GH-0904", "Too many open files",
      "The process reached its limit of open files or connections.",
      "Raise the limit (`ulimit -n`) or lower `concurrent_requests`."),
    MessageEntry(
      "GH-0905", "The network is not reachable",
      "No connection could be made.",
      "Check the address, the name and the firewall."),
    MessageEntry(
      "GH-0906", "The certificate can't be used",
      "It is damaged, expired, or does not belong to the key.",
      "Check both files; `openssl x509 -in FILE -noout -dates` shows the period."),
    MessageEntry(
      "GH-0907", "Stopped by a signal",
      "The program was asked to stop and did so in order.",
      "Nothing has to be done."),
    MessageEntry(
      "GH-0908", "The clock looks wrong",
      "The time lies before evidence in the ledger. Ages can't be judged.",
      "Set the clock."),
    MessageEntry(
      "GH-0909", "The file can't be read",
      "It does not exist, is a directory, or the system did not let it be read.",
      "Check the path and its permissions."),
  ]
}
