import { type Event, type Flow, type Library, placeOf, REPORTS, type Step, takeTurn } from "../../engine/engine.ts";
import { intentsAmong } from "../../shared/intent.ts";
import { TOLD, type Told } from "../../shared/told.ts";
import { listPaths, pathName } from "../paths.ts";
import { walkedPaths } from "../walked-paths.ts";
import { drive, type Driven, dueIn, named, NOTHING_YET, tell, words } from "./drive.ts";
import { type Leg, planTo, planWalk } from "./plan-walk.ts";

/** The paths of a flow, and those of them that cannot be walked, whatever happens in a chat. */
interface WalkedFlow {
  readonly paths: number;
  readonly unwalked: readonly string[];
}

/**
 * Walks every path of a flow: events that lead along it are made up from the flow alone and handed to the engine, and
 * the trail that the engine leaves must hold the path.
 */
export function walkPaths(library: Library, flow: Flow): WalkedFlow {
  const { paths } = listPaths(flow);
  const walked = new Set<string>();
  for (const path of paths) {
    const legs = walked.has(pathName(path)) ? undefined : planWalk(flow, path);
    for (const begun of legs ? beginnings(library, flow, toldOn(flow, legs)) : []) {
      const { path: trail } = placeOf(library, drive(library, flow, legs ?? [], begun).facts);
      for (const one of walkedPaths(flow, trail)) walked.add(pathName(one));
    }
  }
  return { paths: paths.length, unwalked: paths.map(pathName).filter((name) => !walked.has(name)) };
}

/** What has to be told from the beginning, so that what is said is left by these ways. */
const toldOn = (flow: Flow, legs: readonly Leg[]): readonly Told[] =>
  TOLD.filter((told) => legs.some(({ step, branch }) => flow.steps[step]?.kind === "say" && branch === told));

/** With what is told in the same breath, and with it told right after: some of it makes the first words doubtful. */
function beginnings(library: Library, flow: Flow, tells: readonly Told[]): readonly Driven[] {
  const bare = begin(library, flow);
  if (tells.length === 0) return bare ? [bare] : [];
  const together = begin(library, flow, { tells });
  return [...(together ? [together] : []), ...(bare ? [tell(library, bare, words({ tells }))] : [])];
}

interface Beginning {
  /** Flows that called, so that none calls itself. */
  readonly callers?: readonly string[];
  /** What the first words tell besides. */
  readonly tells?: readonly Told[];
}

/**
 * A chat in which this flow has just begun, by the first way that leads there: named by words, called by another
 * flow, or started by the engine as a repair.
 *
 * @returns undefined when nothing leads there
 */
export function begin(library: Library, flow: Flow, beginning: Beginning = {}): Driven | undefined {
  const { tells = [] } = beginning;
  const [intent] = intentsAmong(flow.intents);
  if (intent !== undefined) return tell(library, NOTHING_YET, words({ reading: { kind: "sure", intent }, tells }));
  const reports = REPORTS.find((one) => flow.intents.includes(one));
  if (reports) return tell(library, NOTHING_YET, words({ reports, tells }));
  return flow.kind === "repair" ? beginRepair(library, flow) : beginCalled(library, flow, beginning);
}

function beginCalled(library: Library, flow: Flow, { callers = [], tells = [] }: Beginning): Driven | undefined {
  for (const caller of Object.values(library.flows)) {
    if (callers.includes(caller.id)) continue;
    const legs = planTo(caller, (step) => isCallOf(caller.steps[step], flow.id));
    const before = legs && begin(library, caller, { callers: [...callers, flow.id], tells });
    if (legs && before) return drive(library, caller, legs, before);
  }
  return undefined;
}

const isCallOf = (step: Step | undefined, id: string) => step?.kind === "call" && step.flow === id;

/** Whatever could start a repair is tried at every place until one of them does. */
function beginRepair(library: Library, flow: Flow): Driven | undefined {
  for (const place of placesForRepairs(library))
    for (const event of startersAt(library, place)) {
      const { facts } = takeTurn(library, place.facts, event);
      const started = facts.some((fact) => fact.kind === "repairing" && fact.flow === flow.id);
      // The repair of failed work is started by the result itself.
      const lies = placeOf(library, [...place.facts, ...facts]).frames.at(-1)?.flow.id === flow.id;
      if (started || lies) return tell(library, place, event);
    }
  return undefined;
}

function placesForRepairs(library: Library): readonly Driven[] {
  const greeted = tell(library, NOTHING_YET, named("greeting_smalltalk"));
  const silent = tell(library, greeted, { kind: "silence" });
  return [
    NOTHING_YET,
    greeted,
    silent,
    ...Object.values(library.flows).flatMap((flow) => questionsAndWork(library, flow)),
  ];
}

/** Each sign-in flow at its first work, and after its first act that cannot be taken back. */
function questionsAndWork(library: Library, flow: Flow): readonly Driven[] {
  if (flow.kind !== "sign-in") return [];
  const isWork = (step: Step | undefined) => step?.kind === "check" || step?.kind === "act";
  const isFinal = (step: Step | undefined) => step?.kind === "act" && step.final;
  const begun = begin(library, flow);
  return [isWork, isFinal].flatMap((wanted) => {
    const legs = planTo(flow, (step) => wanted(flow.steps[step]));
    if (!legs || !begun) return [];
    const there = drive(library, flow, legs, begun);
    const step = placeOf(library, there.facts).frames.at(-1)?.step ?? "";
    const done = flow.steps[step];
    const [outcome = ""] = done?.kind === "act" ? Object.keys(done.on) : [];
    return [there, tell(library, there, { kind: "resulted", visit: dueIn(library, there), outcome, details: {} })];
  });
}

/** Of which one is meant. */
const SEVERAL = ["ana@acme.example", "tom@acme.example", "eva@acme.example"];

function startersAt(library: Library, place: Driven): readonly Event[] {
  const commands = ["cancel", "start-over", "go-back", "repeat", "why", "person", "offer-person"] as const;
  return [
    ...commands.map((command) => words({ command })),
    words({}),
    ...REPORTS.map((doubts) => words({ doubts })),
    words({ unspoken: "…" }),
    words({ entities: SEVERAL.map((value) => ({ kind: "email", value })) }),
    words({
      reading: {
        kind: "unsure",
        candidates: ["human_handoff", ...Object.values(library.flows).flatMap(({ intents }) => intentsAmong(intents))],
      },
    }),
    { kind: "media", media: "photo" },
    { kind: "silence" },
    { kind: "resulted", visit: dueIn(library, place), outcome: "failed", details: {} },
  ];
}
