package import EntenteBytes
import EntenteDocuments

/// A file as it is, or packed by gzip or bzip2, which its extension tells.
package enum PackedFile {
  private static let endings = [".gz", ".bz2"]

  /// Opens a file, or standard input for `-`.
  package static func open(_ path: String) throws(ByteSource.Failure) -> ByteSource {
    guard unpackedName(path) != path else { return try ByteSource(path: path) }
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

  /// The name of a file without the extension of an archive.
  package static func unpackedName(_ path: String) -> String {
    guard let ending = endings.first(where: { path.lowercased().hasSuffix($0) }) else {
      return path
    }
    return String(path.dropLast(ending.utf8.count))
  }
}
