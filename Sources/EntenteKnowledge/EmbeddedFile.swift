internal import CKnowledge

/// A file of `Ontology/`, compiled into the program.
///
/// Its bytes live as long as the process and never change, so any task may read them in place.
@safe package struct EmbeddedFile: @unchecked Sendable {
  /// The path below `Ontology/`, such as `gazetteer/states.tsv`.
  package let path: String
  private let bytes: UnsafeRawBufferPointer

  /// Returns the embedded file at `path` below `Ontology/`, or `nil` where there is none.
  package static func named(_ path: String) -> EmbeddedFile? {
    all.first { $0.path == path }
  }

  /// Every embedded file, in the order of `CKnowledge.c`.
  package static let all: [EmbeddedFile] = {
    var count = 0
    let files = unsafe UnsafeBufferPointer(start: CKnowledgeFiles(&count), count: count)
    return unsafe files.map { unsafe EmbeddedFile($0) }
  }()

  private init(_ file: CKnowledgeFile) {
    path = unsafe String(cString: file.path)
    unsafe bytes = UnsafeRawBufferPointer(start: file.start, count: file.count)
  }

  /// The number of bytes.
  package var count: Int { unsafe bytes.count }

  /// Calls `body` with the bytes, in place.
  package func withBytes<Result>(_ body: (RawSpan) throws -> Result) rethrows -> Result {
    try body(unsafe bytes.bytes)
  }

  /// A copy of the bytes, for readers of small text files.
  package var contents: [UInt8] { unsafe Array(bytes) }
}
