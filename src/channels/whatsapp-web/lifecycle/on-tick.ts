import { end, fork, type Life, type Step } from "./lifecycle.ts";
import type { Limits } from "./limits.ts";

/** Something that becomes due by time alone. The first row that holds counts. */
interface Due {
  readonly phases: readonly Life["phase"][];
  readonly holds: (life: Life, now: number, limits: Limits) => boolean;
  readonly then: (life: Life, now: number) => Step;
}

const LOADING = ["starting", "syncing"] as const;
const waited = (life: Life, now: number, most: number) => now - life.since >= most;

/** Doubles from the first to the longest; nothing before the first failure. */
const restOf = ({ failures }: Life, { firstRest, longestRest }: Limits): number =>
  failures === 0 ? 0 : Math.min(longestRest, firstRest * 2 ** Math.min(failures - 1, 20));

/** Some ends do not mend by trying at once. */
const SLOW: Readonly<Partial<Record<NonNullable<Life["why"]>, number>>> = {
  conflict: 30_000,
  barred: 600_000,
  outdated: 60_000,
};

const restFor = (life: Life, limits: Limits) =>
  Math.max(restOf(life, limits), life.why === undefined ? 0 : (SLOW[life.why] ?? 0));

const reload = (life: Life, now: number): Step => ({ life: { ...life, reloaded: true, since: now }, acts: ["reload"] });

const DUE: readonly Due[] = [
  {
    phases: ["resting"],
    holds: (life, now, limits) => waited(life, now, restFor(life, limits)),
    then: fork,
  },
  {
    phases: ["ending"],
    holds: (life, now, { ending }) => waited(life, now, ending),
    then: (life, now) => ({ life: { ...life, since: now }, acts: ["kill"] }),
  },
  {
    phases: LOADING,
    holds: (life, now, { ready, reload: patience }) => life.reloaded && waited(life, now, ready - patience),
    then: (life, now) => end(life, life.why === "tab-crashed" ? life.why : "never-ready", now),
  },
  { phases: LOADING, holds: (life, now, limits) => !life.reloaded && waited(life, now, limits.reload), then: reload },
  {
    phases: ["pairing"],
    holds: ({ offered }, now, limits) => offered !== undefined && now - offered.at >= limits[offered.kind],
    then: (life, now) => end(life, "no-code", now),
  },
  {
    phases: ["ready"],
    holds: ({ probing }, now, limits) => probing !== undefined && now - probing >= limits.probe,
    then: (life, now) => end(life, "silent", now),
  },
  {
    phases: ["ready"],
    holds: (life, now, { offline }) => life.reloaded && isOffline(life, now, 2 * offline),
    then: (life, now) => end(life, "offline", now),
  },
  {
    phases: ["ready"],
    holds: (life, now, { offline }) => !life.reloaded && isOffline(life, now, offline),
    then: (life) => ({ life: { ...life, reloaded: true }, acts: ["reload"] }),
  },
  {
    phases: ["ready"],
    holds: (life, now, { recycle }) => waited(life, now, recycle),
    then: (life, now) => end(life, "recycled", now),
  },
  {
    phases: ["ready"],
    holds: (life, now, { probeEvery }) => life.probing === undefined && now - life.probed >= probeEvery,
    then: (life, now) => ({ life: { ...life, probing: now, probed: now }, acts: ["probe"] }),
  },
  {
    phases: ["ready"],
    holds: (life, now, { walkEvery }) => now - life.walked >= walkEvery,
    then: (life, now) => ({ life: { ...life, walked: now }, acts: ["walk"] }),
  },
];

const isOffline = ({ offline }: Life, now: number, most: number) => offline !== undefined && now - offline >= most;

/** What has become due. */
export function onTick(life: Life, now: number, limits: Limits): Step {
  const due = DUE.find(({ phases, holds }) => phases.includes(life.phase) && holds(life, now, limits));
  return due ? due.then(life, now) : { life, acts: [] };
}
