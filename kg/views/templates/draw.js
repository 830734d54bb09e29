// The picture on the screen: vis-network draws boxes and lines, this file says how each of them looks.

const ENDS = { arrow: "arrow", bar: "bar", diamond: "diamond", dot: "circle", open: "vee" };
const END_SIZE = { arrow: 0.5, bar: 0.55, diamond: 0.45, dot: 0.36, open: 0.45 };
const look = { dark: false, ground: "#fff", ink: "#000", muted: "#666", rule: "#ccc", card: "#fff", band: "#f5f5f5", accent: "#05a" };
const nodes = new vis.DataSet();
const edges = new vis.DataSet();
const canvas = $("#mynetwork");
const network = new vis.Network(canvas, { nodes, edges }, PICTURE.options);

const view = { drawing: null, geometry: null, extras: new Map(), lit: null };

/** Colours of the theme, from the style sheet and from `ontology/colours.tsv`. */
function readLook() {
  const style = getComputedStyle(document.documentElement);
  for (const key of ["ground", "ink", "muted", "rule", "card", "band", "accent"]) {
    look[key] = style.getPropertyValue(`--${key}`).trim();
  }
  look.dark = document.documentElement.dataset.theme === "dark";
}
const palette = new Map(KG.colours.map(([use, key, light, dark, mark]) => [`${use} ${key}`, { light, dark, mark }]));
const colourOf = (use, key) => { const one = palette.get(`${use} ${key}`); return look.dark ? one.dark : one.light; };
const markOf = (relation) => palette.get(`relation ${relation}`).mark;
const dashesOf = (link) => (link.negated ? [2, 5] : link.relation === "affects" ? [6, 4] : false);
const widthOf = (link) => {
  const told = link.statements.reduce((sum, statement) => sum + statement.evidence.length, 0);
  return 1.1 + Math.min(1.6, 0.45 * Math.log2(told));
};

// ---- boxes

function rounded(context, x, y, w, h, radius) {
  context.beginPath();
  context.roundRect(x, y, w, h, radius);
}

const painterOf = (box) => ({ ctx: context, x, y, state: { hover } }) => ({
  drawNode: () => paintBox(context, box, x, y, hover), nodeDimensions: { width: box.w, height: box.h },
});

function paintBox(context, box, x, y, hover) {
  const [left, top] = [x - box.w / 2, y - box.h / 2];
  const isSelected = state.select === box.id;
  context.save();
  context.globalAlpha = !view.lit || view.lit.boxes.has(box.id) ? 1 : view.lit.faint.box;
  context.lineWidth = isSelected ? 2 : 1;
  context.strokeStyle = isSelected ? look.accent : hover ? look.muted : look.rule;
  context.fillStyle = look.card;
  if (box.isFamily) {
    rounded(context, left + 3, top + 3, box.w, box.h, 4);
    context.fill();
    context.stroke();
  }
  rounded(context, left, top, box.w, box.h, 4);
  context.fill();
  context.save();
  context.clip();
  context.fillStyle = colourOf("column", String(box.column));
  context.fillRect(left, top, STRIPE, box.h);
  context.restore();
  context.stroke();
  context.fillStyle = look.ink;
  context.font = `${isSelected ? 650 : 500} ${FONT}px ${FACE}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  box.lines.forEach((line, i) =>
    context.fillText(line, left + STRIPE + 6, y + (i - (box.lines.length - 1) / 2) * LINE + 0.5));
  paintBadges(context, box, left, top);
  context.restore();
}

/** Species and setting below a box, once they can be read: on the lit boxes first, on all when zoomed in. */
function paintBadges(context, box, left, top) {
  const scale = network.getScale();
  if (scale < (view.lit?.boxes.has(box.id) ? 1.15 : 1.6)) return;
  const text = badgesOf(box).slice(0, 3).join(" · ");
  if (!text) return;
  context.font = `500 7.5px ${FACE}`;
  const width = Math.min(box.w - 6, context.measureText(text).width + 8);
  rounded(context, left + box.w - width - 3, top + box.h - 3.5, width, 10, 5);
  context.fillStyle = look.band;
  context.fill();
  context.lineWidth = 0.6;
  context.strokeStyle = look.rule;
  context.stroke();
  context.fillStyle = look.muted;
  context.fillText(text, left + box.w - width + 1, top + box.h + 1.8, width - 8);
}

function badgesOf(box) {
  const found = new Set();
  for (const link of view.drawing.links.values()) {
    if (link.source !== box && link.target !== box) continue;
    for (const statement of link.statements) {
      const { species, setting } = conditions(statement);
      [...species, ...setting].forEach((one) => found.add(one));
    }
  }
  return [...found].sort();
}

// ---- lines

const SMOOTH = {
  line: false,
  curve: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 },
  out: { enabled: true, type: "horizontal", roundness: 1 },
  back: { enabled: true, type: "vertical", roundness: 1 },
};

/** The nodes and edges of vis-network for one line: a piece between each two points of its route. */
function piecesOf(link, points) {
  const ids = points.map((_, i) => `${link.id}@${i}`);
  const dots = points.map(({ x, y }, i) => ({ id: ids[i], x, y, shape: "dot", size: 0, borderWidth: 0, chosen: false, label: undefined }));
  const last = points.length - 1;
  const pieces = points.slice(1).map(({ by }, i) => ({
    id: `${link.id}#${i}`, from: ids[i], to: ids[i + 1], smooth: SMOOTH[by], chosen: false,
    dashes: dashesOf(link), arrowStrikethrough: markOf(link.relation) !== "arrow", ...paintOf(link),
    arrows: { to: { enabled: i + 1 === last, type: ENDS[markOf(link.relation)], scaleFactor: END_SIZE[markOf(link.relation)] } },
  }));
  return [dots, pieces];
}

