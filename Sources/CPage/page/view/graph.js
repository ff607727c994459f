// The graph on a canvas: drag, zoom, hover, keys.

class GraphView {
  constructor(app) {
    this.app = app;
    this.canvas = element('canvas', { tabindex: 0, role: 'application', 'aria-roledescription': 'graph', 'aria-describedby': 'graph-note' });
    this.tip = element('div', { class: 'tip', hidden: true });
    this.note = element('p', { class: 'note', id: 'graph-note' });
    this.legend = element('div', { class: 'legend', 'aria-label': 'Colours of relations' });
    this.list = element('details', { class: 'as-list' });
    this.sheet = new Sheet(this.canvas, (context, sheet) => this.paint(context, sheet));
    this.root = element('div', { class: 'stage' }, this.legend, element('div', { class: 'frame' }, this.canvas, this.tip, zoomButtons(this.sheet)),
      element('div', { class: 'under' }, this.note, this.list));
    this.hovered = -1;
    this.listen();
  }

  update(state, ties) {
    const { graph } = this.app, focus = state.thing ? graph.entityIndex.get(state.thing) ?? -1 : -1;
    const { width = 900, height = 620 } = this.canvas.getBoundingClientRect();
    const before = new Map((this.network?.nodes ?? []).map((node) => [node.entity, node]));
    const folded = focus >= 0 && !state.unfolded && graph.family(focus) === 'DiplomaticMission';
    const used = folded ? new Ties(graph, this.app.filter, true) : ties;
    this.network = focus >= 0 ? neighbourhood(graph, used, focus, state.limit, width) : overview(graph, used, state.limit, width);
    if (focus >= 0) placeAround(this.network, Math.min(1.7, Math.max(0.62, (width - 300) / Math.max(200, height - 90)))); else placeByForce(this.network, Math.min(2, Math.max(0.7, width / Math.max(height, 1))));
    this.hovered = this.selected = -1;
    this.neighbours = this.network.nodes.map(() => new Set());
    for (const { a, b } of this.network.edges) { this.neighbours[a].add(b); this.neighbours[b].add(a); }
    this.fitView();
    this.say(state, focus);
    this.glide(before);
  }

