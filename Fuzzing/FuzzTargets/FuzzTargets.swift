internal import DocumentInvariants
internal import EntenteDocuments
internal import EntenteGraph
internal import EntenteLanguage
internal import Glibc

/// What is fuzzed, named by the environment variable `ENTENTE_FUZZ`.
private enum Target: String, CaseIterable {
  case wikitext
  case html
  case dump
  case text
  case jsonl
  /// The tokenizer, the sentence splitter and the readers of dates, numbers and votes.
  case words
  /// A pattern of titles, and behind its first line break a title.
  case titles
  /// The decoder of UTF-8, UTF-16 and UTF-32.
  case encodings

  static let chosen: Target = {
    guard let name = unsafe getenv("ENTENTE_FUZZ"),
      let target = unsafe Target(rawValue: String(cString: name))
    else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      fatalError("ENTENTE_FUZZ names none of \(names)")
    }
    return target
  }()
}

/// The entry point of libFuzzer.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = unsafe Array(UnsafeBufferPointer(start: data, count: count))
  switch Target.chosen {
  case .wikitext: read(bytes, "wiki")
  case .html: read(bytes, "html")
  case .text: read(bytes, "txt")
  case .dump: read(bytes, "xml")
  case .jsonl: read(bytes, "jsonl")
  case .words: analyze(bytes)
  case .titles: match(bytes)
  case .encodings: decode(bytes)
  }
  return 0
}

/// Stops the run with a message, which `precondition` keeps to itself in a release.
private func require(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

/// Matches a title; a pattern that cannot be read says where.
private func match(_ bytes: [UInt8]) {
  let parts = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 1).map {
    String(decoding: $0, as: UTF8.self)
  }
  guard let expression = parts.first else { return }
  do throws(TitlePattern.Problem) {
    _ = try TitlePattern(expression).matches(parts.last ?? "")
  } catch {
    let end = expression.unicodeScalars.count + 1
    require((1...end).contains(error.position), "\(error)")
  }
}

/// Decodes text; what comes out is UTF-8.
private func decode(_ bytes: [UInt8]) {
  guard let text = try? TextDecoder(path: "text").decode(bytes) else { return }
  require(String(validating: text, as: UTF8.self) != nil, "the text is no UTF-8")
}

// MARK: - Documents

/// Checks a document, and writes both listings of it: they touch every range that it holds.
private func use(_ document: Document) {
  let violations = violations(of: document)
  require(violations.isEmpty, violations.joined(separator: "; "))
  _ = DocumentOutline(document).text()
  _ = DocumentJSON(document).bytes()
}

/// Reads them as a file of that extension, which lies in memory.
private func read(_ bytes: [UInt8], _ fileExtension: String) {
  let path = "/dev/shm/entente-fuzz-\(getpid()).\(fileExtension)"
  let file = unsafe open(path, O_CREAT | O_TRUNC | O_WRONLY, 0o600)
  guard file >= 0 else { fatalError("\(path) cannot be written") }
  _ = unsafe bytes.withUnsafeBytes { unsafe write(file, $0.baseAddress, $0.count) }
  close(file)
  let stream = DocumentStream(inputs: [path])
  while let element = stream.next() {
    if case .document(let document) = element { use(document.read()) }
  }
  unsafe unlink(path)
}

// MARK: - Words

private let analyzer = LanguageAnalyzer()

/// A sentence is a tree with one root, and its names stand in it one after the other.
private func check(_ sentence: Sentence) {
  require(sentence.tokens.count { $0.head == -1 } == 1, "a sentence has no root, or two")
  for token in sentence.tokens {
    var above = token.head
    var steps = 0
    while above >= 0, steps < sentence.tokens.count {
      above = sentence.tokens[above].head
      steps += 1
    }
    require(above == -1, "a word is above itself")
  }
  var end = 0
  for name in sentence.names {
    require(name.tokens.lowerBound >= end && !name.tokens.isEmpty, "names overlap")
    end = name.tokens.upperBound
  }
  require(end <= sentence.tokens.count, "a name leaves the sentence")
}

/// Words, sentences, trees and names of any bytes, in order and within the text; dates, numbers and votes in it.
private func analyze(_ bytes: [UInt8]) {
  var end = 0
  for word in Tokenizer().tokenize(bytes, in: bytes.indices) {
    require(word.lowerBound >= end && !word.isEmpty, "words are not in order")
    end = word.upperBound
  }
  require(end <= bytes.count, "a word leaves the text")
  end = 0
  for sentence in analyzer.split(bytes, in: bytes.indices) {
    require(sentence.range.lowerBound >= end, "sentences are not in order")
    require(!sentence.tokens.isEmpty, "a sentence has no words")
    end = sentence.range.upperBound
  }
  require(end <= bytes.count, "a sentence leaves the text")
  for sentence in analyzer.analyze(bytes, in: bytes.indices) { check(sentence) }
  let reference = PartialDate(year: 2024, month: 3, day: 5)
  let mentions: [Range<Int>] =
    DateReader().dates(in: bytes, range: bytes.indices, reference: reference).map(\.range)
  end = 0
  for mention in mentions {
    require(mention.lowerBound >= end && mention.upperBound <= bytes.count, "dates overlap")
    end = mention.upperBound
  }
  _ = NumberReader().numbers(in: bytes, range: bytes.indices)
  _ = VoteReader().votes(in: bytes, range: bytes.indices)
}
