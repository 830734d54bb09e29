// Where boxes stand and how lines run. Sizes come from the words as this browser sets them, so nothing overlaps.

const FONT = 12;
const LINE = 14;
const PAD = 5;
const STRIPE = 5;
const WIDEST = 92;
const GAP = { box: 8, mixed: 5, lane: 3.5, group: 20 };
const CHANNEL = { least: 44, most: 130 };
const STUB = 9;
const MARGIN = { left: 30, right: 32 };
const LEGIBLE = 0.925; // the scale at which a label is 11 pixels high
const LARGE = 1.35; // the scale at which a small picture is drawn
const FACE = '"Inter","Segoe UI",system-ui,-apple-system,"Helvetica Neue",Arial,sans-serif';
const measure = (() => {
  const context = document.createElement("canvas").getContext("2d");
  return (text, font = `500 ${FONT}px ${FACE}`) => {
    context.font = font;
    return context.measureText(text).width;
  };
})();

const boxLabel = (box) => (box.isFamily ? `${box.label} (${box.members.length})` : box.label);

/** A label in at most three lines of the widest box, cut with an ellipsis when longer. */
function wrap(label) {
  const pieces = label.split(/(?<=[\s/-])/u);
  const lines = [""];
  for (const piece of pieces) {
    const joined = lines.at(-1) + piece;
    if (lines.at(-1) && measure(joined.trimEnd()) > WIDEST) lines.push(piece);
    else lines[lines.length - 1] = joined;
  }
  const kept = lines.slice(0, 3).map((line) => clip(line.trim()));
  if (lines.length > 3) kept[2] = clip(`${kept[2]} …`);
  return kept;
}
function clip(line) {
  if (measure(line) <= WIDEST + 6) return line;
  const letters = [...line.slice(0, 60)];
  while (letters.length > 1 && measure(`${letters.join("")}…`) > WIDEST) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function size(box) {
  if (!box.lines) {
    box.lines = wrap(boxLabel(box));
    box.textWidth = Math.max(...box.lines.map((line) => measure(line)));
    box.h = box.lines.length * LINE + 2 * PAD - 1;
  }
  return box;
}

const between = (above, below) => {
  if (above.lane && below.lane) return GAP.lane;
  if (above.lane || below.lane) return GAP.mixed;
  return above.group === below.group ? GAP.box : GAP.group;
};

/** Heights of a column's items from its top, and its whole height; `ease` widens the distances. */
function stack(column, ease) {
  let y = 0;
  column.forEach((item, i) => {
    const half = item.lane ? 0 : size(item.box).h / 2;
    if (i) y += ease * between(column[i - 1], item);
    item.offset = y + half;
    y += 2 * half;
  });
  return y;
}

/** Nearest heights to the wished ones that keep the order and the distances (pool adjacent violators). */
function relax(column, height, total) {
  const pools = [];
  for (const item of column) {
    pools.push({ sum: (item.goal - item.offset) * item.pull, pull: item.pull, items: [item] });
    while (pools.length > 1) {
      const [above, below] = pools.slice(-2);
      if (above.sum / above.pull <= below.sum / below.pull) break;
      pools.splice(-2, 2, {
        sum: above.sum + below.sum,
        pull: above.pull + below.pull,
        items: [...above.items, ...below.items],
      });
    }
  }
  for (const pool of pools) {
    const shift = Math.min(Math.max(pool.sum / pool.pull, 0), Math.max(0, height - total));
    for (const item of pool.items) item.y = item.offset + shift;
  }
}

/** Heights for all items: as straight lines as the order allows, within the tallest column. */
function settleHeights(columns, tight, wanted) {
  const ease = tight > wanted ? 0.6 : Math.min(4, Math.max(1, (0.8 * wanted) / tight));
  const totals = columns.map((column) => stack(column, ease));
  const height = Math.max(...totals, Math.min(wanted, 2.5 * tight));
  columns.forEach((column, i) =>
    column.forEach((item) => {
      item.y = item.offset + (height - totals[i]) / 2;
    }),
  );
  for (let round = 0; round < 10; round += 1) {
    const places = columns.map((_, i) => (round % 2 ? columns.length - 1 - i : i));
    for (const i of places) {
      for (const item of columns[i]) {
        const near = [...item.left, ...item.right];
        item.goal = near.length ? near.reduce((sum, other) => sum + other.y, 0) / near.length : item.y;
        item.pull = item.lane ? 3 : 1;
      }
      relax(columns[i], height, totals[i]);
    }
  }
  return height;
}

/** The geometry of a picture: boxes with x, y, w, h; a route for every link; the columns' places. */
function place(drawing, stage) {
  const order = arrange(drawing);
  const tight = Math.max(...order.columns.map((column) => stack(column, 1)), 1);
  const scale = Math.min(LARGE, Math.max(LEGIBLE, stage.height / (2 * tight)));
  const height = settleHeights(order.columns, tight, stage.height / scale);
  const widths = order.columns.map((column) => {
    const texts = column.filter((item) => item.box).map((item) => item.box.textWidth);
    return texts.length ? Math.max(56, Math.ceil(Math.max(...texts)) + STRIPE + 16) : 40;
  });
  const used = widths.reduce((sum, width) => sum + width, 0);
  const wanted = Math.max((height * stage.width) / stage.height, stage.width / scale) - MARGIN.left - MARGIN.right;
  const channel = Math.min(CHANNEL.most, Math.max(CHANNEL.least, (wanted - used) / (widths.length - 1)));
  const columns = [];
  let x = 0;
  for (const width of widths) {
    columns.push({ x: x + width / 2, w: width });
    x += width + channel;
  }
  for (const { box, y } of order.items.values())
    Object.assign(box, { x: columns[box.column].x, y, w: widths[box.column] });
  const geometry = { columns, channel, width: x - channel, height, order, crossings: order.crossings };
  geometry.routes = routes([...drawing.links.values()], geometry);
  return geometry;
}

const edgeOf = (box, side) => box.x + (side === "right" ? box.w : -box.w) / 2;

/** Routes of links: points joined by "line", "curve" (horizontal at both ends), "out" and "back" (round a bend). */
function routes(links, geometry) {
  const plans = links.map((link) => plan(link, geometry));
  const ports = new Map();
  for (const route of plans) {
    for (const end of [route.start, route.end]) {
      const key = `${end.box.id} ${end.side}`;
      ports.set(key, [...(ports.get(key) ?? []), end]);
    }
  }
  for (const ends of ports.values()) spread(ends);
  return new Map(plans.map((route) => [route.link.id, trail(route, geometry)]));
}

/** Where a link leaves and arrives, and the heights at which it passes the columns between. */
function plan(link, geometry) {
  const { source, target } = link;
  if (source.column === target.column) {
    const side = sideOfBend(geometry.order, source, target);
    const end = (box, other) => ({ box, side, toward: other.y });
    return { link, start: end(source, target), end: end(target, source), via: [] };
  }
  const forward = source.column < target.column;
  const passed = columnsBetween(source, target);
  const lanes = geometry.order.lanes.get(link.id);
  let via = passed.map((column, i) => ({
    column,
    y: lanes ? lanes[i].y : nearestGap(column, lineAt(source, target, geometry.columns[column].x), geometry),
  }));
  if (!forward) via = via.reverse();
  return {
    link,
    via,
    start: { box: source, side: forward ? "right" : "left", toward: via[0]?.y ?? target.y },
    end: { box: target, side: forward ? "left" : "right", toward: via.at(-1)?.y ?? source.y },
  };
}

/** The side of a column on which fewer lines are in the way between two of its boxes. */
function sideOfBend({ columns, items }, source, target) {
  const [high, low] = [items.get(source.id).at, items.get(target.id).at].sort((a, b) => a - b);
  const passed = columns[source.column].slice(high + 1, low);
  const lines = (side) => passed.reduce((sum, item) => sum + item[side].length, 0);
  return lines("left") < lines("right") ? "left" : "right";
}

const lineAt = (a, b, x) => a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x);

