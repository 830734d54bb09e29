// Legend, filters, table, theme and keys.

// ---- sheets that open below the tools

const sheets = ["trace", "filters", "export"];
const opener = (name) => $(`#open-${name}`);
function openSheet(name) {
  if (name === "trace") fillNames();
  sheets.forEach((one) => { $(`#${one}`).hidden = one !== name; opener(one).setAttribute("aria-expanded", String(one === name)); });
  if (name === "filters") showFilters();
  $(`#${name}`).querySelector("input, button").focus();
}
function closeSheets() {
  const open = sheets.find((one) => !$(`#${one}`).hidden);
  sheets.forEach((one) => { $(`#${one}`).hidden = true; opener(one).setAttribute("aria-expanded", "false"); });
  if (open) opener(open).focus();
}
for (const name of sheets) {
  opener(name).addEventListener("click", () => ($(`#${name}`).hidden ? openSheet(name) : closeSheets()));
  $(`#${name} .close`).addEventListener("click", closeSheets);
}

// ---- legend: the five relations, each a switch with its count

function showLegend() {
  const pool = statements.filter((one) => passes(one, "relationsOff"));
  $("#legend").replaceChildren(...RELATIONS.map((relation) => {
    const number = pool.filter((one) => one.relation === relation).length;
    const item = button("", () => change({ relationsOff: toggle(state.relationsOff, relation) }), { className: "key", "aria-pressed": String(!state.relationsOff.includes(relation)) });
    item.append(glyph(relation, 34), make("span", {}, relation), make("span", { className: "number" }, number.toLocaleString("en")));
    return item;
  }));
}

// ---- filters

function showFilters() {
  $("#belief").value = state.belief;
  $("#belief-now").textContent = state.belief.toFixed(2);
  $("#sentences").value = state.sentences;
  $("#sentences-now").textContent = state.sentences;
  tick("layer", "layersOff", layers.map((layer) => layer.type), (value) => layers.find((one) => one.type === value).plural, true);
  for (const key of ["species", "setting", "document"]) tick(key, key, valuesOf(key), (value) => value, false);
}

const valuesOf = (key) => [...new Set([...statements.flatMap((one) => [...conditions(one)[key]]), ...state[key]])].sort();

/** Choices of one filter as check boxes with live counts: how many statements a choice would show. */
function tick(name, key, values, label, isOffList) {
  const pool = statements.filter((one) => passes(one, key));
  const has = (one, value) => (isOffList ? one.subject.layer.type === value || one.object.layer.type === value : conditions(one)[key].has(value));
  const place = $(`#by-${name}`);
  place.replaceChildren(...values.map((value) => {
    const box = make("input", { type: "checkbox", checked: state[key].includes(value) !== isOffList });
    box.addEventListener("change", () => { const at = values.indexOf(value); change({ [key]: toggle(state[key], value) }); place.querySelectorAll("input")[at]?.focus(); });
    return make("label", {}, box, make("span", {}, label(value)), make("span", { className: "number" }, pool.filter((one) => has(one, value)).length.toLocaleString("en")));
  }));
  if (!values.length) place.append(make("p", { className: "quiet" }, "The sentences name none."));
}

const clearFilters = () => change(Object.fromEntries(FILTER_KEYS.map((key) => [key, START[key]])));
for (const key of ["belief", "sentences"]) {
  $(`#${key}`).addEventListener("input", (event) => change({ [key]: Number(event.target.value) }));
}
$("#clear-filters").addEventListener("click", clearFilters);

// ---- what is shown, in one line

function showExtent() {
  const drawn = drawnStatements().length;
  const boxes = [...view.drawing.boxes.values()].reduce((sum, box) => sum + box.members.length, 0);
  const named = names.length;
  $("#extent").textContent = `${count(named, "entity", "entities")}, ${count(statements.length, "statement")}, ${count(KG.documents.length, "document")}`;
  $("#shown").textContent = `Showing ${boxes.toLocaleString("en")} of ${count(named, "entity", "entities")} and ${drawn.toLocaleString("en")} of ${count(statements.length, "statement")}`;
  const active = FILTER_KEYS.filter((key) => !same(state[key], START[key])).length;
  $("#filter-count").textContent = active ? ` (${active})` : "";
  $("#undo").disabled = !past.length;
  $("#whole").disabled = same({ ...state, table: false }, START);
  headings.forEach((heading, column) => {
    const number = [...view.drawing.boxes.values()].filter((box) => box.column === column).length;
    const isOff = layers.filter((layer) => layer.column === column).every((layer) => state.layersOff.includes(layer.type));
    heading.setAttribute("aria-pressed", String(!isOff));
    heading.querySelector(".number").textContent = isOff ? "off" : String(number);
    heading.style.borderColor = colourOf("column", String(column));
  });
  $("#empty").textContent = isStart(FILTER_KEYS) ? (statements.length ? "Nothing to draw here." : "This graph holds no statement yet. Build it from a text that states a mechanism, then open its map again.") : "No statement passes these filters. Clear some, or undo.";
}

// ---- the table, for reading without the picture

