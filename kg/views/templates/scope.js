// Which boxes and lines are drawn: what passes the filters, chosen by importance until the picture is full.

const isTracing = () => state.from.length > 0 && state.to.length > 0;

/** Does a statement pass every filter? `except` names one filter to leave out, for the counts beside its choices. */
function passes(statement, except = "") {
  const holds = {
    relationsOff: () => !state.relationsOff.includes(statement.relation),
    layersOff: () => ![statement.subject, statement.object].some((end) => state.layersOff.includes(end.layer.type)),
    belief: () => statement.belief >= state.belief,
    sentences: () => statement.evidence.length >= state.sentences,
    species: () => meets("species", statement),
    setting: () => meets("setting", statement),
    document: () => meets("document", statement),
  };
  return FILTER_KEYS.every((key) => key === except || same(state[key], START[key]) || holds[key]());
}
const meets = (key, statement) => state[key].some((value) => conditions(statement)[key].has(value));

const isFolded = (family) => family.folded !== state.toggled.includes(family.id);

/** The box an entity stands in: its own, or that of its folded family. */
function boxOf(entity) {
  const inFamily = entity.family && isFolded(entity.family);
  const place = inFamily ? entity.family : entity;
  place.box ??= {
    id: place.id, label: place.label, layer: place.layer, column: place.column,
    members: inFamily ? place.members : [place], isFamily: Boolean(inFamily),
  };
  return place.box;
}

const linkId = (source, statement, target) =>
  `${source.id} ${statement.negated ? "not " : ""}${statement.relation} ${target.id}`;
const columnsBetween = (a, b) => {
  const [low, high] = a.column < b.column ? [a.column, b.column] : [b.column, a.column];
  return Array.from({ length: Math.max(0, high - low - 1) }, (_, i) => low + 1 + i);
};

/** A picture being filled, statement by statement. */
class Drawing {
  constructor() {
    this.boxes = new Map();
    this.links = new Map();
    this.inColumn = KG.columns.map(() => 0);
    this.passing = KG.columns.map(() => 0);
  }

  /** Draw a statement if it fits; `must` lifts every limit but that on boxes. */
  offer(statement, must = false) {
    const [source, target] = [boxOf(statement.subject), boxOf(statement.object)];
    const id = linkId(source, statement, target);
    const link = this.links.get(id);
    if (link) link.statements.push(statement);
    else if (source !== target && this.fits(source, target, must)) this.draw(id, source, statement, target);
  }

  fits(source, target, must) {
    const fresh = [source, target].filter((box) => !this.boxes.has(box.id));
    if (this.boxes.size + fresh.length > LIMITS.boxes) return false;
    if (must) return true;
    const inColumn = (column) => this.inColumn[column] + fresh.filter((box) => box.column === column).length;
    return this.links.size < LIMITS.links
      && fresh.every((box) => inColumn(box.column) <= LIMITS.column)
      && columnsBetween(source, target).every((column) => this.passing[column] < LIMITS.passing);
  }

  draw(id, source, statement, target) {
    this.add(source);
    this.add(target);
    for (const column of columnsBetween(source, target)) this.passing[column] += 1;
    this.links.set(id, { id, source, target, relation: statement.relation, negated: statement.negated,
      sign: statement.sign, statements: [statement] });
  }

  add(box) {
    if (this.boxes.has(box.id)) return;
    this.boxes.set(box.id, box);
    this.inColumn[box.column] += 1;
  }
}

/** The picture that the present state asks for. */
function scope() {
  const drawing = new Drawing();
  if (isTracing()) drawTrace(drawing);
  else if (state.focus.length) drawFocus(drawing);
  else if (isOpening()) drawOpening(drawing);
  else statements.forEach((statement) => passes(statement) && drawing.offer(statement));
  for (const id of state.expanded) drawNeighbours(drawing, id);
  if (state.every) drawEvery(drawing);
  return drawing;
}

const isOpening = () => isStart(FILTER_KEYS) && !state.toggled.length;

/** The boxes and lines that pyvis wrote into the page. */
function drawOpening(drawing) {
  for (const { id } of PICTURE.nodes) drawing.add(openingBox(id));
  for (const edge of PICTURE.edges) {
    const members = edge.statements.map((key) => statementById.get(key));
    const [source, target] = [openingBox(edge.from), openingBox(edge.to)];
    drawing.draw(edge.id, source, members[0], target);
    drawing.links.get(edge.id).statements = members;
  }
}
const openingBox = (id) => boxOf(entityById.get(id) ?? familyById.get(id).members[0]);

const membersOf = (id) => {
  const entity = entityById.get(id);
  return entity ? [entity] : (familyById.get(id)?.members ?? []);
};

/** Entities within `state.depth` hops of the focus, nearest first, as far as they fit. */
function drawFocus(drawing) {
  let frontier = state.focus.flatMap(membersOf);
  const reached = new Set(frontier);
  frontier.forEach((entity) => drawing.add(boxOf(entity)));
  for (let hop = 0; hop < state.depth; hop += 1) {
    const touching = new Set(frontier.flatMap((entity) => [...entity.out, ...entity.in]).filter((one) => passes(one)));
    const ranked = [...touching].sort((a, b) => a.rank - b.rank);
    ranked.forEach((statement) => drawing.offer(statement, hop === 0));
    frontier = ranked.flatMap((one) => [one.subject, one.object]).filter((end) => !reached.has(end));
    frontier.forEach((entity) => reached.add(entity));
  }
}

function drawNeighbours(drawing, id) {
  const own = membersOf(id).flatMap((entity) => [...entity.out, ...entity.in]);
  const fresh = own.filter((one) => passes(one) && ![...drawing.links.values()].some((l) => l.statements.includes(one)));
  fresh.sort((a, b) => a.rank - b.rank).forEach((statement) => drawing.offer(statement, true));
}

/** Every statement between the boxes that are there already. */
function drawEvery(drawing) {
  const drawn = new Set([...drawing.links.values()].flatMap((link) => link.statements));
  for (const statement of statements) {
    const ends = [boxOf(statement.subject), boxOf(statement.object)];
    if (!drawn.has(statement) && ends.every((box) => drawing.boxes.has(box.id)) && passes(statement)) {
      drawing.offer(statement, true);
    }
  }
}

/** The paths of the present trace, and with `state.context` the map they run through. */
function drawTrace(drawing) {
  for (const path of tracedPaths()) path.hops.forEach((statement) => drawing.offer(statement, true));
  for (const id of [...state.from, ...state.to]) if (entityById.has(id)) drawing.add(boxOf(entityById.get(id)));
  if (state.context) statements.forEach((statement) => passes(statement) && drawing.offer(statement));
}
