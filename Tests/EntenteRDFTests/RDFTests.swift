import Testing

@Suite struct `RDF` {}
