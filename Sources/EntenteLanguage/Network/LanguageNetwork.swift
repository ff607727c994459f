/// Gives words their tags, heads and relations and finds names, by one network for all; see ``NetworkShape``.
///
/// States and weights are whole numbers of 8 bits, so that every machine gives the same analysis. What the first
/// layer makes of a word does not depend on its neighbours, and is kept for the next time that the word occurs.
package struct LanguageNetwork: Sendable {
  /// A universal and a Penn tag that go together.
  package struct Label: Sendable {
    package var tag: UniversalTag
    package var fineTag: String
  }

  /// The tags, by their numbers.
  package let labels: [Label]
  /// The relations, by their numbers.
  package let relations: [DependencyRelation]
  let features: WordTable
  let embedding: Numbers<Int16>
  let layers: [Layer]
  let tag: QuantizedMatrix
  let arc: QuantizedMatrix
  let pair: QuantizedMatrix
  let distance: QuantizedMatrix
  /// The root as a head.
  let root: Numbers<UInt8>
  let label: QuantizedMatrix
  let labelRoot: Numbers<Int32>
  let relation: QuantizedMatrix
  let nameHidden: QuantizedMatrix
  /// What a sentence of a register adds to the words; see ``NameWords/Register``.
  let registers: Numbers<Float>
  let name: QuantizedMatrix
  let known: KnownNames
  let nameWords: NameWords
  let factors: Factors
  let rootRelation: Int

  struct Layer: Sendable {
    var sums: QuantizedMatrix
    /// For each direction the weights of the state and the biases of both gates.
    var gates: Numbers<Float>
    /// What a state is multiplied by before it is rounded.
    var factor: Float
  }

  /// What numbers are multiplied by before they are rounded.
  struct Factors: Sendable {
    var input: Float
    var arc: Float
    var pair: Float
    var label: Float
    var name: Float
    /// What a product of pairs with heads is in scores.
    var score: Float
  }

  /// The most words that are parsed as one sentence; longer ones are parsed piece by piece.
  package static let longest = 256

  /// Opens a network; returns `nil` where the file holds none.
  package init?(_ model: ModelFile) {
    labels = model.lines("labels").map { line in
      let parts = line.split(separator: " ", maxSplits: 1)
      return Label(
        tag: UniversalTag(rawValue: String(parts[0])) ?? .other,
        fineTag: parts.count > 1 ? String(parts[1]) : "")
    }
    relations = model.lines("relations").compactMap { DependencyRelation(rawValue: $0) }
    guard let features = model.words("features"),
      let embedding: Numbers<Int16> = model.numbers("embedding"),
      let tag = model.matrix("tag"), let arc = model.matrix("arc"), let pair = model.matrix("pair"),
      let distance = model.matrix("distance"), let root: Numbers<UInt8> = model.numbers("root"),
      let label = model.matrix("label"), let labelRoot: Numbers<Int32> = model.numbers("labelRoot"),
      let relation = model.matrix("relation"), let nameHidden = model.matrix("nameHidden"),
      let registers: Numbers<Float> = model.numbers("registers"), let name = model.matrix("name"),
      let known = KnownNames(model), let nameWords = NameWords(model),
      let factors: Numbers<Float> = model.numbers("factors")
    else { return nil }
    var layers: [Layer] = []
    while let sums = model.matrix("sums\(layers.count)"),
      let gates: Numbers<Float> = model.numbers("gates\(layers.count)"),
      factors.count > layers.count
    {
      layers.append(Layer(sums: sums, gates: gates, factor: factors[layers.count]))
    }
    guard let first = layers.first, let last = layers.last, factors.count == layers.count + 6,
      tag.columns >= labels.count, relation.columns >= relations.count,
      embedding.count % first.sums.rows == 0, tag.rows == arc.rows, label.rows == tag.rows,
      arc.columns == 2 * pair.rows, pair.rows == pair.columns, distance.rows == pair.rows,
      root.count == pair.rows, label.columns == 2 * relation.rows,
      labelRoot.count == relation.rows, nameHidden.rows == tag.rows,
      name.rows == nameHidden.columns,
      name.columns >= NameLabel.count,
      registers.count == NameWords.Register.allCases.count * nameHidden.columns,
      first.sums.columns == 4 * tag.rows, first.gates.count == 4 * tag.rows,
      last.gates.count == 4 * tag.rows,
      layers.dropFirst().allSatisfy({ $0.sums.rows == tag.rows && $0.sums.columns == 3 * tag.rows })
    else { return nil }
    guard let rootRelation = relations.firstIndex(of: .root) else { return nil }
    self.rootRelation = rootRelation
    self.features = features
    self.embedding = embedding
    self.layers = layers
    (self.tag, self.arc, self.pair, self.distance) = (tag, arc, pair, distance)
    (self.root, self.label, self.labelRoot, self.relation) = (root, label, labelRoot, relation)
    (self.nameHidden, self.registers, self.name) = (nameHidden, registers, name)
    (self.known, self.nameWords) = (known, nameWords)
    let behind = layers.count
    self.factors = Factors(
      input: factors[behind], arc: factors[behind + 1], pair: factors[behind + 2],
      label: factors[behind + 3], name: factors[behind + 4], score: factors[behind + 5])
  }
}
