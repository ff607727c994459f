import Testing

@Suite struct `Ontology` {}
