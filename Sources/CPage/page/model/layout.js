// Where things stand in a drawing. No chance is used: the same graph looks the same.

/// The neighbours around the middle, those of one relation side by side.
function placeAround(network, aspect) {
  const middle = network.nodes[network.focus], order = [];
  const first = new Map();
  for (const edge of network.edges) {
    if (edge.aside) continue;
    const other = edge.a === network.focus ? edge.b : edge.a;
    if (!first.has(other)) first.set(other, edge.tie.relation);
  }
  network.nodes.forEach((node, index) => { if (node !== middle) order.push(index); });
  const size = new Map();
  for (const relation of first.values()) size.set(relation, (size.get(relation) ?? 0) + 1);
  order.sort((a, b) => {
    const [x, y] = [first.get(a) ?? -1, first.get(b) ?? -1];
    return (x === y ? 0 : (size.get(y) ?? 0) - (size.get(x) ?? 0) || x - y) || network.nodes[a].label.localeCompare(network.nodes[b].label, 'en');
  });
  middle.x = middle.y = 0;
  middle.r = 17;
  const wide = order.length > 16 ? 2 : 1;
  network.groups = [];
  network.aspect = aspect;
  order.forEach((index, rank) => {
    const angle = -Math.PI / 2 + (2 * Math.PI * (rank + 0.5)) / order.length;
    const radius = wide === 1 || rank % 2 === 0 ? 250 : 320;
    Object.assign(network.nodes[index], { x: Math.cos(angle) * radius * aspect, y: Math.sin(angle) * radius, angle });
    const relation = first.get(index) ?? -1, last = network.groups.at(-1);
    if (last && last.relation === relation) { last.to = angle; last.count++; } else if (relation >= 0) network.groups.push({ relation, from: angle, to: angle, count: 1 });
  });
}

/// Forces: all things push each other, ties pull, the middle pulls a little.
function placeByForce(network, aspect) {
  const { nodes, edges } = network, size = nodes.length;
  nodes.forEach((node, index) => {
    const angle = index * 2.399963, radius = 26 * Math.sqrt(index + 0.5);
    node.x = Math.cos(angle) * radius; node.y = Math.sin(angle) * radius;
  });
  const degree = nodes.map(() => 1);
  const ties = [...new Map(edges.map((edge) => [edge.a * size + edge.b, edge])).values()];
  for (const { a, b } of ties) { degree[a]++; degree[b]++; }
  const dx = new Float64Array(size), dy = new Float64Array(size), room = 76;
  const rounds = size > 100 ? 220 : 320;
  for (let round = 0; round < rounds; round++) {
    dx.fill(0); dy.fill(0);
    for (let a = 0; a < size; a++) {
      for (let b = a + 1; b < size; b++) {
        let x = nodes[a].x - nodes[b].x, y = (nodes[a].y - nodes[b].y) * 1.25;
        const square = x * x + y * y + 0.01, push = (room * room) / square;
        x *= push; y *= push;
        dx[a] += x; dy[a] += y; dx[b] -= x; dy[b] -= y;
      }
    }
    for (const { a, b } of ties) {
      const x = nodes[a].x - nodes[b].x, y = nodes[a].y - nodes[b].y;
      const pull = (Math.sqrt(x * x + y * y) / room) * (2.2 / Math.sqrt(Math.min(degree[a], degree[b])));
      dx[a] -= x * pull * 0.5; dy[a] -= y * pull * 0.5; dx[b] += x * pull * 0.5; dy[b] += y * pull * 0.5;
    }
    const heat = 34 * (1 - round / rounds) + 0.4;
    for (let index = 0; index < size; index++) {
      const node = nodes[index];
      dx[index] -= node.x * 0.32; dy[index] -= node.y * 0.32 * aspect;
      const length = Math.hypot(dx[index], dy[index]) || 1, step = Math.min(length, heat);
      node.x += (dx[index] / length) * step; node.y += (dy[index] / length) * step;
    }
  }
  separate(nodes);
}

/// Parts what overlaps; a name needs more room across than down.
function separate(nodes) {
  for (let round = 0; round < 40; round++) {
    let moved = false;
    for (let a = 0; a < nodes.length; a++) {
      for (let b = a + 1; b < nodes.length; b++) {
        const x = nodes[b].x - nodes[a].x, y = nodes[b].y - nodes[a].y;
        const across = nodes[a].r + nodes[b].r + 26, down = nodes[a].r + nodes[b].r + 17;
        if (Math.abs(x) >= across || Math.abs(y) >= down) continue;
        moved = true;
        const missingX = across - Math.abs(x), missingY = down - Math.abs(y);
        if (missingX < missingY) { const push = (missingX / 2) * (x < 0 ? -1 : 1); nodes[a].x -= push; nodes[b].x += push; } else { const push = (missingY / 2) * (y < 0 ? -1 : 1); nodes[a].y -= push; nodes[b].y += push; }
      }
    }
    if (!moved) return;
  }
}
