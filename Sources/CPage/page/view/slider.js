// The day “as of” which the page speaks, over a picture of when things were.

class TimeSlider {
  constructor(app) {
    this.app = app;
    const { low, high } = this.bounds();
    Object.assign(this, { low, high });
    this.range = element('input', { type: 'range', min: low * 12, max: high * 12 + 11, step: 1, value: high * 12 + 11, 'aria-label': 'As of',
      oninput: () => this.slid(), onchange: () => this.app.go({ asOf: this.dayOf(Number(this.range.value)) }) });
    this.field = element('input', { type: 'text', class: 'day', inputmode: 'numeric', placeholder: 'any time', 'aria-label': 'As of: a day, month or year, such as 1989-11-09', size: 11,
      onchange: () => this.typed() });
    this.clear = element('button', { type: 'button', onclick: () => this.app.go({ asOf: '' }) }, 'Any time');
    this.picture = svg('svg', { class: 'years', viewBox: '0 0 1000 40', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    this.scale = element('div', { class: 'scale', 'aria-hidden': 'true' });
    this.chips = element('div', { class: 'moments', role: 'group', 'aria-label': 'Which statements are shown on that day' });
    this.root = find('#time');
    this.root.append(element('label', { class: 'asof' }, element('span', {}, 'As of'), this.field), element('div', { class: 'track' }, this.picture, this.range, this.scale), this.clear, this.chips);
    for (const year of ticks(low, high, 9)) this.scale.append(element('span', { style: { left: `${((year - low) / (high - low + 1)) * 100}%` } }, year));
  }

  /// The years between which nearly everything lies.
  bounds() {
    const { graph } = this.app, years = [];
    for (let statement = 0; statement < graph.count; statement++) {
      const day = sortDay(graph.when(statement));
      if (Number.isFinite(day)) years.push(yearOf(day));
    }
    years.sort((x, y) => x - y);
    if (years.length === 0) return { low: 1945, high: 2025 };
    const low = Math.max(years[0], Math.min(years[Math.floor(years.length * 0.03)], years.at(-1) - 10)), high = Math.max(years.at(-1), low + 1);
    return { low: Math.floor(low / 10) * 10, high };
  }

  dayOf(months) {
    const year = Math.floor(months / 12), month = (months % 12) + 1;
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  }

  slid() {
    const day = this.dayOf(Number(this.range.value));
    this.field.value = day;
    this.range.setAttribute('aria-valuetext', spell(day));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.app.go({ asOf: day }, true), 90);
  }

  typed() {
    const day = this.field.value.trim();
    if (day !== '' && !span(day)) { this.field.setAttribute('aria-invalid', 'true'); announce('Write a day as 1989-11-09, a month as 1989-11 or a year'); return; }
    this.app.go({ asOf: day });
  }

  update(state) {
    this.field.removeAttribute('aria-invalid');
    this.field.value = state.asOf;
    const bounds = span(state.asOf);
    this.range.value = bounds ? Math.floor(bounds[1] / 31) : this.high * 12 + 11;
    this.range.setAttribute('aria-valuetext', state.asOf ? spell(state.asOf) : 'any time');
    this.root.classList.toggle('set', state.asOf !== '');
    this.clear.hidden = state.asOf === '';
    this.chips.hidden = state.asOf === '';
    if (state.asOf) this.showChips(state);
    this.paint();
  }

  showChips(state) {
    const { graph, filter } = this.app, counts = [0, 0, 0, 0];
    for (let statement = 0; statement < graph.count; statement++) counts[filter.moment[statement]]++;
    this.chips.replaceChildren(...[...'hpol'].map((letter, index) => element('button', { type: 'button', class: `chip moment ${MOMENTS[index].replace(' ', '-')}`, 'aria-pressed': String(state.show.includes(letter)),
      onclick: () => this.app.go({ show: this.toggled(state.show, letter) }) }, ['holds', 'possible', 'over', 'not yet'][index], ' ', element('span', { class: 'count' }, numberFormat.format(counts[index])))));
  }

  toggled(show, letter) {
    const next = [...'hpol'].filter((other) => (other === letter ? !show.includes(other) : show.includes(other))).join('');
    return next || show;
  }

  /// A bar for each year, as high as the root of what began or happened in it.
  paint() {
    if (this.painted) return;
    this.painted = true;
    const { graph } = this.app, years = new Float64Array(this.high - this.low + 1);
    for (let statement = 0; statement < graph.count; statement++) {
      const day = sortDay(graph.when(statement));
      if (!Number.isFinite(day)) continue;
      const year = yearOf(day) - this.low;
      if (year >= 0 && year < years.length) years[year]++;
    }
    const most = Math.sqrt(Math.max(1, ...years)), width = 1000 / years.length;
    let path = '';
    years.forEach((number, index) => { if (number > 0) { const height = (Math.sqrt(number) / most) * 38; path += `M${(index * width).toFixed(1)} 40v-${height.toFixed(1)}h${Math.max(1, width - 1.2).toFixed(1)}v${height.toFixed(1)}z`; } });
    this.picture.replaceChildren(svg('path', { d: path }));
  }
}
