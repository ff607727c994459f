// A canvas that is moved and scaled by pointer, wheel and keys.

class Sheet {
  /// `paint(context, sheet)` draws in the coordinates of the world; `sheet.scale` is how large a unit is.
  constructor(canvas, paint) {
    Object.assign(this, { canvas, paint, context: canvas.getContext('2d'), x: 0, y: 0, scale: 1, width: 0, height: 0, waiting: false, frames: 0 });
    this.observer = new ResizeObserver(() => this.measure());
    this.observer.observe(canvas);
    canvas.addEventListener('wheel', (event) => {
      event.preventDefault();
      this.zoom(Math.exp(-event.deltaY * (event.ctrlKey ? 0.01 : 0.0016)), event.offsetX, event.offsetY);
    }, { passive: false });
  }

  measure() {
    const width = this.canvas.clientWidth, height = this.canvas.clientHeight, dense = devicePixelRatio || 1;
    if (width === 0 || height === 0) return;
    const first = this.width === 0;
    this.x += (width - this.width) / 2;
    this.y += (height - this.height) / 2;
    Object.assign(this, { width, height, dense });
    this.canvas.width = Math.round(width * dense);
    this.canvas.height = Math.round(height * dense);
    if (first || this.fitting) this.fit();
    this.draw();
  }

  /// Shows a rectangle of the world, with room around it.
  show(box, room = 40) {
    this.box = box;
    this.room = room;
    this.fitting = true;
    this.fit();
  }

  fit() {
    if (!this.box || !this.width) return;
    const { left, top, right, bottom } = this.box;
    this.scale = Math.min((this.width - 2 * this.room) / Math.max(1, right - left), (this.height - 2 * this.room) / Math.max(1, bottom - top), this.mostScale ?? 1.6);
    this.scale = Math.max(this.scale, 0.02);
    this.x = this.width / 2 - ((left + right) / 2) * this.scale;
    this.y = this.height / 2 - ((top + bottom) / 2) * this.scale;
    this.draw();
  }

  zoom(factor, x = this.width / 2, y = this.height / 2) {
    const scale = Math.min(12, Math.max(0.05, this.scale * factor)), part = scale / this.scale;
    this.x = x - (x - this.x) * part;
    this.y = y - (y - this.y) * part;
    this.scale = scale;
    this.fitting = false;
    this.draw();
  }

  move(x, y) { this.x += x; this.y += y; this.fitting = false; this.draw(); }

  world(x, y) { return [(x - this.x) / this.scale, (y - this.y) / this.scale]; }

  draw() {
    if (this.waiting || !this.width) return;
    this.waiting = true;
    requestAnimationFrame(() => {
      this.waiting = false;
      this.frames++;
      const context = this.context;
      context.setTransform(this.dense, 0, 0, this.dense, 0, 0);
      context.clearRect(0, 0, this.width, this.height);
      context.setTransform(this.dense * this.scale, 0, 0, this.dense * this.scale, this.dense * this.x, this.dense * this.y);
      this.paint(context, this);
    });
  }

  close() { this.observer.disconnect(); }
}

/// Buttons that do what the wheel does.
function zoomButtons(sheet) {
  return element('div', { class: 'zoom', role: 'group', 'aria-label': 'Size' },
    element('button', { type: 'button', 'aria-label': 'Larger', onclick: () => sheet.zoom(1.35) }, '+'),
    element('button', { type: 'button', 'aria-label': 'Smaller', onclick: () => sheet.zoom(1 / 1.35) }, '−'),
    element('button', { type: 'button', 'aria-label': 'Fit the sheet', onclick: () => { sheet.fitting = true; sheet.fit(); } }, '⤢'));
}
