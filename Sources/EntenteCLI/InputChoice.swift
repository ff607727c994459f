import ArgumentParser
import EntenteDocuments

/// The options that say how inputs are read and which of their documents.
struct InputChoice: ParsableArguments {
  @Option(help: "The format of all inputs, where it is not told from extension or first bytes.")
  var from: InputFormat?

  @Option(
    help: ArgumentHelp(
      "The character set of text without a byte-order mark, such as Latin-1; UTF-8 if left out.",
      valueName: "name"))
  var encoding: String?

  @Option(
    help: ArgumentHelp(
      "The date of documents that give none, against which “yesterday” is read, such as 2022-04-06.",
      valueName: "day"))
  var date: String?

  @Option(
    help: ArgumentHelp(
      "Of a MediaWiki dump, only pages whose title matches this regular expression somewhere. Letters, sets, groups, choices and repetitions are known; “(?i)” before it ignores case.",
      valueName: "regex"))
  var titles: String?

  @Option(
    help: ArgumentHelp(
      "Of a MediaWiki dump, pages of this namespace; may be repeated. 0, articles, if left out.",
      valueName: "number"))
  var namespace: [Int] = []

  @Option(
    help: ArgumentHelp(
      "The largest document to read, in megabytes; a larger one is passed over with an error.",
      valueName: "MB"))
  var maxDocument = DocumentStream.Options.standardLargestDocument >> 20

  /// The same in bytes.
  var largestDocument: Int { maxDocument << 20 }

  func validate() throws {
    guard (1...Self.largestLimit).contains(maxDocument) else {
      throw ValidationError("--max-document takes a number from 1 to \(Self.largestLimit)")
    }
    do { if let titles { _ = try TitlePattern(titles) } } catch {
      throw ValidationError("--titles: \(error)")
    }
    if let encoding, TextEncoding(label: encoding) == nil {
      throw ValidationError("--encoding \(encoding) is not known")
    }
    if let date, DocumentDates.parse(date) == nil {
      throw ValidationError("--date \(date) is no date; write it as YYYY-MM-DD")
    }
  }

  /// Refuses what would have no effect on any of the inputs.
  func validate(for inputs: [String]) throws {
    let options = (titles == nil ? [] : ["--titles"]) + (namespace.isEmpty ? [] : ["--namespace"])
    guard let option = options.first else { return }
    let mayBeDump =
      from.map { $0 == .mediaWikiDump }
      ?? inputs.contains { input in
        input == "-" || System.isFolder(input)
          || DocumentFormat(extensionOf: input) ?? .mediaWikiDump == .mediaWikiDump
      }
    if !mayBeDump {
      throw ValidationError("\(option) chooses pages of a MediaWiki dump, and no input is one")
    }
  }

  /// One gigabyte: places in a text are kept in 32 bits.
  private static let largestLimit = 1024

  /// What they mean to the stream of documents.
  func streamOptions() -> DocumentStream.Options {
    var options = DocumentStream.Options(
      format: from.flatMap { DocumentFormat(rawValue: $0.rawValue) },
      encoding: encoding.flatMap { TextEncoding(label: $0) })
    options.date = date.flatMap(DocumentDates.parse)
    options.titles = titles.flatMap { try? TitlePattern($0) }
    options.largestDocument = largestDocument
    if !namespace.isEmpty { options.namespaces = Set(namespace) }
    return options
  }
}
