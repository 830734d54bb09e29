// The seven columns: their headings, which are switches too, their bands, and names of layers that share one.

const headings = KG.columns.map((name, column) => {
  const heading = make(
    "button",
    { type: "button", className: "heading" },
    make("span", { className: "step" }, String(column + 1)),
    make("span", { className: "name" }, name),
    make("span", { className: "number" }),
  );
  heading.addEventListener("click", () => toggleColumn(column));
  $("#columns").append(heading);
  return heading;
});

function toggleColumn(column) {
  const types = layers.filter((layer) => layer.column === column).map((layer) => layer.type);
  const isOff = types.every((type) => state.layersOff.includes(type));
  const others = state.layersOff.filter((type) => !types.includes(type));
  change({ layersOff: isOff ? others : [...others, ...types] });
}

network.on("beforeDrawing", (context) => {
  if (!view.geometry) return;
  context.fillStyle = look.band;
  const reach = 4000;
  for (const { x, w } of view.geometry.columns)
    context.fillRect(x - w / 2 - 9, -reach, w + 18, view.geometry.height + 2 * reach);
  context.fillStyle = look.muted;
  paintGroupNames(context);
});

/** Names of the layers that share a column: disease below disease hallmark. */
function paintGroupNames(context) {
  context.font = `600 9px ${FACE}`;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  for (const [column, items] of view.geometry.order.columns.entries()) {
    let layer = null;
    for (const { box } of items.filter((item) => item.box)) {
      const isNew = box.layer !== layer && (layer || box.layer.name !== KG.columns[column]);
      layer = box.layer;
      if (isNew) context.fillText(layer.plural.toUpperCase(), box.x - box.w / 2, box.y - box.h / 2 - 5);
    }
  }
}

network.on("afterDrawing", () => {
  if (!view.geometry) return;
  const scale = network.getScale();
  view.geometry.columns.forEach(({ x, w }, column) => {
    const at = network.canvasToDOM({ x, y: 0 }).x;
    const room = Math.max(64, (w + view.geometry.channel) * scale - 6);
    const half = Math.min(headings[column].offsetWidth, room) / 2;
    const inside =
      at < -half || at > canvas.clientWidth + half
        ? at
        : Math.min(Math.max(at, half + 4), canvas.clientWidth - half - 4);
    headings[column].style.left = `${inside}px`;
    headings[column].style.maxWidth = `${room}px`;
  });
});
