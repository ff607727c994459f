/// The names and addresses that documents had so far, to tell when another one claims them.
///
/// Of each document a few digests are kept, and nothing else.
struct Namesakes {
  private enum Claim: Hashable {
    case name(String)
    case content(String, Int)
    case address(String)
    case addressOf(String, name: String)
  }

  private var claims: Set<Int> = []

  /// What is to be said of a document that has the name or the address of an earlier one.
  mutating func note(of document: UnreadDocument) -> Diagnostic? {
    let name = document.id
    let isNewName = isNew(.name(name))
    let isNewContent = isNew(.content(name, Self.digest(of: document)))
    var isClaimed = false
    if let address = document.address {
      let isNewAddress = isNew(.address(address))
      isClaimed = isNew(.addressOf(address, name: name)) && !isNewAddress
    }
    let message: String
    switch (isNewName, isNewContent) {
    case (false, false): message = "the document “\(name)” comes again; it is kept once"
    case (false, true):
      message =
        "another document is called “\(name)” too; both are kept and told apart by their content"
    default:
      guard isClaimed, let address = document.address else { return nil }
      message =
        "another document gives the address \(address) too; both are kept, under their names"
    }
    return Diagnostic(.warning, path: document.path, message: message)
  }

  private mutating func isNew(_ claim: Claim) -> Bool { claims.insert(claim.hashValue).inserted }

  private static func digest(of document: UnreadDocument) -> Int {
    var hasher = Hasher()
    unsafe document.source.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hasher.combine(document.title)
    hasher.combine(document.date)
    hasher.combine(document.address)
    hasher.combine(document.revision)
    return hasher.finalize()
  }
}
