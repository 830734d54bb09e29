// The panel when nothing is selected: how to read the map, what is left out of it, where to start.

function homePanel() {
  const question = KG.request.question
    ? section("Question", make("p", { className: "question" }, KG.request.question))
    : "";
  return [
    question,
    heading("How to read this map"),
    make(
      "p",
      {},
      "Mechanisms run from left to right, from the cell that sends a vesicle to the hallmark of disease it changes. Select a box or a line to read the sentences behind it.",
    ),
    notice(),
    examples(),
    legendOfBadges(),
  ];
}

/** What is drawn, what is left out, and how to get it. */
function notice() {
  const drawn = drawnStatements();
  const passing = statements.filter((one) => passes(one));
  const rest = { entities: namedIn(passing) - namedIn(drawn), statements: passing.length - drawn.length };
  const filtered = isStart(FILTER_KEYS) ? "" : "Of what passes the filters: ";
  const holds = `${count(namedIn(drawn), "entity", "entities")} and ${count(drawn.length, "statement")}`;
  if (rest.statements <= 0)
    return section("On the map", make("p", {}, `${filtered || "All of it: "}${filtered ? "all, " : ""}${holds}.`));
  const reason =
    isTracing() || state.focus.length
      ? "what you asked for"
      : isOverview()
        ? "gathered by layer and family"
        : "the best supported";
  return section(
    "On the map",
    make("p", {}, `${filtered}${holds}, ${reason}.`),
    make(
      "p",
      {},
      `Left out: ${rest.entities > 0 ? `${count(rest.entities, "entity", "entities")} and ` : ""}${count(rest.statements, "statement")}. Find any entity by name, or show the neighbours of a box.`,
    ),
    isOverview()
      ? ""
      : state.every
        ? button("Only the most important lines", () => change({ every: false }))
        : button("Every statement between these boxes", () => change({ every: true })),
  );
}
const namedIn = (list) => new Set(list.flatMap((one) => [one.subject, one.object])).size;
const drawnStatements = () => [...new Set([...view.drawing.links.values()].flatMap((link) => link.statements))];

/** Chains worth a look, worked out once the picture stands: from the busiest carriers to what they change. */
function examples() {
  const rows = make("ul", { className: "rows" });
  const part = section("Mechanisms to start from", rows);
  part.hidden = true;
  setTimeout(() => {
    const found = exampleChains();
    rows.append(
      ...found.map((path) =>
        make(
          "li",
          {},
          button(chainOf(path), () => tracePath(path), { className: "row-button" }),
        ),
      ),
    );
    part.hidden = !found.length;
  });
  return part;
}

let chains = null;
const isStep = (one) => one.object.column > one.subject.column && one.object.column - one.subject.column <= 2;
const best = (list, side) => list.sort((a, b) => b[side].length - a[side].length || a.place - b.place).slice(0, 12);

function exampleChains() {
  if (chains) return chains;
  chains = [];
  const starts = best(
    entities.filter((one) => [1, 2].includes(one.column) && one.out.some(isStep)),
    "out",
  );
  const ends = new Set(
    best(
      entities.filter((one) => one.column >= 5 && one.in.length),
      "in",
    ),
  );
  for (const start of starts) {
    const path = findPaths(new Set([start]), ends, "any", 8, MAX_HOPS, isStep).find(
      ({ hops, sign }) => sign && hops.length > 2,
    );
    if (!path) continue;
    ends.delete(path.hops.at(-1).object);
    chains.push(path);
    if (chains.length === 4) break;
  }
  return chains;
}

function legendOfBadges() {
  return section(
    "Signs and marks",
    make(
      "p",
      { className: "quiet" },
      "Thicker lines rest on more sentences. A stacked box is a family: select it to unfold it. Species and setting appear below boxes as you zoom in.",
    ),
  );
}
