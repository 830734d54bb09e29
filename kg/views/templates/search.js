// Finding entities by name: a combobox over every entity of the graph, drawn or not.

const find = $("#find");
const foundList = $("#found");
const names = entities
  .filter((one) => one.out.length || one.in.length)
  .map((entity) => ({ entity, folded: foldName(entity.label), degree: entity.out.length + entity.in.length }));
let choice = -1;

function foldName(text) {
  const greek = { α: "alpha", β: "beta", γ: "gamma", κ: "kappa", δ: "delta" };
  return text
    .toLowerCase()
    .replace(/[αβγκδ]/g, (letter) => greek[letter])
    .replace(/[\s\-–_/]/g, "");
}

/** Entities whose name or id holds the text: those that begin with it first, then the best connected. */
function matching(text, limit = 9) {
  const wanted = foldName(text.trim());
  if (!wanted) return [];
  const hits = names.filter(
    ({ folded, entity }) => folded.includes(wanted) || entity.id.toLowerCase() === text.trim().toLowerCase(),
  );
  const grade = ({ folded }) => (folded === wanted ? 0 : folded.startsWith(wanted) ? 1 : 2);
  return hits
    .sort((a, b) => grade(a) - grade(b) || b.degree - a.degree || byLabel(a.entity, b.entity))
    .slice(0, limit)
    .map(({ entity }) => entity);
}

function showMatches() {
  const hits = matching(find.value);
  choice = hits.length ? 0 : -1;
  foundList.replaceChildren(...hits.map((entity, i) => option(entity, i)));
  if (!hits.length && find.value.trim())
    foundList.append(
      make(
        "li",
        { className: "none", role: "option", "aria-disabled": "true", "aria-selected": "false" },
        "No entity of that name",
      ),
    );
  foundList.hidden = !find.value.trim();
  find.setAttribute("aria-expanded", String(!foundList.hidden));
  markChoice();
}

function option(entity, i) {
  const item = make(
    "li",
    { role: "option", id: `found-${i}`, "aria-selected": "false" },
    make("i"),
    make("span", {}, entity.label),
    make("small", {}, `${entity.layer.name} · ${count(entity.out.length + entity.in.length, "statement")}`),
  );
  item.firstChild.style.background = colourOf("column", String(entity.column));
  item.addEventListener("mousedown", (event) => {
    event.preventDefault();
    goTo(entity);
  });
  item.entity = entity;
  return item;
}

function markChoice() {
  [...foundList.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === choice)));
  if (choice >= 0) find.setAttribute("aria-activedescendant", `found-${choice}`);
  else find.removeAttribute("aria-activedescendant");
}

function closeMatches() {
  foundList.hidden = true;
  find.setAttribute("aria-expanded", "false");
}

/** Select an entity; one that is not on the map is shown with its neighbours. */
function goTo(entity) {
  closeMatches();
  find.value = "";
  const box = boxOf(entity);
  if (!isOverview() && view.drawing.boxes.has(box.id))
    select(entity.id === box.id ? entity.id : box.id, { reveal: true });
  else change({ ...START, focus: [entity.id], select: entity.id });
  canvas.focus();
}

find.addEventListener("input", showMatches);
find.addEventListener("blur", closeMatches);
find.addEventListener("keydown", (event) => {
  const items = [...foundList.children].filter((item) => item.entity);
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choice = items.length ? (choice + (event.key === "ArrowDown" ? 1 : -1) + items.length) % items.length : -1;
    markChoice();
  } else if (event.key === "Escape") closeMatches();
});
$("#search").addEventListener("submit", (event) => {
  event.preventDefault();
  const item = foundList.children[choice];
  if (item?.entity && !foundList.hidden) goTo(item.entity);
});

// ---- the form that starts a trace

const byName = new Map(names.map(({ entity }) => [entity.label.toLowerCase(), entity]));
const entityNamed = (text) =>
  entityById.get(text.trim()) ??
  byName.get(text.trim().toLowerCase()) ??
  (matching(text, 2).length === 1 ? matching(text, 1)[0] : null);

/** Suggestions for both fields; on very large graphs the best connected. */
function fillNames() {
  const most = [...names]
    .sort((a, b) => b.degree - a.degree)
    .slice(0, 2000)
    .map(({ entity }) => entity)
    .sort(byLabel);
  $("#names").replaceChildren(...most.map((entity) => make("option", { value: entity.label })));
}

function openTrace({ from = null, to = null } = {}) {
  openSheet("trace");
  if (from) $("#from").value = from.label;
  if (to) $("#to").value = to.label;
  (from ? $("#to") : $("#from")).focus();
}

function traceBetween(from, to, sign = "any") {
  change({ ...START, from: [from.id], to: [to.id], sign });
}

/** Show one path that is known already, with the way to all others between its ends. */
function tracePath({ hops }) {
  const [from, to] = [hops[0].subject, hops.at(-1).object];
  change({ ...START, from: [from.id], to: [to.id], hops: [hops.map((hop) => hop.id).join(".")] });
}

$("#trace").addEventListener("submit", (event) => {
  event.preventDefault();
  const [from, to] = [$("#from"), $("#to")].map((field) => entityNamed(field.value));
  const unknown = [
    [$("#from"), from],
    [$("#to"), to],
  ].find(([, entity]) => !entity);
  $("#trace-error").textContent = unknown
    ? `“${unknown[0].value.trim()}” names no single entity here: choose one of the suggestions.`
    : from === to
      ? "Choose two different entities."
      : "";
  if (unknown || from === to) return;
  closeSheets();
  traceBetween(from, to, new FormData(event.target).get("sign"));
});
