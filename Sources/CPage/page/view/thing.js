// The page of a thing: what it is, its names and links, its relations in time order.

function thingPage(app, entity) {
  const { graph, filter } = app, statements = filter.of(entity), all = graph.degree(entity);
  const names = graph.names(entity), links = graph.links(entity);
  const counted = graph.entities.count[entity];
  return element('article', { class: 'thing-page' },
    element('p', { class: 'kind', style: { '--dot': classColour(graph.family(entity)) } }, graph.kind(entity)[1], counted ? `, ${numberFormat.format(counted)} people` : ''),
    element('h2', { id: 'panel-title', tabindex: -1, dir: 'auto' }, nameOf(graph.label(entity), 200)),
    names.length > 0 ? element('p', { class: 'names' }, 'also ', names.slice(0, 6).map((name, index) => [index > 0 ? ', ' : '', nameOf(name, 80)]),
      names.length > 6 ? moreNames(names) : '') : '',
    links.length > 0 ? element('ul', { class: 'links', 'aria-label': 'The same in open data' }, links.slice(0, 12).map((link) => element('li', {}, outward(link, linkName(link))))) : '',
    element('p', { class: 'sum' }, statements.length === all ? count(all, 'statement') : `${numberFormat.format(statements.length)} of ${count(all, 'statement')} pass the filters`),
    smallTimeline(app, statements),
    smallMap(app, entity, statements),
    smallNeighbours(app, entity),
    relationSections(app, entity, statements),
    element('div', { class: 'actions' }, element('button', { type: 'button', onclick: () => openCopy(app, statements) }, 'Copy as CSV, Cypher, SPARQL…')));
}

function moreNames(names) {
  return [' ', element('button', { type: 'button', class: 'link', onclick: (event) => {
    const parent = event.target.parentNode;
    event.target.remove();
    for (const name of names.slice(6, 200)) parent.append(', ', nameOf(name, 80));
  } }, `and ${names.length - 6} more`)];
}

const LINK_NAMES = [['wikidata.org', 'Wikidata'], ['dbpedia.org', 'DBpedia'], ['geonames.org', 'GeoNames'], ['publications.europa.eu', 'EU table'], ['wikipedia.org', 'Wikipedia']];
function linkName(link) {
  const known = LINK_NAMES.find(([part]) => link.includes(part));
  return known ? `${known[1]} ${clip(link.split(/[/#]/).filter(Boolean).at(-1), 24)}` : clip(link, 50);
}

/// Statements by relation and direction, each in time order.
function relationSections(app, entity, statements) {
  const { graph } = app, groups = new Map();
  for (const statement of statements) {
    const { forward, words } = phrase(graph, statement, entity), key = graph.relation[statement] * 2 + (forward ? 0 : 1);
    if (!groups.has(key)) groups.set(key, { relation: graph.relation[statement], forward, words, items: [] });
    groups.get(key).items.push(statement);
  }
  const families = Object.keys(FAMILIES), rank = ({ relation }) => { const at = families.indexOf(graph.relations[relation][5]); return at < 0 ? 99 : at; };
  const ordered = [...groups.values()].sort((x, y) => rank(x) - rank(y) || y.items.length - x.items.length || x.relation - y.relation);
  return ordered.map((group) => {
    const items = group.items.sort((x, y) => sortDay(graph.when(x)) - sortDay(graph.when(y)) || x - y), most = 12;
    const list = element('ul', { class: 'rows' }, items.slice(0, most).map((statement) => statementRow(app, statement, entity)));
    const rest = items.slice(most);
    if (rest.length > 0) list.append(moreRows(app, rest, entity));
    return element('section', { class: 'group', style: { '--tint': relationColour(graph, group.relation) } },
      element('h3', {}, headingOf(graph, group, entity), ' ', element('span', { class: 'count' }, numberFormat.format(items.length))), list);
  });
}

/// “recognizes”, or “… recognizes it” for the other direction where the ontology has no word for it.
function headingOf(graph, { relation, forward, words }, entity) {
  const [, label, inverse] = graph.relations[relation];
  if (forward) return capital(words);
  if (inverse) return capital(inverse);
  if (graph.relations[relation][0] === 'sentBy') return 'Sends';
  return ['… ', label, ' ', nameOf(graph.label(entity), 40)];
}

