/// Saved e-mails and web archives (`.eml`, `.mht`), which programs of their own take apart.
enum MailArchive {
  private static let extensions: Set<Substring> = ["eml", "mht", "mhtml", "mbox", "msg"]

  /// What to do with a file that is one; `nil` for any other.
  static func advice(path: String, head: [UInt8]) -> String? {
    let name = FilePath.lastComponent(of: path).lowercased()
    let ending = name.split(separator: ".").last ?? ""
    let opens = ["MIME-Version:", "Return-Path:", "Received:", "From: <Saved by"].contains {
      head.starts(with: $0.utf8)
    }
    guard opens || name.contains(".") && extensions.contains(ending) else { return nil }
    return "this is a saved e-mail or a web archive; take its text out first, for example with "
      + "`munpack` or `ripmime`, or save the page as HTML"
  }
}
