// The view as a file: SVG, PNG, CSV, a link, or paper.

const PAPER = { ground: "#FFFFFF", ink: "#1C2128", muted: "#5B6470", rule: "#C3C8CF", band: "#F4F5F7" };

/** The picture as an SVG element, with headings and legend, in the colours of the light theme. */
function svgPicture() {
  const wasDark = look.dark;
  look.dark = false;
  const { columns, width, height } = view.geometry;
  const [left, top, right, bottom] = [-24, -64, width + 48, height + 56];
  const picture = shape(
    "svg",
    {
      xmlns: SVG,
      viewBox: `${left} ${top} ${right - left} ${bottom - top}`,
      width: Math.round(right - left),
      height: Math.round(bottom - top),
      "font-family": FACE,
      role: "img",
    },
    shape("title", {}, document.title),
    shape("rect", { x: left, y: top, width: right - left, height: bottom - top, fill: PAPER.ground }),
  );
  columns.forEach(({ x, w }, i) =>
    picture.append(
      shape("rect", { x: x - w / 2 - 9, y: -22, width: w + 18, height: height + 34, rx: 4, fill: PAPER.band }),
      shape("rect", { x: x - w / 2 - 9, y: -24, width: w + 18, height: 3, fill: colourOf("column", String(i)) }),
      svgText(KG.columns[i], x, -36, { "text-anchor": "middle", "font-weight": 650, "font-size": 13 }),
    ),
  );
  for (const [link, route] of drawnRoutes()) picture.append(svgLine(link, route));
  for (const box of view.drawing.boxes.values()) picture.append(svgBox(box));
  picture.append(svgLegend(height + 36));
  look.dark = wasDark;
  return picture;
}

const svgText = (text, x, y, attributes = {}) =>
  shape("text", { x: round(x), y: round(y), fill: PAPER.ink, "font-size": FONT, ...attributes }, text);

function svgLine(link, route) {
  const stroke = colourOf("relation", link.relation);
  const dashes = dashesOf(link);
  const opacity = view.lit ? (view.lit.links.has(link.id) ? 1 : view.lit.faint.line) : 0.7;
  const [before, end] = route.slice(-2);
  const isLeft = end.by === "back" || end.x < before.x;
  return shape(
    "g",
    { opacity },
    shape("title", {}, saying(link)),
    shape("path", {
      d: pathOf(route),
      fill: "none",
      stroke,
      "stroke-width": round(widthOf(link)),
      ...(dashes ? { "stroke-dasharray": dashes.join(" ") } : {}),
    }),
    svgEnd(markOf(link.relation), end, isLeft ? -1 : 1, stroke),
  );
}

function svgEnd(mark, { x, y }, way, stroke) {
  const at = (dx, dy) => `${round(x - way * dx)} ${round(y + dy)}`;
  const drawings = {
    arrow: { d: `M${at(0, 0)}L${at(7, -3.4)}L${at(7, 3.4)}Z`, fill: stroke },
    bar: { d: `M${at(1, -4.5)}L${at(1, 4.5)}`, stroke, "stroke-width": 2.4 },
    diamond: { d: `M${at(0, 0)}L${at(4.5, -3.4)}L${at(9, 0)}L${at(4.5, 3.4)}Z`, fill: stroke },
    dot: { d: `M${at(0, 0)}a3 3 0 1 0 ${-6 * way} 0a3 3 0 1 0 ${6 * way} 0Z`, fill: stroke },
    open: { d: `M${at(6, -3.4)}L${at(0, 0)}L${at(6, 3.4)}`, stroke, "stroke-width": 1.6, fill: "none" },
  };
  return shape("path", drawings[mark]);
}

function svgBox(box) {
  const [left, top] = [box.x - box.w / 2, box.y - box.h / 2];
  const opacity = !view.lit || view.lit.boxes.has(box.id) ? 1 : view.lit.faint.box;
  const card = { width: box.w, height: box.h, rx: 4, fill: PAPER.ground, stroke: PAPER.rule };
  const group = shape("g", { opacity }, shape("title", {}, boxLabel(box)));
  if (box.isFamily) group.append(shape("rect", { x: left + 3, y: top + 3, ...card }));
  group.append(
    shape("rect", { x: left, y: top, ...card }),
    shape("rect", {
      x: left,
      y: top,
      width: STRIPE,
      height: box.h,
      rx: 2,
      fill: colourOf("column", String(box.column)),
    }),
  );
  box.lines.forEach((line, i) =>
    group.append(
      svgText(line, left + STRIPE + 6, box.y + (i - (box.lines.length - 1) / 2) * LINE + 4, { "font-weight": 500 }),
    ),
  );
  return group;
}

