// Sheets, legend, filters, table and theme.

// ---- sheets that open below the tools

const sheets = ["trace", "filters", "export"];
const opener = (name) => $(`#open-${name}`);
function openSheet(name) {
  if (name === "trace") fillNames();
  sheets.forEach((one) => {
    $(`#${one}`).hidden = one !== name;
    opener(one).setAttribute("aria-expanded", String(one === name));
  });
  if (name === "filters") showFilters();
  $(`#${name}`).querySelector("input, button").focus();
}
function closeSheets() {
  const open = sheets.find((one) => !$(`#${one}`).hidden);
  sheets.forEach((one) => {
    $(`#${one}`).hidden = true;
    opener(one).setAttribute("aria-expanded", "false");
  });
  if (open) opener(open).focus();
}
for (const name of sheets) {
  opener(name).addEventListener("click", () => ($(`#${name}`).hidden ? openSheet(name) : closeSheets()));
  $(`#${name} .close`).addEventListener("click", closeSheets);
}

// ---- legend: the five relations, each a switch with its count

function showLegend() {
  const pool = statements.filter((one) => passes(one, "relationsOff"));
  $("#legend").replaceChildren(
    ...RELATIONS.map((relation) => {
      const number = pool.filter((one) => one.relation === relation).length;
      const item = button("", () => change({ relationsOff: toggle(state.relationsOff, relation) }), {
        className: "key",
        "aria-pressed": String(!state.relationsOff.includes(relation)),
      });
      item.append(
        glyph(relation, 34),
        make("span", {}, relation),
        make("span", { className: "number" }, number.toLocaleString("en")),
      );
      return item;
    }),
  );
}

// ---- filters

function showFilters() {
  $("#belief").value = state.belief;
  $("#belief-now").textContent = state.belief.toFixed(2);
  $("#sentences").value = state.sentences;
  $("#sentences-now").textContent = state.sentences;
  tick(
    "layer",
    "layersOff",
    layers.map((layer) => layer.type),
    (value) => layers.find((one) => one.type === value).plural,
    true,
  );
  for (const key of ["species", "setting", "document"]) tick(key, key, valuesOf(key), (value) => value, false);
}

const valuesOf = (key) =>
  [...new Set([...statements.flatMap((one) => [...conditions(one)[key]]), ...state[key]])].sort();

/** Choices of one filter as check boxes with live counts: how many statements a choice would show. */
function tick(name, key, values, label, isOffList) {
  const pool = statements.filter((one) => passes(one, key));
  const has = (one, value) =>
    isOffList ? one.subject.layer.type === value || one.object.layer.type === value : conditions(one)[key].has(value);
  const place = $(`#by-${name}`);
  place.replaceChildren(
    ...values.map((value) => {
      const box = make("input", { type: "checkbox", checked: state[key].includes(value) !== isOffList });
      box.addEventListener("change", () => {
        const at = values.indexOf(value);
        change({ [key]: toggle(state[key], value) });
        place.querySelectorAll("input")[at]?.focus();
      });
      return make(
        "label",
        {},
        box,
        make("span", {}, label(value)),
        make("span", { className: "number" }, pool.filter((one) => has(one, value)).length.toLocaleString("en")),
      );
    }),
  );
  if (!values.length) place.append(make("p", { className: "quiet" }, "The sentences name none."));
}

const clearFilters = () => change(Object.fromEntries(FILTER_KEYS.map((key) => [key, START[key]])));
for (const key of ["belief", "sentences"]) {
  $(`#${key}`).addEventListener("input", (event) => change({ [key]: Number(event.target.value) }));
}
$("#clear-filters").addEventListener("click", clearFilters);

// ---- what is shown, in one line

function showExtent() {
  const drawn = drawnStatements();
  const named = names.length;
  const parts = (some, all, one, many) =>
    some === all ? count(all, one, many) : `${some.toLocaleString("en")} of ${count(all, one, many)}`;
  $("#shown").textContent =
    `Showing ${parts(namedIn(drawn), named, "entity", "entities")}, ${parts(drawn.length, statements.length, "statement", "statements")}, ${count(KG.documents.length, "document")}`;
  const active = FILTER_KEYS.filter((key) => !same(state[key], START[key])).length;
  $("#filter-count").textContent = active ? ` (${active})` : "";
  $("#undo").disabled = !past.length;
  $("#whole").disabled = same({ ...state, table: false }, START);
  headings.forEach((heading, column) => {
    const number = [...view.drawing.boxes.values()].filter((box) => box.column === column).length;
    const isOff = layers
      .filter((layer) => layer.column === column)
      .every((layer) => state.layersOff.includes(layer.type));
    heading.setAttribute("aria-pressed", String(!isOff));
    heading.querySelector(".number").textContent = isOff ? "off" : String(number);
    heading.style.borderColor = colourOf("column", String(column));
  });
  $("#empty").textContent = isStart(FILTER_KEYS)
    ? statements.length
      ? "Nothing to draw here."
      : "This graph holds no statement yet. Build it from a text that states a mechanism, then open its map again."
    : "No statement passes these filters. Clear some, or undo.";
}

// ---- the table, for reading without the picture

function showTable() {
  $("#statements").hidden = !state.table;
  opener("table").setAttribute("aria-expanded", String(state.table));
  if (!state.table) return;
  const rows = drawnStatements();
  $("#statements caption").textContent = `${count(rows.length, "statement")} in this view`;
  $("#statements tbody").replaceChildren(
    ...rows.map((one) => {
      const { species, setting } = conditions(one);
      return make(
        "tr",
        {},
        make(
          "th",
          { scope: "row" },
          button(one.subject.label, () => select(one.subject.id)),
        ),
        make(
          "td",
          {},
          button(relationWords(one), () => select(`statement:${one.id}`)),
        ),
        make(
          "td",
          {},
          button(one.object.label, () => select(one.object.id)),
        ),
        make("td", {}, one.belief.toFixed(2)),
        make("td", {}, ...one.evidence.map((row) => make("p", {}, readEvidence(row).sentence))),
        make("td", {}, [...species, ...setting].join(", ")),
      );
    }),
  );
}
opener("table").addEventListener("click", () => change({ table: !state.table }, { remember: false }));

// ---- theme

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("#theme").setAttribute("aria-pressed", String(dark));
  readLook();
}
$("#theme").addEventListener("click", () => {
  setTheme(!look.dark);
  render();
});
