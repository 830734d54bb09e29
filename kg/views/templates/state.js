// What the reader has asked for. The whole of it stands in the address after "#", so that file and link are a view.

const START = Object.freeze({
  focus: [],
  depth: 1,
  expanded: [],
  toggled: [],
  layersOff: [],
  relationsOff: [],
  belief: 0,
  sentences: 1,
  species: [],
  setting: [],
  document: [],
  select: "",
  from: [],
  to: [],
  sign: "any",
  hops: [],
  path: 0,
  every: false,
  context: false,
  table: false,
});
const SCOPE_KEYS = ["focus", "depth", "expanded", "from", "to", "every"];
const FILTER_KEYS = ["layersOff", "relationsOff", "belief", "sentences", "species", "setting", "document"];

let state = { ...START };
const past = [];
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
const isStart = (keys) => keys.every((key) => same(state[key], START[key]));

const packList = (list) => list.map((item) => item.replaceAll("%", "%25").replaceAll("~", "%7E")).join("~");
const unpackList = (text) =>
  text
    .split("~")
    .filter(Boolean)
    .map((item) => item.replaceAll("%7E", "~").replaceAll("%25", "%"));

/** The state as the part of an address after "#". */
function toHash(view) {
  const query = new URLSearchParams();
  for (const [key, usual] of Object.entries(START)) {
    const value = view[key];
    if (same(value, usual)) continue;
    query.set(key, Array.isArray(usual) ? packList(value) : String(value));
  }
  return query.toString();
}

/** The state that an address asks for; what it does not understand stays as at the start. */
function fromHash(hash) {
  const view = { ...START };
  for (const [key, text] of new URLSearchParams(hash)) {
    if (!(key in START)) continue;
    const usual = START[key];
    if (Array.isArray(usual)) view[key] = unpackList(text);
    else if (typeof usual === "boolean") view[key] = text === "true";
    else if (typeof usual === "number") view[key] = Number.isFinite(Number(text)) ? Number(text) : usual;
    else view[key] = text;
  }
  return view;
}

/** The view that the map was written to open on (`kg map --path`, `--focus`, ...). */
function requestedState() {
  const { trace, focus, depth, document } = KG.request;
  const view = { ...START, focus, depth: Math.max(1, depth), document: document ? [document] : [] };
  return trace ? { ...view, from: trace[0], to: trace[1], sign: trace[2], hops: trace[3] } : view;
}

/** Change the view; `remember` puts the view before it on the undo list. */
function change(patch, { remember = true } = {}) {
  const next = { ...state, ...patch };
  if (same(next, state)) return;
  if (remember) past.push(state);
  state = next;
  history.replaceState(null, "", `#${toHash(state)}`);
  render();
}

function undo() {
  if (!past.length) return;
  state = past.pop();
  history.replaceState(null, "", `#${toHash(state)}`);
  render();
}

const toggle = (list, item) => (list.includes(item) ? list.filter((one) => one !== item) : [...list, item]);
