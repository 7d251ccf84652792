/// The rules about templates.

extension InspectionRules {
  static let templateDangerous = make(
    "GH-TPL-001", .critical, "Template that reaches for Python's insides",
    "The template uses names such as `__class__` or `__globals__`, or puts such names together from "
      + "pieces; with them a template leaves its sandbox and runs code where the model is served.",
    "Do not use this model file, nor its template.", ["CWE-1336", "CVE-2024-34359"])
  static let templateUnknown = make(
    "GH-TPL-002", .medium, "Template with constructs that are not allowed",
    "The template uses statements, filters, functions or attributes that chat templates do not need.",
    "Read the template, or replace it by the model's known one.", ["CWE-1336"])
  static let templateNoted = make(
    "GH-TPL-003", .info, "Template",
    "The file holds a template: a small program that runs with each use. Only allowed constructs "
      + "were found in it.",
    "Render templates in a sandbox.")
  static let templateBroken = make(
    "GH-TPL-004", .medium, "Template that cannot be followed",
    "The template is no whole Jinja template, so that nothing can be promised about it.",
    "Replace it by the model's known one.")
  static let templateCostly = make(
    "GH-TPL-005", .medium, "Template that asks for time or memory without measure",
    "A loop, a range or a product in the template is so large that rendering it stops the server.",
    "Do not use the template.", ["CWE-400"])

  static let templates = [
    templateDangerous, templateUnknown, templateNoted, templateBroken, templateCostly,
  ]
}