function paintOf(link) {
  const colour = colourOf("relation", link.relation);
  const isLit = view.lit?.links.has(link.id);
  const opacity = view.lit ? (isLit ? 1 : view.lit.faint.line) : 0.62;
  return { width: widthOf(link) + (isLit ? 0.7 : 0), color: { color: colour, highlight: colour, hover: colour, opacity } };
}

const linkOfPiece = (id) => { const key = String(id).replace(/#\d+$/, ""); return view.drawing.links.get(key) ?? view.extras.get(key); };

const FAINT = { map: { box: 0.28, line: 0.07 }, trace: { box: 0.75, line: 0.3 } };
const faint = () => (isTracing() && !state.context ? FAINT.trace : FAINT.map);

/** What a selection or a traced path lights up; null when everything is equal. */
function litBy() {
  if (isTracing() && !state.select) return litByPath();
  if (!state.select) return null;
  const links = [...view.drawing.links.values(), ...view.extras.values()]
    .filter((link) => link.id === state.select || [link.source.id, link.target.id].includes(state.select)
      || link.statements.some((statement) => `statement:${statement.id}` === state.select));
  if (!links.length && !view.drawing.boxes.has(state.select)) return null;
  const boxes = new Set(links.flatMap((link) => [link.source.id, link.target.id]));
  boxes.add(state.select);
  return { boxes, links: new Set(links.map((link) => link.id)), faint: faint() };
}

function litByPath() {
  const path = tracedPaths()[state.path];
  if (!path) return null;
  const hops = new Set(path.hops);
  const links = [...view.drawing.links.values()].filter((link) => link.statements.some((one) => hops.has(one)));
  return {
    boxes: new Set(links.flatMap((link) => [link.source.id, link.target.id])),
    links: new Set(links.map((link) => link.id)), faint: faint(),
  };
}

/** Lines of the selection between boxes on the map that the overview leaves out. */
function extrasOfSelection() {
  const own = selectedStatements().filter((one) => passes(one));
  const extra = new Drawing();
  for (const statement of own) {
    const [source, target] = [boxOf(statement.subject), boxOf(statement.object)];
    const id = linkId(source, statement, target);
    if (view.drawing.links.has(id) || !view.drawing.boxes.has(source.id) || !view.drawing.boxes.has(target.id)) continue;
    extra.offer(statement, true);
  }
  return extra.links;
}

function selectedStatements() {
  if (state.select.startsWith("statement:")) return [statementById.get(state.select.slice(10))].filter(Boolean);
  return membersOf(state.select).flatMap((entity) => [...entity.out, ...entity.in]);
}

// ---- drawing

/** Lay the picture out anew and hand it to vis-network. */
function redraw(drawing) {
  view.drawing = drawing;
  view.geometry = place(drawing, stageSize());
  view.extras = extrasOfSelection();
  view.lit = litBy();
  const [dots, pieces] = [[], []];
  for (const box of drawing.boxes.values()) dots.push({ id: box.id, x: box.x, y: box.y, shape: "custom", ctxRenderer: painterOf(box) });
  for (const [link, route] of drawnRoutes()) {
    const [ends, parts] = piecesOf(link, route);
    dots.push(...ends);
    pieces.push(...parts);
  }
  edges.clear();
  nodes.clear();
  nodes.add(dots);
  edges.add(pieces);
  $("#empty").hidden = drawing.boxes.size > 0;
}

/** The same picture with another selection. */
function repaint() {
  const before = view.extras;
  view.extras = extrasOfSelection();
  view.lit = litBy();
  for (const link of before.values()) removeLine(link);
  for (const [id, route] of routes([...view.extras.values()], view.geometry)) {
    const [ends, parts] = piecesOf(view.extras.get(id), route);
    nodes.update(ends);
    edges.update(parts);
    view.geometry.routes.set(id, route);
  }
  edges.update(edges.getIds().map((id) => ({ id, ...paintOf(linkOfPiece(id)) })));
  network.redraw();
}

function removeLine(link) {
  edges.remove(edges.getIds().filter((id) => String(id).startsWith(`${link.id}#`)));
  nodes.remove(nodes.getIds().filter((id) => String(id).startsWith(`${link.id}@`)));
  view.geometry.routes.delete(link.id);
}

function drawnRoutes() {
  for (const [id, route] of routes([...view.extras.values()], view.geometry)) view.geometry.routes.set(id, route);
  return [...view.drawing.links.values(), ...view.extras.values()].map((link) => [link, view.geometry.routes.get(link.id)]);
}

const HEAD = 46;
const stageSize = () => ({ width: Math.max(200, canvas.clientWidth), height: Math.max(150, canvas.clientHeight - HEAD - 24) });

/** Show the whole picture, or the boxes given, as large as the stage allows. */
function fit(boxes = null) {
  const { width, height, columns } = view.geometry;
  let [left, right, top, bottom] = [-MARGIN.left, width + MARGIN.right, 0, height];
  if (boxes?.length) {
    left = Math.min(...boxes.map((box) => box.x - box.w / 2)) - 60;
    right = Math.max(...boxes.map((box) => box.x + box.w / 2)) + 60;
    top = Math.min(...boxes.map((box) => box.y - box.h / 2)) - 60;
    bottom = Math.max(...boxes.map((box) => box.y + box.h / 2)) + 60;
  }
  const room = stageSize();
  const scale = Math.max(0.15, Math.min(room.width / Math.max(1, right - left), room.height / Math.max(1, bottom - top), 1.5));
  network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 - (HEAD / 2 - 2) / scale } });
  if (!columns.length) network.redraw();
}

