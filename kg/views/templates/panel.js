// The panel on the right: what is selected, in words, with the sentences behind it.

const panel = $("#panel");
const heading = (text, ...more) => make("h2", {}, text, ...more);
const section = (title, ...children) => make("section", {}, make("h3", {}, title), ...children);
const chip = (layer) => {
  const element = make("span", { className: "chip" }, make("i"), layer.name);
  element.firstChild.style.background = colourOf("column", String(layer.column));
  return element;
};

/** Fill the panel with what the state asks for. */
function showPanel() {
  const { select } = state;
  let content = null;
  if (select.startsWith("statement:")) content = statementPanel(statementById.get(select.slice(10)));
  else if (entityById.has(select)) content = entityPanel(entityById.get(select));
  else if (familyById.has(select)) content = familyPanel(familyById.get(select));
  else if (select) content = linkPanel(view.drawing.links.get(select) ?? view.extras.get(select));
  else if (isTracing()) content = tracePanel();
  const hadFocus = panel.contains(document.activeElement);
  panel.replaceChildren(...(content ?? homePanel()));
  panel.scrollTop = 0;
  if (hadFocus) panel.focus({ preventScroll: true });
}

// ---- nothing selected

function homePanel() {
  const question = KG.request.question ? section("Question", make("p", { className: "question" }, KG.request.question)) : "";
  return [question, heading("How to read this map"),
    make("p", {}, "Mechanisms run from left to right, from the cell that sends a vesicle to the hallmark of disease it changes. Select a box or a line to read the sentences behind it."),
    notice(), examples(), legendOfBadges()];
}

/** What is drawn, what is left out, and how to get it. */
function notice() {
  const drawn = drawnStatements();
  const passing = statements.filter((one) => passes(one));
  const named = (list) => new Set(list.flatMap((one) => [one.subject, one.object])).size;
  const rest = { entities: named(passing) - named(drawn), statements: passing.length - drawn.length };
  const filtered = isStart(FILTER_KEYS) ? "" : "Of what passes the filters: ";
  const holds = `${count(named(drawn), "entity", "entities")} and ${count(drawn.length, "statement")}`;
  if (rest.statements <= 0) return section("On the map", make("p", {}, `${filtered}everything, ${holds}.`));
  const reason = isTracing() || state.focus.length ? "what you asked for" : isOverview() ? "gathered by layer and family" : "the best supported";
  return section("On the map",
    make("p", {}, `${filtered}${holds}, ${reason}.`),
    make("p", {}, `Left out: ${rest.entities > 0 ? `${count(rest.entities, "entity", "entities")} and ` : ""}${count(rest.statements, "statement")}. Find any entity by name, or show the neighbours of a box.`),
    isOverview() ? "" : state.every ? button("Only the most important lines", () => change({ every: false }))
      : button("Every statement between these boxes", () => change({ every: true })));
}
const drawnStatements = () => [...new Set([...view.drawing.links.values()].flatMap((link) => link.statements))];

/** Chains worth a look: from the best supported carriers to what they change furthest right. */
function examples() {
  const found = exampleChains();
  if (!found.length) return "";
  return section("Mechanisms to start from", make("ul", { className: "rows" }, ...found.map((path) => {
    const [first, last] = [path.hops[0].subject, path.hops.at(-1).object];
    return make("li", {}, button(chainOf(path), () => traceBetween(first, last), { className: "row-button" }));
  })));
}

let chains = null;
const isStep = (one) => one.object.column > one.subject.column && one.object.column - one.subject.column <= 2;
const best = (list, side) => list.sort((a, b) => b[side].length - a[side].length || a.place - b.place).slice(0, 12);

function exampleChains() {
  if (chains) return chains;
  chains = [];
  const starts = best(entities.filter((one) => [1, 2].includes(one.column) && one.out.some(isStep)), "out");
  const ends = new Set(best(entities.filter((one) => one.column >= 5 && one.in.length), "in"));
  for (const start of starts) {
    const path = findPaths(new Set([start]), ends, "any", 8, MAX_HOPS, isStep).find(({ hops, sign }) => sign && hops.length > 2);
    if (!path) continue;
    ends.delete(path.hops.at(-1).object);
    chains.push(path);
    if (chains.length === 4) break;
  }
  return chains;
}

function legendOfBadges() {
  return section("Signs and marks", make("p", { className: "quiet" }, "Thicker lines rest on more sentences. A stacked box is a family: select it to unfold it. Species and setting appear below boxes as you zoom in."));
}

// ---- a box

function entityPanel(entity) {
  const kinds = [...withNarrower(entity)].filter((one) => one !== entity && (one.out.length || one.in.length));
  return [make("p", { className: "over" }, chip(entity.layer)), heading(entity.label),
    make("p", { className: "ids" }, ...[entity.id, ...entity.xrefs].flatMap((id) => [identifier(id), " "])),
    actions(entity),
    kinds.length ? section(`Kinds of it (${kinds.length})`, entityList(kinds)) : "",
    entity.broader.length ? section("Is a kind of", entityList(entity.broader)) : "",
    relationsSection("Acts on", entity.out, "object"), relationsSection("Acted on by", entity.in, "subject")];
}

