import EntenteBytes
import EntenteDocuments

/// A file of RDF, as it is or packed by gzip or bzip2.
enum RDFFile {
  /// Opens a file, or standard input for `-`.
  static func open(_ path: String) throws -> ByteSource {
    let ending = path.lowercased()
    guard ending.hasSuffix(".gz") || ending.hasSuffix(".bz2") else {
      return try ByteSource(path: path)
    }
    let archive: CompressedFile
    do throws(Diagnostic) {
      archive = try CompressedFile(path: path)
    } catch {
      throw ByteSource.Failure(path: path, reason: error.message)
    }
    return ByteSource(name: path) { count, bytes throws(ByteSource.Failure) in
      do throws(Diagnostic) {
        return try archive.read(count, into: &bytes)
      } catch {
        throw ByteSource.Failure(path: path, reason: error.message)
      }
    }
  }
}
