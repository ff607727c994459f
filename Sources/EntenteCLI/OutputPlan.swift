import EntenteBytes
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
  /// folder that exists, and `available` are the formats that the command writes. A path with an
  /// extension is a file unless it is such a folder or ends in “/”.
  ///
  /// - Throws: a ``Problem`` where they contradict each other, or name no format of the command.
  init(
    output: String?, formats names: [String], available: [GraphFormat] = GraphFormat.allCases,
    isFolder: (String) -> Bool
  ) throws(Problem) {
    var named: [GraphFormat] = []
    for name in names {
      let found = GraphFormat.formats(named: name)
      guard !found.isEmpty, found.allSatisfy(available.contains) else {
        let known = GraphFormat.listing(of: available)
        let problem = found.isEmpty ? "there is no format" : "this command does not write"
        throw Problem(description: "\(problem) “\(name)”; choose from \(known)")
      }
      for format in found where !named.contains(format) { named.append(format) }
    }
    if output == "-" {
      if let format = named.first(where: \.needsFolder) {
        throw Problem(description: "\(format.rawValue) is a folder of files; name one")
      }
      guard named.count < 2 else {
        throw Problem(description: "standard output takes one format, not \(named.count)")
      }
      destination = .standardOutput(named.first ?? .turtle)
    } else if let path = output, FileStatus.isSpecial(path) {
      guard named.count < 2 else {
        throw Problem(description: "\(path) takes one format, not \(named.count)")
      }
      destination = .file(path, named.first ?? .turtle)
    } else if let path = output, let ending = Self.fileExtension(of: path), !isFolder(path) {
      destination = .file(path, try Self.format(ofFile: path, ending, named, available))
    } else {
      var folder = output ?? Self.standardFolder
      while folder.count > 1 && folder.hasSuffix("/") { folder.removeLast() }
      destination = .folder(folder, named.isEmpty ? Self.standardFormats : named)
    }
  }

  /// The format of a file: the one that is named, or else the one that its extension tells.
  private static func format(
    ofFile path: String, _ ending: String, _ named: [GraphFormat], _ available: [GraphFormat]
  ) throws(Problem) -> GraphFormat {
    let folder = "for a folder of that name end it with “/”"
    guard named.count < 2 else {
      throw Problem(
        description: "the file \(path) takes one format, not \(named.count); \(folder)")
    }
    if let format = named.first {
      if format.needsFolder {
        throw Problem(description: "\(format.rawValue) is a folder of files; \(folder)")
      }
      guard format.mayStand(inFileWithExtension: ending) else {
        throw Problem(
          description: "“.\(ending)” is no extension of \(format.rawValue); name the file "
            + "“.\(format.fileExtension)”, or \(folder)")
      }
      return format
    }
    let told = GraphFormat.formats(ofExtension: ending).filter(available.contains)
    guard told.count < 2 else {
      let names = told.map(\.rawValue).joined(separator: " or ")
      throw Problem(description: "a file “.\(ending)” may be \(names); say which with --format")
    }
    guard let format = told.first else {
      let known = available.filter { !GraphFormat.formats(ofExtension: $0.fileExtension).isEmpty }
      var endings: [String] = []
      for format in known where !endings.contains("." + format.fileExtension) {
        endings.append("." + format.fileExtension)
      }
      throw Problem(
        description:
          "this command writes no “.\(ending)”; it writes \(endings.joined(separator: ", ")); \(folder)"
      )
    }
    return format
  }

  /// The files that are written; `nil` for standard output.
  var target: ExportFiles.Target? {
    switch destination {
    case .standardOutput: nil
    case .file(let path, let format): .file(path, format)
    case .folder(let folder, let formats): .folder(folder, formats)
    }
  }

  /// The paths of the files that are written.
  var paths: [String] {
    switch destination {
    case .standardOutput: []
    case .file(let path, _): [path]
    case .folder(let folder, let formats):
      (formats.map(\.fileName) + [Manifest.fileName]).map { OutputPath.join(folder, $0) }
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

  /// The path of the file of a format; `nil` for standard output.
  func path(of format: GraphFormat) -> String? {
    switch destination {
    case .standardOutput: nil
    case .file(let path, _): path
    case .folder(let folder, _): folder + "/" + format.fileName
    }
  }

  /// What stands behind the last dot of a file's name; `nil` where there is none, or where the path
  /// ends in “/”.
  static func fileExtension(of path: String) -> String? {
    guard !path.hasSuffix("/"), let name = path.split(separator: "/").last,
      let dot = name.lastIndex(of: "."), dot != name.startIndex
    else { return nil }
    let ending = name[name.index(after: dot)...]
    return ending.isEmpty ? nil : String(ending)
  }
}
