import EntenteLanguage
import Testing

@Suite struct `Analysis of sentences` {
  private let analyzer = LanguageAnalyzer()

  private func tree(_ text: String) -> [String] {
    let bytes = Array(text.utf8)
    return analyzer.analyze(bytes, in: bytes.indices).flatMap { sentence in
      sentence.tokens.map { token in
        let head = token.head < 0 ? "ROOT" : word(sentence.tokens[token.head], bytes)
        return "\(word(token, bytes))/\(token.tag.rawValue) \(token.relation.rawValue) \(head)"
      }
    }
  }

  private func word(_ token: Token, _ text: [UInt8]) -> String {
    String(decoding: text[token.range], as: UTF8.self)
  }

  @Test(arguments: [
    (
      "Russia recognized Montenegro in June.",
      ["Russia/PROPN nsubj recognized", "Montenegro/PROPN obj recognized"]
    ),
    (
      "The treaty was signed by both states.",
      ["treaty/NOUN nsubj:pass signed", "was/AUX aux:pass signed"]
    ),
    (
      "France and Germany opened embassies.",
      ["Germany/PROPN conj France", "embassies/NOUN obj opened"]
    ),
    (
      "The minister said that talks would not begin.",
      ["talks/NOUN nsubj begin", "begin/VERB ccomp said"]
    ),
  ])
  func `who does what to whom is seen`(text: String, arcs: [String]) {
    let tree = tree(text)
    for arc in arcs { #expect(tree.contains(arc), "\(tree)") }
  }

  @Test(arguments: [
    "Talks? Yes! He (the minister) – well… left; \"why\" nobody knows.\n\n• A list\n\nTHE END",
    String(repeating: "the envoy of the king and ", count: 200),
  ])
  func `every sentence has one root and heads within it`(text: String) {
    let text = Array(text.utf8)
    for sentence in analyzer.analyze(text, in: text.indices) {
      #expect(sentence.tokens.count { $0.head == -1 } == 1)
      #expect(sentence.tokens.allSatisfy { ($0.head == -1) == ($0.relation == .root) })
      for (index, token) in sentence.tokens.enumerated() {
        #expect(token.head < sentence.tokens.count && token.head != index)
        var above = index
        for _ in sentence.tokens.indices where above >= 0 { above = sentence.tokens[above].head }
        #expect(above == -1, "a word that is above itself")
      }
    }
  }

  @Test func `a clause between a subject and its verb does not part them`() {
    let text = Array(
      "The minister whom the president had met in Paris signed the treaty that both wanted.".utf8)
    let tokens = analyzer.analyze(text, in: text.indices).flatMap(\.tokens)
    let signed = tokens.firstIndex { word($0, text) == "signed" }
    let minister = tokens.first { word($0, text) == "minister" }
    #expect(minister?.head == signed && minister?.relation == .nominalSubject)
  }

  @Test(arguments: [
    ("The countries were negotiating.", "countries", "country"),
    ("They signed it.", "signed", "sign"),
    ("He went home.", "went", "go"), ("It was ratified.", "was", "be"),
  ])
  func `lemmas are those of the dictionary`(text: String, form: String, lemma: String) {
    let bytes = Array(text.utf8)
    let tokens = analyzer.analyze(bytes, in: bytes.indices).flatMap(\.tokens)
    #expect(tokens.first { word($0, bytes) == form }?.lemma == lemma)
  }

  @Test func `features tell number, tense and voice`() throws {
    let text = Array("The embassies were closed.".utf8)
    let tokens = analyzer.analyze(text, in: text.indices).flatMap(\.tokens)
    try #require(tokens.count == 5)
    #expect(tokens[1].features.number == .plural)
    #expect(tokens[2].features.tense == .past)
    #expect(tokens[3].features.isPassive)
  }

  @Test(arguments: [
    ("President Emmanuel Macron visited Berlin.", "Emmanuel Macron", NameSpan.Kind.person),
    ("The United Nations condemned the attack.", "United Nations", .organization),
    ("Relations with Albania are good.", "Albania", .state),
    ("can anyone tell me where to eat in chicago?", "chicago", .place),
    ("The Deputy Prime Minister resigned.", "Deputy Prime Minister", .position),
    (
      "She was Minister of Foreign Affairs and European Integration until May.",
      "Minister of Foreign Affairs and European Integration", .position
    ),
    ("The UN Secretary-General met them.", "Secretary-General", .position),
  ])
  func `names are found with their kinds`(text: String, name: String, kind: NameSpan.Kind) {
    let bytes = Array(text.utf8)
    let found = analyzer.analyze(bytes, in: bytes.indices).flatMap { sentence in
      sentence.names.map { span in
        let range =
          sentence.tokens[span.tokens.lowerBound].range
          .lowerBound..<sentence.tokens[span.tokens.upperBound - 1].range.upperBound
        return "\(String(decoding: bytes[range], as: UTF8.self)) \(span.kind.rawValue)"
      }
    }
    #expect(found.contains { $0.hasSuffix("\(name) \(kind.rawValue)") }, "\(found)")
  }

  @Test func `sentences come one after the other as they come together`() {
    let text = Array("U.S. troops left. Mr. Smith didn't.\n\nHe stayed.".utf8)
    var rows: [[UInt8]] = []
    analyzer.forEachSentence(of: text, in: text.indices) { sentence in
      rows.append([])
      ConlluWriter.write(sentence, of: text, into: &rows[rows.count - 1])
    }
    let together = analyzer.analyze(text, in: text.indices).map { sentence in
      var row: [UInt8] = []
      ConlluWriter.write(sentence, of: text, into: &row)
      return row
    }
    #expect(rows == together && rows.count == 3)
  }

  @Test(arguments: [
    ("A", 10_000_000), ("\n", 1_000_000), ("a b ", 100_000),
    ("Ich war gestern in der Stadt und il pleut à Genève. ", 2_000), ("外交部长昨日访问了三个国家。", 10_000),
    ("e\u{301}\u{301} ", 20_000),
    ("THE TALKS FAILED TODAY ", 5_000),
    ("שלום עולם ", 20_000),
    ("👩‍👩‍👧", 10_000),
  ])
  func `hard input is analysed in linear time`(piece: String, count: Int) {
    let bytes = Array(String(repeating: piece, count: count).utf8)
    let time = ContinuousClock().measure { _ = analyzer.analyze(bytes, in: bytes.indices) }
    #expect(time < .seconds(30))
  }
}

@Suite struct `CoNLL-U` {
  @Test func `what is written is read again`() throws {
    let text = Array("Montenegro’s parliament didn't vote on 3 June.".utf8)
    let sentence = try #require(LanguageAnalyzer().analyze(text, in: text.indices).first)
    var output: [UInt8] = []
    ConlluWriter.write(sentence, of: text, into: &output)
    let read = try #require(ConlluReader.read(output).first)
    #expect(read.text == text)
    #expect(read.tokens.map(\.range) == sentence.tokens.map(\.range))
    #expect(read.tokens.map(\.head) == sentence.tokens.map(\.head))
    #expect(read.tokens.map(\.tag) == sentence.tokens.map(\.tag))
    #expect(read.tokens.map(\.lemma) == sentence.tokens.map(\.lemma))
  }

