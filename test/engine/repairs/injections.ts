import { type Event, type Intent, type Library, placeOf } from "../../../src/engine/engine.ts";
import { type Driven, named, tell, words } from "../../../src/flow-compiler/walk/drive.ts";
import { type Place, standOf } from "./places.ts";
import { FORGOT_PASSWORD, PRODUCT_QUESTION } from "../../support/intents.ts";

/** What somebody does in the middle of something else, and whether it led where it should. */
export interface Injection {
  readonly name: string;
  /** Undefined: cannot happen at this place. */
  readonly land: (library: Library, place: Place) => Landed | undefined;
}

interface Landed {
  readonly wanted: unknown;
  readonly got: unknown;
}

const pick = (option: string): Event => ({ kind: "picked", option });
const command = (name: "cancel" | "start-over" | "go-back" | "repeat" | "why" | "person" | "worked" | "hold-on") =>
  words({ command: name });

/** The same question, or the same work, still open; and from there on it goes as if nothing had been. */
const comesBack =
  (...events: readonly Event[]): Injection["land"] =>
  (library, place) => {
    const after = tell(library, place.chat, ...events);
    return {
      wanted: [standOf(library, place.chat), standOf(library, place.goOn(place.chat)), workIn(library, place.chat)],
      got: [standOf(library, after), standOf(library, place.goOn(after)), workIn(library, after)],
    };
  };

/** Names of all acts and approvals that were asked for. */
const workIn = (library: Library, { facts }: Driven): readonly string[] =>
  placeOf(library, facts).output.flatMap((effect) =>
    effect.kind === "act" || effect.kind === "approval" ? [`${effect.kind} ${effect.name}`] : [],
  );

const TROUBLES = [PRODUCT_QUESTION, FORGOT_PASSWORD] as const satisfies readonly Intent[];

/** A trouble whose flow is not open here. */
function otherTrouble(library: Library, { chat }: Place): { readonly intent: Intent; readonly flow: string } {
  const open = placeOf(library, chat.facts).frames.map((frame) => frame.flow.id);
  const free = TROUBLES.map((intent) => ({ intent, flow: flowFor(library, intent) })).find(
    (one) => !open.includes(one.flow),
  );
  if (!free) throw new Error("Every trouble is open here.");
  return free;
}

const flowFor = (library: Library, intent: Intent) =>
  Object.values(library.flows).find(({ intents }) => intents.includes(intent))?.id ?? "";

/** Only finds out what the trouble is, with all that it was called by: the trouble takes its place. */
function onlyFindsOut(library: Library, { chat }: Place): boolean {
  const { frames } = placeOf(library, chat.facts);
  const from = frames.findLastIndex(({ base }) => base !== "call");
  const steps = frames.slice(Math.max(from, 0)).flatMap(({ flow }) => Object.values(flow.steps));
  return steps.every(({ kind }) => ["say", "choose", "call", "end"].includes(kind));
}

const anotherAndBack: Injection["land"] = (library, place) => {
  if (onlyFindsOut(library, place)) return undefined;
  const { intent } = otherTrouble(library, place);
  return comesBack(named(intent), command("cancel"), pick("yes"))(library, place);
};

const another: Injection["land"] = (library, place) => {
  const { intent, flow } = otherTrouble(library, place);
  const after = placeOf(library, tell(library, place.chat, named(intent)).facts);
  return { wanted: flow, got: after.frames.findLast((frame) => frame.base === "trouble")?.flow.id };
};

/** Whatever is cancelled, the chat always comes to its end or to something that somebody can answer. */
const anotherThenNeverStuck: Injection["land"] = (library, place) => {
  const { intent } = otherTrouble(library, place);
  const after = tell(library, place.chat, named(intent), command("cancel"), pick("yes"));
  const { frames } = placeOf(library, after.facts);
  const top = frames.at(-1);
  return {
    wanted: "no call that nothing answers",
    got: top && top.flow.steps[top.step]?.kind === "call" ? top.step : "no call that nothing answers",
  };
};

const twoAtOnce: Injection["land"] = (library, place) => {
  const { intent, flow } = otherTrouble(library, place);
  const both = words({ reading: { kind: "sure", intent, also: "request_status" } });
  const after = tell(library, place.chat, both);
  const walk = placeOf(library, after.facts);
  const wanted = [flow, [flowFor(library, "request_status")], "request-status.look", "still-out.offer", []];
  const first = walk.frames.findLast((frame) => frame.base === "trouble")?.flow.id;
  return { wanted, got: [first, walk.queued, ...playQueued(library, after)] };
};

/** Drops one trouble after the other until the queued one has its turn, and plays that up to what it offers. */
function playQueued(library: Library, chat: Driven): readonly unknown[] {
  const open = placeOf(library, chat.facts);
  if (open.queued.length > 0 && open.frames.length > 0)
    return playQueued(library, tell(library, chat, command("cancel"), pick("yes")));
  const visit = open.frames.at(-1)?.visit ?? "";
  const told = tell(library, chat, { kind: "resulted", visit, outcome: "none", details: {} });
  return [standOf(library, chat).where, standOf(library, told).where, placeOf(library, told.facts).queued];
}

