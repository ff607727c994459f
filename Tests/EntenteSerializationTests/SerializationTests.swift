import Testing

@Suite struct `Serialization` {}
