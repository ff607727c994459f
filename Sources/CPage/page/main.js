// Puts the page together: one state, written in the address, read by all parts.

class App {
  constructor(graph) {
    this.graph = graph;
    this.filter = new Filter(graph);
    this.search = new Search(graph);
    this.state = readAddress(location.hash);
    this.versions = new Map();
    for (const pair of graph.contradictions) for (const [one, other] of [pair, [pair[1], pair[0]]]) {
      if (!this.versions.has(one)) this.versions.set(one, []);
      this.versions.get(one).push(other);
    }
    this.makeTabs();
    this.filters = new FilterPanel(this);
    this.slider = new TimeSlider(this);
    this.box = new SearchBox(this);
    this.makeTools();
    window.addEventListener('hashchange', () => { this.state = readAddress(location.hash); this.update(); });
    document.addEventListener('keydown', (event) => this.key(event));
    this.update();
  }

  makeTabs() {
    const names = { graph: 'Graph', map: 'Map', time: 'Time', statements: 'Statements', contradictions: 'Contradictions' };
    this.tabs = Object.entries(names).map(([view, name]) => element('button', { type: 'button', role: 'tab', id: `tab-${view}`, 'aria-controls': 'view', onclick: () => this.go({ view }) }, name,
      view === 'contradictions' && this.graph.contradictions.length > 0 ? element('span', { class: 'count' }, numberFormat.format(this.graph.contradictions.length)) : ''));
    const list = find('#views');
    list.append(...this.tabs);
    list.addEventListener('keydown', (event) => {
      const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
      if (step === 0) return;
      const next = (VIEWS.indexOf(this.state.view) + step + VIEWS.length) % VIEWS.length;
      this.go({ view: VIEWS[next] });
      this.tabs[next].focus();
    });
  }

  makeTools() {
    find('#copy').addEventListener('click', () => openCopy(this, this.state.thing && this.graph.entityIndex.has(this.state.thing) ? this.filter.of(this.graph.entityIndex.get(this.state.thing)) : this.filter.all()));
    find('#help').addEventListener('click', () => openHelp(this));
    find('#skip').addEventListener('click', () => find('#main').focus());
    const filters = find('#filters'), toggle = find('#show-filters');
    toggle.addEventListener('click', () => { const open = filters.classList.toggle('open'); toggle.setAttribute('aria-expanded', String(open)); if (open) find('input', filters)?.focus(); });
    find('#theme').addEventListener('click', () => setTheme(isDark() ? 'light' : 'dark', this));
  }

  /// The address that shows the page with something changed.
  link(change) { return writeAddress({ ...this.state, ...change }); }

  /// Changes what is shown. `instead` leaves no trace in the history.
  go(change, instead = false) {
    this.state = { ...this.state, ...change };
    const address = writeAddress(this.state);
    if (address !== location.hash) history[instead ? 'replaceState' : 'pushState'](null, '', address);
    this.update();
  }

  /// Shows one relation alone; once more, all.
  only(name) {
    const others = this.graph.relations.map(([other]) => other).filter((other) => other !== name).sort();
    const isAlone = this.state.relations.length === others.length && !this.state.relations.includes(name);
    this.go({ relations: isAlone ? [] : others });
  }

  contradictionsOf(statement) { return this.versions.get(statement) ?? []; }

  /// The ties of what passes; made again only where the filters changed.
  ties() {
    const { relations, classes, statuses, sources, confidence, asOf, show, unfolded } = this.state;
    const key = JSON.stringify([relations, classes, statuses, sources, confidence, asOf, show, unfolded]);
    if (this.tiesKey !== key) { this.tiesKey = key; this.knownTies = new Ties(this.graph, this.filter, unfolded); }
    return this.knownTies;
  }

  update() {
    const { state, graph } = this;
    const { relations, classes, statuses, sources, confidence, asOf, show } = state, key = JSON.stringify([relations, classes, statuses, sources, confidence, asOf, show]);
    if (this.filterKey !== key) { this.filterKey = key; this.filter.apply(state); this.filters.update(state); this.slider.update(state); }
    this.tabs.forEach((tab, index) => { const chosen = VIEWS[index] === state.view; tab.setAttribute('aria-selected', String(chosen)); tab.tabIndex = chosen ? 0 : -1; });
    const thing = state.thing ? graph.entityIndex.get(state.thing) : undefined;
    const focus = find('#focus');
    focus.replaceChildren();
    if (thing !== undefined) append(focus, [element('span', { class: 'chip focus', style: { '--dot': classColour(graph.family(thing)) } }, nameOf(graph.label(thing), 40), element('button', { type: 'button', 'aria-label': 'Show everything again', onclick: () => this.go({ thing: '', statement: '', limit: 0 }) }, '×'))]);
    this.showPanel(thing);
    this.showView();
    document.title = thing === undefined ? graph.title : `${clip(graph.label(thing), 80)} · ${graph.title}`;
  }

