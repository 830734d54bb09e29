// The graph as the page holds it: rows of the payload (kg/views/payload.py) read back into linked objects.
// Text from the graph reaches the document only through `make`, as text nodes.

const $ = (selector) => document.querySelector(selector);

// In a page of the web app the map is a picture without its tools.
if (window.top !== window) document.documentElement.dataset.embedded = "true";

/** An element with properties (or attributes) and children; strings become text nodes. */
function make(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name in element && !name.includes("-")) element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ""));
  return element;
}

const KG = JSON.parse($("#graph").textContent);
const PICTURE = JSON.parse($("#picture").textContent);
const LIMITS = KG.limits;
const SIGN = { increases: 1, decreases: -1, affects: 0, carries: 1, secretes: 1 };
const RELATIONS = Object.keys(SIGN);
const GLYPH = { increases: "→", decreases: "⊣", affects: "⇢", carries: "⊸", secretes: "⇒" };

const layers = KG.layers.map(([type, column, name, plural]) => ({ type, column, name, plural }));
const entities = KG.entities.map(([id, label, type, xrefs, broader], place) => ({
  id,
  label,
  layer: layers[type],
  column: layers[type].column,
  xrefs,
  broader,
  narrower: [],
  place,
  out: [],
  in: [],
}));
const entityById = new Map(entities.map((entity) => [entity.id, entity]));
for (const entity of entities) {
  entity.broader = entity.broader.map((place) => entities[place]);
  for (const parent of entity.broader) parent.narrower.push(entity);
}

const statements = KG.statements.map(([id, subject, relation, object, flags, belief, evidence], rank) => ({
  id,
  subject: entities[subject],
  relation,
  object: entities[object],
  direct: Boolean(flags & 1),
  negated: Boolean(flags & 2),
  belief,
  evidence,
  rank,
  sign: SIGN[relation],
}));
const statementById = new Map(statements.map((statement) => [statement.id, statement]));
for (const statement of statements) {
  statement.subject.out.push(statement);
  statement.object.in.push(statement);
}

const readFamily = ([id, label, type, members, folded]) => ({
  id,
  label,
  layer: layers[type],
  column: layers[type].column,
  members: members.map((place) => entities[place]),
  folded,
});
const families = KG.families.map(readFamily);
for (const family of families) for (const member of family.members) member.family = family;
const groups = KG.groups.map(readFamily);
for (const group of groups) for (const member of group.members) member.group = group;
const familyById = new Map([...groups, ...families].map((family) => [family.id, family]));

/** The fields of one piece of evidence, by name. */
function readEvidence([
  document,
  section,
  sentence,
  start,
  subject,
  trigger,
  object,
  rule,
  flags,
  citations,
  studies,
  context,
  cell,
]) {
  const [cellType, species, setting, stimulus] = KG.contexts[context];
  return {
    document: KG.documents[document],
    section: KG.sections[section],
    sentence: KG.sentences[sentence],
    start,
    marks: { subject, trigger, object },
    rule: KG.rules[rule],
    hedged: Boolean(flags & 1),
    inferred: Boolean(flags & 2),
    background: Boolean(flags & 4),
    citations,
    studies: studies.map((place) => KG.references[place]),
    context: { cell: cellType, species, setting, stimulus },
    cell: cell < 0 ? null : KG.cells[cell],
  };
}

/** Species, settings and documents that a statement's evidence names; read once, when first asked for. */
function conditions(statement) {
  if (!statement.conditions) {
    const found = { species: new Set(), setting: new Set(), document: new Set() };
    for (const row of statement.evidence) {
      const [, species, setting] = KG.contexts[row[11]];
      if (species) found.species.add(species);
      setting.forEach((one) => found.setting.add(one));
      found.document.add(KG.documents[row[0]]);
    }
    statement.conditions = found;
  }
  return statement.conditions;
}

/** An entity with everything narrower: "MSC exosome" stands for the exosomes of every kind of MSC. */
function withNarrower(entity, found = new Set()) {
  if (!found.has(entity)) {
    found.add(entity);
    entity.narrower.forEach((kind) => withNarrower(kind, found));
  }
  return found;
}

const byLabel = (a, b) => (a.label.toLowerCase() < b.label.toLowerCase() ? -1 : a.label === b.label ? 0 : 1);
const count = (number, one, many = `${one}s`) => `${number.toLocaleString("en")} ${number === 1 ? one : many}`;
