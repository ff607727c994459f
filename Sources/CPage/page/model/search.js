// Search over names, statements and sentences: folded text side by side, scanned with indexOf.

class Search {
  constructor(graph) {
    this.graph = graph;
    this.indexNames();
    this.foldedRelations = graph.relations.map(([name, label, inverse, , , family, , words]) =>
      [fold(label), fold(inverse), fold(name.replace(/^event:/, '')), ...(words ? words.split('|') : [])].filter(Boolean));
    this.texts = null;
    this.known = new Map();
  }

  indexNames() {
    const graph = this.graph, parts = [];
    this.nameStart = [];
    this.nameEntity = [];
    this.labels = [];
    this.byName = new Map();
    let length = 0;
    const add = (text, entity) => {
      const name = fold(clip(text, 300)), folded = '\n' + name;
      if (this.labels.length === entity) this.labels.push(name);
      if (this.byName.has(name)) this.byName.get(name).add(entity); else this.byName.set(name, new Set([entity]));
      this.nameStart.push(length);
      this.nameEntity.push(entity);
      parts.push(folded);
      length += folded.length;
    };
    for (let entity = 0; entity < graph.entityCount; entity++) {
      add(graph.label(entity), entity);
      // The forms of a mission's name hold the same words; one is enough to find it.
      if (graph.family(entity) !== 'DiplomaticMission') for (const name of graph.names(entity)) add(name, entity);
    }
    this.names = parts.join('') + '\n';
  }

  /// Folds the sentences; done when the page rests, or at the first search.
  indexTexts() {
    if (this.texts) return;
    const parts = [];
    this.textStart = new Int32Array(this.graph.texts.length);
    let length = 0;
    this.graph.texts.forEach((text, index) => {
      const folded = fold(text.length > 20000 ? text.slice(0, 20000) : text).replaceAll('\n', ' ') + '\n';
      this.textStart[index] = length;
      parts.push(folded);
      length += folded.length;
    });
    this.texts = parts.join('');
  }

  indexPassages() {
    if (this.passageOfText) return;
    this.passageOfText = new Int32Array(this.graph.texts.length).fill(-1);
    this.graph.passageText.forEach((text, passage) => { if (this.passageOfText[text] < 0) this.passageOfText[text] = passage; });
    this.statementsOfPassage = new Map();
    for (let statement = 0, evidence = 0; statement < this.graph.count; statement++) {
      for (; evidence < this.graph.evidenceEnd[statement]; evidence++) {
        const passage = this.graph.evidencePassage[evidence];
        const known = this.statementsOfPassage.get(passage);
        if (known === undefined) this.statementsOfPassage.set(passage, [statement]);
        else if (known[known.length - 1] !== statement) known.push(statement);
      }
    }
  }