const headings = KG.columns.map((name, column) => {
  const heading = make("button", { type: "button", className: "heading" },
    make("span", { className: "step" }, String(column + 1)), make("span", { className: "name" }, name), make("span", { className: "number" }));
  heading.addEventListener("click", () => toggleColumn(column));
  $("#columns").append(heading);
  return heading;
});

function toggleColumn(column) {
  const types = layers.filter((layer) => layer.column === column).map((layer) => layer.type);
  const isOff = types.every((type) => state.layersOff.includes(type));
  const others = state.layersOff.filter((type) => !types.includes(type));
  change({ layersOff: isOff ? others : [...others, ...types] });
}

network.on("beforeDrawing", (context) => {
  if (!view.geometry) return;
  context.fillStyle = look.band;
  const reach = 4000;
  for (const { x, w } of view.geometry.columns) context.fillRect(x - w / 2 - 9, -reach, w + 18, view.geometry.height + 2 * reach);
  context.fillStyle = look.muted;
  paintGroupNames(context);
});

/** Names of the layers that share a column: disease below disease hallmark. */
function paintGroupNames(context) {
  context.font = `600 9px ${FACE}`;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  for (const [column, items] of view.geometry.order.columns.entries()) {
    let layer = null;
    for (const { box } of items.filter((item) => item.box)) {
      const isNew = box.layer !== layer && (layer || box.layer.name !== KG.columns[column]);
      layer = box.layer;
      if (isNew) context.fillText(layer.plural.toUpperCase(), box.x - box.w / 2, box.y - box.h / 2 - 5);
    }
  }
}

network.on("afterDrawing", () => {
  if (!view.geometry) return;
  const scale = network.getScale();
  view.geometry.columns.forEach(({ x, w }, column) => {
    const at = network.canvasToDOM({ x, y: 0 }).x;
    const room = Math.max(64, (w + view.geometry.channel) * scale - 6);
    const half = Math.min(headings[column].offsetWidth, room) / 2;
    const inside = at < -half || at > canvas.clientWidth + half ? at : Math.min(Math.max(at, half + 4), canvas.clientWidth - half - 4);
    headings[column].style.left = `${inside}px`;
    headings[column].style.maxWidth = `${room}px`;
  });
});
