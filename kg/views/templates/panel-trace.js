// The panel of a trace: net effect, ranked paths, and the sentences of the chosen one in order.

function tracePanel() {
  const paths = tracedPaths();
  const [from, to] = [state.from, state.to].map((ids) =>
    ids.map((id) => nameOf(membersOf(id)[0] ?? { label: id })).join(", "),
  );
  const question = KG.request.question ? make("p", { className: "question" }, KG.request.question) : "";
  const head = [question, make("p", { className: "over" }, "Trace"), heading(`${from} → … → ${to}`)];
  if (!paths.length) return [...head, nearMiss(from, to)];
  const path = paths[Math.min(state.path, paths.length - 1)];
  return [
    ...head,
    verdict(path),
    pathChoices(paths),
    opposites(),
    make(
      "p",
      { className: "actions" },
      button(state.context ? "Only the paths" : "Show them on the whole map", () =>
        change({ context: !state.context }),
      ),
      button("End the trace", endTrace),
    ),
    ...path.hops.map((hop, i) =>
      section(
        "",
        make(
          "h4",
          { className: "hop" },
          make("span", { className: "step" }, String(i + 1)),
          glyph(hop.relation),
          ` ${saying(hop)}`,
          hop === path.weakest && path.hops.length > 1 ? pill("weakest hop", "doubt") : "",
          meter(hop.belief),
        ),
        ...hop.evidence.map(evidenceCard),
      ),
    ),
  ];
}

function verdict(path) {
  const [from, to] = [path.hops[0].subject.label, path.hops.at(-1).object.label];
  const effect = path.sign
    ? `${from} ${SIGN_WORD[path.sign]} ${to}`
    : `${from} acts on ${to}; the direction is unknown`;
  const net = { 1: "+", "-1": "−", 0: "unknown" }[path.sign];
  return make(
    "p",
    { className: "verdict" },
    make("b", {}, effect),
    make(
      "span",
      {},
      `${count(path.hops.length, "hop")}, net sign ${net}, weakest hop ${path.weakest.belief.toFixed(2)}`,
    ),
  );
}

function pathChoices(paths) {
  return make(
    "ol",
    { className: "paths" },
    ...paths.map((path, i) =>
      make(
        "li",
        {},
        button(chainOf(path), () => change({ path: i }, { remember: false }), {
          className: "path-button",
          "aria-pressed": String(i === state.path),
          "aria-label": `Path ${i + 1}: ${path.hops.map(saying).join(", ")}; net ${SIGN_WORD[path.sign]}`,
        }),
      ),
    ),
  );
}
const chainOf = ({ hops }) =>
  hops.reduce((text, hop) => `${text} ${GLYPH[hop.relation]} ${hop.object.label}`, hops[0].subject.label);

/** Paths that the answer leaves out: those to the opposite, and those whose direction nobody stated. */
function opposites() {
  const offers = [];
  const offer = (paths, sign, words) => {
    if (paths.length)
      offers.push(button(`${count(paths.length, "path")} ${words}`, () => change({ sign, hops: [], path: 0 })));
  };
  if (state.hops.length) offers.push(button("All paths between them", () => change({ hops: [], path: 0 })));
  offer(trace.opposite, state.sign === "+" ? "-" : "+", "with the opposite effect");
  offer(trace.unsigned, "unsigned", "of unknown direction");
  return offers.length ? make("p", { className: "actions" }, ...offers) : "";
}

function nearMiss(from, to) {
  const reach = (ids, side) => new Set([...endsOf(ids)].flatMap((end) => end[side]).filter((one) => passes(one))).size;
  const wish = !"+-".includes(state.sign) ? "" : ` that ${SIGN_WORD[state.sign === "+" ? 1 : -1]} it`;
  return section(
    "No path found",
    make("p", {}, `No chain of up to ${MAX_HOPS} statements leads from ${from} to ${to}${wish}.`),
    make(
      "p",
      {},
      `${from} acts on something in ${count(reach(state.from, "out"), "statement")}; ${to} is acted on in ${count(reach(state.to, "in"), "statement")}.`,
    ),
    make(
      "p",
      { className: "actions" },
      isStart(FILTER_KEYS) ? "" : button("Try without filters", clearFilters),
      state.sign === "any" ? "" : button("Try with any effect", () => change({ sign: "any", hops: [] })),
      opposites(),
      button("End the trace", endTrace),
    ),
  );
}

const endTrace = () => change({ from: [], to: [], sign: "any", hops: [], path: 0, context: false, select: "" });
