import EntenteSerialization

/// Where a graph goes and in which formats.
struct OutputPlan {
  /// The folder of a run that names none.
  static let standardFolder = "Output"
  /// The formats of a run that names none.
  static let standardFormats: [GraphFormat] = [.turtle, .rdfxml, .graphml]

  enum Destination: Equatable {
    case standardOutput(GraphFormat)
    case file(String, GraphFormat)
    /// A folder, which is made where it does not exist.
    case folder(String, [GraphFormat])
  }

  /// What is wrong with the options, for people.
  struct Problem: Error, CustomStringConvertible {
    var description: String
  }

  var destination: Destination

  /// Works out what `--output` and `--format` mean together; `isFolder` tells whether a path is a
  /// folder that exists.
  ///
  /// - Throws: a ``Problem`` where they contradict each other or name no format.
  init(output: String?, formats: [String], isFolder: (String) -> Bool) throws(Problem) {
    var named: [GraphFormat] = []
    for name in formats {
      let found = GraphFormat.formats(named: name)
      guard !found.isEmpty else {
        let known = GraphFormat.allCases.map(\.rawValue).joined(separator: ", ")
        throw Problem(description: "there is no format “\(name)”; choose from \(known)")
      }
      for format in found where !named.contains(format) { named.append(format) }
    }
    switch output {
    case "-"?:
      guard named.count < 2 else {
        throw Problem(description: "standard output takes one format, not \(named.count)")
      }
      destination = .standardOutput(named.first ?? .turtle)
    case let path? where !path.hasSuffix("/") && !isFolder(path) && Self.format(of: path) != nil:
      guard named.count < 2 else {
        throw Problem(description: "one file takes one format; name a folder for \(named.count)")
      }
      destination = .file(path, named.first ?? Self.format(of: path) ?? .turtle)
    case let path?
    where named.count == 1 && !path.hasSuffix("/") && !isFolder(path)
      && Self.hasExtension(path):
      destination = .file(path, named[0])
    default:
      var folder = output ?? Self.standardFolder
      while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
      destination = .folder(folder, named.isEmpty ? Self.standardFormats : named)
    }
  }

  /// The formats that are written.
  var formats: [GraphFormat] {
    switch destination {
    case .standardOutput(let format), .file(_, let format): [format]
    case .folder(_, let formats): formats
    }
  }

  /// The folder that the files stand in.
  var folder: String {
    switch destination {
    case .standardOutput: return "."
    case .folder(let folder, _): return folder
    case .file(let path, _):
      guard let slash = path.lastIndex(of: "/") else { return "." }
      return slash == path.startIndex ? "/" : String(path[..<slash])
    }
  }

  private static func format(of path: String) -> GraphFormat? {
    guard let dot = path.lastIndex(of: "."), hasExtension(path) else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    return GraphFormat.allCases.first { $0.fileExtension == ending }
  }

  private static func hasExtension(_ path: String) -> Bool {
    let name = path.split(separator: "/").last ?? ""
    return name.dropFirst().contains(".") && !name.hasSuffix(".")
  }
}
