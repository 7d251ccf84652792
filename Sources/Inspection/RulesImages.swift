/// The rules about container images and models packed like them.

extension InspectionRules {
  static let imageBlob = make(
    "GH-OCI-001", .high, "Blob that is not what it is said to be",
    "A blob's content does not have the digest, size or kind under which the image names it.",
    "Do not use it. Get the image again by its digest.", ["CWE-354"])
  static let imagePath = make(
    "GH-OCI-002", .high, "Path that leaves the layout",
    "The image names a part by a path or by something that is no digest; loaders that trust it "
      + "read or write outside the layout.",
    "Do not use it.", ["CWE-22"])
  static let imageMissing = make(
    "GH-OCI-003", .medium, "Part of the image is missing",
    "The image names a part that is not in it, or that is taken from somewhere else when it is "
      + "used.",
    "Get the whole image, and scan it again.")
  static let imageBroken = make(
    "GH-OCI-004", .medium, "Broken document of the image",
    "A manifest, index or configuration cannot be read.",
    "Get the image again and compare its digest with the publisher's.")
  static let imageProgram = make(
    "GH-OCI-005", .info, "Image starts a program",
    "The image's configuration names a program that runs when a container is started from it.",
    "Run it only as a container, with no more rights than it needs.")

  static let images = [imageBlob, imagePath, imageMissing, imageBroken, imageProgram]
}
