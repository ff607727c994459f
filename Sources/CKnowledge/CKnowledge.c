#include "CKnowledge.h"

// A file of Ontology/ is embedded by one line here. Sorted by path.
#define KNOWLEDGE(X) \
  X(confidence, "confidence.tsv") \
  X(dyads_alliances, "dyads/alliances.tsv") \
  X(english_abbreviations, "english/abbreviations.tsv") \
  X(english_articles, "english/articles.tsv") \
  X(english_calendar, "english/calendar.tsv") \
  X(english_contractions, "english/contractions.tsv") \
  X(english_frames, "english/frames.tsv") \
  X(english_inflections, "english/inflections.tsv") \
  X(english_lexicon, "english/lexicon.tsv") \
  X(english_missions, "english/missions.tsv") \
  X(english_numbers, "english/numbers.tsv") \
  X(english_offices, "english/offices.tsv") \
  X(english_openers, "english/openers.tsv") \
  X(english_operators, "english/operators.tsv") \
  X(english_organs, "english/organs.tsv") \
  X(english_page_lines, "english/page-lines.tsv") \
  X(english_positions, "english/positions.tsv") \
  X(english_prefixes, "english/prefixes.tsv") \
  X(english_references, "english/references.tsv") \
  X(english_signatures, "english/signatures.tsv") \
  X(english_spellings, "english/spellings.tsv") \
  X(english_units, "english/units.tsv") \
  X(entente, "entente.ttl") \
  X(events_deeds, "events/deeds.tsv") \
  X(events_quads, "events/quads.tsv") \
  X(events_sectors, "events/sectors.tsv") \
  X(frames_accuse, "frames/accuse.tsv") \
  X(frames_agree, "frames/agree.tsv") \
  X(frames_aid, "frames/aid.tsv") \
  X(frames_assault, "frames/assault.tsv") \
  X(frames_classes, "frames/classes.tsv") \
  X(frames_coerce, "frames/coerce.tsv") \
  X(frames_concede, "frames/concede.tsv") \
  X(frames_consult, "frames/consult.tsv") \
  X(frames_cooperate, "frames/cooperate.tsv") \
  X(frames_forms, "frames/forms.tsv") \
  X(frames_kinds, "frames/kinds.tsv") \
  X(frames_mobilize, "frames/mobilize.tsv") \
  X(frames_protest, "frames/protest.tsv") \
  X(frames_reject, "frames/reject.tsv") \
  X(frames_request, "frames/request.tsv") \
  X(frames_retreat, "frames/retreat.tsv") \
  X(frames_sanction, "frames/sanction.tsv") \
  X(frames_support, "frames/support.tsv") \
  X(frames_threaten, "frames/threaten.tsv") \
  X(gazetteer_bodies, "gazetteer/bodies.tsv") \
  X(gazetteer_cities, "gazetteer/cities.tsv") \
  X(gazetteer_organizations, "gazetteer/organizations.tsv") \
  X(gazetteer_parties, "gazetteer/parties.tsv") \
  X(gazetteer_people, "gazetteer/people.tsv") \
  X(gazetteer_regions, "gazetteer/regions.tsv") \
  X(gazetteer_states, "gazetteer/states.tsv") \
  X(html_encodings, "html/encodings.tsv") \
  X(html_furniture, "html/furniture.tsv") \
  X(html_roles, "html/roles.tsv") \
  X(languages_common_words, "languages/common-words.tsv") \
  X(models_clusters, "models/clusters.bin") \
  X(models_lemmatizer, "models/lemmatizer.bin") \
  X(models_network, "models/network.bin") \
  X(page_outlines, "page/outlines.tsv") \
  X(page_relations, "page/relations.tsv") \
  X(patterns_accreditedTo, "patterns/accreditedTo.pattern") \
  X(patterns_affiliatedWith, "patterns/affiliatedWith.pattern") \
  X(patterns_appliedTo, "patterns/appliedTo.pattern") \
  X(patterns_candidateFor, "patterns/candidateFor.pattern") \
  X(patterns_capital, "patterns/capital.pattern") \
  X(patterns_citizenOf, "patterns/citizenOf.pattern") \
  X(patterns_diplomaticRelationsWith, "patterns/diplomaticRelationsWith.pattern") \
  X(patterns_dissolved, "patterns/dissolved.pattern") \
  X(patterns_expelledFrom, "patterns/expelledFrom.pattern") \
  X(patterns_headOfGovernment, "patterns/headOfGovernment.pattern") \
  X(patterns_headOfState, "patterns/headOfState.pattern") \
  X(patterns_headquarters, "patterns/headquarters.pattern") \
  X(patterns_holdsPosition, "patterns/holdsPosition.pattern") \
  X(patterns_imposesSanctionsOn, "patterns/imposesSanctionsOn.pattern") \
  X(patterns_inception, "patterns/inception.pattern") \
  X(patterns_independentFrom, "patterns/independentFrom.pattern") \
  X(patterns_locatedIn, "patterns/locatedIn.pattern") \
  X(patterns_memberOf, "patterns/memberOf.pattern") \
  X(patterns_memberOfParty, "patterns/memberOfParty.pattern") \
  X(patterns_metWith, "patterns/metWith.pattern") \
  X(patterns_observerOf, "patterns/observerOf.pattern") \
  X(patterns_partOf, "patterns/partOf.pattern") \
  X(patterns_participatesIn, "patterns/participatesIn.pattern") \
  X(patterns_partyTo, "patterns/partyTo.pattern") \
  X(patterns_politicalAlignment, "patterns/politicalAlignment.pattern") \
  X(patterns_politicalIdeology, "patterns/politicalIdeology.pattern") \
  X(patterns_recognizes, "patterns/recognizes.pattern") \
  X(patterns_represents, "patterns/represents.pattern") \
  X(patterns_sentBy, "patterns/sentBy.pattern") \
  X(patterns_visited, "patterns/visited.pattern") \
  X(patterns_words, "patterns/words.list") \
  X(shapes, "shapes.ttl") \
  X(statement_schema, "statement.schema.json") \
  X(tables_acts_rules, "tables/acts.rules") \
  X(tables_cells, "tables/cells.tsv") \
  X(tables_flags, "tables/flags.tsv") \
  X(tables_headers, "tables/headers.tsv") \
  X(tables_infoboxes, "tables/infoboxes.tsv") \
  X(tables_leaders, "tables/leaders.tsv") \
  X(tables_missions, "tables/missions.tsv") \
  X(tables_names, "tables/names.tsv") \
  X(tables_offices_rules, "tables/offices.rules") \
  X(tables_organizations_rules, "tables/organizations.rules") \
  X(tables_states_rules, "tables/states.rules") \
  X(tables_statuses, "tables/statuses.tsv") \
  X(tables_topics, "tables/topics.tsv") \
  X(wikitext_templates, "wikitext/templates.tsv")

