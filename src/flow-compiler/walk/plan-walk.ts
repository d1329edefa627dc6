import type { Flow, StepId } from "../../engine/engine.ts";
import { branchesOf, UNNAMED } from "../branches.ts";
import { type PathStep, type PathThrough, pathName } from "../paths.ts";
import { walkedPaths } from "../walked-paths.ts";

/** A step, and the way it is left by. */
export interface Leg {
  readonly step: StepId;
  readonly branch: string;
}

/** Where a walk stands: a step that was entered, how often each one was, and how it came here. */
interface Stand {
  readonly step: StepId;
  readonly entries: Readonly<Record<StepId, number>>;
  readonly legs: readonly Leg[];
  /** Steps that were skipped on the way to this one, because their limit was used up. */
  readonly skipped: readonly StepId[];
}

/**
 * The legs of a walk that the engine allows and whose loop-erased way is `path`. Where the path skips a step that has
 * had its share, the walk goes round until it has.
 *
 * @returns undefined when there is none: nobody can ever walk this path
 */
export function planWalk(flow: Flow, path: PathThrough): readonly Leg[] | undefined {
  const plans = MANNERS.flatMap((manner) => [planBy(flow, path, manner) ?? []]);
  return plans.find((legs) => holds(flow, legs, path));
}

/** A plan that went round on a step which it had to leave in one way can have become another path. */
function holds(flow: Flow, legs: readonly Leg[], path: PathThrough): boolean {
  const trail = legs.map(({ step, branch }) => ({ flow: flow.id, step, outcome: branch }));
  const walked = walkedPaths(flow, trail).map(pathName);
  return legs.length === 0 ? path.steps.length === 1 : walked.includes(pathName(path));
}

/**
 * How to go round: `sparing` the steps that the path needs later, or `using-up` on the way those that it skips later.
 */
type Manner = (typeof MANNERS)[number];
const MANNERS = ["sparing", "using-up"] as const;

function planBy(flow: Flow, path: PathThrough, manner: Manner): readonly Leg[] | undefined {
  const on = path.steps.filter(({ again }) => !again);
  let stand = enter(flow, BEFORE, flow.first);
  for (const [at, { step, branch }] of on.entries()) {
    if (branch === undefined) break;
    const next = branch === UNNAMED.limit ? goRound(flow, on, at, stand, manner) : onwards(flow, stand, step, branch);
    if (!next) return undefined;
    stand = next;
  }
  return stand.legs;
}

const BEFORE: Stand = { step: "", entries: {}, legs: [], skipped: [] };

/** Where going round led past this step, it is behind the walk already. */
const onwards = (flow: Flow, stand: Stand, step: StepId, branch: string) =>
  stand.step === step ? take(flow, stand, branch) : stand;

/** The shortest walk by options and outcomes to a step for which `isThere`, from the first one. */
export function planTo(flow: Flow, isThere: (step: StepId) => boolean): readonly Leg[] | undefined {
  const start = enter(flow, BEFORE, flow.first);
  if (isThere(start.step)) return [];
  return search(
    flow,
    start,
    () => true,
    ({ step }) => isThere(step),
  )?.legs;
}

/** From a step back to it, again and again, until the next time it is skipped. */
function goRound(flow: Flow, on: readonly PathStep[], at: number, from: Stand, manner: Manner): Stand | undefined {
  const target = on[at]?.step ?? "";
  const most = flow.limits[target]?.times ?? 0;
  let stand: Stand | undefined = from;
  for (let round = 0; round <= most && stand && !stand.skipped.includes(target); round += 1)
    stand = roundTrip(flow, on, at, stand, manner);
  return stand?.skipped.includes(target) ? stand : undefined;
}

/** Once round in that manner, or, where that cannot be, in any. */
function roundTrip(flow: Flow, on: readonly PathStep[], at: number, from: Stand, manner: Manner): Stand | undefined {
  const target = on[at]?.step ?? "";
  const later = on.slice(at + 1);
  const onTheWay = (leg: Leg) => {
    const before = on.slice(0, at).find(({ step }) => step === leg.step);
    return before === undefined || before.branch === leg.branch;
  };
  const isBack = ({ step, skipped }: Stand) => step === target || skipped.includes(target);
  const usesUp = ({ legs }: Stand) =>
    legs
      .slice(from.legs.length)
      .some((leg) => later.some(({ step, branch }) => step === leg.step && branch === UNNAMED.limit));
  const spares = (leg: Leg, to: StepId) => onTheWay(leg) && !later.some(({ step }) => step === to);
  const begin = { ...from, skipped: [] };
  const wanted =
    manner === "sparing"
      ? search(flow, begin, spares, isBack)
      : search(flow, begin, onTheWay, (stand) => isBack(stand) && usesUp(stand));
  return wanted ?? search(flow, begin, onTheWay, isBack);
}

/** Enough for any way round in a flow that a person can survey. */
const MOST_STANDS = 20_000;

/** Breadth first, so the shortest is found. Steps are told apart by how often each was entered: limits depend on it. */
function search(
  flow: Flow,
  from: Stand | undefined,
  may: (leg: Leg, to: StepId) => boolean,
  isThere: (stand: Stand) => boolean,
): Stand | undefined {
  const open = from ? [from] : [];
  const seen = new Set<string>();
  for (let at = 0; at < open.length && at < MOST_STANDS; at += 1) {
    const stand = open[at];
    for (const { name, to } of stand ? waysFrom(flow, stand.step) : []) {
      const next = stand && may({ step: stand.step, branch: name }, to) ? take(flow, stand, name) : undefined;
      if (!next) continue;
      if (isThere(next)) return next;
      const key = JSON.stringify([next.step, next.entries]);
      if (!seen.has(key)) open.push(next);
      seen.add(key);
    }
  }
  return undefined;
}

const waysFrom = (flow: Flow, step: StepId) => branchesOf(flow, step).filter(({ name }) => name !== UNNAMED.limit);

function take(flow: Flow, stand: Stand, branch: string): Stand | undefined {
  const way = waysFrom(flow, stand.step).find(({ name }) => name === branch);
  const legs = [...stand.legs, { step: stand.step, branch }];
  return way && enter(flow, { ...stand, legs, skipped: [] }, way.to);
}

/** As the engine enters a step: past it, when its limit is used up. */
function enter(flow: Flow, stand: Stand, step: StepId): Stand {
  const limit = flow.limits[step];
  const times = (stand.entries[step] ?? 0) + 1;
  const entries = limit ? { ...stand.entries, [step]: times } : stand.entries;
  if (limit && times > limit.times)
    return enter(flow, { ...stand, entries, skipped: [...stand.skipped, step] }, limit.then);
  return { ...stand, step, entries };
}
