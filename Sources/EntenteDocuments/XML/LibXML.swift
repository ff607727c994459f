internal import CLibXML2

/// What libxml2 is told once for the process: to start, to fetch nothing and to print nothing.
enum LibXML {
  /// Reading it starts the library. The loader of external entities finds none, whatever a document
  /// asks for: no file is read and no host is called.
  static let start: Void = {
    xmlInitParser()
    EntenteXMLSilence()
    unsafe xmlSetExternalEntityLoader { _, _, _ in nil }
  }()
}
