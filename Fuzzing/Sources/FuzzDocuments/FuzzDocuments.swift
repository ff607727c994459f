internal import EntenteDocuments
internal import Glibc

/// What is fuzzed, named by the environment variable `ENTENTE_FUZZ`.
private enum Target: String {
  case wikitext
  case html
  case dump
  case text
  case jsonl

  static let chosen: Target = {
    guard let name = getenv("ENTENTE_FUZZ"), let target = Target(rawValue: String(cString: name))
    else {
      fatalError("ENTENTE_FUZZ names none of wikitext, html, dump, text, jsonl")
    }
    return target
  }()
}

/// The entry point of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  switch Target.chosen {
  case .wikitext: read(bytes, .wikitext)
  case .html: read(bytes, .html)
  case .text: read(bytes, .lightText)
  case .dump: stream(bytes, "xml")
  case .jsonl: stream(bytes, "jsonl")
  }
  return 0
}

private func read(_ bytes: [UInt8], _ markup: UnreadDocument.Markup) {
  let decoder = TextDecoder(path: "fuzz")
  guard let source = try? decoder.decode(bytes) else { return }
  use(UnreadDocument(id: "a", path: "a", title: "a", markup: markup, source: source).read())
}

/// Writes both listings of a document: they touch every range that it holds.
private func use(_ document: Document) {
  precondition(String(validating: document.text, as: UTF8.self) != nil)
  _ = DocumentOutline(document).text()
  _ = DocumentJSON(document).bytes()
  for block in document.blocks {
    precondition(document.sourceMap.source(of: block.range).upperBound <= document.source.count)
  }
  for link in document.links where document.sourceMap.isCopied(link.range) {
    let source = document.sourceMap.source(of: link.range)
    precondition(document.source[source].elementsEqual(document.text[link.range]))
  }
}

private func stream(_ bytes: [UInt8], _ suffix: String) {
  let path = "/dev/shm/entente-fuzz-\(getpid()).\(suffix)"
  let file = open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
  guard file >= 0 else { fatalError("\(path) cannot be written") }
  _ = bytes.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
  close(file)
  let stream = DocumentStream(inputs: [path])
  while let element = stream.next() {
    if case .document(let document) = element { use(document.read()) }
  }
  unlink(path)
}
