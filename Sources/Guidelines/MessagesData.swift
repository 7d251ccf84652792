/// Messages about data sets and feedback (GH-0230 to GH-0249).

extension MessageCatalogue {
  static let data: [MessageEntry] = [
    MessageEntry(
      "GH-0230", "The data set can't be read to its end",
      "It is packed in a way that breaks off, or its format's rules are broken. What was not read was not scanned.",
      "Write it anew with the program that made it."),
    MessageEntry(
      "GH-0231", "There is no such column",
      "A column that was named does not exist, or probabilities were named without a label.",
      "`gatehouse data scan FILE --format json` lists the columns."),
    MessageEntry(
      "GH-0232", "The copy can't be written in this form",
      "Parquet and JSON documents are copied as JSON lines only, since a masked value need not have the type of its column. Copies are not packed.",
      "Use `--to jsonl`, and a name without the ending of a packed file."),
    MessageEntry(
      "GH-0233", "The feedback can't be taken",
      "An item is too large, there are too many, or it is no JSON object or text.",
      "Look at the line that is named; split what is too large."),
    MessageEntry(
      "GH-0234", "There is no such feedback in quarantine",
      "The id is unknown, or the item was released or discarded already.",
      "`gatehouse feedback list --all` shows every item."),
    MessageEntry(
      "GH-0235", "The feedback is not released",
      "At least one item holds something that the policy blocks: a secret, an instruction to the model, characters that people do not see.",
      "Review it. To release it all the same, masked, use `--despite-findings` and say why with `--reason`."
    ),
    MessageEntry(
      "GH-0236", "There is no baseline in this",
      "The rows are too few or have nothing to compare, or the file is not what `gatehouse data baseline` writes.",
      "Give it more rows of ordinary inputs, or make the baseline anew."),
  ]
}
