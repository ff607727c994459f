/// The files that Entente itself wrote into a folder, as the manifest there lists them.
///
/// What the tool wrote is no document: read again, it would vouch for itself.
struct ExportManifest {
  static let fileName = "manifest.json"
  /// What the manifest's `producer` is.
  private static let producer = "entente"
  private static let longest = 1 << 20

  private let listed: Set<String>

  /// Reads the manifest of a folder; `nil` where there is none, or one of somebody else.
  init?(in folder: String) {
    guard let file = try? InputFile(path: FilePath.join(folder, Self.fileName)),
      let bytes = try? file.readAll(after: [], limit: Self.longest),
      let value = try? JSONParser.parse(bytes, in: bytes.indices),
      value["producer"]?.words == Self.producer, case .array(let files)? = value["files"]
    else { return nil }
    listed = Set(files.compactMap { $0["name"]?.words } + [Self.fileName])
  }

  /// Whether a name in the folder is that of a file of the export.
  func names(_ name: String) -> Bool { listed.contains(name) }
}
