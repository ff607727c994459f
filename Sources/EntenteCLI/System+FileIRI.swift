import EntenteBytes
import Glibc

extension System {
  /// The path from the root.
  static func absolute(_ path: String) -> String {
    guard !path.hasPrefix("/"), let folder = unsafe getcwd(nil, 0) else { return path }
    defer { unsafe free(folder) }
    let start = unsafe SystemPath.text(UnsafeRawBufferPointer(start: folder, count: strlen(folder)))
    return start + (path == "." ? "" : "/" + path)
  }

  /// The IRI of a file; characters that an IRI cannot hold are percent-encoded.
  static func fileIRI(of path: String) -> String {
    if path == "-" { return "file:///dev/stdin" }
    var iri = "file://"
    for byte in SystemPath.name(absolute(path)).dropLast().map({ UInt8(bitPattern: $0) }) {
      if byte > 0x20, byte < 0x7F, !"<>\"{}|^`\\%#?[]".utf8.contains(byte) {
        iri.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        let digits = String(byte, radix: 16, uppercase: true)
        iri += "%" + (digits.utf8.count < 2 ? "0" : "") + digits
      }
    }
    return iri
  }
}
