// The words of a sentence that a statement stands on: its ends, its time, what relates them.

const LETTER = /[\p{L}\p{N}]/u;

/// Where the words of a name stand in a text, whole words, whatever the case and accents; `taken` are
/// places that belong to something else.
function placesOf(names, folded, map, taken) {
  const found = [];
  for (const name of names) {
    const words = fold(name).trim();
    if (words.length < 2) continue;
    for (let at = folded.indexOf(words); at >= 0; at = folded.indexOf(words, at + 1)) {
      const end = at + words.length;
      if ((at > 0 && LETTER.test(folded[at - 1])) || (end < folded.length && LETTER.test(folded[end]) && !/^'?s\b/.test(folded.slice(end)))) continue;
      if ([...taken, ...found].some(([from, to]) => at < to && from < end)) continue;
      found.push([at, end]);
    }
    if (found.length > 12) break;
  }
  return found;
}

/// The text folded letter by letter, with the place from which each letter came.
function foldedWithMap(text) {
  let folded = '';
  const map = [];
  let at = 0;
  for (const letter of text) {
    const part = fold(letter) || (letter.length === 1 && /\p{M}/u.test(letter) ? '' : letter.toLowerCase());
    for (let index = 0; index < part.length; index++) map.push(at);
    folded += part;
    at += letter.length;
  }
  map.push(text.length);
  return { folded, map };
}

/// How a date may be written, the most exact first.
function spellings(date) {
  const found = [];
  for (const part of (date || '').split('/')) {
    const parts = partsOf(part);
    if (!parts) continue;
    const month = parts.month ? MONTHS[parts.month - 1] : null, short = month?.slice(0, 3);
    const { day, year } = parts;
    if (day && month && year !== null) {
      for (const name of [month, short]) found.push(`${day} ${name} ${year}`, `${day} ${name}, ${year}`, `${name} ${day}, ${year}`, `${name} ${day} ${year}`);
      found.push(part, `${day}.${parts.month}.${year}`, `${String(day).padStart(2, '0')}.${String(parts.month).padStart(2, '0')}.${year}`);
    }
    if (day && month) found.push(`${day} ${month}`, `${month} ${day}`);
    if (month && year !== null) found.push(`${month} ${year}`, `${short} ${year}`, `${month} of ${year}`);
    if (year !== null) found.push(String(year));
    if (month && year === null) found.push(month);
  }
  return found;
}

/// Names by which an entity may be called in a sentence, the longest first.
function namesFor(graph, entity) {
  if (entity < 0) return [];
  const names = [graph.label(entity), ...graph.names(entity), ...(graph.entities.forms[entity] ?? [])];
  if (graph.family(entity) === 'Person') names.push(graph.label(entity).split(' ').at(-1));
  return names.filter((name) => name.length < 200).sort((a, b) => b.length - a.length);
}

/// The ends that a mission stands for: a sentence says the sender and the city, not the mission's name.
function standsFor(graph, entity) {
  if (entity < 0 || graph.family(entity) !== 'DiplomaticMission') return [];
  const found = [];
  for (const statement of graph.statementsOf(entity)) {
    if (graph.subject[statement] === entity && graph.object[statement] >= 0 && !found.includes(graph.object[statement])) found.push(graph.object[statement]);
  }
  return found;
}

/// The marked places of a quote: [from, to, what], in order.
function marksOf(graph, statement, quote) {
  if (quote.length > 6000) return [];
  const { folded, map } = foldedWithMap(quote);
  const taken = [], marks = [];
  const add = (names, what, most) => {
    const places = placesOf(names, folded, map, taken).slice(0, most);
    for (const [from, to] of places) { taken.push([from, to]); marks.push([map[from], map[to], what]); }
    return places.length;
  };
  const subject = graph.subject[statement], object = graph.object[statement];
  for (const [date] of [graph.when(statement)[0], graph.when(statement)[1], graph.when(statement)[2], graph.values[statement]?.[0]].map((value) => [String(value ?? '')])) {
    for (const spelling of spellings(date)) if (add([spelling], 'date', 2) > 0) break;
  }
  for (const [key, value] of graph.qualifiers[statement] ?? []) if (partsOf(String(value))) for (const spelling of spellings(String(value))) if (add([spelling], 'date', 1) > 0) break;
  for (const [entity, what] of [[subject, 'subject'], [object, 'object']]) {
    if (add(namesFor(graph, entity), what, 3) === 0) {
      const other = what === 'subject' ? object : subject;
      for (const part of standsFor(graph, entity)) if (part !== other) add(namesFor(graph, part), what, 1);
    }
  }
  const stems = (graph.relations[graph.relation[statement]][7] || '').split('|').filter((stem) => stem.length > 2);
  for (const stem of stems) {
    const pattern = new RegExp('(?<![\\p{L}])' + stem.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + '[\\p{L}-]*', 'gu');
    let hits = 0;
    for (const hit of folded.matchAll(pattern)) {
      const [from, to] = [hit.index, hit.index + hit[0].length];
      if (taken.some(([a, b]) => from < b && a < to)) continue;
      taken.push([from, to]);
      marks.push([map[from], map[to], 'trigger']);
      if (++hits === 2) break;
    }
    if (hits > 0 && marks.filter(([, , what]) => what === 'trigger').length >= 2) break;
  }
  return marks.sort((a, b) => a[0] - b[0]);
}

const MARK_NAMES = { subject: 'who', object: 'whom', date: 'when', trigger: 'words of the relation' };

/// A quote with its marked words.
function markedQuote(graph, statement, quote) {
  const limit = 4000, children = [];
  let at = 0;
  for (const [from, to, what] of marksOf(graph, statement, quote)) {
    if (from < at) continue;
    children.push(quote.slice(at, from), element('mark', { class: what, title: MARK_NAMES[what] }, quote.slice(from, to)));
    at = to;
  }
  const rest = quote.slice(at);
  const holder = element('q', { dir: 'auto' }, children, clip(rest, limit));
  if (rest.length > limit) {
    holder.append(element('button', { type: 'button', class: 'link', onclick: (event) => { event.target.previousSibling.textContent = rest; event.target.remove(); } }, `all ${count(rest.length, 'character')}`));
  }
  return holder;
}
