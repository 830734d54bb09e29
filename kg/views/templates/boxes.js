// How a box looks: a card with the colour of its layer, its label, and its study conditions once they can be read.

function rounded(context, x, y, w, h, radius) {
  context.beginPath();
  context.roundRect(x, y, w, h, radius);
}

const painterOf =
  (box) =>
  ({ ctx: context, x, y, state: { hover } }) => ({
    drawNode: () => paintBox(context, box, x, y, hover),
    nodeDimensions: { width: box.w, height: box.h },
  });

function paintBox(context, box, x, y, hover) {
  const [left, top] = [x - box.w / 2, y - box.h / 2];
  const isSelected = state.select === box.id;
  context.save();
  context.globalAlpha = !view.lit || view.lit.boxes.has(box.id) ? 1 : view.lit.faint.box;
  context.lineWidth = isSelected ? 2 : 1;
  context.strokeStyle = isSelected ? look.accent : hover ? look.muted : look.rule;
  context.fillStyle = look.card;
  if (box.isFamily) {
    rounded(context, left + 3, top + 3, box.w, box.h, 4);
    context.fill();
    context.stroke();
  }
  rounded(context, left, top, box.w, box.h, 4);
  context.fill();
  context.save();
  context.clip();
  context.fillStyle = colourOf("column", String(box.column));
  context.fillRect(left, top, STRIPE, box.h);
  context.restore();
  context.stroke();
  context.fillStyle = look.ink;
  context.font = `${isSelected ? 650 : 500} ${FONT}px ${FACE}`;
  context.textAlign = "left";
  context.textBaseline = "middle";
  box.lines.forEach((line, i) =>
    context.fillText(line, left + STRIPE + 6, y + (i - (box.lines.length - 1) / 2) * LINE + 0.5),
  );
  paintBadges(context, box, left, top);
  context.restore();
}

/** Species and setting below a box, once they can be read: on the lit boxes first, on all when zoomed in. */
function paintBadges(context, box, left, top) {
  const scale = network.getScale();
  if (scale < (view.lit?.boxes.has(box.id) ? 1.15 : 1.6)) return;
  const text = badgesOf(box).slice(0, 3).join(" · ");
  if (!text) return;
  context.font = `500 7.5px ${FACE}`;
  const width = Math.min(box.w - 6, context.measureText(text).width + 8);
  rounded(context, left + box.w - width - 3, top + box.h - 3.5, width, 10, 5);
  context.fillStyle = look.band;
  context.fill();
  context.lineWidth = 0.6;
  context.strokeStyle = look.rule;
  context.stroke();
  context.fillStyle = look.muted;
  context.fillText(text, left + box.w - width + 1, top + box.h + 1.8, width - 8);
}

function badgesOf(box) {
  const found = new Set();
  for (const link of view.drawing.links.values()) {
    if (link.source !== box && link.target !== box) continue;
    for (const statement of link.statements) {
      const { species, setting } = conditions(statement);
      [...species, ...setting].forEach((one) => found.add(one));
    }
  }
  return [...found].sort();
}
