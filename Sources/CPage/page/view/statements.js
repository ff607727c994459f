// All statements that pass, as a list.

class StatementsView {
  constructor(app) {
    this.app = app;
    this.root = element('div', { class: 'scroll' });
  }

  update(state) {
    const { graph, filter } = this.app, focus = state.thing ? graph.entityIndex.get(state.thing) ?? -1 : -1;
    let statements = focus >= 0 ? filter.of(focus) : filter.all();
    let words = '';
    if (state.query) {
      this.app.search.run(state.query);
      const found = this.app.search.statementCount > 0 ? this.app.search.foundStatements : [];
      statements = found.filter((statement) => filter.passing[statement]);
      words = state.query;
    }
    const orders = { date: (x, y) => sortDay(graph.when(x)) - sortDay(graph.when(y)), sources: (x, y) => graph.sourceCount[y] - graph.sourceCount[x], confidence: (x, y) => graph.confidence[y] - graph.confidence[x], relation: (x, y) => graph.relation[x] - graph.relation[y] };
    if (!words || state.sort !== 'date') statements.sort((x, y) => (orders[state.sort] ?? orders.date)(x, y) || x - y);
    const list = element('ul', { class: 'rows' }), more = element('button', { type: 'button', class: 'link' });
    let shown = 0;
    const grow = () => {
      list.append(...statements.slice(shown, shown + 100).map((statement) => fullRow(this.app, statement)));
      shown += 100;
      more.textContent = `${numberFormat.format(Math.max(0, statements.length - shown))} more`;
      more.hidden = shown >= statements.length;
    };
    more.addEventListener('click', grow);
    grow();
    this.root.replaceChildren(element('div', { class: 'list-head' },
      element('h2', {}, count(statements.length, 'statement'), words ? [' for “', nameOf(words, 80), '” '] : '', words ? element('button', { type: 'button', class: 'link', onclick: () => this.app.go({ query: '' }) }, 'clear') : ''),
      element('label', {}, 'in order of ', element('select', { onchange: (event) => this.app.go({ sort: event.target.value }) },
        ['date', 'sources', 'confidence', 'relation'].map((name) => element('option', { value: name, selected: name === state.sort }, name)))),
      element('button', { type: 'button', onclick: () => openCopy(this.app, statements) }, 'Copy…')), list, more);
  }

  close() {}
}