  showView() {
    const { state } = this, kinds = { graph: GraphView, map: MapView, time: TimeView, statements: StatementsView, contradictions: ContradictionsView };
    if (this.viewName !== state.view) {
      this.view?.close();
      this.viewName = state.view;
      this.view = new kinds[state.view](this);
      find('#view').replaceChildren(this.view.root);
      find('#view').setAttribute('aria-labelledby', `tab-${state.view}`);
      this.viewKey = null;
    }
    const { statement, ...rest } = state, key = JSON.stringify(rest);
    if (this.viewKey === key) return;
    this.viewKey = key;
    this.view.update(state, state.view === 'graph' ? this.ties() : null);
  }

  showPanel(thing) {
    const { state, graph } = this, panel = find('#panel'), statement = state.statement ? graph.statementOfKey(state.statement) : -1;
    const key = JSON.stringify([state.thing, state.statement, this.filterKey, state.view === 'graph', state.view === 'map', state.unfolded]);
    if (this.panelKey === key) return;
    const sameThing = this.panelKey && JSON.parse(this.panelKey)[0] === state.thing && JSON.parse(this.panelKey)[1] === state.statement;
    this.panelKey = key;
    const content = statement >= 0 ? statementPage(this, statement) : thing !== undefined ? thingPage(this, thing) : null;
    panel.hidden = content === null;
    document.body.classList.toggle('with-panel', content !== null);
    if (content === null) {
      panel.replaceChildren();
      if (state.thing || state.statement) announce('What the address names is not in this file');
      return;
    }
    const top = panel.scrollTop;
    panel.replaceChildren(element('div', { class: 'panel-head' },
      statement >= 0 && thing !== undefined ? changing(this, { statement: '' }, {}, '← ', nameOf(graph.label(thing), 40)) : element('span', {}),
      element('button', { type: 'button', 'aria-label': 'Close', onclick: () => this.go(statement >= 0 && thing !== undefined ? { statement: '' } : { thing: '', statement: '', limit: 0 }) }, '×')), content);
    panel.scrollTop = sameThing ? top : 0;
    if (!sameThing) announce(statement >= 0 ? plain(sentenceOf(graph, statement), 200) : plain(graph.label(thing), 100));
  }

  key(event) {
    const typing = event.target.closest?.('input, textarea, select, dialog');
    if (event.key === 'Escape' && !find('#dialog').open) {
      if (typing?.id === 'search') { typing.blur(); return; }
      if (this.state.statement && this.state.thing) this.go({ statement: '' });
      else if (this.state.thing || this.state.statement) this.go({ thing: '', statement: '', limit: 0 });
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const views = { g: 'graph', m: 'map', t: 'time', s: 'statements', c: 'contradictions' };
    if (event.key === '/') find('#search').focus();
    else if (event.key === '?') openHelp(this);
    else if (views[event.key]) this.go({ view: views[event.key] });
    else return;
    event.preventDefault();
  }
}

/// Dark or light: as the system has it until somebody chooses.
function setTheme(theme, app) {
  document.documentElement.dataset.theme = theme;
  sheetCache = null;
  if (!app) return;
  try { localStorage.setItem('entente-theme', theme); } catch { /* A file may have no store; the choice then lasts as long as the page. */ }
  app.filters.root.replaceChildren();
  app.filters = new FilterPanel(app);
  app.filters.update(app.state);
  app.viewName = app.panelKey = null;
  app.update();
}

function firstTheme() {
  let chosen = null;
  try { chosen = localStorage.getItem('entente-theme'); } catch { /* as above */ }
  const system = matchMedia('(prefers-color-scheme: dark)');
  setTheme(chosen === 'dark' || chosen === 'light' ? chosen : system.matches ? 'dark' : 'light');
}

firstTheme();
try {
  const data = await unpack();
  const app = new App(new Graph(data));
  performance.mark('entente-ready');
  document.documentElement.dataset.ready = Math.round(performance.now());
  // For scripts that drive the page.
  window.entente = app;
  (window.requestIdleCallback ?? setTimeout)(() => app.search.indexTexts());
} catch (error) {
  find('#view').replaceChildren(element('p', { class: 'opening', role: 'alert' }, `This page cannot be shown: ${error.message}. It needs a browser of 2023 or later.`));
  throw error;
}
