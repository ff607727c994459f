package import EntenteDocuments

/// Reads from title and headings which states and organizations a document and its sections speak of.
package struct ContextReader: Sendable {
  package var linker: Linker

  package init(linker: Linker) { self.linker = linker }

  /// Returns the document with the entities of its title and its headings.
  package func context(of document: Document) -> DocumentContext {
    DocumentContext(
      document: document, subject: nil, headingEntities: document.sections.map { _ in nil })
  }
}
