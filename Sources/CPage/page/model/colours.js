// Colours of relations and classes, the same as in the drawings (Ontology/page/relations.tsv).

const FAMILIES = {
  diplomacy: 'Diplomatic relations', missions: 'Missions', membership: 'Membership', recognition: 'Recognition and independence',
  agreements: 'Agreements', people: 'People and offices', visits: 'Visits and talks', cooperation: 'Cooperation', conflict: 'Conflict',
  places: 'Places', time: 'Beginning and end', '': 'Other relations',
};
const CLASS_COLOURS = {
  State: '#0072b2', Organization: '#e69f00', Person: '#009e73', PersonGroup: '#009e73', DiplomaticMission: '#d55e00',
  Place: '#56b4e9', Position: '#cc79a7', Treaty: '#b3a500', Event: '#555555', Document: '#888888',
};
const SPARE = ['#4e79a7', '#a06b00', '#5b8c3a', '#b05c74', '#6d6fae', '#2f8f8a', '#97603b'];

const isDark = () => document.documentElement.dataset.theme === 'dark';

function channels(colour) {
  const number = parseInt(colour.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/// Mixes two colours; `part` of the second.
function mix(a, b, part) {
  const x = channels(a), y = channels(b);
  return '#' + x.map((value, index) => Math.round(value + (y[index] - value) * part).toString(16).padStart(2, '0')).join('');
}

function relationColour(graph, relation) {
  const colour = graph.relations[relation][6] || SPARE[relation % SPARE.length];
  return isDark() ? mix(colour, '#ffffff', 0.32) : colour;
}

function classColour(family) {
  const colour = CLASS_COLOURS[family] ?? '#999999';
  return isDark() ? mix(colour, '#ffffff', 0.18) : colour;
}

/// The colours of the sheet, for canvases.
function sheet() {
  const style = getComputedStyle(document.documentElement);
  const read = (name) => style.getPropertyValue(name).trim();
  return { paper: read('--paper'), card: read('--card'), ink: read('--ink'), muted: read('--muted'), line: read('--line'), accent: read('--accent'), land: read('--land'), sea: read('--sea') };
}
