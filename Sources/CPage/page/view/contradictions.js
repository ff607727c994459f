// What documents say otherwise than others, side by side.

class ContradictionsView {
  constructor(app) {
    this.app = app;
    this.root = element('div', { class: 'scroll' });
  }

  update(state) {
    const { graph, filter } = this.app, focus = state.thing ? graph.entityIndex.get(state.thing) ?? -1 : -1;
    const touches = (statement) => focus < 0 || graph.subject[statement] === focus || graph.object[statement] === focus;
    const pairs = graph.contradictions.filter(([one, other]) => filter.passing[one] && filter.passing[other] && touches(one));
    const holder = element('div', { class: 'pairs' }), more = element('button', { type: 'button', class: 'link' });
    let shown = 0;
    const grow = () => {
      holder.append(...pairs.slice(shown, shown + 24).map(([one, other]) => element('section', { class: 'pair' }, statementHeading(this.app, one), versus(this.app, one, other))));
      shown += 24;
      more.textContent = `${numberFormat.format(Math.max(0, pairs.length - shown))} more`;
      more.hidden = shown >= pairs.length;
    };
    more.addEventListener('click', grow);
    grow();
    this.root.replaceChildren(element('div', { class: 'list-head' }, element('h2', {}, pairs.length === 0 ? 'Nothing is said otherwise' : `${count(pairs.length, 'time')} documents disagree`),
      element('p', { class: 'note' }, 'Two times for what can be true once: at least one document is wrong, or they speak of different things.')), holder, more);
  }

  close() {}
}
