import Testing

@Suite struct `Language` {}
