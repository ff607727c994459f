// The map: missions as arcs, states filled by their relation to what is chosen. Equal Earth projection
// (B. Šavrič, T. Patterson, B. Jenny, 2018).

const [A1, A2, A3, A4] = [1.340264, -0.081106, 0.000893, 0.003796], ROOT = Math.sqrt(3) / 2;

/// A place in units of the map: 1,000 across.
function project(latitude, longitude) {
  const t = Math.asin(ROOT * Math.sin((latitude * Math.PI) / 180)), t2 = t * t, t6 = t2 * t2 * t2;
  const x = ((longitude * Math.PI) / 180) * Math.cos(t) / (ROOT * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
  const y = t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
  return [x * 185, -y * 185];
}

/// The outlines of states as paths, made once.
function outlinesOf(graph) {
  if (graph.paths) return graph.paths;
  graph.paths = graph.outlines.map(([code, name, rings]) => {
    const path = new Path2D();
    for (const ring of rings.split(';')) {
      const steps = ring.split(' ').map(Number);
      let longitude = 0, latitude = 0;
      for (let at = 0; at < steps.length; at += 2) {
        longitude += steps[at]; latitude += steps[at + 1];
        const [x, y] = project(latitude / 10, longitude / 10);
        if (at === 0) path.moveTo(x, y); else path.lineTo(x, y);
      }
      path.closePath();
    }
    return { code, name, path };
  });
  return graph.paths;
}

/// Where a thing lies: its own place, or that of its city or state.
function placeOf(graph, entity, depth = 0) {
  if (entity === undefined || entity < 0 || depth > 2) return null;
  const own = graph.place(entity);
  if (own) return own;
  const located = new Set(['locatedIn', 'headquarters', 'accreditedTo', 'capital', 'partOf']);
  let best = null;
  for (const statement of graph.statementsOf(entity)) {
    const relation = graph.relations[graph.relation[statement]][0];
    if (graph.subject[statement] !== entity || graph.object[statement] < 0 || !located.has(relation)) continue;
    const found = placeOf(graph, graph.object[statement], depth + 1);
    if (found && (relation === 'locatedIn' || !best)) best = found;
  }
  return best ?? placeOf(graph, graph.entities.country[entity], depth + 1);
}

/// The missions among statements: from where to where.
function missionsAmong(graph, filter, focus) {
  const found = [], lost = [];
  const sentBy = graph.relations.findIndex(([name]) => name === 'sentBy');
  const isMission = focus >= 0 && graph.family(focus) === 'DiplomaticMission';
  for (let statement = 0; statement < graph.count; statement++) {
    if (graph.relation[statement] !== sentBy || !filter.passing[statement] || graph.object[statement] < 0) continue;
    const mission = graph.subject[statement], sender = graph.object[statement];
    if (focus >= 0 && sender !== focus && !(isMission && mission === focus) && !standsFor(graph, mission).includes(focus)) continue;
    const from = placeOf(graph, sender), to = placeOf(graph, mission);
    if (from && to) found.push({ mission, sender, statement, from, to }); else lost.push(mission);
  }
  return { found, lost };
}

/// The relation of each state to the focus, for the fill: the rarest kind that there is.
function relationsToStates(graph, filter, focus) {
  const found = new Map();
  for (const statement of graph.statementsOf(focus)) {
    const status = graph.statuses[graph.status[statement]];
    if (!filter.passing[statement] || status === 'negated' || status === 'refused') continue;
    const other = graph.otherEnd(statement, focus), code = graph.entities.code[other];
    if (!code || other < 0) continue;
    const known = found.get(code), tie = { relation: graph.relation[statement], sources: graph.sourceCount[statement], statement, other };
    if (!known || rankOf(graph, tie) > rankOf(graph, known)) found.set(code, tie);
  }
  return found;
}

class MapView {
  constructor(app) {
    this.app = app;
    this.canvas = element('canvas', { tabindex: 0, role: 'img' });
    this.tip = element('div', { class: 'tip', hidden: true });
    this.note = element('p', { class: 'note' });
    this.legend = element('div', { class: 'legend', 'aria-label': 'Colours' });
    this.list = element('details', { class: 'as-list' });
    this.sheet = new Sheet(this.canvas, (context, sheet) => this.paint(context, sheet));
    this.sheet.mostScale = 4;
    this.root = element('div', { class: 'stage' }, this.legend, element('div', { class: 'frame' }, this.canvas, this.tip, zoomButtons(this.sheet)), element('div', { class: 'under' }, this.note, this.list));
    this.listen();
  }

  update(state) {
    const { graph, filter } = this.app;
    this.focus = state.thing ? graph.entityIndex.get(state.thing) ?? -1 : -1;
    const { found, lost } = missionsAmong(graph, filter, this.focus);
    this.fills = this.focus >= 0 ? relationsToStates(graph, filter, this.focus) : new Map();
    const cities = new Map();
    for (const mission of found) {
      const key = mission.to.join();
      if (!cities.has(key)) cities.set(key, { place: project(...mission.to), missions: [] });
      cities.get(key).missions.push(mission);
    }
    this.cities = [...cities.values()].sort((x, y) => y.missions.length - x.missions.length);
    this.arcs = this.focus >= 0 ? found.slice(0, 600).map((mission) => ({ ...mission, a: project(...mission.from), b: project(...mission.to) })) : [];
    const home = this.focus >= 0 ? placeOf(graph, this.focus) : null;
    this.home = home && project(...home);
    this.most = Math.max(1, ...this.cities.map(({ missions }) => missions.length));
    this.sheet.show({ left: -480, top: -215, right: 480, bottom: 205 }, 12);
    this.say(found, lost);
  }

  say(found, lost) {
    const { graph } = this.app, away = this.focus >= 0 ? found.filter(({ sender }) => sender === this.focus).length : 0;
    this.note.replaceChildren();
    append(this.note, this.focus >= 0
      ? [element('b', {}, nameOf(graph.label(this.focus), 60)), `: ${count(away, 'mission')} sent, ${count(found.length - away, 'mission')} received. `, this.fills.size > 0 ? `${count(this.fills.size, 'state')} coloured by their relation. ` : '']
      : [`${count(found.length, 'mission')} in ${count(this.cities.length, 'city', 'cities')}. Choose a state to see its own. `]);
    if (lost.length > 0) this.note.append(`${count(lost.length, 'mission')} whose place is not known ${lost.length === 1 ? 'is' : 'are'} left out. `);
    this.canvas.setAttribute('aria-label', this.note.textContent);
    const keys = new Map([...this.fills.values()].map((tie) => [tie.relation, tie]));
    this.legend.replaceChildren(...[...keys.values()].slice(0, 9).map((tie) => element('button', { type: 'button', class: 'key', onclick: () => this.app.only(graph.relations[tie.relation][0]) },
      element('i', { style: { background: relationColour(graph, tie.relation) } }), graph.relations[tie.relation][1])));
    this.list.replaceChildren(element('summary', {}, 'The same as a list'), element('ul', {}, this.cities.slice(0, 300).map(({ missions }) => element('li', {},
      missions.slice(0, 40).map(({ mission }, index) => [index > 0 ? ', ' : '', thingButton(this.app, mission, 70)]), missions.length > 40 ? ` and ${missions.length - 40} more` : ''))));
  }

  paint(context, sheet) {
    const { graph } = this.app, colours = sheetColours();
    this.paintLand(context, sheet, colours);
    context.globalAlpha = this.arcs.length > 150 ? 0.3 : 0.5;
    for (const { a, b, sender } of this.arcs) {
      context.strokeStyle = sender === this.focus ? relationColour(graph, Math.max(0, this.sentBy ?? (this.sentBy = graph.relations.findIndex(([name]) => name === 'sentBy')))) : colours.muted;
      context.lineWidth = (sender === this.focus ? 1.2 : 0.8) / sheet.scale;
      context.beginPath();
      context.moveTo(...a);
      context.quadraticCurveTo((a[0] + b[0]) / 2, Math.min(a[1], b[1]) - Math.hypot(a[0] - b[0], a[1] - b[1]) * 0.16, ...b);
      context.stroke();
    }
    for (const city of this.cities) {
      const r = (this.focus >= 0 ? 2.6 : 1.5 + 7 * Math.sqrt(city.missions.length / this.most)) / Math.sqrt(sheet.scale);
      context.globalAlpha = 0.75;
      context.fillStyle = city === this.hot ? colours.accent : CLASS_COLOURS.DiplomaticMission;
      context.beginPath();
      context.arc(...city.place, r, 0, 2 * Math.PI);
      context.fill();
      city.r = r;
    }
    context.globalAlpha = 1;
    if (this.home) {
      context.fillStyle = colours.ink;
      context.beginPath();
      context.arc(...this.home, 4.2 / sheet.scale, 0, 2 * Math.PI);
      context.fill();
    }
  }

  /// The states. They are painted once for a scale and moved as a picture, unless that would be too large.
  paintLand(context, sheet, colours) {
    const wide = 1000 * sheet.scale * sheet.dense;
    if (wide > 4000) return this.paintStates(context, sheet.scale, colours);
    if (this.land?.scale !== sheet.scale || this.land.fills !== this.fills || this.land.dense !== sheet.dense || this.land.colours !== colours) {
      const picture = document.createElement('canvas'), unit = sheet.scale * sheet.dense;
      picture.width = Math.ceil(wide);
      picture.height = Math.ceil(wide / 2);
      const inner = picture.getContext('2d');
      inner.setTransform(unit, 0, 0, unit, 500 * unit, 250 * unit);
      this.paintStates(inner, sheet.scale, colours);
      this.land = { picture, scale: sheet.scale, dense: sheet.dense, fills: this.fills, colours };
    }
    context.drawImage(this.land.picture, -500, -250, this.land.picture.width / (sheet.scale * sheet.dense), this.land.picture.height / (sheet.scale * sheet.dense));
  }

  paintStates(context, scale, colours) {
    const { graph } = this.app, own = this.focus >= 0 ? graph.entities.code[this.focus] : null;
    context.lineJoin = 'round';
    context.strokeStyle = colours.paper;
    context.lineWidth = 0.7 / scale;
    for (const { code, path } of outlinesOf(graph)) {
      const tie = this.fills.get(code);
      context.fillStyle = code && code === own ? colours.accent : tie ? mix(relationColour(graph, tie.relation), colours.land, 0.42) : colours.land;
      context.fill(path);
      context.stroke(path);
    }
  }

  listen() {
    let down = false, lastX = 0, lastY = 0, travelled = 0;
    const near = (event) => {
      const [x, y] = this.sheet.world(event.offsetX, event.offsetY);
      return this.cities?.find((city) => Math.hypot(city.place[0] - x, city.place[1] - y) < city.r + 3 / this.sheet.scale);
    };
    this.canvas.addEventListener('pointerdown', (event) => { down = true; travelled = 0; [lastX, lastY] = [event.offsetX, event.offsetY]; this.canvas.setPointerCapture(event.pointerId); });
    this.canvas.addEventListener('pointermove', (event) => {
      if (down) {
        travelled += Math.abs(event.offsetX - lastX) + Math.abs(event.offsetY - lastY);
        this.sheet.move(event.offsetX - lastX, event.offsetY - lastY);
        [lastX, lastY] = [event.offsetX, event.offsetY];
        return;
      }
      this.hover(near(event), event.offsetX, event.offsetY, event);
    });
    this.canvas.addEventListener('pointerup', (event) => {
      down = false;
      const city = near(event);
      if (travelled < 5 && city) this.app.go({ thing: this.app.graph.entities.id[city.missions[0].mission], statement: '' });
      else if (travelled < 5) this.openState(event);
    });
    this.canvas.addEventListener('pointerleave', () => this.hover(undefined));
    this.canvas.addEventListener('keydown', (event) => {
      const steps = { ArrowRight: [-40, 0], ArrowLeft: [40, 0], ArrowDown: [0, -40], ArrowUp: [0, 40] };
      if (steps[event.key]) this.sheet.move(...steps[event.key]); else if (event.key === '+') this.sheet.zoom(1.25); else if (event.key === '-') this.sheet.zoom(0.8); else return;
      event.preventDefault();
    });
  }

  /// The state whose outline lies under the pointer.
  stateAt(event) {
    const { graph } = this.app, dense = this.sheet.dense;
    const path = outlinesOf(graph).find(({ code, path: outline }) => code && this.sheet.context.isPointInPath(outline, event.offsetX * dense, event.offsetY * dense));
    if (!path) return -1;
    graph.stateOfCode ??= new Map(Object.entries(graph.entities.code).filter(([, code]) => code).map(([entity, code]) => [code, Number(entity)]));
    return graph.stateOfCode.get(path.code) ?? -1;
  }

  openState(event) {
    const entity = this.stateAt(event);
    if (entity >= 0) this.app.go({ thing: this.app.graph.entities.id[entity], statement: '' });
  }

  hover(city, x, y, event) {
    const { graph } = this.app;
    if (city !== this.hot) { this.hot = city; this.sheet.draw(); }
    let content = null;
    if (city) content = [element('b', {}, city.missions.length === 1 ? nameOf(graph.label(city.missions[0].mission), 80) : count(city.missions.length, 'mission')), city.missions.length > 1 ? element('span', {}, city.missions.slice(0, 4).map(({ mission }, index) => [index > 0 ? ', ' : '', nameOf(graph.label(mission), 50)]), city.missions.length > 4 ? ' …' : '') : ''];
    else if (event) {
      const entity = this.stateAt(event);
      if (entity >= 0) {
        const tie = this.fills.get(graph.entities.code[entity]);
        content = [element('b', {}, nameOf(graph.label(entity), 60)), tie ? element('span', {}, clip(sentenceOf(graph, tie.statement), 110)) : ''];
      }
    }
    canvasCursor(this.canvas, content !== null);
    this.tip.hidden = content === null;
    if (content === null) return;
    this.tip.replaceChildren();
    append(this.tip, content);
    this.tip.style.transform = `translate(${Math.min(x + 14, this.sheet.width - 250)}px, ${Math.min(y + 14, this.sheet.height - 70)}px)`;
  }

  close() { this.sheet.close(); }
}

/// A small map of where something is, or of its missions.
function smallMap(app, entity, statements) {
  const { graph, filter } = app, home = placeOf(graph, entity);
  const spots = [], isActor = ['State', 'Organization'].includes(graph.family(entity));
  if (isActor) for (const { to } of missionsAmong(graph, filter, entity).found.slice(0, 400)) spots.push(to);
  if (app.state.view === 'map' || (!home && spots.length === 0)) return '';
  const canvas = element('canvas', { class: 'small-map', role: 'img', 'aria-label': `A map${spots.length > 0 ? ` of ${count(spots.length, 'mission')}` : ''}` });
  requestAnimationFrame(() => {
    const width = canvas.clientWidth || 380, height = width * 0.46, dense = devicePixelRatio || 1, context = canvas.getContext('2d'), colours = sheetColours();
    canvas.width = width * dense; canvas.height = height * dense;
    const scale = width / 970;
    context.setTransform(dense * scale, 0, 0, dense * scale, dense * width / 2, dense * height * 0.51);
    context.fillStyle = colours.land;
    for (const { path } of outlinesOf(graph)) context.fill(path);
    context.fillStyle = CLASS_COLOURS.DiplomaticMission;
    for (const spot of spots) { const [x, y] = project(...spot); context.beginPath(); context.arc(x, y, 4.5, 0, 7); context.fill(); }
    if (home) { const [x, y] = project(...home); context.fillStyle = colours.accent; context.beginPath(); context.arc(x, y, 9, 0, 7); context.fill(); context.strokeStyle = colours.card; context.lineWidth = 3; context.stroke(); }
  });
  return canvas;
}
