extension Extractor {
  /// Creates an extractor with every reader and the knowledge that is compiled in.
  package init() {
    self.init(readers: [TableFindings(), ListFindings(), InfoboxFindings(), ProseFindings()])
  }
}
