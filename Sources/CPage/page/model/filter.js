// Which statements the filters let through, and how each stands on the chosen day.

class Filter {
  constructor(graph) {
    this.graph = graph;
    this.passing = new Uint8Array(graph.count);
    this.moment = new Uint8Array(graph.count);
    this.passingCount = 0;
  }

  apply(state) {
    const graph = this.graph;
    const marks = (length, names, key) => {
      const off = new Uint8Array(length), gone = new Set(names);
      for (let index = 0; index < length; index++) off[index] = gone.has(key(index)) ? 1 : 0;
      return off;
    };
    const noRelation = marks(graph.relations.length, state.relations, (index) => graph.relations[index][0]);
    const noClass = marks(graph.classes.length, state.classes, (index) => graph.classes[index][0]);
    const noStatus = marks(graph.statuses.length, state.statuses, (index) => graph.statuses[index]);
    const kind = graph.entities.kind;
    const from = state.sources.length > 0 ? this.inSources(new Set(state.sources)) : null;
    this.judge(state.asOf);
    const shown = [...'hpol'].map((letter) => !state.asOf || state.show.includes(letter));
    this.passingCount = 0;
    for (let statement = 0; statement < graph.count; statement++) {
      const object = graph.object[statement];
      const passes = !noRelation[graph.relation[statement]] && !noStatus[graph.status[statement]]
        && !noClass[kind[graph.subject[statement]]] && (object < 0 || !noClass[kind[object]])
        && graph.confidence[statement] >= state.confidence - 1e-6 && shown[this.moment[statement]]
        && (from === null || from[statement] === 1);
      this.passing[statement] = passes ? 1 : 0;
      if (passes) this.passingCount++;
    }
  }

  /// Says of every statement whether it holds on a day; without a day all do.
  judge(asOf) {
    const graph = this.graph, bounds = span(asOf);
    if (!bounds) { this.moment.fill(HOLDS); return; }
    const known = new Map();
    for (let statement = 0; statement < graph.count; statement++) {
      const momentary = graph.momentary[graph.relation[statement]], status = graph.statuses[graph.status[statement]];
      const key = graph.interval[statement] * 16 + (momentary ? 8 : 0) + (FACTS.has(status) ? 4 : 0) + (status === 'ended' ? 2 : 0);
      let found = known.get(key);
      if (found === undefined) {
        found = standing(graph.when(statement), bounds[1], { momentary, fact: FACTS.has(status), ended: status === 'ended' });
        known.set(key, found);
      }
      this.moment[statement] = found;
    }
  }

  inSources(names) {
    const graph = this.graph, chosen = graph.documents.map(([id]) => names.has(id)), found = new Uint8Array(graph.count);
    let evidence = 0;
    for (let statement = 0; statement < graph.count; statement++) {
      for (; evidence < graph.evidenceEnd[statement]; evidence++) {
        if (chosen[graph.passageDocument[graph.evidencePassage[evidence]]]) found[statement] = 1;
      }
    }
    return found;
  }

  /// The statements of an entity that pass.
  of(entity) { return Array.from(this.graph.statementsOf(entity)).filter((statement) => this.passing[statement]); }

  /// All that pass.
  all() {
    const found = [];
    for (let statement = 0; statement < this.passing.length; statement++) if (this.passing[statement]) found.push(statement);
    return found;
  }
}
