// How a line looks, and which lines and boxes a selection lights up.

const SMOOTH = {
  line: false,
  curve: { enabled: true, type: "cubicBezier", forceDirection: "horizontal", roundness: 0.5 },
  out: { enabled: true, type: "horizontal", roundness: 1 },
  back: { enabled: true, type: "vertical", roundness: 1 },
};

/** The nodes and edges of vis-network for one line: a piece between each two points of its route. */
function piecesOf(link, points) {
  const ids = points.map((_, i) => `${link.id}@${i}`);
  const dots = points.map(({ x, y }, i) => ({
    id: ids[i],
    x,
    y,
    shape: "dot",
    size: 0,
    borderWidth: 0,
    chosen: false,
    label: undefined,
  }));
  const last = points.length - 1;
  const pieces = points.slice(1).map(({ by }, i) => ({
    id: `${link.id}#${i}`,
    from: ids[i],
    to: ids[i + 1],
    smooth: SMOOTH[by],
    chosen: false,
    dashes: dashesOf(link),
    arrowStrikethrough: markOf(link.relation) !== "arrow",
    ...paintOf(link),
    arrows: {
      to: { enabled: i + 1 === last, type: ENDS[markOf(link.relation)], scaleFactor: END_SIZE[markOf(link.relation)] },
    },
  }));
  return [dots, pieces];
}

function paintOf(link) {
  const colour = colourOf("relation", link.relation);
  const isLit = view.lit?.links.has(link.id);
  const opacity = view.lit ? (isLit ? 1 : view.lit.faint.line) : 0.62;
  return {
    width: widthOf(link) + (isLit ? 0.7 : 0),
    color: { color: colour, highlight: colour, hover: colour, opacity },
  };
}

const linkOfPiece = (id) => {
  const key = String(id).replace(/#\d+$/, "");
  return view.drawing.links.get(key) ?? view.extras.get(key);
};

const FAINT = { map: { box: 0.28, line: 0.07 }, trace: { box: 0.75, line: 0.3 } };
const faint = () => (isTracing() && !state.context ? FAINT.trace : FAINT.map);

/** What a selection or a traced path lights up; null when everything is equal. */
function litBy() {
  if (isTracing() && !state.select) return litByPath();
  if (!state.select) return null;
  const links = [...view.drawing.links.values(), ...view.extras.values()].filter(
    (link) =>
      link.id === state.select ||
      [link.source.id, link.target.id].includes(state.select) ||
      link.statements.some((statement) => `statement:${statement.id}` === state.select),
  );
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
    links: new Set(links.map((link) => link.id)),
    faint: faint(),
  };
}

/** Lines of the selection between boxes on the map that the overview leaves out. */
function extrasOfSelection() {
  const own = selectedStatements().filter((one) => passes(one));
  const extra = new Drawing();
  for (const statement of own) {
    const [source, target] = [boxOf(statement.subject), boxOf(statement.object)];
    const id = linkId(source, statement, target);
    if (view.drawing.links.has(id) || !view.drawing.boxes.has(source.id) || !view.drawing.boxes.has(target.id))
      continue;
    extra.offer(statement, true);
  }
  return extra.links;
}

function selectedStatements() {
  if (state.select.startsWith("statement:")) return [statementById.get(state.select.slice(10))].filter(Boolean);
  return membersOf(state.select).flatMap((entity) => [...entity.out, ...entity.in]);
}
