import EntenteBytes
import EntenteDocuments
import EntenteExtraction
import FoundationEssentials

/// The files with a user's own knowledge.
enum KnowledgeFile {
  static func read(_ path: String) throws(Diagnostic) -> Knowledge.Files.File {
    do {
      return (try ByteSource(path: path).readAll(), path)
    } catch {
      throw Diagnostic(path: path, message: "the file cannot be read: \(error.reason)")
    }
  }

  /// The files `*.pattern` and `*.rules` of a folder, sorted by name, or the one file that a path names.
  static func patterns(at path: String) throws(Diagnostic) -> [Knowledge.Files.File] {
    guard System.isFolder(path) else { return [try read(path)] }
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
      throw Diagnostic(path: path, message: "the folder of patterns cannot be read")
    }
    let patterns = names.filter { $0.hasSuffix(".pattern") || $0.hasSuffix(".rules") }.sorted()
    if patterns.isEmpty {
      throw Diagnostic(
        path: path, message: "the folder holds no file that ends in .pattern or .rules")
    }
    var files: [Knowledge.Files.File] = []
    for name in patterns { files.append(try read(path + "/" + name)) }
    return files
  }
}

extension System {
  /// Makes a folder and the folders above it, where it is missing, and lists what stands in it.
  static func openFolder(_ path: String) throws(Diagnostic) -> [String] {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      return try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    } catch {
      throw Diagnostic(path: path, message: "the folder cannot be made or read")
    }
  }
}
