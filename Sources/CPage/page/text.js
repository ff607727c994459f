// Elements and words. Whatever comes from a document enters the page through text nodes alone.

const find = (selector, root = document) => root.querySelector(selector);

/// Makes an element. `on…` attributes are listeners; null, false and undefined leave an attribute out.
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [key, part] of Object.entries(value)) made.style.setProperty(key, part);
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    parent.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return parent;
}

const SVG = 'http://www.w3.org/2000/svg';

function svg(tag, attributes = {}, ...children) {
  const made = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else made.setAttribute(name, String(value));
  }
  return append(made, children);
}

/// A name from a document, kept apart from the direction of the words around it.
function nameOf(label, limit = 160) {
  return element('bdi', label.length > limit ? { title: clip(label, 600) } : {}, clip(label, limit));
}

function clip(text, limit) {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit - 1);
  return cut.replace(/[\uD800-\uDBFF]$/, '') + '…';
}

/// For canvases, where nothing isolates directions: no controls, no overrides.
function plain(text, limit) {
  return clip(text.slice(0, 400).replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, ''), limit);
}

const ASCII = /^[\x00-\x7f]*$/;

/// Lower case without accents, as names are compared.
function fold(text) {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase()
    .replace(/[’‘ʼ]/g, "'").replace(/ß/g, 'ss').replace(/ø/g, 'o').replace(/ł/g, 'l').replace(/đ/g, 'd').replace(/ı/g, 'i');
}

const numberFormat = new Intl.NumberFormat('en');
const count = (number, one, many = one + 's') =>
  `${numberFormat.format(number)} ${number === 1 ? one : many}`;

function percent(value) { return value >= 1 ? '100 %' : `${Math.floor(value * 1000) / 10} %`; }

/// A link that leaves the page, where the address is one of the web; else its words.
function outward(address, ...children) {
  return /^https?:\/\//i.test(address)
    ? element('a', { href: address, target: '_blank', rel: 'noopener noreferrer' }, children)
    : element('span', {}, children);
}

/// Tells people who listen what has changed.
function announce(text) {
  const live = find('#live');
  if (live.textContent !== text) live.textContent = text;
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