function svgLegend(y) {
  const group = shape("g");
  RELATIONS.forEach((relation, i) => {
    const line = glyph(relation, 34);
    line.setAttribute("x", i * 120);
    line.setAttribute("y", y - 10);
    group.append(line, svgText(relation, i * 120 + 40, y + 1, { fill: PAPER.muted }));
  });
  return group;
}

function save(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

const svgBlob = () => new Blob([new XMLSerializer().serializeToString(svgPicture())], { type: "image/svg+xml" });
$("#save-svg").addEventListener("click", () => save(svgBlob(), "mechanism-map.svg"));

$("#save-png").addEventListener("click", () => {
  const picture = new Image();
  const address = URL.createObjectURL(svgBlob());
  picture.addEventListener("load", () => {
    const sheet = make("canvas", { width: picture.naturalWidth * 2, height: picture.naturalHeight * 2 });
    sheet.getContext("2d").drawImage(picture, 0, 0, sheet.width, sheet.height);
    sheet.toBlob((blob) => save(blob, "mechanism-map.png"));
    URL.revokeObjectURL(address);
  });
  picture.src = address;
});

/** A field of a CSV file; a leading sign of a formula is disarmed for spreadsheet programs. */
function csvField(value) {
  const text = String(value);
  const safe = /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The statements of the view, a line for every sentence. */
function csvOfView() {
  const head = [
    "statement",
    "subject",
    "subject_id",
    "relation",
    "negated",
    "object",
    "object_id",
    "belief",
    "document",
    "section",
    "sentence",
    "hedged",
    "species",
    "setting",
    "cell",
    "citations",
  ];
  const shown = isTracing() ? tracedPaths().flatMap(({ hops }) => hops) : drawnStatements();
  const rows = [...new Set(shown)].flatMap((one) =>
    one.evidence
      .map(readEvidence)
      .map((told) => [
        one.id,
        one.subject.label,
        one.subject.id,
        one.relation,
        one.negated,
        one.object.label,
        one.object.id,
        one.belief,
        told.document,
        told.section,
        told.sentence,
        told.hedged,
        told.context.species,
        told.context.setting.join("; "),
        told.context.cell,
        told.citations.join("; "),
      ]),
  );
  return [head, ...rows].map((row) => row.map(csvField).join(",")).join("\r\n");
}
$("#save-csv").addEventListener("click", () =>
  save(new Blob(["\ufeff", csvOfView()], { type: "text/csv;charset=utf-8" }), "mechanism-map.csv"),
);
$("#copy-link").addEventListener("click", async (event) => {
  try {
    await navigator.clipboard.writeText(location.href);
    event.target.textContent = "Link copied";
  } catch {
    event.target.textContent = "Copy the address of this page";
  }
});

// ---- paper: the picture, its legend, and the evidence of what is shown

function preparePrint() {
  const shown = isTracing() && tracedPaths().length ? tracedPaths()[state.path].hops : drawnStatements();
  const list = make(
    "ol",
    {},
    ...shown.map((one) =>
      make(
        "li",
        {},
        make("b", {}, saying(one)),
        ` (belief ${one.belief.toFixed(2)})`,
        make(
          "ul",
          {},
          ...one.evidence
            .map(readEvidence)
            .map((told) =>
              make(
                "li",
                {},
                `“${told.sentence}” `,
                make(
                  "cite",
                  {},
                  `${told.document}${told.section ? `, ${sectionWords(told.section)}` : ""}${told.citations.length ? `, cites ${told.citations.map((number) => `[${number}]`).join(" ")}` : ""}`,
                ),
              ),
            ),
        ),
      ),
    ),
  );
  $("#printed").replaceChildren(make("h2", {}, document.title), svgPicture(), make("h2", {}, "Evidence"), list);
}
addEventListener("beforeprint", preparePrint);
addEventListener("afterprint", () => $("#printed").replaceChildren());
$("#print").addEventListener("click", () => print());
