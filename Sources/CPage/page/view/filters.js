// Filters by relation, class, status, confidence and source.

class FilterPanel {
  constructor(app) {
    this.app = app;
    this.root = find('#filters');
    this.counts();
    this.root.append(element('div', { class: 'filters-head' }, element('h2', {}, 'Filters'), (this.reset = element('button', { type: 'button', class: 'link', onclick: () => this.app.go({ relations: [], classes: [], statuses: [], sources: [], confidence: 0, asOf: '', show: 'hp' }) }, 'show all'))),
      this.sum = element('p', { class: 'sum', role: 'status' }));
    this.addRelations();
    const { graph } = app;
    this.boxes = { ...this.boxes, statuses: this.addBoxes('Status', 'statuses', graph.statuses.map((name, index) => [name, name, this.byStatus[index], STATUS_WORDS[name]]), true) };
    this.addConfidence();
    this.boxes.classes = this.addBoxes('Classes', 'classes', graph.classes.map(([name, label, family], index) => [name, label, this.byClass[index], '', classColour(family)]), false);
    this.addSources();
  }

  counts() {
    const { graph } = this.app;
    this.byRelation = new Uint32Array(graph.relations.length);
    this.byStatus = new Uint32Array(graph.statuses.length);
    this.byClass = new Uint32Array(graph.classes.length);
    for (let statement = 0; statement < graph.count; statement++) { this.byRelation[graph.relation[statement]]++; this.byStatus[graph.status[statement]]++; }
    for (let entity = 0; entity < graph.entityCount; entity++) this.byClass[graph.entities.kind[entity]]++;
  }

  addRelations() {
    const { graph } = this.app, families = new Map();
    graph.relations.forEach((relation, index) => {
      const family = relation[5] in FAMILIES ? relation[5] : '';
      if (!families.has(family)) families.set(family, []);
      families.get(family).push(index);
    });
    const holder = element('details', { open: true, class: 'facet' }, element('summary', {}, 'Relations'));
    this.boxes = { relations: [] };
    this.familyBoxes = [];
    for (const family of Object.keys(FAMILIES)) {
      const members = families.get(family);
      if (!members) continue;
      members.sort((x, y) => this.byRelation[y] - this.byRelation[x] || x - y);
      const total = members.reduce((sum, index) => sum + this.byRelation[index], 0), names = members.map((index) => graph.relations[index][0]);
      const box = element('input', { type: 'checkbox', checked: true, onchange: (event) => this.toggle('relations', names, event.target.checked) });
      this.familyBoxes.push([box, names]);
      const kinds = members.map((index) => {
        const [name, label, , definition] = graph.relations[index];
        return this.box('relations', name, label, this.byRelation[index], definition, relationColour(graph, index), true);
      });
      holder.append(element('details', { class: 'family' }, element('summary', {}, element('label', { class: 'check' }, box, element('i', { style: { background: relationColour(graph, members[0]) } }), element('span', {}, FAMILIES[family]), element('span', { class: 'count' }, numberFormat.format(total)))), kinds));
    }
    this.root.append(holder);
  }

  box(list, name, label, number, hint, colour, hasOnly) {
    const input = element('input', { type: 'checkbox', checked: true, value: name, onchange: (event) => this.toggle(list, [name], event.target.checked) });
    (this.boxes[list] ??= []).push(input);
    return element('div', { class: 'line' }, element('label', { class: 'check', title: hint || null }, input, colour ? element('i', { style: { background: colour } }) : '', element('span', {}, label), element('span', { class: 'count' }, numberFormat.format(number))),
      hasOnly ? element('button', { type: 'button', class: 'link only', 'aria-label': `Only ${label}`, onclick: () => this.app.only(name) }, 'only') : '');
  }

  addBoxes(title, list, items, open) {
    const holder = element('details', { open, class: 'facet' }, element('summary', {}, title));
    this.boxes[list] = [];
    for (const [name, label, number, hint, colour] of items.filter((item) => item[2] > 0).sort((x, y) => y[2] - x[2])) holder.append(this.box(list, name, label, number, hint, colour, false));
    this.root.append(holder);
    return this.boxes[list];
  }

  toggle(list, names, isOn) {
    const off = new Set(this.app.state[list]);
    for (const name of names) if (isOn) off.delete(name); else off.add(name);
    this.app.go({ [list]: [...off].sort() });
  }

  addConfidence() {
    this.level = element('input', { type: 'range', min: 0, max: 100, step: 1, 'aria-label': 'Least confidence', oninput: () => { this.levelText.textContent = `${this.level.value} %`; }, onchange: () => this.app.go({ confidence: Number(this.level.value) / 100 }) });
    this.levelText = element('output', {});
    this.root.append(element('details', { class: 'facet', open: true }, element('summary', {}, 'Least confidence'), element('div', { class: 'line' }, this.level, this.levelText)));
  }

  addSources() {
    const { graph } = this.app, list = element('div', { class: 'source-list' });
    const filter = element('input', { type: 'search', placeholder: `of ${count(graph.documents.length, 'document')}`, 'aria-label': 'Find a document', oninput: () => this.showSources(list, filter.value) });
    this.sourceList = list;
    this.sourceField = filter;
    this.chosenSources = element('div', { class: 'chosen' });
    this.root.append(element('details', { class: 'facet', open: graph.documents.length <= 12 }, element('summary', {}, 'Sources'), this.chosenSources, filter, list));
  }

  showSources(list, words) {
    const { graph, state } = this.app, folded = fold(words), fits = graph.documents.filter(([, title]) => fold(title).includes(folded)).slice(0, 12);
    list.replaceChildren(...fits.filter(([id]) => !state.sources.includes(id)).map(([id, title]) => element('button', { type: 'button', class: 'link source', onclick: () => this.app.go({ sources: [...state.sources, id].sort() }) }, nameOf(title, 80))));
  }

  update(state) {
    const { graph, filter } = this.app;
    for (const list of ['relations', 'classes', 'statuses']) { const off = new Set(state[list]); for (const box of this.boxes[list]) box.checked = !off.has(box.value); }
    const off = new Set(state.relations);
    for (const [box, names] of this.familyBoxes) { const gone = names.filter((name) => off.has(name)).length; box.checked = gone === 0; box.indeterminate = gone > 0 && gone < names.length; }
    this.level.value = Math.round(state.confidence * 100);
    this.levelText.textContent = `${this.level.value} %`;
    this.sum.textContent = filter.passingCount === graph.count ? `All ${count(graph.count, 'statement')}` : `${numberFormat.format(filter.passingCount)} of ${count(graph.count, 'statement')}`;
    this.reset.hidden = filter.passingCount === graph.count;
    this.chosenSources.replaceChildren(...state.sources.map((id) => element('button', { type: 'button', class: 'chip', 'aria-label': `Without ${id}`, onclick: () => this.app.go({ sources: state.sources.filter((other) => other !== id) }) }, nameOf(graph.documents.find((document) => document[0] === id)?.[1] ?? id, 50), ' ×')));
    this.showSources(this.sourceList, this.sourceField.value);
  }
}
