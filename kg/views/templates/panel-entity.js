// The panel of a box: names, identifiers, what it acts on and what acts on it, and where to go from it.

function entityPanel(entity) {
  const kinds = [...withNarrower(entity)].filter((one) => one !== entity && (one.out.length || one.in.length));
  return [
    make("p", { className: "over" }, chip(entity.layer)),
    heading(entity.label),
    make("p", { className: "ids" }, ...[entity.id, ...entity.xrefs].flatMap((id) => [identifier(id), " "])),
    actions(entity),
    kinds.length ? section(`Kinds of it (${kinds.length})`, entityList(kinds)) : "",
    entity.broader.length ? section("Is a kind of", entityList(entity.broader)) : "",
    relationsSection("Acts on", entity.out, "object"),
    relationsSection("Acted on by", entity.in, "subject"),
  ];
}

function familyPanel(family) {
  const all = (side) => family.members.flatMap((member) => member[side]).sort((a, b) => a.rank - b.rank);
  const isGroup = isOverview();
  const best = [...family.members].sort((a, b) => degree(b) - degree(a) || byLabel(a, b)).slice(0, MEMBERS);
  return [
    make("p", { className: "over" }, chip(family.layer), pill(isGroup ? "overview" : "family")),
    heading(`${family.label} (${family.members.length.toLocaleString("en")})`),
    isGroup
      ? make(
          "p",
          {},
          "This graph is too large to draw whole. Choose an entity to see it with its neighbours, or find one by name.",
        )
      : make(
          "p",
          { className: "actions" },
          button("Unfold", () => change({ toggled: toggle(state.toggled, family.id), select: "" })),
          neighboursButton(family.id),
        ),
    section(
      best.length < family.members.length ? `Best connected` : "Members",
      make(
        "ul",
        { className: "chips" },
        ...best.map((one) =>
          make(
            "li",
            {},
            button(one.label, () => goTo(one)),
          ),
        ),
      ),
    ),
    relationsSection("Act on", all("out"), "object"),
    relationsSection("Acted on by", all("in"), "subject"),
  ];
}
const MEMBERS = 60;
const degree = (entity) => entity.out.length + entity.in.length;

function actions(entity) {
  const { family } = entity;
  return make(
    "p",
    { className: "actions" },
    neighboursButton(entity.id),
    button("Only this and its neighbours", () => change({ ...START, focus: [entity.id], select: entity.id }, {})),
    button("Trace from here", () => openTrace({ from: entity })),
    button("Trace to here", () => openTrace({ to: entity })),
    family
      ? button(isFolded(family) ? `Unfold ${family.label}` : `Fold ${family.label}`, () =>
          change({ toggled: toggle(state.toggled, family.id), select: "" }),
        )
      : "",
  );
}

function neighboursButton(id) {
  const hidden = hiddenNeighbours(id);
  const isExpanded = state.expanded.includes(id);
  if (!isExpanded && !hidden) return "";
  return button(isExpanded ? "Hide its neighbours" : `Show ${count(hidden, "more neighbour")}`, () =>
    change({ expanded: toggle(state.expanded, id) }),
  );
}

function hiddenNeighbours(id) {
  const own = membersOf(id)
    .flatMap((entity) => [...entity.out, ...entity.in])
    .filter((one) => passes(one));
  const ends = new Set(own.flatMap((one) => [boxOf(one.subject), boxOf(one.object)]));
  return [...ends].filter((box) => !view.drawing.boxes.has(box.id)).length;
}

const entityList = (list) =>
  make(
    "ul",
    { className: "chips" },
    ...[...list].sort(byLabel).map((one) =>
      make(
        "li",
        {},
        button(one.label, () => select(one.id)),
      ),
    ),
  );

const ROWS = 12;
/** Statements on one side of an entity, by relation with counts; a long list shows its first rows. */
function relationsSection(title, list, end) {
  const parts = RELATIONS.map((relation) => [relation, list.filter((one) => one.relation === relation)]).filter(
    ([, some]) => some.length,
  );
  if (!parts.length) return section(`${title} (0)`, make("p", { className: "quiet" }, "No statement says so."));
  return section(`${title} (${list.length})`, ...parts.map(([relation, some]) => relationRows(relation, some, end)));
}

function relationRows(relation, list, end) {
  const rows = make("ul", { className: "rows" });
  const fill = (some) =>
    rows.append(...some.map((statement) => make("li", {}, statementButton(statement, statement[end].label))));
  fill(list.slice(0, ROWS));
  const more =
    list.length > ROWS
      ? button(
          `${list.length - ROWS} more`,
          () => {
            more.remove();
            fill(list.slice(ROWS));
          },
          { className: "more" },
        )
      : "";
  return make(
    "div",
    { className: "relation" },
    make("h4", {}, glyph(relation), ` ${relation} (${list.length})`),
    rows,
    more,
  );
}

function statementButton(statement, text) {
  const row = button("", () => select(`statement:${statement.id}`), {
    className: "row-button",
    "aria-label": `${saying(statement)}, belief ${statement.belief.toFixed(2)}, ${count(statement.evidence.length, "sentence")}`,
  });
  row.append(
    make("span", { className: "text" }, statement.negated ? "not: " : "", text),
    make("span", { className: "quiet" }, count(statement.evidence.length, "sentence")),
    meter(statement.belief),
  );
  return row;
}
