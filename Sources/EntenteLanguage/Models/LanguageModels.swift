/// The trained models; what is missing is left out of the analysis.
package struct LanguageModels: Sendable {
  package var clusters: Clusters?
  package var tagger: Tagger?
  package var lemmatizer: Lemmatizer?
  package var parser: DependencyParser?
  package var nameFinder: NameFinder?

  package init() {}

  /// The models that are compiled into the program, opened in place.
  package static let embedded: LanguageModels = {
    var models = LanguageModels()
    models.clusters = ModelFile(embedded: "models/clusters.bin").flatMap { Clusters($0) }
    models.tagger = ModelFile(embedded: "models/tagger.bin").flatMap { Tagger($0) }
    models.lemmatizer = ModelFile(embedded: "models/lemmatizer.bin").flatMap { Lemmatizer($0) }
    models.parser = ModelFile(embedded: "models/parser.bin").flatMap { DependencyParser($0) }
    models.nameFinder = ModelFile(embedded: "models/names.bin").flatMap { NameFinder($0) }
    return models
  }()
}
