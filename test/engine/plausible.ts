import type { Event, Library, Step, Waiting } from "../../src/engine/engine.ts";
import { begin, type Dialogue, resulted, tell, trouble, waits, words } from "./dialogue.ts";
import { FORGOT_PASSWORD, IP_BLOCKED } from "../support/intents.ts";

/** Everything that could plausibly happen next, in a fixed order; a list of numbers then makes a random dialogue. */
export function plausible(library: Library, dialogue: Dialogue): readonly Event[] {
  const waiting = waits(library, dialogue);
  const answers = waiting.kind === "question" ? answersTo(waiting) : [];
  const results = waiting.kind === "working" || waiting.kind === "approval" ? resultsOf(library, waiting.visit) : [];
  if (waiting.kind === "working") return results;
  return waiting.kind === "ended" ? [] : [...answers, ...results, ...ANYTIME];
}

const addresses = ["ana@acme.example", "ana@home.example", "tom@acme.example"];

const ANYTIME: readonly Event[] = [
  trouble("forgot_password"),
  trouble("ip_blocked"),
  ...addresses.map((value) => words({ entities: [{ kind: "email", value }], corrects: true })),
  words({ entities: [{ kind: "ip", value: "198.51.100.7" }], corrects: true }),
  words({ reading: { kind: "unsure", candidates: [FORGOT_PASSWORD, IP_BLOCKED] } }),
  ...(["cancel", "start-over", "go-back", "repeat", "why", "person", "menu", "worked", "hold-on"] as const).map(
    (command) => words({ command }),
  ),
  words({}),
  { kind: "media", media: "voice" },
  { kind: "silence" },
  { kind: "picked", option: "yes" },
];

function answersTo(waiting: Extract<Waiting, { kind: "question" }>): readonly Event[] {
  const picks = waiting.options.map((option): Event => ({ kind: "picked", option: option.id }));
  const value = waiting.entity === "email" ? "ana@acme.example" : "198.51.100.7";
  const right = waiting.entity ? [words({ entities: [{ kind: waiting.entity, value }] })] : [];
  return [...right, ...right, ...right, ...picks, ...picks];
}

function resultsOf(library: Library, visit: string): readonly Event[] {
  const step = stepOfVisit(library, visit);
  const outcomes = step && "on" in step ? Object.keys(step.on) : [];
  return [...outcomes, ...outcomes, ...outcomes, "failed"].map((outcome) => resulted(visit, outcome));
}

function stepOfVisit(library: Library, visit: string): Step | undefined {
  const [flow = "", step = ""] = (visit.split("#")[0] ?? "").split(".");
  return library.flows[flow]?.steps[step];
}

/** The dialogue that a list of numbers stands for. It stops where an episode ends. */
export function dialogueOf(library: Library, choices: readonly number[], from = begin): Dialogue {
  return choices.reduce<Dialogue>((dialogue, choice) => {
    const events = plausible(library, dialogue);
    const event = events[choice % Math.max(events.length, 1)];
    return event ? tell(library, dialogue, event) : dialogue;
  }, from);
}
