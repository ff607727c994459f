// What a drawing shows: things and the ties between them, few enough to be read.

/// The ties between pairs of things after filtering. A mission is folded into a tie from the state that
/// sends it to the one that receives it.
class Ties {
  constructor(graph, filter, unfolded) {
    this.graph = graph;
    this.byPair = new Map();
    this.byEntity = new Map();
    this.sentBy = graph.relations.findIndex(([name]) => name === 'sentBy');
    this.accreditedTo = graph.relations.findIndex(([name]) => name === 'accreditedTo');
    const isFolded = (entity) => !unfolded && graph.family(entity) === 'DiplomaticMission';
    const missions = new Map();
    for (let statement = 0; statement < graph.count; statement++) {
      // What the gazetteer knows is the background of a picture, not its subject.
      if (!filter.passing[statement] || graph.object[statement] < 0 || graph.contextual.has(statement)) continue;
      const subject = graph.subject[statement], object = graph.object[statement];
      if (isFolded(subject)) {
        if (!missions.has(subject)) missions.set(subject, []);
        missions.get(subject).push(statement);
      } else if (isFolded(object)) {
        if (!missions.has(object)) missions.set(object, []);
      } else this.add(subject, object, graph.relation[statement], statement, this.look(statement, filter));
    }
    for (const [mission, statements] of missions) this.fold(mission, statements, filter);
    for (const pair of this.byPair.values()) {
      for (const end of [pair.a, pair.b]) {
        if (!this.byEntity.has(end)) this.byEntity.set(end, []);
        this.byEntity.get(end).push(pair);
      }
    }
    this.weights = new Map();
    for (const [entity, pairs] of this.byEntity) this.weights.set(entity, pairs.reduce((sum, pair) => sum + pair.weight, 0));
  }

  /// How a tie looks: as on the chosen day, and what is planned or reported as possible, what is denied
  /// as over.
  look(statement, filter) {
    const status = this.graph.statuses[this.graph.status[statement]], moment = filter.moment[statement];
    if (status === 'negated' || status === 'refused') return OVER;
    return FACTS.has(status) || status === 'listed' ? moment : Math.max(moment, POSSIBLE);
  }

  fold(mission, statements, filter) {
    const graph = this.graph, senders = [], hosts = [];
    for (const statement of statements) {
      if (graph.relation[statement] === this.sentBy) senders.push(statement);
      else if (graph.relation[statement] === this.accreditedTo) hosts.push(graph.object[statement]);
    }
    if (hosts.length === 0) {
      for (const statement of statements) {
        const country = graph.entities.country[graph.object[statement]];
        if (country !== undefined) hosts.push(country);
      }
    }
    for (const statement of senders) {
      for (const host of new Set(hosts)) {
        if (host !== graph.object[statement]) this.add(graph.object[statement], host, this.sentBy, statement, this.look(statement, filter), true);
      }
    }
  }

  add(subject, object, relation, statement, moment, folded = false) {
    if (subject === object) return;
    const [a, b] = subject < object ? [subject, object] : [object, subject];
    const key = a * this.graph.entityCount + b;
    let pair = this.byPair.get(key);
    if (!pair) this.byPair.set(key, (pair = { a, b, relations: new Map(), weight: 0 }));
    let tie = pair.relations.get(relation);
    if (!tie) {
      pair.relations.set(relation, (tie = { relation, sources: 0, moment, forward: false, backward: false, folded, statements: [] }));
      pair.weight += 1;
    }
    tie.moment = Math.min(tie.moment, moment);
    tie.sources += this.graph.sourceCount[statement];
    tie.statements.push(statement);
    const symmetric = (this.graph.relations[relation][4] & SYMMETRIC) !== 0;
    if (!symmetric) { if (subject === a) tie.forward = true; else tie.backward = true; }
    pair.weight += 0.25 * Math.min(4, this.graph.sourceCount[statement]);
  }
}

/// The relation words of a tie, as a legend says them.
function tieLabel(graph, tie) {
  return tie.folded ? 'has a mission in' : graph.relations[tie.relation][1];
}

