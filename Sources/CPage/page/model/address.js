// What is shown, as an address: a link shows the same page to somebody else.

const VIEWS = ['graph', 'map', 'time', 'statements', 'contradictions'];

/// What the page shows. `off` lists what the filters leave out.
function freshState() {
  return { view: 'graph', thing: '', statement: '', query: '', asOf: '', show: 'hp', relations: [], classes: [],
    statuses: [], sources: [], confidence: 0, unfolded: false, limit: 0, sort: 'date', colour: '' };
}

const LISTS = ['relations', 'classes', 'statuses', 'sources'];

function readAddress(hash) {
  const state = freshState();
  const [view, search = ''] = hash.replace(/^#/, '').split(/\?(.*)/s);
  if (VIEWS.includes(view)) state.view = view;
  const given = new URLSearchParams(search);
  for (const name of ['thing', 'statement', 'asOf', 'show', 'sort', 'colour']) if (given.has(name)) state[name] = given.get(name);
  for (const name of LISTS) if (given.has(name)) state[name] = given.getAll(name);
  state.confidence = Math.min(1, Math.max(0, Number(given.get('confidence')) || 0));
  state.limit = Math.min(400, Math.max(0, Math.floor(Number(given.get('limit')) || 0)));
  state.unfolded = given.has('unfolded');
  if (!span(state.asOf)) state.asOf = '';
  if (!/^[hpol]{1,4}$/.test(state.show)) state.show = 'hp';
  return state;
}

function writeAddress(state) {
  const fresh = freshState(), given = new URLSearchParams();
  for (const name of ['thing', 'statement', 'asOf', 'show', 'sort', 'colour', 'confidence', 'limit']) {
    if (state[name] !== fresh[name]) given.set(name, state[name]);
  }
  for (const name of LISTS) for (const item of state[name]) given.append(name, item);
  if (state.unfolded) given.set('unfolded', '');
  const search = given.toString().replaceAll('%2F', '/').replaceAll('%7E', '~').replaceAll('%3A', ':');
  return '#' + state.view + (search ? '?' + search : '');
}
