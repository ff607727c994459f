// The search field: results as one types, by kind, with the keys of a combobox.

class SearchBox {
  constructor(app) {
    this.app = app;
    this.field = find('#search');
    this.list = find('#results');
    this.chosen = -1;
    this.field.addEventListener('input', () => this.show());
    this.field.addEventListener('focus', () => { if (this.field.value) this.show(); });
    this.field.addEventListener('keydown', (event) => this.key(event));
    this.list.addEventListener('pointerdown', (event) => event.preventDefault());
    document.addEventListener('pointerdown', (event) => { if (!event.target.closest('.search')) this.hide(); });
  }

  show() {
    const started = performance.now();
    const { search } = this.app, found = search.run(this.field.value);
    this.chosen = -1;
    this.items = [];
    const groups = [];
    if (found.things.length > 0) groups.push(this.group('Things', search.thingCount, found.things.map((entity) => this.thing(entity))));
    if (found.statements.length > 0) groups.push(this.group('Statements', search.statementCount, found.statements.map((statement) => this.statement(statement)), search.statementCount > found.statements.length));
    if (found.sentences.length > 0) groups.push(this.group('Sentences', search.sentenceCount, found.sentences.map((text) => this.sentence(text, found.words))));
    if (found.words.length > 0 && groups.length === 0) groups.push(element('p', { class: 'none' }, 'Nothing fits. Names are found by the beginning of their words, sentences by any part.'));
    this.list.replaceChildren(...groups);
    const open = found.words.length > 0;
    this.list.hidden = !open;
    this.field.setAttribute('aria-expanded', String(open));
    this.field.removeAttribute('aria-activedescendant');
    if (open) announce(this.items.length === 0 ? 'Nothing fits' : `${count(search.thingCount ?? 0, 'thing')}, ${count(search.statementCount ?? 0, 'statement')}, ${count(search.sentenceCount ?? 0, 'sentence')}`);
    this.lastDuration = performance.now() - started;
    this.list.dataset.milliseconds = this.lastDuration.toFixed(1);
  }

  group(title, number, options, isMore = false) {
    return element('div', { role: 'group', 'aria-label': title }, element('p', { class: 'group-title', 'aria-hidden': 'true' }, title, element('span', { class: 'count' }, number >= SENTENCES && title === 'Sentences' ? `${SENTENCES} or more` : numberFormat.format(number))), options,
      isMore ? this.option(() => this.app.go({ view: 'statements', query: this.field.value.trim(), thing: '', statement: '' }), ['All ', numberFormat.format(number), ' statements']) : '');
  }

  option(run, content) {
    const made = element('div', { role: 'option', id: `result-${this.items.length}`, 'aria-selected': 'false', onclick: () => this.open(run) }, content);
    this.items.push({ made, run });
    return made;
  }

  thing(entity) {
    const { graph } = this.app, words = fold(this.field.value.trim());
    const other = fold(graph.label(entity)).includes(words) ? null : graph.names(entity).find((name) => fold(name).includes(words));
    return this.option(() => this.app.go({ thing: graph.entities.id[entity], statement: '', query: '', limit: 0 }), [
      element('i', { style: { background: classColour(graph.family(entity)) } }), element('span', { class: 'main' }, nameOf(graph.label(entity), 80), other ? element('small', {}, ' ', nameOf(other, 50)) : ''), element('small', {}, `${graph.kind(entity)[1]} · ${numberFormat.format(graph.degree(entity))}`)]);
  }

  statement(statement) {
    const { graph } = this.app, relation = graph.relation[statement];
    return this.option(() => this.app.go({ statement: graph.key(statement), thing: graph.entities.id[graph.subject[statement]], query: '' }), [
      element('i', { class: 'stroke', style: { background: relationColour(graph, relation) } }), element('span', { class: 'main' }, nameOf(graph.label(graph.subject[statement]), 50), ' ', element('em', {}, graph.relations[relation][1]), ' ', nameOf(graph.objectLabel(statement), 50)), element('small', {}, spellInterval(graph.when(statement)))]);
  }

  sentence(text, words) {
    const { graph, search } = this.app, quote = graph.texts[text];
    return this.option(() => {
      search.indexPassages();
      const statements = search.statementsOfPassage.get(search.passageOfText[text]) ?? [];
      if (statements.length > 0) this.app.go({ statement: graph.key(statements[0]), thing: graph.entities.id[graph.subject[statements[0]]], query: '' });
    }, [element('span', { class: 'main quote', dir: 'auto' }, around(quote, words.map((word) => search.stemOf(word))))]);
  }

  key(event) {
    if (event.key === 'Escape') { this.hide(); return; }
    if (event.key === 'Enter') {
      const item = this.items?.[Math.max(0, this.chosen)];
      if (!this.list.hidden && item) { event.preventDefault(); this.open(item.run); }
      return;
    }
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0 || !this.items?.length) return;
    event.preventDefault();
    if (this.list.hidden) this.show();
    this.items[this.chosen]?.made.setAttribute('aria-selected', 'false');
    this.chosen = (this.chosen + step + this.items.length + (this.chosen < 0 && step < 0 ? 1 : 0)) % this.items.length;
    const { made } = this.items[this.chosen];
    made.setAttribute('aria-selected', 'true');
    made.scrollIntoView({ block: 'nearest' });
    this.field.setAttribute('aria-activedescendant', made.id);
  }

  open(run) {
    this.hide();
    run();
    if (!find('#panel').hidden) find('#panel-title')?.focus();
  }

  hide() {
    this.list.hidden = true;
    this.field.setAttribute('aria-expanded', 'false');
  }
}

/// The part of a sentence around the words that were looked for, which stand out.
function around(quote, words) {
  const { folded, map } = foldedWithMap(quote.length > 3000 ? quote.slice(0, 3000) : quote), hits = [];
  for (const word of words) { const at = folded.indexOf(word); if (at >= 0) hits.push([map[at], map[at + word.length]]); }
  hits.sort((a, b) => a[0] - b[0]);
  const first = hits[0]?.[0] ?? 0, begin = first > 70 ? first - 50 : 0, end = begin + 190, children = [begin > 0 ? '…' : ''];
  let at = begin;
  for (const [from, to] of hits) { if (from < at || to > end) continue; children.push(quote.slice(at, from), element('b', {}, quote.slice(from, to))); at = to; }
  children.push(quote.slice(at, end), end < quote.length ? '…' : '');
  return children;
}