const personTakesOver: Injection["land"] = (library, place) => {
  const asked = tell(library, place.chat, command("person"));
  const visit = placeOf(library, asked.facts).frames.at(-1)?.visit ?? "";
  const done = tell(library, asked, { kind: "resulted", visit, outcome: "opened", details: {} });
  return { wanted: "handed-over", got: standOf(library, done).where };
};

const NEW = "new@acme.example";

/** The new address is used, or it is said that it is too late; nothing final is lost or done again. */
const corrected: Injection["land"] = (library, place) => {
  const before = placeOf(library, place.chat.facts);
  if (before.slots["email"] === undefined) return undefined;
  const asks = before.frames.at(-1);
  const step = asks?.flow.steps[asks.step];
  if (step?.kind === "ask" && step.entity === "email") return undefined;
  const event = words({ entities: [{ kind: "email", value: NEW }], corrects: true });
  const after = tell(library, place.chat, event);
  const late = after.facts.some((fact) => fact.kind === "repairing" && fact.flow === "correct");
  const walk = placeOf(library, after.facts);
  if (late) return comesBack(event)(library, place);
  return { wanted: [NEW, finalIn(before)], got: [walk.slots["email"], finalIn(walk)] };
};

const finalIn = ({ path: trail, library }: ReturnType<typeof placeOf>) =>
  trail.filter(({ flow, step }) => {
    const named = library.flows[flow]?.steps[step];
    return named?.kind === "act" && named.final;
  });

/** The answer before is asked for again, or there is none and the question stays. */
const wentBack: Injection["land"] = (library, place) => {
  const after = tell(library, place.chat, command("go-back"));
  const reopened = after.facts.find((fact) => fact.kind === "reopened");
  if (!reopened) return comesBack(command("go-back"))(library, place);
  const top = placeOf(library, after.facts).frames.at(-1);
  const step = top?.flow.steps[top.step];
  return { wanted: reopened.slot, got: step?.kind === "ask" ? step.slot : top?.step };
};

const startsOver: Injection["land"] = (library, place) => ({
  wanted: "welcome.menu",
  got: standOf(library, tell(library, place.chat, command("start-over"))).where,
});

const isGlad: Injection["land"] = (library, place) => ({
  wanted: "solved",
  got: standOf(library, tell(library, place.chat, command("worked"))).where,
});

/** While words wait for work, only these can come. */
const AT_WORK: readonly Injection[] = [
  { name: "silence", land: comesBack({ kind: "silence" }) },
  {
    name: "a result of something else",
    land: comesBack({ kind: "resulted", visit: "other#1@0", outcome: "right", details: {} }),
  },
  {
    name: "the same result twice",
    land: (library, place) => {
      const once = place.goOn(place.chat);
      const again = once.events.at(-1);
      const twice = again ? tell(library, once, again) : once;
      return {
        wanted: [standOf(library, once), workIn(library, once)],
        got: [standOf(library, twice), workIn(library, twice)],
      };
    },
  },
  {
    name: "failed, then tried again",
    land: (library, place) => {
      if (place.flow.id === "talk-to-human") return undefined;
      const visit = placeOf(library, place.chat.facts).frames.at(-1)?.visit ?? "";
      const again = tell(library, place.chat, { kind: "resulted", visit, outcome: "failed", details: {} }, pick("yes"));
      return { wanted: standOf(library, place.chat).where, got: standOf(library, again).where };
    },
  },
];

const IN_WORDS: readonly Injection[] = [
  { name: "corrects an earlier answer", land: corrected },
  { name: "names another trouble", land: another },
  { name: "names another trouble and comes back", land: anotherAndBack },
  { name: "names another trouble and drops it", land: anotherThenNeverStuck },
  { name: "names two troubles at once", land: twoAtOnce },
  { name: "cancels, and then not", land: comesBack(command("cancel"), pick("no")) },
  { name: "starts over", land: startsOver },
  { name: "goes back", land: wentBack },
  { name: "wants it repeated", land: comesBack(command("repeat")) },
  { name: "needs a moment", land: comesBack(command("hold-on")) },
  { name: "asks why", land: comesBack(command("why")) },
  { name: "falls silent, then goes on", land: comesBack({ kind: "silence" }) },
  { name: "sends a photo", land: comesBack({ kind: "media", media: "photo" }) },
  { name: "presses an old button", land: comesBack(pick("no-such-option")) },
  { name: "wants a person", land: personTakesOver },
  { name: "says that it works now", land: isGlad },
];

const SPANISH: Injection = { name: "changes the language", land: comesBack(words({ language: "es" })) };

/** What may come at a place of this kind. */
export function injectionsAt({ kind }: Place): readonly Injection[] {
  if (kind === "check" || kind === "act") return AT_WORK;
  return kind === "approval" ? [...AT_WORK, ...IN_WORDS] : [...IN_WORDS, SPANISH];
}
