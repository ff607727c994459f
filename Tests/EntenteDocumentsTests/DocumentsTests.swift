import Testing

@Suite struct `Documents` {}
