// How things are said: names, links, statements and their evidence as elements. Text nodes only, http(s) links only.

const SIGN_WORD = { 1: "increases", "-1": "decreases", 0: "unknown" };
const relationWords = ({ relation, negated }) => (negated ? `does not ${relation.replace(/s$/, "")}` : relation);
const saying = (one) =>
  `${nameOf(one.subject ?? one.source)} ${relationWords(one)} ${nameOf(one.object ?? one.target)}`;
const nameOf = (thing) => (thing.members ? boxLabel(thing) : thing.label);
const sentencesOf = (link) => link.statements.reduce((sum, statement) => sum + statement.evidence.length, 0);

const button = (text, action, properties = {}) => {
  const element = make("button", { type: "button", ...properties }, text);
  element.addEventListener("click", action);
  return element;
};
const pill = (text, kind = "") => make("span", { className: `pill ${kind}` }, text);

/** A link that opens elsewhere, or plain text when the address is not http(s). */
function outside(text, address) {
  if (!/^https?:\/\//i.test(address)) return document.createTextNode(text);
  return make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, text);
}

/** An identifier, linked to its registry when its prefix is known. */
function identifier(curie) {
  const colon = curie.indexOf(":");
  const pattern = KG.links[curie.slice(0, colon)];
  if (!pattern) return make("code", {}, curie);
  return make("code", {}, outside(curie, pattern + encodeURIComponent(curie.slice(colon + 1))));
}

const SVG = "http://www.w3.org/2000/svg";
function shape(tag, attributes = {}, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The line of a relation as a small drawing: for the legend and for lists. */
function glyph(relation, width = 30) {
  const colour = colourOf("relation", relation);
  const end = width - 3;
  const line = {
    stroke: colour,
    "stroke-width": 1.8,
    fill: "none",
    ...(relation === "affects" ? { "stroke-dasharray": "5 3" } : {}),
  };
  const ends = {
    arrow: () => shape("path", { d: `M${end - 7} 2.5L${end} 7L${end - 7} 11.5Z`, fill: colour }),
    bar: () => shape("path", { d: `M${end - 1} 1.5V12.5`, stroke: colour, "stroke-width": 2.6 }),
    diamond: () => shape("path", { d: `M${end - 9} 7L${end - 4.5} 3L${end} 7L${end - 4.5} 11Z`, fill: colour }),
    dot: () => shape("circle", { cx: end - 3.5, cy: 7, r: 3.5, fill: colour }),
    open: () =>
      shape("path", {
        d: `M${end - 6} 2.5L${end} 7L${end - 6} 11.5`,
        stroke: colour,
        "stroke-width": 1.8,
        fill: "none",
      }),
  };
  return shape(
    "svg",
    { width, height: 14, viewBox: `0 0 ${width} 14`, "aria-hidden": "true", class: "glyph" },
    shape("path", { d: `M1 7H${end - 2}`, ...line }),
    ends[markOf(relation)](),
  );
}

/** Belief as a bar and a number. */
function meter(belief) {
  const track = make("span", { className: "meter", title: `belief ${belief.toFixed(2)}` }, make("i"));
  track.firstChild.style.width = `${Math.round(belief * 100)}%`;
  return make("span", { className: "belief" }, track, make("span", {}, belief.toFixed(2)));
}

const MARK_NAMES = { subject: "subject", trigger: "verb", object: "object" };

/** A sentence with its subject, verb and object marked. Marks may overlap; the one that starts first goes on. */
function markedSentence({ sentence, marks }) {
  const spans = Object.entries(marks)
    .filter(([, span]) => span.length === 2)
    .map(([role, [start, end]]) => ({ role, start, end }))
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const quote = make("blockquote");
  let at = 0;
  for (const { role, start, end } of spans) {
    if (start < at) continue;
    quote.append(
      sentence.slice(at, start),
      make("mark", { className: role, title: MARK_NAMES[role] }, sentence.slice(start, end)),
    );
    at = end;
  }
  quote.append(sentence.slice(at));
  return quote;
}

const sectionWords = (section) => (/^[\d.]+$/.test(section) ? `section ${section}` : section);

/** Everything known about one piece of evidence. */
function evidenceCard(row) {
  const one = readEvidence(row);
  const where = one.cell ? `${one.cell[0]}, row “${one.cell[1]}”, column “${one.cell[2]}”` : sectionWords(one.section);
  const { cell, species, setting, stimulus } = one.context;
  const pills = [
    ...[species, ...setting].filter(Boolean).map((text) => pill(text)),
    cell ? pill(cell) : "",
    stimulus ? pill(`${stimulus} present`) : "",
    one.hedged ? pill("hedged", "doubt") : "",
    one.inferred ? pill("subject inferred", "doubt") : "",
    one.background ? pill("background", "doubt") : "",
  ];
  return make(
    "article",
    { className: "evidence" },
    markedSentence(one),
    make(
      "p",
      { className: "where" },
      make("b", {}, one.document),
      where ? ` · ${where}` : "",
      ` · read as ${one.rule}`,
    ),
    pills.some(Boolean) ? make("p", { className: "pills" }, ...pills) : "",
    studiesOf(one),
  );
}

function studiesOf({ citations, studies }) {
  if (studies.length) {
    return make(
      "ul",
      { className: "studies" },
      ...studies.map(([number, text, doi]) =>
        make("li", {}, `[${number}] `, text, doi ? " " : "", doi ? outside("DOI", `https://doi.org/${doi}`) : ""),
      ),
    );
  }
  return citations.length
    ? make("p", { className: "where" }, `cites ${citations.map((number) => `[${number}]`).join(" ")}`)
    : "";
}