function showTable() {
  $("#statements").hidden = !state.table;
  opener("table").setAttribute("aria-expanded", String(state.table));
  if (!state.table) return;
  const rows = drawnStatements();
  $("#statements caption").textContent = `${count(rows.length, "statement")} in this view`;
  $("#statements tbody").replaceChildren(...rows.map((one) => {
    const { species, setting } = conditions(one);
    return make("tr", {}, make("th", { scope: "row" }, button(one.subject.label, () => select(one.subject.id))), make("td", {}, button(relationWords(one), () => select(`statement:${one.id}`))),
      make("td", {}, button(one.object.label, () => select(one.object.id))), make("td", {}, one.belief.toFixed(2)),
      make("td", {}, ...one.evidence.map((row) => make("p", {}, readEvidence(row).sentence))), make("td", {}, [...species, ...setting].join(", ")));
  }));
}
opener("table").addEventListener("click", () => change({ table: !state.table }, { remember: false }));

// ---- theme

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("#theme").setAttribute("aria-pressed", String(dark));
  readLook();
}
$("#theme").addEventListener("click", () => { setTheme(!look.dark); render(); });

// ---- selection, mouse and keys

function select(id, { reveal = false } = {}) {
  change({ select: id });
  const box = view.drawing.boxes.get(id);
  if (box && reveal) network.moveTo({ position: { x: box.x, y: box.y }, scale: Math.max(network.getScale(), 0.9) });
}

const boxAt = (pointer) => { const id = network.getNodeAt(pointer); return view.drawing.boxes.has(id) ? id : null; };
const linkAt = (pointer) => { const id = network.getEdgeAt(pointer); return id ? linkOfPiece(id)?.id : null; };
network.on("click", ({ pointer }) => change({ select: boxAt(pointer.DOM) ?? linkAt(pointer.DOM) ?? "" }));
network.on("doubleClick", ({ pointer }) => { const id = boxAt(pointer.DOM); if (id) expand(id); });
const expand = (id) => (isOverview() ? change({ select: id }) : familyById.has(id) ? change({ toggled: toggle(state.toggled, id), select: "" }) : change({ expanded: toggle(state.expanded, id) }));

const hint = $("#hint");
canvas.addEventListener("mousemove", (event) => {
  const bounds = canvas.getBoundingClientRect();
  const pointer = { x: event.clientX - bounds.left, y: event.clientY - bounds.top };
  const id = boxAt(pointer) ? null : linkAt(pointer);
  const link = id && (view.drawing.links.get(id) ?? view.extras.get(id));
  canvas.style.cursor = boxAt(pointer) || link ? "pointer" : "grab";
  hint.hidden = !link;
  if (!link) return;
  hint.textContent = `${saying(link)} · ${count(sentencesOf(link), "sentence")}`;
  hint.style.left = `${Math.min(pointer.x + 14, bounds.width - 240)}px`;
  hint.style.top = `${pointer.y + 16}px`;
});
canvas.addEventListener("mouseleave", () => { hint.hidden = true; });

const nearest = (boxes, from) => boxes.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y) || a.y - b.y)[0];
function neighbour(box, key) {
  const all = [...view.drawing.boxes.values()];
  if (key === "ArrowUp") return nearest(all.filter((one) => one.column === box.column && one.y < box.y), box);
  if (key === "ArrowDown") return nearest(all.filter((one) => one.column === box.column && one.y > box.y), box);
  const isRight = key === "ArrowRight";
  const joined = [...view.drawing.links.values(), ...view.extras.values()].flatMap((link) => (link.source === box ? [link.target] : link.target === box ? [link.source] : []));
  const there = joined.filter((one) => (isRight ? one.column > box.column : one.column < box.column));
  const beyond = all.filter((one) => (isRight ? one.column > box.column : one.column < box.column));
  const step = beyond.length ? (isRight ? Math.min : Math.max)(...beyond.map((one) => one.column)) : -1;
  return nearest(there, box) ?? nearest(beyond.filter((one) => one.column === step), box);
}

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = view.drawing.boxes.get(state.select);
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    const next = box ? neighbour(box, event.key) : [...view.drawing.boxes.values()].sort((a, b) => a.column - b.column || a.y - b.y)[0];
    if (next) { change({ select: next.id }, { remember: false }); keepInSight(next); }
  } else if (event.key === "Enter" && state.select) panel.focus();
  else if (event.key.toLowerCase() === "e" && box) expand(box.id);
  else if (event.key === "+" || event.key === "-") zoomBy(event.key === "+" ? 1.25 : 0.8);
});

function keepInSight(box) {
  const at = network.canvasToDOM({ x: box.x, y: box.y });
  if (at.x > 40 && at.y > HEAD + 10 && at.x < canvas.clientWidth - 40 && at.y < canvas.clientHeight - 20) return;
  network.moveTo({ position: { x: box.x, y: box.y } });
}

const zoomBy = (factor) => network.moveTo({ scale: Math.min(4, Math.max(0.15, network.getScale() * factor)) });
$("#in").addEventListener("click", () => zoomBy(1.25));
$("#out").addEventListener("click", () => zoomBy(0.8));
$("#fit").addEventListener("click", () => fit());
$("#undo").addEventListener("click", undo);
$("#whole").addEventListener("click", () => change({ ...START, table: state.table }));

addEventListener("keydown", (event) => {
  const isTyping = /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName) && document.activeElement.type !== "range";
  if (event.key === "Escape") escape();
  else if (isTyping) return;
  else if (event.key === "/") { event.preventDefault(); find.focus(); }
  else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") { event.preventDefault(); undo(); }
});
function escape() {
  if (sheets.some((one) => !$(`#${one}`).hidden)) return closeSheets();
  if (panel.contains(document.activeElement)) canvas.focus();
  if (state.select) change({ select: "" });
}
