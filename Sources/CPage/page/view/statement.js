// A statement as a row, and as a whole with all that speaks for it.

/// A link that changes something of what is shown. Its address is that of the moment when it is made; a
/// click changes what is shown by then.
function changing(app, change, attributes, ...children) {
  return element('a', { ...attributes, href: app.link(change), onclick: (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    app.go(change);
  } }, children);
}

function thingButton(app, entity, limit) {
  const { graph } = app;
  return changing(app, { thing: graph.entities.id[entity], statement: '', limit: 0 }, { class: 'thing', style: { '--dot': classColour(graph.family(entity)) } }, nameOf(graph.label(entity), limit));
}

function proofLink(app, statement) {
  const { graph } = app;
  return changing(app, { statement: graph.key(statement) }, { class: 'proof', 'aria-label': `Evidence: ${plain(sentenceOf(graph, statement), 160)}` }, sourcesOf(graph, statement));
}

function statusChip(graph, statement) {
  const status = graph.statuses[graph.status[statement]];
  return status === 'asserted' ? null : element('span', { class: `chip status ${status}` }, status);
}

function momentChip(app, statement) {
  if (!app.state.asOf) return null;
  const moment = MOMENTS[app.filter.moment[statement]];
  return element('span', { class: `chip moment ${moment.replace(' ', '-')}` }, moment);
}

function objectOf(app, statement, limit) {
  const { graph } = app, object = graph.object[statement];
  if (object >= 0) return thingButton(app, object, limit);
  // Of some events nobody is told as recipient.
  const label = graph.objectLabel(statement);
  return label === '' ? '' : element('bdi', { class: 'value' }, clip(label, 200));
}

/// A row from the point of view of an entity: the other end, the time, the status; it opens the evidence.
function statementRow(app, statement, entity) {
  const { graph } = app, subjectHere = graph.subject[statement] === entity;
  const other = subjectHere ? graph.object[statement] : graph.subject[statement];
  return element('li', { class: 'row' },
    element('span', { class: 'when' }, spellInterval(graph.when(statement))),
    element('span', { class: 'what' }, other >= 0 ? thingButton(app, other) : objectOf(app, statement) || 'nobody is told', ' ', statusChip(graph, statement), momentChip(app, statement)),
    proofLink(app, statement));
}

function sourcesOf(graph, statement) {
  return graph.contextual.has(statement) ? 'background' : count(graph.sourceCount[statement], 'source');
}

/// A statement in one line of plain words.
function sentenceOf(graph, statement) {
  const when = spellInterval(graph.when(statement));
  const object = graph.objectLabel(statement);
  return `${graph.label(graph.subject[statement])} – ${graph.relations[graph.relation[statement]][1]}${object === '' ? '' : ' – ' + object}${when ? ', ' + when : ''}`;
}

function statementHeading(app, statement) {
  const { graph } = app, relation = graph.relation[statement];
  return element('p', { class: 'triple' }, thingButton(app, graph.subject[statement]), ' ',
    element('span', { class: 'relation', style: { '--tint': relationColour(graph, relation) }, title: graph.relations[relation][3] }, graph.relations[relation][1]), ' ',
    objectOf(app, statement));
}

/// The places that say so, by document.
function evidenceList(app, statement, most = 12) {
  const { graph } = app, [from, to] = graph.evidenceOf(statement), groups = new Map();
  for (let evidence = from; evidence < to; evidence++) {
    const passage = graph.evidencePassage[evidence], known = groups.get(passage);
    const rule = graph.rules[graph.evidenceRule[evidence]], inherited = graph.inheritedFrom[evidence];
    if (known) { if (!known.rules.includes(rule)) known.rules.push(rule); known.inherited ??= inherited; } else groups.set(passage, { passage, rules: [rule], inherited });
  }
  const all = [...groups.values()], list = element('ol', { class: 'evidence' });
  const add = (items) => { for (const item of items) list.append(evidenceItem(app, statement, item)); };
  add(all.slice(0, most));
  if (all.length > most) {
    list.append(element('li', { class: 'more' }, element('button', { type: 'button', class: 'link', onclick: (event) => { event.target.closest('li').remove(); add(all.slice(most)); } }, `${all.length - most} more`)));
  }
  return list;
}