function familyPanel(family) {
  const all = (side) => family.members.flatMap((member) => member[side]).sort((a, b) => a.rank - b.rank);
  const isGroup = isOverview();
  const best = [...family.members].sort((a, b) => degree(b) - degree(a) || byLabel(a, b)).slice(0, MEMBERS);
  return [make("p", { className: "over" }, chip(family.layer), pill(isGroup ? "overview" : "family")), heading(`${family.label} (${family.members.length.toLocaleString("en")})`),
    isGroup ? make("p", {}, "This graph is too large to draw whole. Choose an entity to see it with its neighbours, or find one by name.")
      : make("p", { className: "actions" }, button("Unfold", () => change({ toggled: toggle(state.toggled, family.id), select: "" })), neighboursButton(family.id)),
    section(best.length < family.members.length ? `Best connected` : "Members", make("ul", { className: "chips" }, ...best.map((one) => make("li", {}, button(one.label, () => goTo(one)))))),
    relationsSection("Act on", all("out"), "object"), relationsSection("Acted on by", all("in"), "subject")];
}
const MEMBERS = 60;
const degree = (entity) => entity.out.length + entity.in.length;

function actions(entity) {
  const { family } = entity;
  return make("p", { className: "actions" }, neighboursButton(entity.id),
    button("Only this and its neighbours", () => change({ ...START, focus: [entity.id], select: entity.id }, {})),
    button("Trace from here", () => openTrace({ from: entity })), button("Trace to here", () => openTrace({ to: entity })),
    family ? button(isFolded(family) ? `Unfold ${family.label}` : `Fold ${family.label}`, () => change({ toggled: toggle(state.toggled, family.id), select: "" })) : "");
}

function neighboursButton(id) {
  const hidden = hiddenNeighbours(id);
  const isExpanded = state.expanded.includes(id);
  if (!isExpanded && !hidden) return "";
  return button(isExpanded ? "Hide its neighbours" : `Show ${count(hidden, "more neighbour")}`, () => change({ expanded: toggle(state.expanded, id) }));
}

function hiddenNeighbours(id) {
  const own = membersOf(id).flatMap((entity) => [...entity.out, ...entity.in]).filter((one) => passes(one));
  const ends = new Set(own.flatMap((one) => [boxOf(one.subject), boxOf(one.object)]));
  return [...ends].filter((box) => !view.drawing.boxes.has(box.id)).length;
}

const entityList = (list) => make("ul", { className: "chips" }, ...[...list].sort(byLabel).map((one) => make("li", {}, button(one.label, () => select(one.id)))));

const ROWS = 12;
/** Statements on one side of an entity, by relation with counts; a long list shows its first rows. */
function relationsSection(title, list, end) {
  const parts = RELATIONS.map((relation) => [relation, list.filter((one) => one.relation === relation)]).filter(([, some]) => some.length);
  if (!parts.length) return section(`${title} (0)`, make("p", { className: "quiet" }, "No statement says so."));
  return section(`${title} (${list.length})`, ...parts.map(([relation, some]) => relationRows(relation, some, end)));
}

function relationRows(relation, list, end) {
  const rows = make("ul", { className: "rows" });
  const fill = (some) => rows.append(...some.map((statement) => make("li", {}, statementButton(statement, statement[end].label))));
  fill(list.slice(0, ROWS));
  const more = list.length > ROWS ? button(`${list.length - ROWS} more`, () => { more.remove(); fill(list.slice(ROWS)); }, { className: "more" }) : "";
  return make("div", { className: "relation" }, make("h4", {}, glyph(relation), ` ${relation} (${list.length})`), rows, more);
}

function statementButton(statement, text) {
  const row = button("", () => select(`statement:${statement.id}`), { className: "row-button", "aria-label": `${saying(statement)}, belief ${statement.belief.toFixed(2)}, ${count(statement.evidence.length, "sentence")}` });
  row.append(make("span", { className: "text" }, statement.negated ? "not: " : "", text), make("span", { className: "quiet" }, count(statement.evidence.length, "sentence")), meter(statement.belief));
  return row;
}

// ---- a line

function linkPanel(link) {
  if (!link) return null;
  if (link.statements.length === 1) return statementPanel(link.statements[0]);
  return [make("p", { className: "over" }, glyph(link.relation, 36), ` ${relationWords(link)}`), heading(saying(link)),
    make("p", {}, `${count(link.statements.length, "statement")}, ${count(sentencesOf(link), "sentence")}.`),
    section("Statements", make("ul", { className: "rows" }, ...link.statements.map((one) => make("li", {}, statementButton(one, saying(one))))))];
}

