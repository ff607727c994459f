// The time line: lanes of families with a mark for what began or happened, and the same as a list.

class TimeView {
  constructor(app) {
    this.app = app;
    this.picture = element('div', { class: 'lanes' });
    this.list = element('div', { class: 'chronicle' });
    this.root = element('div', { class: 'scroll' }, this.picture, this.list);
  }

  update(state) {
    const { graph, filter } = this.app, focus = state.thing ? graph.entityIndex.get(state.thing) ?? -1 : -1;
    const statements = focus >= 0 ? filter.of(focus) : filter.all();
    const dated = [];
    for (const statement of statements) { const day = sortDay(graph.when(statement)); if (Number.isFinite(day)) dated.push([day, statement]); }
    dated.sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    this.showLanes(dated, statements.length - dated.length);
    this.showList(dated);
  }

  showLanes(dated, undated) {
    const { graph } = this.app;
    this.picture.replaceChildren();
    if (dated.length === 0) { this.picture.append(element('p', { class: 'note' }, 'Nothing that passes the filters has a date.')); return; }
    const low = yearOf(dated[Math.floor(dated.length * 0.01)][0]), high = Math.max(yearOf(dated.at(-1)[0]), low + 1);
    const families = Object.keys(FAMILIES).filter((family) => dated.some(([, statement]) => graph.relations[graph.relation[statement]][5] === family));
    const width = Math.max(320, Math.min(1400, (this.root.clientWidth || 1000) - 78)), lane = 46, left = 8, slots = Math.round(width / 4), height = families.length * lane + 26;
    const picture = svg('svg', { viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${count(dated.length, 'dated statement')} from ${low} to ${high}, by kind` });
    const x = (year) => left + ((year - low) / (high + 1 - low)) * (width - left - 8);
    for (const year of ticks(low, high + 1, width / 80)) picture.append(svg('line', { x1: x(year), x2: x(year), y1: 0, y2: height - 22, class: 'grid' }), svg('text', { x: x(year), y: height - 8, 'text-anchor': 'middle' }, year));
    families.forEach((family, row) => {
      const cells = new Map();
      for (const [day, statement] of dated) {
        const relation = graph.relation[statement];
        if (graph.relations[relation][5] !== family || yearOf(day) < low) continue;
        const slot = Math.floor(((day / 372 - low) / (high + 1 - low)) * slots);
        if (!cells.has(slot)) cells.set(slot, []);
        cells.get(slot).push(statement);
      }
      const most = Math.max(...[...cells.values()].map((items) => items.length)), base = row * lane + lane - 8;
      picture.append(svg('line', { x1: left, x2: width - 8, y1: base, y2: base, class: 'axis' }));
      for (const [slot, items] of [...cells].sort((p, q) => p[0] - q[0])) {
        const tall = Math.max(3, (Math.sqrt(items.length) / Math.sqrt(most)) * (lane - 22));
        const bar = svg('rect', { x: left + (slot / slots) * (width - left - 8), y: base - tall, width: (width / slots) * 0.86, height: tall, rx: 1, fill: relationColour(graph, commonest(items.map((statement) => graph.relation[statement]))), class: 'bar',
          onclick: () => this.app.go({ statement: graph.key(items[0]) }) }, svg('title', {}, items.slice(0, 5).map((statement) => clip(sentenceOf(graph, statement), 140)).join('\n') + (items.length > 5 ? `\nand ${items.length - 5} more` : '')));
        picture.append(bar);
      }
      picture.append(svg('text', { x: left, y: row * lane + 14, class: 'lane' }, FAMILIES[family]));
    });
    this.picture.append(picture, element('p', { class: 'note' }, `${count(dated.length, 'statement')} with a date. `, undated > 0 ? `${count(undated, 'statement')} without one ${undated === 1 ? 'is' : 'are'} left out. ` : ''));
  }

  showList(dated) {
    this.list.replaceChildren();
    const rows = (items) => {
      const made = [];
      let list = null, current = null;
      for (const [day, statement] of items) {
        if (yearOf(day) !== current) {
          current = yearOf(day);
          list = element('ul', { class: 'rows' });
          made.push(element('h3', {}, current), list);
        }
        list.append(fullRow(this.app, statement));
      }
      return made;
    };
    const newest = dated.slice().reverse();
    const more = element('button', { type: 'button', class: 'link' });
    let shown = 0;
    const grow = () => {
      more.before(...rows(newest.slice(shown, shown + 60)));
      shown += 60;
      more.textContent = `${numberFormat.format(Math.max(0, newest.length - shown))} earlier`;
      more.hidden = shown >= newest.length;
    };
    more.addEventListener('click', grow);
    this.list.append(more);
    grow();
  }

  close() {}
}

function commonest(items) {
  const counts = new Map();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].sort((x, y) => y[1] - x[1] || x[0] - y[0])[0][0];
}

/// A statement with both its ends.
function fullRow(app, statement) {
  const { graph } = app, relation = graph.relation[statement];
  return element('li', { class: 'row full', style: { '--tint': relationColour(graph, relation) } },
    element('span', { class: 'when' }, spellInterval(graph.when(statement))),
    element('span', { class: 'what' }, thingButton(app, graph.subject[statement], 60), ' ', element('span', { class: 'relation' }, graph.relations[relation][1]), ' ', objectOf(app, statement, 60), ' ', statusChip(graph, statement), momentChip(app, statement)),
    proofLink(app, statement));
}
