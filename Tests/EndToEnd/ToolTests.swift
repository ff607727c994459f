import Testing

@Suite struct `The tool` {}