static const unsigned char confidence[] = {
#embed "../../Ontology/confidence.tsv"
};

static const unsigned char dyads_alliances[] = {
#embed "../../Ontology/dyads/alliances.tsv"
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

static const unsigned char english_inflections[] = {
#embed "../../Ontology/english/inflections.tsv"
};

static const unsigned char english_lexicon[] = {
#embed "../../Ontology/english/lexicon.tsv"
};

static const unsigned char english_missions[] = {
#embed "../../Ontology/english/missions.tsv"
};

static const unsigned char english_numbers[] = {
#embed "../../Ontology/english/numbers.tsv"
};

static const unsigned char english_offices[] = {
#embed "../../Ontology/english/offices.tsv"
};

static const unsigned char english_openers[] = {
#embed "../../Ontology/english/openers.tsv"
};

static const unsigned char english_operators[] = {
#embed "../../Ontology/english/operators.tsv"
};

static const unsigned char english_organs[] = {
#embed "../../Ontology/english/organs.tsv"
};

static const unsigned char english_page_lines[] = {
#embed "../../Ontology/english/page-lines.tsv"
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

static const unsigned char english_signatures[] = {
#embed "../../Ontology/english/signatures.tsv"
};

static const unsigned char english_spellings[] = {
#embed "../../Ontology/english/spellings.tsv"
};

static const unsigned char english_units[] = {
#embed "../../Ontology/english/units.tsv"
};

static const unsigned char entente[] = {
#embed "../../Ontology/entente.ttl"
};

static const unsigned char events_deeds[] = {
#embed "../../Ontology/events/deeds.tsv"
};

static const unsigned char events_quads[] = {
#embed "../../Ontology/events/quads.tsv"
};

static const unsigned char events_sectors[] = {
#embed "../../Ontology/events/sectors.tsv"
};

static const unsigned char frames_accuse[] = {
#embed "../../Ontology/frames/accuse.tsv"
};

static const unsigned char frames_agree[] = {
#embed "../../Ontology/frames/agree.tsv"
};

static const unsigned char frames_aid[] = {
#embed "../../Ontology/frames/aid.tsv"
};

static const unsigned char frames_assault[] = {
#embed "../../Ontology/frames/assault.tsv"
};

static const unsigned char frames_classes[] = {
#embed "../../Ontology/frames/classes.tsv"
};

static const unsigned char frames_coerce[] = {
#embed "../../Ontology/frames/coerce.tsv"
};

static const unsigned char frames_concede[] = {
#embed "../../Ontology/frames/concede.tsv"
};

static const unsigned char frames_consult[] = {
#embed "../../Ontology/frames/consult.tsv"
};

static const unsigned char frames_cooperate[] = {
#embed "../../Ontology/frames/cooperate.tsv"
};

static const unsigned char frames_forms[] = {
#embed "../../Ontology/frames/forms.tsv"
};

static const unsigned char frames_kinds[] = {
#embed "../../Ontology/frames/kinds.tsv"
};

static const unsigned char frames_mobilize[] = {
#embed "../../Ontology/frames/mobilize.tsv"
};

static const unsigned char frames_protest[] = {
#embed "../../Ontology/frames/protest.tsv"
};

static const unsigned char frames_reject[] = {
#embed "../../Ontology/frames/reject.tsv"
};

static const unsigned char frames_request[] = {
#embed "../../Ontology/frames/request.tsv"
};

static const unsigned char frames_retreat[] = {
#embed "../../Ontology/frames/retreat.tsv"
};

static const unsigned char frames_sanction[] = {
#embed "../../Ontology/frames/sanction.tsv"
};

static const unsigned char frames_support[] = {
#embed "../../Ontology/frames/support.tsv"
};

static const unsigned char frames_threaten[] = {
#embed "../../Ontology/frames/threaten.tsv"
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

static const unsigned char html_encodings[] = {
#embed "../../Ontology/html/encodings.tsv"
};

static const unsigned char html_furniture[] = {
#embed "../../Ontology/html/furniture.tsv"
};

static const unsigned char html_roles[] = {
#embed "../../Ontology/html/roles.tsv"
};

static const unsigned char languages_common_words[] = {
#embed "../../Ontology/languages/common-words.tsv"
};

static const unsigned char models_clusters[] = {
#embed "../../Ontology/models/clusters.bin"
};

static const unsigned char models_lemmatizer[] = {
#embed "../../Ontology/models/lemmatizer.bin"
};

// Its vectors of numbers are read where they lie.
alignas(64) static const unsigned char models_network[] = {
#embed "../../Ontology/models/network.bin"
};

static const unsigned char page_outlines[] = {
#embed "../../Ontology/page/outlines.tsv"
};

static const unsigned char page_relations[] = {
#embed "../../Ontology/page/relations.tsv"
};

static const unsigned char patterns_accreditedTo[] = {
#embed "../../Ontology/patterns/accreditedTo.pattern"
};

static const unsigned char patterns_affiliatedWith[] = {
#embed "../../Ontology/patterns/affiliatedWith.pattern"
};

static const unsigned char patterns_appliedTo[] = {
#embed "../../Ontology/patterns/appliedTo.pattern"
};

static const unsigned char patterns_candidateFor[] = {
#embed "../../Ontology/patterns/candidateFor.pattern"
};

static const unsigned char patterns_capital[] = {
#embed "../../Ontology/patterns/capital.pattern"
};

static const unsigned char patterns_citizenOf[] = {
#embed "../../Ontology/patterns/citizenOf.pattern"
};

static const unsigned char patterns_diplomaticRelationsWith[] = {
#embed "../../Ontology/patterns/diplomaticRelationsWith.pattern"
};

static const unsigned char patterns_dissolved[] = {
#embed "../../Ontology/patterns/dissolved.pattern"
};

static const unsigned char patterns_expelledFrom[] = {
#embed "../../Ontology/patterns/expelledFrom.pattern"
};

static const unsigned char patterns_headOfGovernment[] = {
#embed "../../Ontology/patterns/headOfGovernment.pattern"
};

static const unsigned char patterns_headOfState[] = {
#embed "../../Ontology/patterns/headOfState.pattern"
};

static const unsigned char patterns_headquarters[] = {
#embed "../../Ontology/patterns/headquarters.pattern"
};

static const unsigned char patterns_holdsPosition[] = {
#embed "../../Ontology/patterns/holdsPosition.pattern"
};

static const unsigned char patterns_imposesSanctionsOn[] = {
#embed "../../Ontology/patterns/imposesSanctionsOn.pattern"
};

static const unsigned char patterns_inception[] = {
#embed "../../Ontology/patterns/inception.pattern"
};

static const unsigned char patterns_independentFrom[] = {
#embed "../../Ontology/patterns/independentFrom.pattern"
};

static const unsigned char patterns_locatedIn[] = {
#embed "../../Ontology/patterns/locatedIn.pattern"
};

static const unsigned char patterns_memberOf[] = {
#embed "../../Ontology/patterns/memberOf.pattern"
};

static const unsigned char patterns_memberOfParty[] = {
#embed "../../Ontology/patterns/memberOfParty.pattern"
};

static const unsigned char patterns_metWith[] = {
#embed "../../Ontology/patterns/metWith.pattern"
};

static const unsigned char patterns_observerOf[] = {
#embed "../../Ontology/patterns/observerOf.pattern"
};

static const unsigned char patterns_partOf[] = {
#embed "../../Ontology/patterns/partOf.pattern"
};

static const unsigned char patterns_participatesIn[] = {
#embed "../../Ontology/patterns/participatesIn.pattern"
};
static const unsigned char patterns_partyTo[] = {
#embed "../../Ontology/patterns/partyTo.pattern"
};

static const unsigned char patterns_politicalAlignment[] = {
#embed "../../Ontology/patterns/politicalAlignment.pattern"
};

static const unsigned char patterns_politicalIdeology[] = {
#embed "../../Ontology/patterns/politicalIdeology.pattern"
};

static const unsigned char patterns_recognizes[] = {
#embed "../../Ontology/patterns/recognizes.pattern"
};

static const unsigned char patterns_represents[] = {
#embed "../../Ontology/patterns/represents.pattern"
};

static const unsigned char patterns_sentBy[] = {
#embed "../../Ontology/patterns/sentBy.pattern"
};

static const unsigned char patterns_visited[] = {
#embed "../../Ontology/patterns/visited.pattern"
};

static const unsigned char patterns_words[] = {
#embed "../../Ontology/patterns/words.list"
};

static const unsigned char shapes[] = {
#embed "../../Ontology/shapes.ttl"
};

static const unsigned char statement_schema[] = {
#embed "../../Ontology/statement.schema.json"
};

static const unsigned char tables_acts_rules[] = {
#embed "../../Ontology/tables/acts.rules"
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

static const unsigned char tables_offices_rules[] = {
#embed "../../Ontology/tables/offices.rules"
};

static const unsigned char tables_organizations_rules[] = {
#embed "../../Ontology/tables/organizations.rules"
};

static const unsigned char tables_states_rules[] = {
#embed "../../Ontology/tables/states.rules"
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