function evidenceItem(app, statement, { passage, rules, inherited }) {
  const { graph } = app, [, title, address, date] = graph.documents[graph.passageDocument[passage]];
  const start = graph.passageStart[passage], cited = graph.passageCitations[passage] ?? [];
  return element('li', {},
    markedQuote(graph, statement, graph.quote(passage)),
    element('p', { class: 'from' }, element('cite', {}, outward(address || '', nameOf(title, 120))), date ? `, ${spell(date)}` : '',
      element('span', { class: 'fine' }, `characters ${numberFormat.format(start)}–${numberFormat.format(start + graph.passageLength[passage])}`),
      element('span', { class: 'fine' }, 'rule ', rules.map((rule, index) => [index > 0 ? ', ' : '', element('code', {}, rule)])),
      inherited ? element('span', { class: 'fine' }, 'taken from ', nameOf(inherited, 120)) : ''),
    cited.length > 0 ? element('ul', { class: 'cited', 'aria-label': 'Cited there' }, cited.slice(0, 8).map((index) => citation(graph, index))) : '');
}

function citation(graph, index) {
  const [address, title, publisher, date] = graph.citations[index];
  return element('li', {}, outward(address, nameOf(title || address || 'a source without a name', 140)), [publisher, date].filter(Boolean).map((part) => [', ', nameOf(part, 80)]));
}

function qualifierList(app, statement) {
  const { graph } = app, pairs = [];
  const [start, end, date] = graph.when(statement);
  for (const [name, value] of [['since', start], ['until', end], ['date', date]]) if (value) pairs.push([name, spell(value)]);
  for (const [name, value] of graph.qualifiers[statement] ?? []) pairs.push([graph.qualifierLabels[name] ?? name, partsOf(String(value)) ? spell(String(value)) : String(value)]);
  pairs.push(['status', `${graph.statuses[graph.status[statement]]}${graph.statuses[graph.status[statement]] === 'asserted' ? '' : ' – ' + STATUS_WORDS[graph.statuses[graph.status[statement]]]}`]);
  pairs.push(['confidence', `${percent(graph.confidence[statement])} – the measured precision of its best rule`]);
  if (app.state.asOf) pairs.push([`on ${spell(app.state.asOf)}`, MOMENTS[app.filter.moment[statement]]]);
  return element('dl', { class: 'facts' }, pairs.map(([name, value]) => [element('dt', {}, name), element('dd', {}, nameOf(value, 300))]));
}

const STATUS_WORDS = {
  asserted: 'the text says that it is so', negated: 'the text says that it is not so', reported: 'somebody is said to say so', planned: 'intended or conditional',
  refused: 'asked for and not granted', listed: 'named under a heading, without a date', ended: 'it was so and is no longer',
};

/// Everything about a statement, for the panel.
function statementPage(app, statement) {
  const { graph } = app, others = app.contradictionsOf(statement);
  const [from, to] = graph.evidenceOf(statement);
  return element('article', { class: 'statement-page' },
    element('p', { class: 'kind' }, 'Statement'),
    element('h2', { id: 'panel-title', tabindex: -1 }, statementHeading(app, statement)),
    qualifierList(app, statement),
    others.length > 0 ? [element('h3', {}, 'Said otherwise'), others.slice(0, 6).map((other) => versus(app, statement, other))] : '',
    graph.contextual.has(statement) ? element('p', { class: 'note' }, 'No document says so: it is what Entente’s gazetteer knows of things that the documents name.') : '',
    to > from && element('h3', {}, to - from === 1 ? 'The words' : 'The words, in each place'),
    to > from && element('p', { class: 'marks', 'aria-hidden': 'true' }, Object.entries(MARK_NAMES).map(([what, name]) => [element('mark', { class: what }, name), ' '])),
    evidenceList(app, statement),
    element('div', { class: 'actions' }, element('button', { type: 'button', onclick: () => openCopy(app, [statement]) }, 'Copy as CSV, Cypher, SPARQL…')));
}

/// Two statements that cannot both be true, side by side.
function versus(app, one, other) {
  return element('div', { class: 'versus' }, [one, other].map((statement) => {
    const passage = app.graph.evidencePassage[app.graph.evidenceOf(statement)[0]];
    return element('div', {}, changing(app, { statement: app.graph.key(statement) }, { class: 'said' }, spellInterval(app.graph.when(statement)) || 'without a time'),
      passage === undefined ? '' : markedQuote(app.graph, statement, app.graph.quote(passage)),
      passage === undefined ? '' : element('p', { class: 'from' }, element('cite', {}, nameOf(app.graph.documents[app.graph.passageDocument[passage]][1], 100)), app.graph.sourceCount[statement] > 1 ? ` and ${count(app.graph.sourceCount[statement] - 1, 'other')}` : ''));
  }));
}