/** The middle of the gap between two boxes of a column that is nearest to a height. */
function nearestGap(column, y, geometry) {
  const boxes = geometry.order.columns[column].filter((item) => item.box).map((item) => item.box);
  const gaps = [];
  let bottom = -12;
  for (const box of boxes) {
    if (box.y - box.h / 2 - bottom >= 4) gaps.push([bottom, box.y - box.h / 2]);
    bottom = box.y + box.h / 2;
  }
  gaps.push([bottom, Math.max(bottom, geometry.height) + 12]);
  const within = ([low, high]) =>
    Math.min(Math.max(y, Math.min(low + 4, (low + high) / 2)), Math.max(high - 4, (low + high) / 2));
  return gaps.map(within).reduce((best, height) => (Math.abs(height - y) < Math.abs(best - y) ? height : best));
}

/** Spread the ends of lines along a side of a box, in the order of where they go. */
function spread(ends) {
  ends.sort((a, b) => a.toward - b.toward);
  const room = ends[0].box.h - 8;
  const step = ends.length > 1 ? Math.min(5, room / (ends.length - 1)) : 0;
  ends.forEach((end, i) => {
    end.y = end.box.y + (i - (ends.length - 1) / 2) * step;
  });
}

function trail({ start, end, via }, geometry) {
  const points = [{ x: edgeOf(start.box, start.side), y: start.y }];
  const direction = start.side === "right" ? 1 : -1;
  if (start.box.column === end.box.column) {
    const { x } = points[0];
    const depth = Math.min(geometry.channel * 0.45, STUB + 8 + Math.abs(end.y - start.y) / 16);
    points.push({ x: x + direction * depth, y: (start.y + end.y) / 2, by: "out" });
    points.push({ x: x + direction * STUB, y: end.y, by: "back" }, { x, y: end.y, by: "line" });
    return points;
  }
  for (const { column, y } of via) {
    const { x, w } = geometry.columns[column];
    points.push({ x: x - (direction * w) / 2, y, by: "curve" }, { x: x + (direction * w) / 2, y, by: "line" });
  }
  const x = edgeOf(end.box, end.side);
  points.push({ x: x - direction * STUB, y: end.y, by: "curve" }, { x, y: end.y, by: "line" });
  return points;
}

/** A route as an SVG path. */
function pathOf(points) {
  return points
    .map(({ x, y, by }, i) => {
      const from = points[i - 1];
      const to = `${round(x)} ${round(y)}`;
      if (!by) return `M${to}`;
      if (by === "line") return `L${to}`;
      if (by === "out") return `Q${round(x)} ${round(from.y)} ${to}`;
      if (by === "back") return `Q${round(from.x)} ${round(y)} ${to}`;
      const middle = round((from.x + x) / 2);
      return `C${middle} ${round(from.y)} ${middle} ${round(y)} ${to}`;
    })
    .join("");
}
const round = (value) => Math.round(value * 10) / 10;
