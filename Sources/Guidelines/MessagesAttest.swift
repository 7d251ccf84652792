/// Messages about attestations of others, provenance and suppliers (GH-033x and GH-053x).

extension MessageCatalogue {
  static let attestations: [MessageEntry] = [
    MessageEntry(
      "GH-0330", "Nothing that can be taken in",
      "The file is no attestation and no report in a form that is known here. Nothing was recorded.",
      "`gatehouse evidence add --help` lists the forms; let the tool write one of them."),
    MessageEntry(
      "GH-0331", "A report is malformed",
      "The file looks like a report, but is not strict JSON or XML, or a part that its form demands is missing. The place is named. Nothing was recorded.",
      "Let the tool write the report again; do not edit reports by hand."),
    MessageEntry(
      "GH-0332", "An attestation was refused",
      "A signature that names a trusted key does not verify, the statement does not look as its type demands, or it is about something else than was said. Nothing was recorded.",
      "Get the attestation again from its source."),
    MessageEntry(
      "GH-0333", "No such piece of evidence",
      "Nothing that was taken in has this entry or digest, or several begin like it.",
      "`gatehouse evidence list` shows the entries."),
    MessageEntry(
      "GH-0334", "Provenance was not accepted",
      "The artefact has no verified provenance, or its builder, its signer, its sources, parameters or levels are not what the policy demands.",
      "Read the reasons; get provenance from the maker, or weigh the policy."),
    MessageEntry(
      "GH-0335", "The provenance policy can't be used",
      "The policy is not strict JSON, or a member is unknown, missing or wrong; an unknown member is refused since a misspelt demand would go unseen.",
      "Correct the named place; `docs/guides/attestations.md` has an example."),
    MessageEntry(
      "GH-0336", "A predicate does not fit its type",
      "What is to be signed does not look as its type demands, so that others would refuse it.",
      "`gatehouse evidence schema TYPE` prints what it has to look like."),
    MessageEntry(
      "GH-0337", "A questionnaire or its answers can't be used",
      "The file is not strict JSON, a member is unknown, missing or wrong, or a proof document does not lie there.",
      "`gatehouse supplier questionnaire --format json` prints a questionnaire, with `--template` a file of answers."
    ),
    MessageEntry(
      "GH-0338", "No such supplier or question",
      "The manifest declares no supplier of this name, or the questionnaire has no such question.",
      "`gatehouse supplier list` names the suppliers, `gatehouse supplier questionnaire` the questions."
    ),
    MessageEntry(
      "GH-0339", "A supplier can't be looked at",
      "The endpoint is not declared, did not answer, or its credential was not found.",
      "Declare `endpoint` for the supplier; check the network and the credential."),
  ]

  static let supply: [MessageEntry] = [
    MessageEntry(
      "GH-0530", "Nothing says how a model was made",
      "No verified provenance is about exactly this file. What nobody trusted signed satisfies nothing.",
      "`gatehouse provenance record` for a model made here; `gatehouse evidence add` for the supplier's attestation, with its key under `signers`."
    ),
    MessageEntry(
      "GH-0531", "A supplier does not meet the criteria",
      "A hard question is not answered with yes, an answer, certificate or look at the endpoint is too old, or the score is too low.",
      "`gatehouse supplier show NAME`; answer the question, or let the owner sign an exception with `gatehouse supplier except`."
    ),
    MessageEntry(
      "GH-0532", "A trusted verifier refused an asset",
      "A verification summary by a declared signer says FAILED about exactly this file.",
      "Ask the verifier why; replace the file."),
  ]
}
