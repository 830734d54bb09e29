// Start, and what happens when the view changes.

let drawnFor = "";

/** Bring the page into line with the state; the picture is laid out anew only when what it holds changes. */
function render() {
  const key =
    JSON.stringify([...SCOPE_KEYS, ...FILTER_KEYS, "toggled", "sign", "context", "hops"].map((one) => state[one])) +
    look.dark;
  const isNew = key !== drawnFor;
  if (isNew) {
    drawnFor = key;
    forgetBoxes();
    redraw(scope());
  } else repaint();
  showLegend();
  showExtent();
  showPanel();
  showTable();
  if (!$("#filters").hidden) showFilters();
  if (isNew) fit();
}

/** Boxes depend on which families are folded. */
function forgetBoxes() {
  for (const thing of [...entities, ...families, ...groups]) thing.box = undefined;
}

setTheme(matchMedia("(prefers-color-scheme: dark)").matches);
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => {
  setTheme(matches);
  render();
});
state = location.hash.length > 1 ? fromHash(location.hash.slice(1)) : requestedState();
network.once("afterDrawing", () => {
  performance.mark("map-ready");
  document.documentElement.dataset.ready = "true";
});
render();
addEventListener("hashchange", () => {
  const asked = fromHash(location.hash.slice(1));
  if (!same(asked, state)) change(asked);
});
network.on("resize", () => requestAnimationFrame(() => fit())); // vis-network scales the view after this event
