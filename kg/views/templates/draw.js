// The picture on the screen: vis-network draws boxes and lines, this file says how each of them looks.

const ENDS = { arrow: "arrow", bar: "bar", diamond: "diamond", dot: "circle", open: "vee" };
const END_SIZE = { arrow: 0.5, bar: 0.55, diamond: 0.45, dot: 0.36, open: 0.45 };
const look = {
  dark: false,
  ground: "#fff",
  ink: "#000",
  muted: "#666",
  rule: "#ccc",
  card: "#fff",
  band: "#f5f5f5",
  accent: "#05a",
};
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
const colourOf = (use, key) => {
  const one = palette.get(`${use} ${key}`);
  return look.dark ? one.dark : one.light;
};
const markOf = (relation) => palette.get(`relation ${relation}`).mark;
const dashesOf = (link) => (link.negated ? [2, 5] : link.relation === "affects" ? [6, 4] : false);
const widthOf = (link) => {
  const told = link.statements.reduce((sum, statement) => sum + statement.evidence.length, 0);
  return 1.1 + Math.min(1.6, 0.45 * Math.log2(told));
};

/** Lay the picture out anew and hand it to vis-network. */
function redraw(drawing) {
  view.drawing = drawing;
  view.geometry = place(drawing, stageSize());
  view.extras = extrasOfSelection();
  view.lit = litBy();
  const [dots, pieces] = [[], []];
  for (const box of drawing.boxes.values())
    dots.push({ id: box.id, x: box.x, y: box.y, shape: "custom", ctxRenderer: painterOf(box) });
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
  return [...view.drawing.links.values(), ...view.extras.values()].map((link) => [
    link,
    view.geometry.routes.get(link.id),
  ]);
}

const HEAD = 46;
const stageSize = () => ({
  width: Math.max(200, canvas.clientWidth),
  height: Math.max(150, canvas.clientHeight - HEAD - 24),
});

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
  const scale = Math.max(
    0.15,
    Math.min(room.width / Math.max(1, right - left), room.height / Math.max(1, bottom - top), 1.5),
  );
  network.moveTo({ scale, position: { x: (left + right) / 2, y: (top + bottom) / 2 - (HEAD / 2 - 2) / scale } });
  if (!columns.length) network.redraw();
}