  fitView() {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const { x, y, r } of this.network.nodes) {
      box.left = Math.min(box.left, x - r); box.right = Math.max(box.right, x + r);
      box.top = Math.min(box.top, y - r); box.bottom = Math.max(box.bottom, y + r);
    }
    if (this.network.nodes.length === 0) Object.assign(box, { left: 0, right: 1, top: 0, bottom: 1 });
    if (this.network.focus < 0 && this.sheet.width >= 600) {
      // Names stand below their things.
      for (const { x, label } of this.network.nodes) {
        box.left = Math.min(box.left, x - label.length * 3.9); box.right = Math.max(box.right, x + label.length * 3.9);
      }
    }
    if (this.network.focus >= 0) {
      for (const { x, r, label } of this.network.nodes) {
        if (x < 0) box.left = Math.min(box.left, x - r - label.length * 8.2); else box.right = Math.max(box.right, x + r + label.length * 8.2);
      }
    }
    this.sheet.show(box, 26);
  }

  /// Moves what stays from where it was.
  glide(before) {
    if (before.size === 0 || matchMedia('(prefers-reduced-motion: reduce)').matches) { this.gliding = null; this.sheet.draw(); return; }
    const started = performance.now(), nodes = this.network.nodes;
    for (const node of nodes) {
      const old = before.get(node.entity);
      node.fromX = old ? old.x : node.x * 0.6; node.fromY = old ? old.y : node.y * 0.6;
      node.toX = node.x; node.toY = node.y;
    }
    const step = (now) => {
      if (this.network.nodes !== nodes) return;
      const part = Math.min(1, Math.max(0, (now - started) / 320)), eased = 1 - (1 - part) ** 3;
      for (const node of nodes) {
        if (node.held) continue;
        node.x = node.fromX + (node.toX - node.fromX) * eased; node.y = node.fromY + (node.toY - node.fromY) * eased;
      }
      this.sheet.draw();
      if (part < 1) requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }

  say(state, focus) {
    const { graph } = this.app, { nodes, leftThings, leftTies, kept } = this.network;
    const parts = [focus >= 0
      ? [element('b', {}, nameOf(graph.label(focus), 60)), ` and ${count(nodes.length - 1, 'neighbour')}. `]
      : `${count(nodes.length, 'thing')} and ${count(kept, 'tie')}. `];
    const left = [];
    if (leftThings > 0) left.push(count(leftThings, focus >= 0 ? 'more neighbour' : 'more thing'));
    if (leftTies > 0) left.push(`${count(leftTies, 'weaker tie')} between those shown`);
    if (left.length > 0) parts.push(`Left out so that it can be read: ${left.join(' and ')}. `);
    if (!state.unfolded) parts.push('Missions are folded into ties. ');
    if (this.network.edges.some(({ tie }) => tie.moment !== HOLDS)) parts.push('Dashed: possible, planned or reported; dotted: over or denied. ');
    this.note.replaceChildren();
    append(this.note, parts);
    const now = nodes.length;
    if (leftThings > 0 && now < READABLE.most) this.note.append(element('button', { type: 'button', class: 'link', onclick: () => this.app.go({ limit: Math.min(READABLE.most, Math.round(now * 1.6)) }) }, 'show more'), ' ');
    if (state.limit) this.note.append(element('button', { type: 'button', class: 'link', onclick: () => this.app.go({ limit: 0 }) }, 'show fewer'), ' ');
    this.note.append(element('button', { type: 'button', class: 'link', 'aria-pressed': String(state.unfolded), onclick: () => this.app.go({ unfolded: !state.unfolded }) }, state.unfolded ? 'fold missions' : 'unfold missions'));
    this.canvas.setAttribute('aria-label', focus >= 0 ? `Neighbours of ${plain(graph.label(focus), 80)}` : `The ${nodes.length} most connected things`);
    this.showLegend();
    this.list.replaceChildren(element('summary', {}, 'The same as a list'), element('ul', {}, nodes.slice(0, 200).map((node) =>
      element('li', {}, thingButton(this.app, node.entity), ` ${count(this.neighbours[nodes.indexOf(node)].size, 'tie')} here`))));
  }

  showLegend() {
    const { graph } = this.app, ties = new Map();
    for (const { tie } of this.network.edges) {
      const known = ties.get(tie.relation) ?? { tie, count: 0 };
      known.count++;
      ties.set(tie.relation, known);
    }
    const rows = [...ties.values()].sort((x, y) => y.count - x.count || x.tie.relation - y.tie.relation);
    this.legend.replaceChildren(...rows.slice(0, 10).map(({ tie }) => element('button', { type: 'button', class: 'key',
      onmouseenter: () => { this.lit = tie.relation; this.sheet.draw(); }, onmouseleave: () => { this.lit = undefined; this.sheet.draw(); },
      onclick: () => this.app.only(graph.relations[tie.relation][0]), title: 'Show only this relation' },
    element('i', { style: { background: relationColour(graph, tie.relation) } }), tieLabel(graph, tie))),
    rows.length > 10 ? element('span', { class: 'key' }, `and ${count(rows.length - 10, 'more relation')}`) : '');
  }

  paint(context, sheet) {
    const { nodes, edges } = this.network, { graph } = this.app, colours = sheetColours();
    const near = this.hovered >= 0 ? this.neighbours[this.hovered] : null;
    const faint = (a, b) => near !== null && a !== this.hovered && b !== this.hovered;
    context.lineCap = 'round';
    for (const edge of edges) {
      const a = nodes[edge.a], b = nodes[edge.b];
      const shaded = faint(edge.a, edge.b) || (this.lit !== undefined && this.lit !== edge.tie.relation);
      context.globalAlpha = shaded ? 0.07 : edge.aside ? 0.16 : edge.tie.moment === HOLDS ? 0.72 : 0.42;
      context.strokeStyle = context.fillStyle = relationColour(graph, edge.tie.relation);
      const wide = (edge.aside ? 0.7 : 1.1 + Math.min(3.2, 0.55 * Math.sqrt(edge.tie.sources - 1)));
      context.lineWidth = wide / Math.max(0.75, Math.min(sheet.scale, 1.6));
      context.setLineDash(edge.tie.moment === POSSIBLE ? [5, 4] : edge.tie.moment === OVER ? [1.5, 4] : []);
      drawEdge(context, a, b, edge.bend, edge.tie, edge.aside);
    }
    context.setLineDash([]);
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index];
      context.globalAlpha = near !== null && index !== this.hovered && !near.has(index) ? 0.25 : 1;
      context.beginPath();
      context.arc(node.x, node.y, node.r, 0, 2 * Math.PI);
      context.fillStyle = classColour(node.family);
      context.fill();
      context.lineWidth = (index === this.selected ? 3 : 1.6) / sheet.scale;
      context.strokeStyle = index === this.selected ? colours.accent : colours.paper;
      context.stroke();
    }
    context.globalAlpha = 1;
    this.paintNames(context, sheet, colours, near);
  }

  /// Names in letters of one size, the most important first, none upon another.
  paintNames(context, sheet, colours, near) {
    const { nodes, focus, groups } = this.network, letters = 12.5 / sheet.scale, taken = [];
    const free = (box) => !taken.some((other) => box.left < other.right && other.left < box.right && box.top < other.bottom && other.top < box.bottom);
    context.lineJoin = 'round';
    context.textBaseline = 'middle';
    let written = 0;
    const write = (text, x, y, align, colour, weight, must) => {
      const width = this.widthOf(context, text, weight) * letters;
      const left = align === 'center' ? x - width / 2 : align === 'left' ? x : x - width;
      const box = { left, right: left + width, top: y - letters * 0.62, bottom: y + letters * 0.62 };
      if (!must && !free(box)) return false;
      taken.push(box);
      if (weight !== written) { context.font = fontOf(weight, letters); written = weight; }
      context.textAlign = align;
      context.lineWidth = letters * 0.28;
      context.strokeStyle = colours.paper;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
      return true;
    };
    for (const node of nodes) taken.push({ left: node.x - node.r * 0.7, right: node.x + node.r * 0.7, top: node.y - node.r * 0.7, bottom: node.y + node.r * 0.7 });
    if (focus >= 0) {
      write(nodes[focus].label, nodes[focus].x, nodes[focus].y + nodes[focus].r + letters, 'center', colours.ink, 700, true);
      for (const { relation, from, to, count: number } of (groups ?? []).slice().sort((x, y) => y.count - x.count)) {
        const angle = (from + to) / 2, tie = this.network.edges.find((edge) => edge.tie.relation === relation && !edge.aside)?.tie;
        if (!tie) continue;
        const text = number > 1 ? `${tieLabel(this.app.graph, tie)} · ${number}` : tieLabel(this.app.graph, tie);
        for (const part of [0.6, 0.48, 0.72]) if (write(text, Math.cos(angle) * 250 * this.network.aspect * part, Math.sin(angle) * 250 * part, 'center', relationColour(this.app.graph, relation), 600, false)) break;
      }
    }
    const order = nodes.map((_, index) => index).sort((a, b) => (near?.has(b) || b === this.hovered ? 1 : 0) - (near?.has(a) || a === this.hovered ? 1 : 0) || nodes[b].weight - nodes[a].weight);
    for (const index of order) {
      if (index === focus) continue;
      const node = nodes[index], away = node.r + letters * 0.45, hot = near !== null && (index === this.hovered || near.has(index));
      const colour = near !== null && !hot ? colours.muted : colours.ink, weight = index === this.hovered ? 700 : 500;
      const right = [node.x + away, node.y, 'left'], left = [node.x - away, node.y, 'right'];
      const below = [node.x, node.y + node.r + letters * 0.75, 'center'], above = [node.x, node.y - node.r - letters * 0.75, 'center'];
      const places = focus >= 0 ? (Math.cos(node.angle) >= 0 ? [right, below, above] : [left, below, above]) : [below, right, left, above];
      const aslant = away * 0.75;
      for (const [x, align] of [[aslant, 'left'], [-aslant, 'right']]) for (const y of [aslant + letters * 0.4, -aslant - letters * 0.4]) places.push([node.x + x, node.y + y, align]);
      let done = false;
      for (const [x, y, align] of places) if (!done) done = write(node.label, x, y, align, colour, weight, false);
      // A picture that is read has all its names.
      if (!done && (hot || nodes.length <= 80)) write(node.label, ...places[0], colour, weight, true);
    }
  }

  /// How wide a text is in letters of one pixel; measured once.
  widthOf(context, text, weight) {
    this.widths ??= new Map();
    const key = weight + text;
    let width = this.widths.get(key);
    if (width === undefined) {
      const before = context.font;
      context.font = fontOf(weight, 100);
      width = context.measureText(text).width / 100;
      context.font = before;
      this.widths.set(key, width);
    }
    return width;
  }

  hit(x, y, reach = 4) {
    const [wx, wy] = this.sheet.world(x, y);
    let best = -1, least = Infinity;
    this.network?.nodes.forEach((node, index) => {
      const distance = Math.hypot(node.x - wx, node.y - wy) - node.r - reach / this.sheet.scale;
      if (distance < 0 && distance < least) { least = distance; best = index; }
    });
    return best;
  }

  listen() {
    const canvas = this.canvas;
    let held = -1, lastX = 0, lastY = 0, travelled = 0, down = false;
    const pointers = new Map();
    let spread = 0;
    canvas.addEventListener('pointerdown', (event) => {
      pointers.set(event.pointerId, [event.offsetX, event.offsetY]);
      canvas.setPointerCapture(event.pointerId);
      down = true; travelled = 0; spread = 0;
      [lastX, lastY] = [event.offsetX, event.offsetY];
      held = this.hit(lastX, lastY);
      if (held >= 0) this.network.nodes[held].held = true;
    });
    canvas.addEventListener('pointermove', (event) => {
      const [x, y] = [event.offsetX, event.offsetY];
      if (pointers.size === 2) {
        pointers.set(event.pointerId, [x, y]);
        const [[ax, ay], [bx, by]] = [...pointers.values()], now = Math.hypot(ax - bx, ay - by);
        if (spread > 0) this.sheet.zoom(now / spread, (ax + bx) / 2, (ay + by) / 2);
        spread = now; travelled = 99;
        return;
      }
      if (down) {
        travelled += Math.abs(x - lastX) + Math.abs(y - lastY);
        if (held >= 0) {
          const node = this.network.nodes[held];
          node.x += (x - lastX) / this.sheet.scale; node.y += (y - lastY) / this.sheet.scale;
          this.sheet.draw();
        } else this.sheet.move(x - lastX, y - lastY);
        [lastX, lastY] = [x, y];
      } else this.hover(this.hit(x, y), x, y);
    });
    const up = (event) => {
      pointers.delete(event.pointerId);
      if (down && travelled < 5 && event.type === 'pointerup') { if (held >= 0) this.open(held); }
      down = false; held = -1;
    };
    canvas.addEventListener('pointerup', up);
    canvas.addEventListener('pointercancel', up);
    canvas.addEventListener('pointerleave', () => this.hover(-1));
    canvas.addEventListener('keydown', (event) => this.key(event));
    canvas.addEventListener('blur', () => { this.selected = -1; this.hover(-1); });
  }

  hover(index, x, y) {
    canvasCursor(this.canvas, index >= 0);
    if (index !== this.hovered) { this.hovered = index; this.sheet.draw(); }
    this.tip.hidden = index < 0;
    if (index < 0) return;
    const { graph } = this.app, entity = this.network.nodes[index].entity;
    this.tip.replaceChildren(element('b', {}, nameOf(graph.label(entity), 80)), element('span', {}, `${graph.kind(entity)[1]} · ${count(graph.degree(entity), 'statement')}`));
    if (x !== undefined) this.tip.style.transform = `translate(${Math.min(x + 14, this.sheet.width - 230)}px, ${Math.min(y + 14, this.sheet.height - 60)}px)`;
  }

  open(index) {
    const { graph } = this.app;
    this.app.go({ thing: graph.entities.id[this.network.nodes[index].entity], statement: '', limit: 0 });
  }

  key(event) {
    const steps = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };
    if (event.key === '+' || event.key === '=') this.sheet.zoom(1.25);
    else if (event.key === '-') this.sheet.zoom(0.8);
    else if (event.key === '0') { this.sheet.fitting = true; this.sheet.fit(); } else if (event.key === 'Enter' && this.selected >= 0) this.open(this.selected);
    else if (steps[event.key]) this.select(...steps[event.key]);
    else return;
    event.preventDefault();
  }

  /// Goes to the nearest node in a direction.
  select(stepX, stepY) {
    const { nodes } = this.network;
    if (nodes.length === 0) return;
    let best = -1, least = Infinity;
    if (this.selected < 0) best = Math.max(0, this.network.focus);
    else {
      const from = nodes[this.selected];
      nodes.forEach((node, index) => {
        const along = (node.x - from.x) * stepX + (node.y - from.y) * stepY, aside = Math.abs((node.x - from.x) * stepY) + Math.abs((node.y - from.y) * stepX);
        if (index !== this.selected && along > 0 && along + 2 * aside < least) { least = along + 2 * aside; best = index; }
      });
    }
    if (best < 0) return;
    this.selected = best;
    this.hover(best);
    this.tip.hidden = true;
    const { graph } = this.app, node = nodes[best];
    announce(`${plain(graph.label(node.entity), 80)}, ${graph.kind(node.entity)[1]}, ${count(this.neighbours[best].size, 'tie')}`);
  }

  close() { this.sheet.close(); }
}

