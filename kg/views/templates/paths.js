// The k best signed paths, found as kg/paths finds them: the two are held together by a shared test set.
//
// A hop costs 0.5 - ln(belief). What a walk to the target costs at least, for every entity, sign and number of hops,
// is worked out backwards first; paths are then grown from the sources, most promising first, never through an entity
// twice. Statements without a sign join only an answer that asks for none.

const MAX_HOPS = 6;
const HOP_COST = 0.5;
const PATHS_SHOWN = 10;

const costOf = (statement) => HOP_COST - Math.log(statement.belief);
const turn = (parity, statement) => (statement.sign < 0 ? 1 - parity : parity);

/** Paths from any source to any target, best first: {hops, cost, sign, weakest}. `sign` is "+", "-" or "any". */
function findPaths(sources, targets, sign, k, maxHops = MAX_HOPS, allowed = passes) {
  const isSigned = sign !== "any";
  const usable = statements.filter((one) => !one.negated && one.belief > 0 && (!isSigned || one.sign) && allowed(one));
  const least = leastCosts(usable, targets, isSigned, maxHops);
  const wanted = sign === "-" ? 1 : 0;
  const waiting = new Heap();
  for (const entity of [...sources].sort((a, b) => a.place - b.place)) {
    const parity = isSigned ? wanted : 0;
    if (!targets.has(entity)) waiting.push({ at: entity, parity, cost: 0, bound: least[maxHops][entity.place * 2 + parity], hops: 0 });
  }
  const leaving = new Map();
  for (const one of usable) {
    if (leaving.has(one.subject)) leaving.get(one.subject).push(one);
    else leaving.set(one.subject, [one]);
  }
  const found = [];
  while (found.length < k) {
    const step = waiting.pop();
    if (!step || step.bound === Infinity) break;
    if (targets.has(step.at)) { found.push(readPath(step)); continue; }
    for (const statement of leaving.get(step.at) ?? []) {
      const hops = step.hops + 1;
      const parity = isSigned ? turn(step.parity, statement) : 0;
      const cost = step.cost + costOf(statement);
      const bound = hops > maxHops ? Infinity : cost + least[maxHops - hops][statement.object.place * 2 + parity];
      if (bound < Infinity && !visits(step, statement.object)) waiting.push({ at: statement.object, parity, cost, bound, hops, statement, before: step });
    }
  }
  return found;
}

/** For h hops left: the least cost from (entity, sign still to come) to a target. */
function leastCosts(usable, targets, isSigned, maxHops) {
  const table = [new Float64Array(entities.length * 2).fill(Infinity)];
  for (const target of targets) table[0][target.place * 2] = 0;
  for (let hops = 1; hops <= maxHops; hops += 1) {
    const [shorter, now] = [table[hops - 1], Float64Array.from(table[hops - 1])];
    for (const statement of usable) {
      for (const parity of isSigned ? [0, 1] : [0]) {
        const rest = shorter[statement.object.place * 2 + (isSigned ? turn(parity, statement) : 0)];
        const here = statement.subject.place * 2 + parity;
        now[here] = Math.min(now[here], costOf(statement) + rest);
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
  return {
    hops, cost: last.cost, sign: hops.reduce((sign, statement) => sign * statement.sign, 1),
    weakest: hops.reduce((worst, statement) => (statement.belief < worst.belief ? statement : worst)),
  };
}

/** A queue that gives the least bound first; equal bounds in the order of shorter paths, then of arrival. */
class Heap {
  constructor() { this.items = []; this.arrivals = 0; }

  push(item) {
    item.arrival = this.arrivals++;
    let place = this.items.push(item) - 1;
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (!this.before(item, this.items[parent])) break;
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
      if (child + 1 < this.items.length && this.before(this.items[child + 1], this.items[child])) child += 1;
      if (!this.before(this.items[child], last)) break;
      this.items[place] = this.items[child];
      place = child;
    }
    this.items[place] = last;
    return first;
  }

  before(a, b) {
    return a.bound - b.bound < -1e-12 || (Math.abs(a.bound - b.bound) <= 1e-12 && (a.hops - b.hops || a.arrival - b.arrival) < 0);
  }
}

const trace = { key: "", paths: [], opposite: [] };

/** The paths of the present trace; worked out when the trace or the filters change. */
function tracedPaths() {
  const key = JSON.stringify([state.from, state.to, state.sign, ...FILTER_KEYS.map((one) => state[one])]);
  if (key !== trace.key) {
    const [sources, targets] = [endsOf(state.from), endsOf(state.to)];
    const opposite = { "+": "-", "-": "+" }[state.sign];
    trace.key = key;
    trace.paths = findPaths(sources, targets, state.sign, PATHS_SHOWN);
    trace.opposite = opposite ? findPaths(sources, targets, opposite, PATHS_SHOWN) : [];
  }
  return trace.paths;
}
const endsOf = (ids) => new Set(ids.flatMap(membersOf).flatMap((entity) => [...withNarrower(entity)]));