function statementPanel(statement) {
  if (!statement) return null;
  const { subject, object } = statement;
  const against = contradicting(statement);
  return [make("p", { className: "over" }, glyph(statement.relation, 36), ` ${relationWords(statement)}`, statement.direct ? pill("direct") : "", meter(statement.belief)),
    heading(saying(statement)),
    make("p", { className: "actions" }, button(subject.label, () => select(subject.id)), button(object.label, () => select(object.id)),
      [subject, object].every((end) => view.drawing.boxes.has(boxOf(end).id)) ? "" : button("Show on the map", () => change({ expanded: [...state.expanded, subject.id] }))),
    section(`Supporting (${count(statement.evidence.length, "sentence")})`, ...statement.evidence.map(evidenceCard)),
    against.length ? section(`Contradicting (${count(against.length, "statement")})`, ...against.flatMap((one) => [make("h4", {}, glyph(one.relation), ` ${saying(one)}`), ...one.evidence.map(evidenceCard)]))
      : section("Contradicting", make("p", { className: "quiet" }, "No sentence in these documents says the opposite."))];
}

/** Statements about the same two entities that cannot hold together with this one. */
function contradicting(statement) {
  return statement.subject.out.filter((one) => one.object === statement.object && one !== statement
    && (one.negated !== statement.negated ? one.relation === statement.relation : one.sign * statement.sign < 0));
}

// ---- a trace

function tracePanel() {
  const paths = tracedPaths();
  const [from, to] = [state.from, state.to].map((ids) => ids.map((id) => nameOf(membersOf(id)[0] ?? { label: id })).join(", "));
  const question = KG.request.question ? make("p", { className: "question" }, KG.request.question) : "";
  const head = [question, make("p", { className: "over" }, "Trace"), heading(`${from} → … → ${to}`)];
  if (!paths.length) return [...head, nearMiss(from, to)];
  const path = paths[Math.min(state.path, paths.length - 1)];
  return [...head, verdict(path, from, to), pathChoices(paths), opposites(),
    make("p", { className: "actions" }, button(state.context ? "Only the paths" : "Show them on the whole map", () => change({ context: !state.context })), button("End the trace", endTrace)),
    ...path.hops.map((hop, i) => section("", make("h4", { className: "hop" }, make("span", { className: "step" }, String(i + 1)), glyph(hop.relation), ` ${saying(hop)}`, hop === path.weakest && path.hops.length > 1 ? pill("weakest hop", "doubt") : "", meter(hop.belief)), ...hop.evidence.map(evidenceCard)))];
}

function verdict(path, from, to) {
  const effect = path.sign ? `${from} ${SIGN_WORD[path.sign]} ${to}` : `${from} acts on ${to}; the direction is unknown`;
  return make("p", { className: `verdict ${SIGN_WORD[path.sign]}` }, make("b", {}, effect), make("span", {}, ` ${count(path.hops.length, "hop")}, weakest ${path.weakest.belief.toFixed(2)}, net sign ${{ 1: "+", "-1": "−", 0: "unknown" }[path.sign]}`));
}

function pathChoices(paths) {
  return make("ol", { className: "paths" }, ...paths.map((path, i) => make("li", {},
    button(chainOf(path), () => change({ path: i }, { remember: false }), { className: "path-button", "aria-pressed": String(i === state.path), "aria-label": `Path ${i + 1}: ${path.hops.map(saying).join(", ")}; net ${SIGN_WORD[path.sign]}` }))));
}
const chainOf = ({ hops }) => hops.reduce((text, hop) => `${text} ${GLYPH[hop.relation]} ${hop.object.label}`, hops[0].subject.label);

function opposites() {
  const { opposite } = trace;
  if (!opposite.length) return "";
  const sign = state.sign === "+" ? "-" : "+";
  return make("p", { className: "actions" }, button(`${count(opposite.length, "path")} with the opposite effect`, () => change({ sign, path: 0 })));
}

function nearMiss(from, to) {
  const reach = (ids, side) => new Set([...endsOf(ids)].flatMap((end) => end[side]).filter((one) => passes(one))).size;
  const wish = state.sign === "any" ? "" : ` that ${SIGN_WORD[state.sign === "+" ? 1 : -1]} it`;
  return section("No path found", make("p", {}, `No chain of up to ${MAX_HOPS} statements leads from ${from} to ${to}${wish}.`),
    make("p", {}, `${from} acts on something in ${count(reach(state.from, "out"), "statement")}; ${to} is acted on in ${count(reach(state.to, "in"), "statement")}.`),
    make("p", { className: "actions" }, isStart(FILTER_KEYS) ? "" : button("Try without filters", clearFilters), state.sign === "any" ? "" : button("Try with any effect", () => change({ sign: "any" })), opposites(), button("End the trace", endTrace)));
}

const endTrace = () => change({ from: [], to: [], sign: "any", path: 0, context: false, select: "" });
