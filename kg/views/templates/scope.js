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
const isOpening = () => isStart(FILTER_KEYS) && !state.toggled.length;
const isOverview = () => groups.length > 0 && isOpening() && isStart(["focus", "from", "to", "expanded"]);

/** Where an entity stands: in its group of the overview, in its folded family, or by itself. */
function placeOf(entity) {
  if (isOverview()) return entity.group;
  return entity.family && isFolded(entity.family) ? entity.family : entity;
}

function boxOf(entity) {
  const place = placeOf(entity);
  place.box ??= {
    id: place.id,
    label: place.label,
    layer: place.layer,
    column: place.column,
    members: place.members ?? [place],
    isFamily: place.members?.length > 1,
  };
  return place.box;
}

const linkId = (source, statement, target) =>
  `${source.id} ${statement.negated ? "not " : ""}${statement.relation} ${target.id}`;
const columnsBetween = (a, b) => {
  const [low, high] = a.column < b.column ? [a.column, b.column] : [b.column, a.column];
  return Array.from({ length: Math.max(0, high - low - 1) }, (_, i) => low + 1 + i);
};

/** Room that a box takes in its column, as `room` in kg/views/opening.py counts it. */
const room = (label) => {
  const lines = Math.max(1, Math.ceil([...label].length / LIMITS.letters));
  return LIMITS.box + LIMITS.line * (Math.min(LIMITS.mostLines, lines) - 1);
};

/** A picture being filled, statement by statement. */
class Drawing {
  constructor() {
    this.boxes = new Map();
    this.links = new Map();
    this.taken = KG.columns.map(() => 0);
    this.lanes = KG.columns.map(() => 0);
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
    const passed = columnsBetween(source, target);
    const wanted = KG.columns.map((_, column) => (passed.includes(column) ? LIMITS.lane : 0));
    for (const box of fresh) wanted[box.column] += room(box.label);
    return (
      this.links.size < LIMITS.links &&
      wanted.every((more, column) => !more || this.taken[column] + more <= LIMITS.column) &&
      passed.every((column) => this.lanes[column] < LIMITS.lanes)
    );
  }

  draw(id, source, statement, target) {
    this.add(source);
    this.add(target);
    for (const column of columnsBetween(source, target)) {
      this.lanes[column] += 1;
      this.taken[column] += LIMITS.lane;
    }
    this.links.set(id, {
      id,
      source,
      target,
      relation: statement.relation,
      negated: statement.negated,
      sign: statement.sign,
      statements: [statement],
    });
  }

  add(box) {
    if (this.boxes.has(box.id)) return;
    this.boxes.set(box.id, box);
    this.taken[box.column] += room(box.label);
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

/** The boxes and lines that pyvis wrote into the page, each line with all its statements. */
function drawOpening(drawing) {
  const wanted = new Set(PICTURE.edges.map((edge) => edge.id));
  for (const statement of statements) {
    const id = linkId(boxOf(statement.subject), statement, boxOf(statement.object));
    if (wanted.has(id)) drawing.offer(statement, true);
  }
}

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
  const drawn = new Set([...drawing.links.values()].flatMap((link) => link.statements));
  const own = new Set(membersOf(id).flatMap((entity) => [...entity.out, ...entity.in]));
  const fresh = [...own].filter((one) => passes(one) && !drawn.has(one));
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
