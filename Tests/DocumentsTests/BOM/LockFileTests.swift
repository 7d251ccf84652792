// Lock files of five ecosystems, as their own tools write them.

import Bytes
import Documents
import Testing

@Suite("2.1b packages come from lock files")
struct LockFileTests {
  static let sha = String(repeating: "ab", count: 32)
  /// Subresource integrity of 64 bytes of 0x11.
  static let integrity = "sha512-" + Base64.encode([UInt8](repeating: 0x11, count: 64))

  static let files: [(name: String, text: String, purls: [String])] = [
    (
      "requirements.txt",
      "# all\nFlask_Login[x]==0.6.3 \\\n    --hash=sha256:\(sha) \\\n  --hash=sha256:\(sha)\n-r other.txt\nurllib3 == 2.0.7 ; python_version >= \"3.8\"  # why\n-e .\n",
      ["pkg:pypi/flask-login@0.6.3", "pkg:pypi/urllib3@2.0.7"]
    ),
    (
      "poetry.lock",
      "[[package]]\nname = \"attrs\"\nversion = \"23.1.0\"\nfiles = [\n {file = \"a.whl\", hash = \"sha256:\(sha)\"},\n]\n[package.dependencies]\nidna = \">=2\"\n\n[[package]]\nname = \"idna\"\nversion = \"3.4\"\n\n[metadata]\nlock-version = \"2.0\"\n",
      ["pkg:pypi/attrs@23.1.0", "pkg:pypi/idna@3.4"]
    ),
    (
      "uv.lock",
      "version = 1\n[[package]]\nname = \"app\"\nversion = \"0.1\"\nsource = { editable = \".\" }\n[[package]]\nname = \"anyio\"\nversion = \"4.0.0\"\nsource = { registry = \"https://pypi.org/simple\" }\nsdist = { url = \"https://x/anyio.tar.gz\", hash = \"sha256:\(sha)\", size = 1 }\nwheels = [{ url = \"https://x/a.whl\", hash = \"sha256:\(sha)\" }]\n",
      ["pkg:pypi/anyio@4.0.0"]
    ),
    (
      "Pipfile.lock",
      "{\"_meta\": {}, \"default\": {\"six\": {\"version\": \"==1.16.0\", \"hashes\": [\"sha256:\(sha)\"]}}, \"develop\": {\"pytest\": {\"version\": \"==7.4\"}}}",
      ["pkg:pypi/pytest@7.4", "pkg:pypi/six@1.16.0"]
    ),
    (
      "pdm.lock", "[[package]]\nname = \"rich\"\nversion = \"13.5\"\nfiles = []\n",
      ["pkg:pypi/rich@13.5"]
    ),
    (
      "pylock.toml",
      "lock-version = '1.0'\n[[packages]]\nname = 'attrs'\nversion = '25.1.0'\nwheels = [{name = 'a.whl', url = 'https://x/a.whl', hashes = {sha256 = '\(sha)'}}]\n",
      ["pkg:pypi/attrs@25.1.0"]
    ),
    (
      "Package.resolved",
      "{\"object\": {\"pins\": [{\"package\": \"x\", \"repositoryURL\": \"git@github.com:Acme/x.git\", \"state\": {\"version\": \"1.0.0\", \"revision\": \"0a\"}}]}, \"version\": 1}",
      ["pkg:swift/github.com/Acme/x@1.0.0"]
    ),
    (
      "Package.resolved",
      "{\"pins\": [{\"identity\": \"swift-nio\", \"kind\": \"remoteSourceControl\", \"location\": \"https://github.com/apple/swift-nio.git\", \"state\": {\"revision\": \"0a\", \"version\": \"2.0.0\"}}, {\"identity\": \"l\", \"kind\": \"localSourceControl\", \"location\": \"/x\", \"state\": {}}], \"version\": 3}",
      ["pkg:swift/github.com/apple/swift-nio@2.0.0"]
    ),
    (
      "package-lock.json",
      "{\"lockfileVersion\": 3, \"packages\": {\"\": {\"name\": \"app\"}, \"node_modules/@a/b\": {\"version\": \"1.0.0\", \"resolved\": \"https://registry.npmjs.org/b.tgz\", \"integrity\": \"\(integrity)\"}, \"node_modules/c/node_modules/d\": {\"version\": \"2.0.0\", \"dev\": true}, \"node_modules/e\": {\"link\": true}}}",
      ["pkg:npm/%40a/b@1.0.0", "pkg:npm/d@2.0.0"]
    ),
    (
      "package-lock.json",
      "{\"lockfileVersion\": 1, \"dependencies\": {\"a\": {\"version\": \"1.0.0\", \"dependencies\": {\"b\": {\"version\": \"npm:real@3.0.0\"}}}}}",
      ["pkg:npm/a@1.0.0", "pkg:npm/real@3.0.0"]
    ),
    (
      "yarn.lock",
      "# yarn lockfile v1\n\n\"@a/b@^1.0.0\", \"@a/b@^1.1.0\":\n  version \"1.2.0\"\n  resolved \"https://r/b.tgz#x\"\n  integrity \(integrity)\n  dependencies:\n    c \"^1\"\n\nc@^1:\n  version \"1.0.1\"\n",
      ["pkg:npm/%40a/b@1.2.0", "pkg:npm/c@1.0.1"]
    ),
    (
      "yarn.lock",
      "__metadata:\n  version: 8\n\n\"@a/b@npm:^1.0.0\":\n  version: 1.2.0\n  resolution: \"@a/b@npm:1.2.0\"\n  checksum: 10/abc\n\n\"app@workspace:.\":\n  version: 0.0.0-use.local\n  resolution: \"app@workspace:.\"\n",
      ["pkg:npm/%40a/b@1.2.0"]
    ),
    (
      "pnpm-lock.yaml",
      "lockfileVersion: '9.0'\npackages:\n  '@a/b@1.0.0':\n    resolution: {integrity: \(integrity)}\n  c@2.0.0(d@1.0.0):\n    resolution: {integrity: \(integrity)}\n",
      ["pkg:npm/%40a/b@1.0.0", "pkg:npm/c@2.0.0"]
    ),
    (
      "pnpm-lock.yaml",
      "lockfileVersion: 5.4\npackages:\n  /@a/b/1.0.0:\n    resolution: {integrity: \(integrity)}\n  /c/2.0.0_d@1.0.0:\n    dev: true\n",
      ["pkg:npm/%40a/b@1.0.0", "pkg:npm/c@2.0.0"]
    ),
    (
      "Cargo.lock",
      "version = 3\n[[package]]\nname = \"app\"\nversion = \"0.1.0\"\ndependencies = [\"serde\"]\n\n[[package]]\nname = \"serde\"\nversion = \"1.0.0\"\nsource = \"registry+https://github.com/rust-lang/crates.io-index\"\nchecksum = \"\(sha)\"\n",
      ["pkg:cargo/serde@1.0.0"]
    ),
    (
      "go.mod",
      "module x\n\ngo 1.21\n\nrequire (\n\tgithub.com/Azure/go v1.2.3 // indirect\n\texample.org/old v1.0.0\n\texample.org/local v1.0.0\n)\nrequire golang.org/x/mod v0.1.0\nreplace example.org/old => example.org/new v2.0.0\nreplace example.org/local v1.0.0 => ../local\n",
      [
        "pkg:golang/example.org/new@v2.0.0", "pkg:golang/github.com/azure/go@v1.2.3",
        "pkg:golang/golang.org/x/mod@v0.1.0",
      ]
    ),
    (
      "go.sum", "golang.org/x/mod v0.1.0 h1:abc=\ngolang.org/x/mod v0.1.0/go.mod h1:def=\n",
      ["pkg:golang/golang.org/x/mod@v0.1.0"]
    ),
  ]

