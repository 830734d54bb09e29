// The order of boxes within their columns that makes lines cross as little as possible.
//
// Lines that skip columns get a lane (a way-point) in every column they pass, so that all lines join neighbouring
// columns. Sweeps then put every item at the mean place of its neighbours, from several starts (Sugiyama, Tagawa and
// Toda, IEEE Trans. SMC 11, 1981), and every item is sifted to the place in its column where its lines cross least
// (Matuszewski, Schönfeld and Molitor, Graph Drawing 1999). No randomness that a second visit would not repeat: the
// same picture is arranged the same way.
//
// A line between two boxes of one column bends round the boxes between them, on the side where fewer lines are in its
// way; what it crosses there counts like any other crossing.

const STARTS = { most: 8, least: 2, work: 3e5 };
const SWEEPS = 6;
const SIFTS = 6;

/** Columns of items ({box} or {lane}), and the pieces of lines between neighbouring columns. */
function columnsAndLanes(drawing) {
  const columns = KG.columns.map(() => []);
  const items = new Map();
  for (const box of drawing.boxes.values()) {
    const item = { box, group: layers.indexOf(box.layer), left: [], right: [], peers: [], at: 0 };
    items.set(box.id, item);
    columns[box.column].push(item);
  }
  const lanes = new Map();
  for (const link of drawing.links.values()) {
    if (link.source.column === link.target.column) {
      const [one, other] = [items.get(link.source.id), items.get(link.target.id)];
      one.peers.push(other);
      other.peers.push(one);
      continue;
    }
    const [first, last] =
      link.source.column < link.target.column ? [link.source, link.target] : [link.target, link.source];
    const chain = [items.get(first.id)];
    for (const column of columnsBetween(first, last)) {
      const lane = { lane: link.id, group: -1, left: [], right: [], peers: [], at: 0 };
      columns[column].push(lane);
      chain.push(lane);
    }
    chain.push(items.get(last.id));
    for (let i = 1; i < chain.length; i += 1) {
      chain[i - 1].right.push(chain[i]);
      chain[i].left.push(chain[i - 1]);
    }
    lanes.set(link.id, chain.slice(1, -1));
  }
  return { columns, lanes, items };
}

const number = (column) =>
  column.forEach((item, place) => {
    item.at = place;
  });

/** Crossings among the lines between one column and the next. */
function crossingsAfter(column, size) {
  const ends = [];
  for (const item of column) ends.push(...item.right.map((other) => other.at).sort((a, b) => a - b));
  const tree = new Int32Array(size + 1);
  let crossings = 0;
  for (let seen = 0; seen < ends.length; seen += 1) {
    let before = 0;
    for (let i = ends[seen] + 1; i > 0; i -= i & -i) before += tree[i];
    crossings += seen - before;
    for (let i = ends[seen] + 1; i <= size; i += i & -i) tree[i] += 1;
  }
  return crossings;
}

const weightOf = (item) => Math.min(item.left.length, item.right.length);

/** Lines that the bends within a column cross, each bend counted at both of its ends. */
function crossingsOfBends(column) {
  const before = [0];
  for (const item of column) before.push(before.at(-1) + weightOf(item));
  let crossings = 0;
  for (const item of column) {
    for (const peer of item.peers) {
      const [high, low] = item.at < peer.at ? [item.at, peer.at] : [peer.at, item.at];
      crossings += before[low] - before[high + 1];
    }
  }
  return crossings / 2;
}

function allCrossings(columns) {
  const between = (column, i) => (i + 1 < columns.length ? crossingsAfter(column, columns[i + 1].length) : 0);
  return columns.reduce((sum, column, i) => sum + between(column, i) + crossingsOfBends(column), 0);
}

function sweep(columns, rightwards) {
  const order = rightwards ? [1, 2, 3, 4, 5, 6] : [5, 4, 3, 2, 1, 0];
  for (const place of order.filter((i) => i < columns.length)) {
    const column = columns[place];
    const scale = column.length / Math.max(1, columns[place + (rightwards ? -1 : 1)].length);
    for (const item of column) {
      const near = rightwards ? item.left : item.right;
      item.wish = near.length
        ? (scale * near.reduce((sum, other) => sum + other.at + 0.5, 0)) / near.length
        : item.at + 0.5;
    }
    settle(column, (a, b) => a.wish - b.wish || a.at - b.at);
  }
}

