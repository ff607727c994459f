// What is chosen, as CSV, Cypher or SPARQL.

const ONTOLOGY = 'https://w3id.org/entente/ontology#';

/// A cell. What a spreadsheet would take for a formula begins with an apostrophe.
function csvCell(value) {
  let text = String(value ?? '');
  if (/^[=+@\t\r]|^-(?!-?\d)/.test(text)) text = "'" + text;
  return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
}

function asCSV(graph, statements) {
  const lines = [['subject', 'subject_id', 'relation', 'object', 'object_id', 'start', 'end', 'date', 'status', 'confidence', 'documents', 'quote']];
  for (const statement of statements) {
    const object = graph.object[statement], [from, to] = graph.evidenceOf(statement), documents = new Set();
    for (let evidence = from; evidence < to; evidence++) documents.add(graph.documents[graph.passageDocument[graph.evidencePassage[evidence]]][0]);
    lines.push([graph.label(graph.subject[statement]), graph.base + graph.entities.id[graph.subject[statement]], graph.relations[graph.relation[statement]][0],
      object >= 0 ? graph.label(object) : graph.values[statement][0], object >= 0 ? graph.base + graph.entities.id[object] : '', ...graph.when(statement),
      graph.statuses[graph.status[statement]], graph.confidence[statement].toFixed(3), [...documents].join('; '), from < to ? graph.quote(graph.evidencePassage[from]) : '']);
  }
  return lines.map((cells) => cells.map(csvCell).join(',')).join('\r\n') + '\r\n';
}

/// A string of Cypher or SPARQL; both read these escapes.
const quoted = (text) => '"' + String(text).replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n').replaceAll('\r', '\\r').replaceAll('\t', '\\t') + '"';
const cypherName = (name) => '`' + name.replaceAll('`', '``') + '`';

function asCypher(graph, statements) {
  const lines = [], known = new Set();
  const node = (entity) => {
    if (known.has(entity)) return;
    known.add(entity);
    lines.push(`MERGE (n:${cypherName(graph.kind(entity)[0])} {iri: ${quoted(graph.base + graph.entities.id[entity])}}) SET n.name = ${quoted(clip(graph.label(entity), 2000))};`);
  };
  for (const statement of statements) {
    const subject = graph.subject[statement], object = graph.object[statement], iri = (entity) => quoted(graph.base + graph.entities.id[entity]);
    node(subject);
    const [start, end, date] = graph.when(statement), name = graph.relations[graph.relation[statement]][0];
    if (object < 0) { lines.push(`MATCH (a {iri: ${iri(subject)}}) SET a.${cypherName(name)} = ${quoted(graph.values[statement][0])};`); continue; }
    node(object);
    const properties = { start, end, date, status: graph.statuses[graph.status[statement]] };
    const words = Object.entries(properties).filter(([, value]) => value).map(([key, value]) => `${cypherName(key)}: ${quoted(value)}`).join(', ');
    lines.push(`MATCH (a {iri: ${iri(subject)}}), (b {iri: ${iri(object)}}) MERGE (a)-[:${cypherName(name)} {${words}}]->(b);`);
  }
  return lines.join('\n') + '\n';
}

/// A query that gives the same statements from a store that holds the graph with its statements.
function asSPARQL(graph, statements) {
  const values = new Set(), iri = (text) => '<' + encodeURI(text).replace(/[<>"{}|\\^`]/g, (letter) => encodeURIComponent(letter)) + '>';
  for (const statement of statements) {
    const object = graph.object[statement], name = graph.relations[graph.relation[statement]][0];
    if (object < 0 || name.startsWith('event:')) continue;
    values.add(`    (${iri(graph.base + graph.entities.id[graph.subject[statement]])} entente:${name} ${iri(graph.base + graph.entities.id[object])})`);
  }
  return ['PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>', 'PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>', `PREFIX entente: <${ONTOLOGY}>`, '',
    'SELECT ?subjectLabel ?relation ?objectLabel ?start ?end ?date ?status WHERE {', '  VALUES (?subject ?relation ?object) {', ...values, '  }',
    '  ?statement a rdf:Statement ; rdf:subject ?subject ; rdf:predicate ?relation ; rdf:object ?object .', '  OPTIONAL { ?subject rdfs:label ?subjectLabel }', '  OPTIONAL { ?object rdfs:label ?objectLabel }',
    '  OPTIONAL { ?statement entente:start ?start }', '  OPTIONAL { ?statement entente:end ?end }', '  OPTIONAL { ?statement entente:date ?date }', '  OPTIONAL { ?statement entente:status ?status }', '}', ''].join('\n');
}

const COPIES = { CSV: asCSV, Cypher: asCypher, SPARQL: asSPARQL };
const COPY_LIMIT = 5000;

function openCopy(app, statements) {
  const chosen = statements.slice(0, COPY_LIMIT), area = element('textarea', { readonly: true, rows: 14, 'aria-label': 'The text to copy', spellcheck: 'false' });
  const tabs = element('div', { role: 'tablist', class: 'views', 'aria-label': 'Languages' }), done = element('span', { role: 'status' });
  const show = (name) => {
    area.value = COPIES[name](app.graph, chosen);
    for (const tab of tabs.children) tab.setAttribute('aria-selected', String(tab.textContent === name));
    done.textContent = '';
  };
  for (const name of Object.keys(COPIES)) tabs.append(element('button', { type: 'button', role: 'tab', onclick: () => show(name) }, name));
  const copy = async () => {
    area.select();
    try { await navigator.clipboard.writeText(area.value); } catch { document.execCommand('copy'); }
    done.textContent = 'Copied.';
  };
  openDialog(`Copy ${count(chosen.length, 'statement')}`, [
    statements.length > chosen.length ? element('p', { class: 'note' }, `The first ${numberFormat.format(COPY_LIMIT)} of ${numberFormat.format(statements.length)}: filter for fewer, or export them with “entente extract”.`) : '',
    tabs, area, element('div', { class: 'actions' }, element('button', { type: 'button', class: 'main', onclick: copy }, 'Copy'), done)]);
  show('CSV');
}

function openDialog(title, content) {
  const dialog = find('#dialog');
  dialog.replaceChildren(element('div', { class: 'dialog-head' }, element('h2', { id: 'dialog-title' }, title), element('button', { type: 'button', 'aria-label': 'Close', onclick: () => dialog.close() }, '×')));
  append(dialog, content);
  dialog.setAttribute('aria-labelledby', 'dialog-title');
  if (!dialog.open) dialog.showModal();
}