  @Test("packages with their package URLs", arguments: files)
  func read(_ name: String, _ text: String, _ purls: [String]) throws {
    let lock = try LockFile(Array(text.utf8), path: "sub/" + name)
    #expect(lock.packages.map(\.purl.text) == purls)
    for purl in purls { #expect(PackageURL(purl)?.text == purl) }
  }

  @Test("digests are carried over: one as the package's, several as those of its files")
  func hashes() throws {
    let npm = try LockFile(Array(Self.files[8].text.utf8), path: "package-lock.json")
    #expect(
      npm.packages[0].hashes == [
        NamedHash(algorithm: "SHA-512", hex: String(repeating: "11", count: 64))
      ])
    #expect(npm.packages[1].isDevelopment)
    let uv = try LockFile(Array(Self.files[2].text.utf8), path: "uv.lock")
    #expect(uv.packages[0].hashes.isEmpty)
    #expect(
      uv.packages[0].distributions.map(\.url) == ["https://x/a.whl", "https://x/anyio.tar.gz"])
    let poetry = try LockFile(Array(Self.files[1].text.utf8), path: "poetry.lock")
    #expect(poetry.packages[0].hashes == [NamedHash(algorithm: "SHA-256", hex: Self.sha)])
  }

  @Test("what is not pinned, local or elsewhere is said")
  func notes() throws {
    let text = "a>=1\n-r more.txt\n-e ./x\nb @ git+https://x/y\n$$$\n"
    let lock = try LockFile(Array(text.utf8), path: "requirements-dev.txt")
    #expect(lock.notes.count == 5)
    #expect(
      lock.packages.map(\.purl.text) == [
        "pkg:pypi/a", "pkg:pypi/b?vcs_url=git%2Bhttps:%2F%2Fx%2Fy",
      ])
  }

  static let broken: [(name: String, text: String)] = [
    ("poetry.lock", "[[package]]\nname = \"a\"\nname = \"b\"\n"), ("uv.lock", "a = "),
    ("uv.lock", "[a]\n[a]\n"), ("uv.lock", "a = [1, 2"), ("uv.lock", "a = \"x"),
    ("uv.lock", "a = 1 b = 2"), ("uv.lock", String(repeating: "[", count: 100)),
    ("uv.lock", "a = " + String(repeating: "[", count: 5_000)),
    ("Pipfile.lock", "{\"default\": {}, \"default\": {}}"), ("package-lock.json", "[]"),
    ("Package.resolved", "{}"), ("pnpm-lock.yaml", "a: 1\na: 2\n"), ("pnpm-lock.yaml", "{"),
  ]

  @Test("what is none is refused", arguments: broken)
  func refused(_ name: String, _ text: String) {
    #expect(throws: LockFileError.self) { try LockFile(Array(text.utf8), path: name) }
  }

  @Test("bytes that are no text are refused, and names of other files")
  func other() {
    #expect(throws: LockFileError.self) { try LockFile([0xFF, 0xFE], path: "requirements.txt") }
    #expect(throws: LockFileError.unknownKind("Gemfile.lock")) {
      try LockFile([], path: "Gemfile.lock")
    }
  }

  @Test("TOML as its specification has it")
  func toml() throws {
    let text = """
      # comment
      title = "T\\u00e9\\n" # end
      'q.k' = 'C:\\x'
      a.b.c = 1_000
      f = 1.5e3
      d = 1979-05-27 07:32:00
      s = \"\"\"
      one
      two \\
         three\"\"\"
      l = '''
      raw'''
      list = [ 1, 2, # two
        3, ]
      t = { x = 1, y.z = true }
      [srv.alpha]
      ip = "1"
      [[p]]
      n = 1
      [p.sub]
      k = 2
      [[p]]
      n = 3
      """
    let json = try TOML.parse(Array(text.utf8))
    #expect(json["title"] == "Té\n")
    #expect(json["q.k"] == "C:\\x")
    #expect(json[path: "a.b.c"] == 1000)
    #expect(json["f"]?.double == 1500)
    #expect(json["d"] == "1979-05-27T07:32:00")
    #expect(json["s"] == "one\ntwo three")
    #expect(json["l"] == "raw")
    #expect(json["list"] == [1, 2, 3])
    #expect(json[path: "t.y.z"] == true)
    #expect(json[path: "srv.alpha.ip"] == "1")
    #expect(json["p"] == [["n": 1, "sub": ["k": 2]], ["n": 3]])
  }
}