const READABLE = { overview: 56, narrow: 26, focus: 36, most: 160 };

/// Chooses what is shown from the beginning: the strongest things, and the strongest ties of each.
function overview(graph, ties, limit, width) {
  const isActor = (entity) => { const family = graph.family(entity); return family === 'State' || family === 'Organization'; };
  const all = [...ties.weights.keys()].sort((a, b) => a - b);
  const most = limit || (width < 600 ? READABLE.narrow : READABLE.overview);
  let chosen = all;
  if (all.length > most) {
    const rank = (entity) => ties.weights.get(entity) * (isActor(entity) ? 4 : 1);
    chosen = all.sort((a, b) => rank(b) - rank(a) || a - b).slice(0, most);
  }
  return assemble(graph, ties, chosen, -1, all.length);
}

/// Chooses the neighbourhood of one thing.
function neighbourhood(graph, ties, focus, limit, width) {
  const pairs = (ties.byEntity.get(focus) ?? []).slice().sort((x, y) => y.weight - x.weight || x.a + x.b - y.a - y.b);
  const chosen = pairs.slice(0, limit || (width < 600 ? READABLE.narrow - 4 : READABLE.focus)).map((pair) => (pair.a === focus ? pair.b : pair.a));
  return assemble(graph, ties, [focus, ...chosen], focus, pairs.length + 1);
}

function assemble(graph, ties, chosen, focus, total) {
  const place = new Map(chosen.map((entity, index) => [entity, index]));
  const pairs = [];
  for (const entity of chosen) for (const pair of ties.byEntity.get(entity) ?? []) if (pair.a === entity && place.has(pair.b)) pairs.push(pair);
  let kept = pairs;
  const dense = focus < 0 ? pairs.length > chosen.length * 2.6 : false;
  if (dense) {
    const each = chosen.length > 30 ? 2 : 4, rank = new Map(), strongest = new Set();
    pairs.sort((x, y) => y.weight - x.weight || x.a - y.a || x.b - y.b);
    for (const pair of pairs) {
      for (const end of [pair.a, pair.b]) {
        const seen = rank.get(end) ?? 0;
        if (seen < each) { strongest.add(pair); rank.set(end, seen + 1); }
      }
    }
    kept = [...strongest];
  }
  const nodes = chosen.map((entity) => ({ entity, label: plain(graph.label(entity), 34), family: graph.family(entity), weight: ties.weights.get(entity) ?? 0, x: 0, y: 0, r: 5 }));
  const top = Math.max(1, ...nodes.map((node) => node.weight));
  for (const node of nodes) node.r = 4.5 + 13 * Math.sqrt(node.weight / top);
  const edges = [];
  // Ties between neighbours are a hint of their own; where all know all they say nothing.
  const showsAside = focus >= 0 && pairs.length - (nodes.length - 1) <= 2.5 * nodes.length;
  for (const pair of kept) {
    const relations = [...pair.relations.values()].sort((x, y) => rankOf(graph, y) - rankOf(graph, x) || x.relation - y.relation);
    const aside = focus >= 0 && pair.a !== focus && pair.b !== focus;
    if (aside && !showsAside) continue;
    const most = aside || (focus < 0 && kept.length > 60) ? 1 : 3;
    relations.slice(0, most).forEach((tie, index, shown) => {
      edges.push({ a: place.get(pair.a), b: place.get(pair.b), tie, aside, bend: (index - (shown.length - 1) / 2) * 0.16, pair });
    });
  }
  return { nodes, edges, focus: focus < 0 ? -1 : place.get(focus), total, leftThings: total - nodes.length, leftTies: pairs.length - kept.length + (focus >= 0 && !showsAside ? pairs.length - (nodes.length - 1) : 0), kept: kept.length };
}

/// Rare relations say more than those that everybody has.
function rankOf(graph, tie) {
  const family = graph.relations[tie.relation][5];
  return (family === 'diplomacy' || family === 'missions' ? 0 : 10) + Math.min(9, tie.sources);
}