  @Test func `rows hold what the analysis says`() {
    let text = Array("Marie\nCurie didn't".utf8)
    var sentence = Sentence(
      range: 0..<18, tokens: [0..<5, 6..<11, 12..<15, 15..<18].map(Token.init))
    for (index, lemma) in ["Marie", "Curie", "do", ""].enumerated() {
      sentence.tokens[index].lemma = lemma
    }
    sentence.tokens[0].tag = .properNoun
    sentence.tokens[0].fineTag = "NNP"
    sentence.tokens[0].features.number = .singular
    sentence.tokens[0].head = 11
    sentence.tokens[2].features.tense = .past
    sentence.tokens[2].features.verbForm = .finite
    sentence.names = [
      NameSpan(tokens: 0..<2, kind: .person, score: 1),
      NameSpan(tokens: 3..<4, kind: .other, score: 1),
    ]
    var output: [UInt8] = []
    ConlluWriter.write(sentence, of: text, comments: ["# sent_id = 1"], into: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == """
        # sent_id = 1
        # text = Marie Curie didn't
        1\tMarie\tMarie\tPROPN\tNNP\tNumber=Sing\t12\troot\t_\tNER=B-Person
        2\tCurie\tCurie\tX\t_\t_\t0\troot\t_\tNER=I-Person
        3\tdid\tdo\tX\t_\tTense=Past|VerbForm=Fin\t0\troot\t_\tSpaceAfter=No
        4\tn't\t_\tX\t_\t_\t0\troot\t_\tNER=B-Misc


        """)
  }

  @Test func `parts of multiword tokens share its spelling`() throws {
    let file = """
      1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No
      1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_
      2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_
      3\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_

      """
    let sentence = try #require(ConlluReader.read(Array(file.utf8)).first)
    #expect(String(decoding: sentence.text, as: UTF8.self) == "don't!")
    #expect(sentence.tokens.map(\.range) == [0..<2, 2..<5, 5..<6])
  }

  @Test(arguments: [
    "1\ta", "\t\t\t\t\t\t\t\t\t", "x-y\t\t\t\t\t\t\t\t\t", "1\tb\tb\tQ\tR\tS\t99\tz\t_\t_", "#",
    "\n\n\n",
  ])
  func `malformed rows do no harm`(file: String) {
    for sentence in ConlluReader.read(Array(file.utf8)) { #expect(sentence.tokens.count <= 1) }
  }
}
