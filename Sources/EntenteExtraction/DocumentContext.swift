package import EntenteDocuments
package import EntenteGraph

/// A document together with what its title and headings say it speaks of.
///
/// A list item "Both nations are members of NATO." under "Croatia relations" on the page "Foreign
/// relations of Montenegro" speaks of Montenegro and Croatia: ``subject`` and ``counterpart(of:)``.
package struct DocumentContext: Sendable {
  package var document: Document
  /// The state or organization that the title names, where it names one.
  package var subject: Entity?
  /// For each section, the state or organization that its heading names beside ``subject``.
  package var headingEntities: [Entity?]

  package init(document: Document, subject: Entity?, headingEntities: [Entity?]) {
    self.document = document
    self.subject = subject
    self.headingEntities = headingEntities
  }

  /// The entity that the heading of a section, or else of the nearest one around it, names.
  package func counterpart(of section: Int) -> Entity? {
    for index in document.sectionPath(section).reversed() {
      if let entity = headingEntities[index], entity.id != subject?.id { return entity }
    }
    return nil
  }
}