@Suite("2.1b package URLs")
struct PackageURLTests {
  static let same: [(text: String, canonical: String)] = [
    ("pkg:npm/%40angular/animation@12.3.1", "pkg:npm/%40angular/animation@12.3.1"),
    ("pkg:npm/@angular/animation@12.3.1", "pkg:npm/%40angular/animation@12.3.1"),
    ("PKG:PYPI/Django_package@1.11.1.dev1", "pkg:pypi/django-package@1.11.1.dev1"),
    (
      "pkg://maven/org.apache/x@1.0?type=zip&classifier=dist",
      "pkg:maven/org.apache/x@1.0?classifier=dist&type=zip"
    ),
    (
      "pkg:GOLANG/google.golang.org/genproto#/googleapis/api/annotations/",
      "pkg:golang/google.golang.org/genproto#googleapis/api/annotations"
    ),
    (
      "pkg:docker/c@sha256:244fd47e?repository_url=gcr.io",
      "pkg:docker/c@sha256:244fd47e?repository_url=gcr.io"
    ),
    ("pkg:huggingface/a/B@ABC", "pkg:huggingface/a/B@abc"),
    ("pkg:generic/a%20b", "pkg:generic/a%20b"),
  ]

  @Test("are read and written in their one form", arguments: same)
  func canonical(_ text: String, _ canonical: String) {
    #expect(PackageURL(text)?.text == canonical)
  }

  @Test(
    "what is none is refused",
    arguments: [
      "", "npm/a", "pkg:npm", "pkg:/a", "pkg:1npm/a", "pkg:npm/", "pkg:n_m/a", "pkg:npm/%zz",
      "pkg:npm/a?x", "pkg:npm/a?x=1&x=2", "pkg:npm/%ff",
    ])
  func refused(_ text: String) { #expect(PackageURL(text) == nil) }
}