  /// Everything that fits the words, best first.
  run(query, limits = { things: 7, statements: 6, sentences: 6 }) {
    const words = fold(query).split(/[^\p{L}\p{N}'.-]+/u).filter(Boolean).slice(0, 8);
    if (words.length === 0) return { words, things: [], statements: [], sentences: [] };
    return { words, things: this.findThings(fold(query).trim(), words, limits.things),
      statements: this.findStatements(words, limits.statements), sentences: this.findSentences(words, limits.sentences) };
  }

  /// Which entities have a word in one of their names: 2 at a word's beginning, 1 within one.
  marks(word) {
    // As one types, all words but the last stay as they are.
    const known = this.known.get(word);
    if (known) return known;
    if (this.known.size > 24) this.known.clear();
    const found = new Uint8Array(this.graph.entityCount), names = this.names;
    let name = 0;
    for (let at = names.indexOf(word); at >= 0; at = names.indexOf(word, at + 1)) {
      while (name + 1 < this.nameStart.length && this.nameStart[name + 1] <= at) name++;
      const before = names.charCodeAt(at - 1);
      const begins = before === 10 || before === 32 || before === 45 || before === 40 || before === 39;
      const entity = this.nameEntity[name];
      if (begins) found[entity] = 2; else if (found[entity] === 0) found[entity] = 1;
    }
    this.known.set(word, found);
    return found;
  }

  findThings(query, words, limit) {
    const graph = this.graph, marks = words.map((word) => this.marks(word)), scored = [], named = this.byName.get(query);
    for (let entity = 0; entity < graph.entityCount; entity++) {
      let sum = 0;
      for (const mark of marks) { if (mark[entity] === 0) { sum = 0; break; } sum += mark[entity]; }
      if (sum === 0) continue;
      const label = this.labels[entity];
      const exact = label === query ? 60 : named?.has(entity) ? 40 : label.startsWith(query) ? 24 : 0;
      scored.push([exact + (10 * sum) / words.length + 3 * Math.log2(1 + graph.degree(entity)) - label.length / 20, entity]);
    }
    scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    this.thingCount = scored.length;
    return scored.slice(0, limit).map(([, entity]) => entity);
  }

  /// Statements each of whose words is said by an end, the relation or the time.
  findStatements(words, limit) {
    this.statementCount = 0;
    if (words.length < 2) return [];
    const graph = this.graph;
    const tests = words.filter((word) => !STOP.has(word)).map((word) => ({
      ends: this.marks(word), years: /^\d{4}$/.test(word) ? this.intervalsOf(word) : null,
      relations: this.foldedRelations.map((stems) => this.relationScore(word, stems)),
    }));
    if (tests.length < 2) return [];
    const scored = [];
    for (let statement = 0; statement < graph.count; statement++) {
      const subject = graph.subject[statement], object = graph.object[statement], relation = graph.relation[statement];
      let score = 0, fits = true;
      for (const test of tests) {
        const end = Math.max(test.ends[subject], object >= 0 ? test.ends[object] : 0);
        if (test.years !== null && test.years[graph.interval[statement]] === 1) score += 3;
        else if (test.relations[relation] > 0) score += test.relations[relation];
        else if (end === 2) score += 2;
        else { fits = false; break; }
      }
      if (fits) scored.push([score + graph.confidence[statement] + Math.min(graph.sourceCount[statement], 9) / 10, statement]);
    }
    scored.sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    this.statementCount = scored.length;
    this.foundStatements = scored.map(([, statement]) => statement);
    return this.foundStatements.slice(0, limit);
  }

  /// Which intervals name a year.
  intervalsOf(year) {
    this.intervalTexts ??= this.graph.intervals.map((parts) => parts.join(' '));
    return Uint8Array.from(this.intervalTexts, (text) => (text.includes(year) ? 1 : 0));
  }

  /// How well a word says a relation: its name better than the words that tell it.
  relationScore(word, [label, ...stems]) {
    if (word.length < 4) return 0;
    const says = (stem) => stem.length > 4 && word.startsWith(stem.slice(0, Math.max(5, stem.length - 2)));
    if (label.split(' ').some((part) => part.startsWith(word) || says(part))) return 4;
    return stems.some((stem) => stem.startsWith(word) || says(stem)) ? 2 : 0;
  }

  /// A word without the ending that tells nothing: “recognizes” finds “recognised” too.
  stemOf(word) {
    for (const stems of this.foldedRelations) for (const stem of stems) if (stem.length > 5 && !stem.includes(' ') && word.startsWith(stem)) return stem;
    return word;
  }

  findSentences(given, limit) {
    this.indexTexts();
    const words = given.map((word) => this.stemOf(word)).filter((word, index) => given.length === 1 || !STOP.has(given[index]));
    if (words.length === 0) return [];
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a)), others = words.filter((word) => word !== longest);
    const found = [];
    this.sentenceCount = 0;
    if (longest.length < 3) return found;
    let text = 0, last = -1;
    for (let at = this.texts.indexOf(longest); at >= 0; at = this.texts.indexOf(longest, at + longest.length)) {
      text = this.textAt(at, text);
      if (text === last) continue;
      last = text;
      const end = text + 1 < this.textStart.length ? this.textStart[text + 1] : this.texts.length;
      const sentence = others.length > 0 ? this.texts.slice(this.textStart[text], end) : '';
      if (!others.every((word) => sentence.includes(word))) continue;
      this.sentenceCount++;
      if (found.length < limit) found.push(text);
      if (this.sentenceCount >= SENTENCES) break;
    }
    return found;
  }

  /// The sentence in which a place of the folded text lies, at or after another.
  textAt(place, low) {
    let high = this.textStart.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.textStart[middle] <= place) low = middle; else high = middle - 1;
    }
    return low;
  }
}

/// No more sentences than these are counted as one types.
const SENTENCES = 500;
const STOP = new Set(['the', 'of', 'in', 'and', 'a', 'an', 'to', 'by', 'with', 'who', 'which', 'what', 'when', 'for', 'on']);
