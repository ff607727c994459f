// What the page shows and its keys.

const KEYS = [['/', 'search'], ['g, m, t, s, c', 'graph, map, time, statements, contradictions'], ['Esc', 'close what is open'], ['arrows, Enter', 'in the graph: go to a node, open it'], ['+, −, 0', 'in the graph: larger, smaller, fit'], ['?', 'this help']];

function openHelp(app) {
  const { graph } = app;
  openDialog('About this page', [
    element('p', {}, `${count(graph.count, 'statement')} about ${count(graph.entityCount, 'thing')} from ${count(graph.documents.length, 'document')}, extracted by rules that anyone can look at. The page is one file: it loads nothing and sends nothing.`),
    element('p', {}, 'Every statement names its words: open “sources” beside it. Its confidence is the measured precision of the best rule that found it. “As of” shows what held on a day, what is possible as its dates are not known well enough, and what was over.'),
    element('p', {}, 'The address holds all that you have chosen: copy it, and the same file shows the same to somebody else.'),
    element('dl', { class: 'facts keys' }, KEYS.map(([keys, what]) => [element('dt', {}, element('kbd', {}, keys)), element('dd', {}, what)])),
    element('p', { class: 'fine' }, 'Outlines of states: made with Natural Earth, 1:110 million, public domain; they take no side on borders.')]);
}