/** Sort a column; in the outer columns the boxes of one layer stay together. */
function settle(column, compare) {
  const grouped = !column.some((item) => item.lane);
  column.sort((a, b) => (grouped ? a.group - b.group : 0) || compare(a, b));
  number(column);
}

/** Crossings between the lines of two neighbours in a column when `a` stands above `b`. */
function crossingsOf(a, b) {
  let crossings = 0;
  for (const one of a.left) for (const other of b.left) if (one.at > other.at) crossings += 1;
  for (const one of a.right) for (const other of b.right) if (one.at > other.at) crossings += 1;
  return crossings;
}

/** How many crossings of bends come (or go, when negative) as `a` and `b` below it change places. */
function bendsGained(a, b) {
  let gained = 0;
  for (const peer of a.peers) if (peer !== b) gained += peer.at < a.at ? weightOf(b) : -weightOf(b);
  for (const peer of b.peers) if (peer !== a) gained += peer.at > b.at ? weightOf(a) : -weightOf(a);
  return gained;
}

/** Move every item to the place in its column where its lines cross least, and say whether any moved. */
function sift(columns) {
  let better = false;
  for (const column of columns) {
    const grouped = !column.some((item) => item.lane);
    for (const item of [...column]) if (siftOne(column, item, grouped)) better = true;
  }
  return better;
}

/** Try every place for one item: down to the last, up to the first, and back to the best. */
function siftOne(column, item, grouped) {
  const from = item.at;
  let [best, place, cost] = [0, from, 0];
  const pass = (other) => {
    const [a, b] = other.at > item.at ? [item, other] : [other, item];
    cost += crossingsOf(b, a) - crossingsOf(a, b) + bendsGained(a, b);
    const at = other.at;
    other.at = item.at;
    item.at = at;
    column[other.at] = other;
    column[item.at] = item;
    if (cost < best) {
      best = cost;
      place = item.at;
    }
  };
  const mayPass = (other) => other && !(grouped && other.group !== item.group);
  while (mayPass(column[item.at + 1])) pass(column[item.at + 1]);
  while (mayPass(column[item.at - 1])) pass(column[item.at - 1]);
  while (item.at < place) pass(column[item.at + 1]);
  return place !== from;
}

/** Random numbers that are the same on every visit. */
function sequence(seed) {
  let value = seed * 2654435761 + 1;
  return () => {
    value = (Math.imul(value, 1664525) + 1013904223) >>> 0;
    return value / 4294967296;
  };
}

/** Arrange a picture: columns in order, lanes by link, items by box, and the crossings that are left. */
function arrange(drawing) {
  const { columns, lanes, items } = columnsAndLanes(drawing);
  let best = { crossings: Infinity, columns: columns.map((column) => [...column]) };
  const size = columns.flat().length;
  const starts = Math.max(STARTS.least, Math.min(STARTS.most, Math.round(STARTS.work / size ** 2)));
  for (let start = 0; start < starts; start += 1) {
    const next = sequence(start);
    columns.forEach((column, i) => {
      column.splice(0, column.length, ...best.columns[i]);
      if (start > 0)
        column.forEach((item) => {
          item.key = start % 2 ? next() : item.at + next() * column.length * 0.4;
        });
      if (start > 0) settle(column, (a, b) => a.key - b.key);
      else number(column);
    });
    for (let round = 0; round < SWEEPS; round += 1) {
      sweep(columns, round % 2 === 0);
      if (round === SWEEPS - 1) for (let pass = 0; pass < SIFTS && sift(columns); pass += 1);
      const crossings = allCrossings(columns);
      if (crossings < best.crossings) best = { crossings, columns: columns.map((column) => [...column]) };
    }
    best.columns.forEach(number);
  }
  return { columns: best.columns, lanes, items, crossings: best.crossings };
}