function moreRows(app, rest, entity) {
  return element('li', { class: 'more' }, element('button', { type: 'button', class: 'link', onclick: (event) => {
    const item = event.target.closest('li'), next = rest.splice(0, 100);
    item.before(...next.map((statement) => statementRow(app, statement, entity)));
    if (rest.length === 0) item.remove(); else event.target.textContent = `${numberFormat.format(rest.length)} more`;
  } }, `${numberFormat.format(rest.length)} more`));
}

/// The neighbours as a small picture.
function smallNeighbours(app, entity) {
  const { graph } = app, pairs = (app.ties().byEntity.get(entity) ?? []).slice().sort((x, y) => y.weight - x.weight || x.a + x.b - y.a - y.b).slice(0, 9);
  if (app.state.view === 'graph' || pairs.length === 0) return '';
  const picture = svg('svg', { viewBox: '-190 -92 380 184', class: 'small-graph', role: 'img', 'aria-label': `The ${pairs.length} nearest neighbours` });
  pairs.forEach((pair, index) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * (index + 0.5)) / pairs.length, x = Math.cos(angle) * 96, y = Math.sin(angle) * 66;
    const other = pair.a === entity ? pair.b : pair.a, tie = [...pair.relations.values()].sort((p, q) => rankOf(graph, q) - rankOf(graph, p))[0];
    picture.append(svg('line', { x1: 0, y1: 0, x2: x, y2: y, stroke: relationColour(graph, tie.relation), 'stroke-width': 1.6 }),
      svg('circle', { cx: x, cy: y, r: 5, fill: classColour(graph.family(other)) }),
      svg('text', { x: x + Math.sign(Math.cos(angle)) * 8, y: y + 3.5 + (Math.abs(Math.cos(angle)) < 0.3 ? Math.sign(y) * 9 : 0), 'text-anchor': Math.cos(angle) > 0.02 ? 'start' : 'end' }, plain(graph.label(other), 17)));
  });
  picture.append(svg('circle', { r: 8, fill: classColour(graph.family(entity)) }));
  return picture;
}

/// When things happened, as dots on a line.
function smallTimeline(app, statements) {
  const { graph } = app, dated = statements.map((statement) => [sortDay(graph.when(statement)) / 372, statement]).filter(([year]) => Number.isFinite(year));
  if (dated.length < 3) return '';
  dated.sort((x, y) => x[0] - y[0]);
  const low = Math.floor(dated[Math.floor(dated.length * 0.02)][0]), high = Math.max(low + 1, dated.at(-1)[0]), width = 380;
  const picture = svg('svg', { viewBox: `0 0 ${width} 62`, class: 'small-time', role: 'img', 'aria-label': `${dated.length} dated statements, ${low} to ${Math.floor(high)}` });
  const stacks = new Map();
  for (const [year, statement] of dated) {
    if (year < low) continue;
    const slot = Math.round(((year - low) / (high - low)) * (width - 12) / 4), height = stacks.get(slot) ?? 0;
    stacks.set(slot, height + 1);
    if (height > 9) continue;
    picture.append(svg('rect', { x: 4 + slot * 4, y: 44 - height * 4.2, width: 3.2, height: 3.4, fill: relationColour(graph, graph.relation[statement]) }, svg('title', {}, clip(sentenceOf(graph, statement), 160))));
  }
  picture.append(svg('line', { x1: 0, x2: width, y1: 49, y2: 49, class: 'axis' }));
  for (const year of ticks(low, high, 5)) picture.append(svg('text', { x: 6 + ((year - low) / (high - low)) * (width - 12), y: 60, 'text-anchor': 'middle' }, year));
  return picture;
}

/// Round years between two.
function ticks(low, high, most) {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500].find((size) => (high - low) / size <= most) ?? 1000, found = [];
  for (let year = Math.ceil((low + step * 0.1) / step) * step; year < high - step * 0.1; year += step) found.push(year);
  return found;
}
