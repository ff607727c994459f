#include "CKnowledge.h"

// A file of Ontology/ is embedded by one line here. Sorted by path.
#define KNOWLEDGE(X) \
  X(confidence, "confidence.tsv") \
  X(english_abbreviations, "english/abbreviations.tsv") \
  X(english_articles, "english/articles.tsv") \
  X(english_calendar, "english/calendar.tsv") \
  X(english_contractions, "english/contractions.tsv") \
  X(english_frames, "english/frames.tsv") \
  X(english_missions, "english/missions.tsv") \
  X(english_name_contexts, "english/name-contexts.tsv") \
  X(english_numbers, "english/numbers.tsv") \
  X(english_openers, "english/openers.tsv") \
  X(english_organs, "english/organs.tsv") \
  X(english_positions, "english/positions.tsv") \
  X(english_prefixes, "english/prefixes.tsv") \
  X(english_references, "english/references.tsv") \
  X(english_units, "english/units.tsv") \
  X(entente, "entente.ttl") \
  X(gazetteer_bodies, "gazetteer/bodies.tsv") \
  X(gazetteer_cities, "gazetteer/cities.tsv") \
  X(gazetteer_organizations, "gazetteer/organizations.tsv") \
  X(gazetteer_parties, "gazetteer/parties.tsv") \
  X(gazetteer_people, "gazetteer/people.tsv") \
  X(gazetteer_regions, "gazetteer/regions.tsv") \
  X(gazetteer_states, "gazetteer/states.tsv") \
  X(html_furniture, "html/furniture.tsv") \
  X(models_clusters, "models/clusters.bin") \
  X(models_lemmatizer, "models/lemmatizer.bin") \
  X(models_parser, "models/parser.bin") \
  X(models_tagger, "models/tagger.bin") \
  X(tables_cells, "tables/cells.tsv") \
  X(tables_flags, "tables/flags.tsv") \
  X(tables_headers, "tables/headers.tsv") \
  X(tables_infoboxes, "tables/infoboxes.tsv") \
  X(tables_leaders, "tables/leaders.tsv") \
  X(tables_missions, "tables/missions.tsv") \
  X(tables_names, "tables/names.tsv") \
  X(tables_statuses, "tables/statuses.tsv") \
  X(tables_topics, "tables/topics.tsv") \
  X(wikitext_templates, "wikitext/templates.tsv")

static const unsigned char confidence[] = {
#embed "../../Ontology/confidence.tsv"
};

static const unsigned char english_abbreviations[] = {
#embed "../../Ontology/english/abbreviations.tsv"
};

static const unsigned char english_articles[] = {
#embed "../../Ontology/english/articles.tsv"
};

static const unsigned char english_calendar[] = {
#embed "../../Ontology/english/calendar.tsv"
};

static const unsigned char english_contractions[] = {
#embed "../../Ontology/english/contractions.tsv"
};

static const unsigned char english_frames[] = {
#embed "../../Ontology/english/frames.tsv"
};

static const unsigned char english_missions[] = {
#embed "../../Ontology/english/missions.tsv"
};

static const unsigned char english_name_contexts[] = {
#embed "../../Ontology/english/name-contexts.tsv"
};

static const unsigned char english_numbers[] = {
#embed "../../Ontology/english/numbers.tsv"
};

static const unsigned char english_openers[] = {
#embed "../../Ontology/english/openers.tsv"
};

static const unsigned char english_organs[] = {
#embed "../../Ontology/english/organs.tsv"
};

static const unsigned char english_positions[] = {
#embed "../../Ontology/english/positions.tsv"
};

static const unsigned char english_prefixes[] = {
#embed "../../Ontology/english/prefixes.tsv"
};

static const unsigned char english_references[] = {
#embed "../../Ontology/english/references.tsv"
};

static const unsigned char english_units[] = {
#embed "../../Ontology/english/units.tsv"
};

static const unsigned char entente[] = {
#embed "../../Ontology/entente.ttl"
};

static const unsigned char gazetteer_bodies[] = {
#embed "../../Ontology/gazetteer/bodies.tsv"
};

static const unsigned char gazetteer_cities[] = {
#embed "../../Ontology/gazetteer/cities.tsv"
};

static const unsigned char gazetteer_organizations[] = {
#embed "../../Ontology/gazetteer/organizations.tsv"
};

static const unsigned char gazetteer_parties[] = {
#embed "../../Ontology/gazetteer/parties.tsv"
};

static const unsigned char gazetteer_people[] = {
#embed "../../Ontology/gazetteer/people.tsv"
};

static const unsigned char gazetteer_regions[] = {
#embed "../../Ontology/gazetteer/regions.tsv"
};

static const unsigned char gazetteer_states[] = {
#embed "../../Ontology/gazetteer/states.tsv"
};

static const unsigned char html_furniture[] = {
#embed "../../Ontology/html/furniture.tsv"
};

static const unsigned char models_clusters[] = {
#embed "../../Ontology/models/clusters.bin"
};

static const unsigned char models_lemmatizer[] = {
#embed "../../Ontology/models/lemmatizer.bin"
};

static const unsigned char models_parser[] = {
#embed "../../Ontology/models/parser.bin"
};

static const unsigned char models_tagger[] = {
#embed "../../Ontology/models/tagger.bin"
};

static const unsigned char tables_cells[] = {
#embed "../../Ontology/tables/cells.tsv"
};

static const unsigned char tables_flags[] = {
#embed "../../Ontology/tables/flags.tsv"
};

static const unsigned char tables_headers[] = {
#embed "../../Ontology/tables/headers.tsv"
};

static const unsigned char tables_infoboxes[] = {
#embed "../../Ontology/tables/infoboxes.tsv"
};

static const unsigned char tables_leaders[] = {
#embed "../../Ontology/tables/leaders.tsv"
};

static const unsigned char tables_missions[] = {
#embed "../../Ontology/tables/missions.tsv"
};

static const unsigned char tables_names[] = {
#embed "../../Ontology/tables/names.tsv"
};

static const unsigned char tables_statuses[] = {
#embed "../../Ontology/tables/statuses.tsv"
};

static const unsigned char tables_topics[] = {
#embed "../../Ontology/tables/topics.tsv"
};

static const unsigned char wikitext_templates[] = {
#embed "../../Ontology/wikitext/templates.tsv"
};

#define ROW(name, path) {path, name, sizeof name},
static const CKnowledgeFile files[] = {KNOWLEDGE(ROW)};

const CKnowledgeFile *CKnowledgeFiles(size_t *count) {
  *count = sizeof files / sizeof files[0];
  return files;
}
