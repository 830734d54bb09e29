// Mouse and keys: select, move, expand, zoom, leave.

function select(id, { reveal = false } = {}) {
  change({ select: id });
  const box = view.drawing.boxes.get(id);
  if (box && reveal) network.moveTo({ position: { x: box.x, y: box.y }, scale: Math.max(network.getScale(), 0.9) });
}

const boxAt = (pointer) => {
  const id = network.getNodeAt(pointer);
  return view.drawing.boxes.has(id) ? id : null;
};
const linkAt = (pointer) => {
  const id = network.getEdgeAt(pointer);
  return id ? linkOfPiece(id)?.id : null;
};
network.on("click", ({ pointer }) => change({ select: boxAt(pointer.DOM) ?? linkAt(pointer.DOM) ?? "" }));
network.on("doubleClick", ({ pointer }) => {
  const id = boxAt(pointer.DOM);
  if (id) expand(id);
});
const expand = (id) =>
  isOverview()
    ? change({ select: id })
    : familyById.has(id)
      ? change({ toggled: toggle(state.toggled, id), select: "" })
      : change({ expanded: toggle(state.expanded, id) });

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
canvas.addEventListener("mouseleave", () => {
  hint.hidden = true;
});

const nearest = (boxes, from) => boxes.sort((a, b) => Math.abs(a.y - from.y) - Math.abs(b.y - from.y) || a.y - b.y)[0];
function neighbour(box, key) {
  const all = [...view.drawing.boxes.values()];
  if (key === "ArrowUp")
    return nearest(
      all.filter((one) => one.column === box.column && one.y < box.y),
      box,
    );
  if (key === "ArrowDown")
    return nearest(
      all.filter((one) => one.column === box.column && one.y > box.y),
      box,
    );
  const isRight = key === "ArrowRight";
  const joined = [...view.drawing.links.values(), ...view.extras.values()].flatMap((link) =>
    link.source === box ? [link.target] : link.target === box ? [link.source] : [],
  );
  const there = joined.filter((one) => (isRight ? one.column > box.column : one.column < box.column));
  const beyond = all.filter((one) => (isRight ? one.column > box.column : one.column < box.column));
  const step = beyond.length ? (isRight ? Math.min : Math.max)(...beyond.map((one) => one.column)) : -1;
  return (
    nearest(there, box) ??
    nearest(
      beyond.filter((one) => one.column === step),
      box,
    )
  );
}

canvas.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const box = view.drawing.boxes.get(state.select);
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    const next = box
      ? neighbour(box, event.key)
      : [...view.drawing.boxes.values()].sort((a, b) => a.column - b.column || a.y - b.y)[0];
    if (next) {
      change({ select: next.id }, { remember: false });
      keepInSight(next);
    }
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
  const isTyping =
    /INPUT|TEXTAREA|SELECT/.test(document.activeElement.tagName) && document.activeElement.type !== "range";
  if (event.key === "Escape") escape();
  else if (isTyping) return;
  else if (event.key === "/") {
    event.preventDefault();
    find.focus();
  } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z") {
    event.preventDefault();
    undo();
  }
});
function escape() {
  if (sheets.some((one) => !$(`#${one}`).hidden)) return closeSheets();
  if (panel.contains(document.activeElement)) canvas.focus();
  else if (state.table) return change({ table: false }, { remember: false });
  if (state.select) change({ select: "" });
}
