// The graph as columns of numbers. The writer (PageData.swift) says what each column holds.

/// Takes the data out of the page: base64 of gzip of JSON.
async function unpack() {
  const holder = find('#data');
  const packed = holder.textContent;
  holder.remove();
  let bytes;
  if (Uint8Array.fromBase64) bytes = Uint8Array.fromBase64(packed);
  else {
    const text = atob(packed);
    bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index++) bytes[index] = text.charCodeAt(index);
  }
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
}

const FACTS = new Set(['asserted', 'ended']);
const SYMMETRIC = 1, LASTING = 4;

class Graph {
  constructor(data) {
    Object.assign(this, {
      title: data.title, base: data.base, documents: data.documents, classes: data.classes, relations: data.relations,
      statuses: data.statuses, rules: data.rules, intervals: data.intervals, citations: data.citations,
      texts: data.texts, outlines: data.outlines, contradictions: data.contradictions, entities: data.entities,
      qualifierLabels: data.qualifiers,
    });
    const columns = data.statements;
    this.subject = Int32Array.from(columns.s);
    this.relation = Uint16Array.from(columns.r);
    this.object = Int32Array.from(columns.o);
    this.interval = Int32Array.from(columns.i);
    this.status = Uint8Array.from(columns.t);
    this.confidence = Float32Array.from(columns.c, (place) => data.confidences[place]);
    this.values = columns.v;
    this.qualifiers = columns.q;
    this.contextual = new Set(columns.x ?? []);
    this.count = columns.s.length;
    this.entityCount = data.entities.id.length;
    this.entityIndex = new Map(data.entities.id.map((id, index) => [id, index]));
    // A date is when it happened, and for what lasts when it began.
    this.momentary = data.relations.map(([, , , , flags]) => (flags & LASTING) === 0);
    this.readPassages(data.passages);
    this.readEvidence(columns);
    this.readNeighbours();
  }

  readPassages({ d, at, n, t, c }) {
    this.passageDocument = Int32Array.from(d);
    this.passageStart = new Int32Array(d.length);
    this.passageText = new Int32Array(d.length);
    this.passageLength = Int32Array.from(n);
    this.passageCitations = c;
    for (let index = 0; index < d.length; index++) {
      const before = index > 0 && d[index - 1] === d[index] ? this.passageStart[index - 1] : 0;
      this.passageStart[index] = before + at[index];
      this.passageText[index] = t[index] + index;
    }
  }

  readEvidence({ n, p, u, h }) {
    this.evidenceEnd = new Int32Array(n.length);
    this.evidencePassage = new Int32Array(p.length);
    this.evidenceRule = Uint16Array.from(u);
    this.inheritedFrom = h;
    this.sourceCount = new Uint16Array(n.length);
    let evidence = 0, passage = 0;
    for (let statement = 0; statement < n.length; statement++) {
      let last = -1, sources = 0;
      for (const end = evidence + n[statement]; evidence < end; evidence++) {
        passage += p[evidence];
        this.evidencePassage[evidence] = passage;
        if (this.passageDocument[passage] !== last) { last = this.passageDocument[passage]; sources++; }
      }
      this.evidenceEnd[statement] = evidence;
      this.sourceCount[statement] = Math.min(sources, 65535);
    }
  }

  /// The statements of each entity, side by side in one array.
  readNeighbours() {
    const degree = new Int32Array(this.entityCount + 1);
    const ends = (visit) => {
      for (let statement = 0; statement < this.count; statement++) {
        visit(this.subject[statement], statement);
        const object = this.object[statement];
        if (object >= 0 && object !== this.subject[statement]) visit(object, statement);
      }
    };
    ends((entity) => degree[entity + 1]++);
    for (let entity = 0; entity < this.entityCount; entity++) degree[entity + 1] += degree[entity];
    this.incidentStart = degree;
    this.incident = new Int32Array(degree[this.entityCount]);
    const next = degree.slice();
    ends((entity, statement) => { this.incident[next[entity]++] = statement; });
  }

  statementsOf(entity) {
    return this.incident.subarray(this.incidentStart[entity], this.incidentStart[entity + 1]);
  }
  degree(entity) { return this.incidentStart[entity + 1] - this.incidentStart[entity]; }
  label(entity) { return this.entities.label[entity]; }
  kind(entity) { return this.classes[this.entities.kind[entity]]; }
  /// The class under which the ontology puts it: State, Organization, DiplomaticMission …
  family(entity) { return this.kind(entity)[2]; }
  names(entity) { return this.entities.names[entity] || []; }
  links(entity) { return this.entities.links[entity] || []; }
  place(entity) { return this.entities.place[entity]; }
  otherEnd(statement, entity) {
    return this.subject[statement] === entity ? this.object[statement] : this.subject[statement];
  }
  isFact(statement) { return FACTS.has(this.statuses[this.status[statement]]); }
  when(statement) { return this.intervals[this.interval[statement]]; }
  objectLabel(statement) {
    const object = this.object[statement];
    if (object >= 0) return this.label(object);
    const [value, type] = this.values[statement];
    return type === 'date' ? spell(value) : type === 'nobody' ? '' : String(value);
  }
  evidenceOf(statement) {
    return [statement > 0 ? this.evidenceEnd[statement - 1] : 0, this.evidenceEnd[statement]];
  }
  quote(passage) { return this.texts[this.passageText[passage]]; }

  /// What stands for a statement in an address: it stays the same when other documents are added.
  key(statement) {
    const object = this.object[statement];
    const [start, end, date] = this.when(statement);
    return [this.entities.id[this.subject[statement]], this.relations[this.relation[statement]][0],
      object >= 0 ? this.entities.id[object] : this.values[statement][0], start, end, date,
      this.statuses[this.status[statement]]].join('~');
  }

  statementOfKey(key) {
    const subject = this.entityIndex.get(key.split('~')[0]);
    if (subject === undefined) return -1;
    for (const statement of this.statementsOf(subject)) if (this.key(statement) === key) return statement;
    return -1;
  }
}

/// How a statement reads from one of its ends: the words, and whether the entity is the subject.
function phrase(graph, statement, entity) {
  const [name, label, inverse, , flags] = graph.relations[graph.relation[statement]];
  const forward = graph.subject[statement] === entity || (flags & SYMMETRIC) !== 0;
  if (forward) return { forward, words: name.startsWith('event:') ? label : label };
  return { forward, words: inverse || label };
}