const fontOf = (weight, size) => `${weight} ${size}px system-ui, "Segoe UI", Roboto, "Helvetica Neue", "DejaVu Sans", sans-serif`;

const canvasCursor = (canvas, hot) => { canvas.classList.toggle('hot', hot); };
let sheetCache = null;
/// The colours of the sheet, looked up once a theme.
function sheetColours() { return (sheetCache ??= sheet()); }

/// A tie as a curve with a head at its end.
function drawEdge(context, a, b, bend, tie, aside) {
  const dx = b.x - a.x, dy = b.y - a.y, length = Math.hypot(dx, dy) || 1;
  const cx = (a.x + b.x) / 2 - dy * (bend + (aside ? 0.08 : 0)), cy = (a.y + b.y) / 2 + dx * (bend + (aside ? 0.08 : 0));
  context.beginPath();
  context.moveTo(a.x, a.y);
  context.quadraticCurveTo(cx, cy, b.x, b.y);
  context.stroke();
  if (aside || length < a.r + b.r + 10) return;
  if (tie.forward) drawHead(context, cx, cy, b);
  if (tie.backward) drawHead(context, cx, cy, a);
}

function drawHead(context, fromX, fromY, node) {
  const dx = node.x - fromX, dy = node.y - fromY, length = Math.hypot(dx, dy) || 1, u = dx / length, v = dy / length;
  const tipX = node.x - u * (node.r + 1.5), tipY = node.y - v * (node.r + 1.5), size = 5.5 + context.lineWidth;
  context.beginPath();
  context.moveTo(tipX, tipY);
  context.lineTo(tipX - u * size - v * size * 0.42, tipY - v * size + u * size * 0.42);
  context.lineTo(tipX - u * size + v * size * 0.42, tipY - v * size - u * size * 0.42);
  context.fill();
}
