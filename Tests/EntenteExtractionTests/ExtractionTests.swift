import Testing

@Suite struct `Extraction` {}
