// The k best signed paths, found as kg/paths finds them: the two are held together by a shared test set.
//
// A hop costs 0.5 - ln(belief). A path passes no other source or target, and no entity twice. What the way to a target
// costs at least, for every entity, sign and number of hops, is worked out backwards first; paths are then grown from
// the sources, most promising first. Statements without a sign join only an answer that asks for none.

const MAX_HOPS = 6;
const HOP_COST = 0.5;
const PATHS_SHOWN = 10;

// Costs are whole numbers, as in kg/paths/costs.py: units of 1e-7, then the number of hops, then a tie number, packed.
const UNIT = 1e-7;
const LEAST_BELIEF = 1e-6;
const HOP = 2 ** 17;
const COST = 2 ** 23;

const numberById = new Map(
  entities
    .filter((one) => one.out.length || one.in.length)
    .map((one) => one.id)
    .sort((a, b) => (a < b ? -1 : 1))
    .map((id, number) => [id, number]),
);
const numberOf = (entity) => numberById.get(entity.id);
const tie = (start, end) => (7919 * numberOf(start) + 104729 * numberOf(end)) % 4093;
const doubtOf = (statement) => Math.round(-Math.log(statement.belief) / UNIT);
const costOf = (statement) =>
  (Math.round(HOP_COST / UNIT) + doubtOf(statement)) * COST + HOP + tie(statement.subject, statement.object);
const turn = (parity, statement) => (statement.sign < 0 ? 1 - parity : parity);

/**
 * Paths from any source to any target, best first: {hops, sign, weakest}. `sign` is "+", "-", "any" for either,
 * or "unsigned" to let hops without a sign join as well.
 */
function findPaths(sources, targets, sign, k, maxHops = MAX_HOPS, allowed = passes) {
  const isSigned = sign === "+" || sign === "-";
  const ends = new Set([...targets].filter((one) => !sources.has(one)));
  const mayJoin = (one) => !one.negated && one.belief >= LEAST_BELIEF && (one.sign || sign === "unsigned");
  const usable = bestOfKind(statements.filter((one) => mayJoin(one) && allowed(one)));
  const least = leastCosts(usable, sources, ends, isSigned, maxHops);
  const leaving = grouped(usable);
  const wanted = sign === "-" ? 1 : 0;
  const waiting = new Heap();
  for (const at of [...sources].filter((one) => numberById.has(one.id)).sort((a, b) => numberOf(a) - numberOf(b))) {
    waiting.push({ at, parity: wanted, cost: 0, bound: least[maxHops][at.place * 2 + wanted], hops: 0 });
  }
  const found = [];
  while (found.length < k) {
    const step = waiting.pop();
    if (!step || step.bound === Infinity) break;
    if (ends.has(step.at)) found.push(readPath(step));
    else for (const statement of leaving.get(step.at) ?? []) grow(step, statement);
  }
  return found;

  function grow(before, statement) {
    const [at, hops, cost] = [statement.object, before.hops + 1, before.cost + statement.cost];
    const parity = isSigned ? turn(before.parity, statement) : 0;
    const bound = hops > maxHops ? Infinity : cost + least[maxHops - hops][at.place * 2 + parity];
    if (bound === Infinity || sources.has(at) || visits(before, at)) return;
    waiting.push({ at, parity, cost, bound, hops, statement, before });
  }
}

function grouped(list) {
  const groups = new Map();
  for (const one of list) {
    if (groups.has(one.subject)) groups.get(one.subject).push(one);
    else groups.set(one.subject, [one]);
  }
  return groups;
}

/** Of statements with the same ends and sign, the one believed most: it says the same at the least cost. */
function bestOfKind(list) {
  const best = new Map();
  for (const one of list) {
    one.cost ??= costOf(one);
    const key = `${one.subject.place} ${one.object.place} ${one.sign}`;
    const other = best.get(key);
    if (!other || one.cost < other.cost || (one.cost === other.cost && one.id < other.id)) best.set(key, one);
  }
  return [...best.values()];
}

/** For h hops left: the least cost from (entity, sign still to come) to a target, past no source or other target. */
function leastCosts(usable, sources, targets, isSigned, maxHops) {
  const table = [new Float64Array(entities.length * 2).fill(Infinity)];
  for (const target of targets) table[0][target.place * 2] = 0;
  const inner = usable.filter((one) => !targets.has(one.subject) && !sources.has(one.object));
  for (let hops = 1; hops <= maxHops; hops += 1) {
    const [shorter, now] = [table[hops - 1], Float64Array.from(table[hops - 1])];
    for (const statement of inner) {
      for (const parity of isSigned ? [0, 1] : [0]) {
        const rest = shorter[statement.object.place * 2 + (isSigned ? turn(parity, statement) : 0)];
        const here = statement.subject.place * 2 + parity;
        now[here] = Math.min(now[here], statement.cost + rest);
      }
    }
    table.push(now);
  }
  return table;
}

function visits(step, entity) {
  for (let one = step; one; one = one.before) if (one.at === entity) return true;
  return false;
}

function readPath(last) {
  const hops = [];
  for (let step = last; step.statement; step = step.before) hops.unshift(step.statement);
  return pathOfHops(hops);
}

const pathOfHops = (hops) => ({
  hops,
  sign: hops.reduce((sign, statement) => sign * statement.sign, 1),
  weakest: hops.reduce((worst, statement) => (statement.belief < worst.belief ? statement : worst)),
});

/** A queue that gives the least bound first; equal bounds in the order of arrival. */
class Heap {
  constructor() {
    this.items = [];
    this.arrivals = 0;
  }

  push(item) {
    item.arrival = this.arrivals++;
    let place = this.items.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.before(item, this.items[parent]) >= 0) break;
      this.items[place] = this.items[parent];
      place = parent;
    }
    this.items[place] = item;
  }

  pop() {
    const first = this.items[0];
    const last = this.items.pop();
    if (!this.items.length) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.items.length) break;
      if (child + 1 < this.items.length && this.before(this.items[child + 1], this.items[child]) < 0) child += 1;
      if (this.before(this.items[child], last) >= 0) break;
      this.items[place] = this.items[child];
      place = child;
    }
    this.items[place] = last;
    return first;
  }

  /** Negative when `a` comes first. */
  before(a, b) {
    return a.bound - b.bound || a.arrival - b.arrival;
  }
}

const trace = { key: "", paths: [], opposite: [], unsigned: [] };

/** The paths of the present trace, worked out when the trace or the filters change; what else there is stands apart. */
function tracedPaths() {
  const key = JSON.stringify([state.from, state.to, state.sign, state.hops, ...FILTER_KEYS.map((one) => state[one])]);
  if (key !== trace.key) {
    const pathsOf = (sign) => (sign ? findPaths(endsOf(state.from), endsOf(state.to), sign, PATHS_SHOWN) : []);
    trace.key = key;
    trace.paths = state.hops.length ? givenPaths() : pathsOf(state.sign);
    trace.opposite = pathsOf({ "+": "-", "-": "+" }[state.sign]);
    trace.unsigned = state.sign === "unsigned" ? [] : pathsOf("unsigned").filter((path) => !path.sign);
  }
  return trace.paths;
}
const endsOf = (ids) => new Set(ids.flatMap(membersOf).flatMap((entity) => [...withNarrower(entity)]));

/** Paths that the address names, hop by hop: those of an answer. */
function givenPaths() {
  const hops = state.hops.map((path) => path.split(".").map((id) => statementById.get(id)));
  return hops.filter((path) => path.every(Boolean)).map(pathOfHops);
}
