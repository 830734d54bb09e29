// The order of boxes within their columns that makes lines cross as little as possible.
//
// Lines that skip columns get a lane (a way-point) in every column they pass, so that all lines join neighbouring
// columns. Sweeps then put every item at the mean place of its neighbours, from several starts, and neighbours that
// cross less when swapped are swapped (Sugiyama, Tagawa and Toda, IEEE Trans. SMC 11, 1981). No randomness that a
// second visit would not repeat: the same picture is arranged the same way.

const STARTS = 6;
const SWEEPS = 8;

/** Columns of items ({box} or {lane}), and the pieces of lines between neighbouring columns. */
function columnsAndLanes(drawing) {
  const columns = KG.columns.map(() => []);
  const items = new Map();
  for (const box of drawing.boxes.values()) {
    const item = { box, group: layers.indexOf(box.layer), left: [], right: [], at: 0 };
    items.set(box.id, item);
    columns[box.column].push(item);
  }
  const lanes = new Map();
  for (const link of drawing.links.values()) {
    if (link.source.column === link.target.column) continue;
    const [first, last] =
      link.source.column < link.target.column ? [link.source, link.target] : [link.target, link.source];
    const chain = [items.get(first.id)];
    for (const column of columnsBetween(first, last)) {
      const lane = { lane: link.id, group: -1, left: [], right: [], at: 0 };
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

const allCrossings = (columns) =>
  columns.slice(0, -1).reduce((sum, column, i) => sum + crossingsAfter(column, columns[i + 1].length), 0);

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
  for (const side of ["left", "right"]) {
    for (const one of a[side]) for (const other of b[side]) if (one.at > other.at) crossings += 1;
  }
  return crossings;
}

function swapNeighbours(columns) {
  let better = false;
  for (const column of columns) {
    const grouped = !column.some((item) => item.lane);
    for (let i = 1; i < column.length; i += 1) {
      const [a, b] = [column[i - 1], column[i]];
      if ((grouped && a.group !== b.group) || crossingsOf(b, a) >= crossingsOf(a, b)) continue;
      [column[i - 1], column[i]] = [b, a];
      [a.at, b.at] = [i, i - 1];
      better = true;
    }
  }
  return better;
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
  for (let start = 0; start < STARTS; start += 1) {
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
      if (round > 2) for (let pass = 0; pass < 3 && swapNeighbours(columns); pass += 1);
      const crossings = allCrossings(columns);
      if (crossings < best.crossings) best = { crossings, columns: columns.map((column) => [...column]) };
    }
    best.columns.forEach(number);
  }
  return { columns: best.columns, lanes, items, crossings: best.crossings };
}
