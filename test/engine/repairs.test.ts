import { expect, test } from "vitest";
import { type Library, placeOf } from "../../src/engine/engine.ts";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
import { type Driven, dueIn, named, NOTHING_YET, tell, words } from "../../src/flow-compiler/walk/drive.ts";
import { resulted } from "./dialogue.ts";
import { awaitedChecks, faultsIn } from "./laws/typed-code.ts";
import { FORGOT_PASSWORD, IP_BLOCKED } from "../support/intents.ts";
import { type Injection, injectionsAt } from "./repairs/injections.ts";
import { everyPlace, type Place } from "./repairs/places.ts";

const loaded = loadFlows("flows");
if (!loaded.ok) throw new Error("The flows do not pass their check: run `npm run -s latchkey -- flows check`.");
const { library } = loaded.value;

/** Nobody has proved or said anything yet, so that everybody is asked for an address and a code on the way. */
function unproved(from: Library): Library {
  const verify = from.flows["verify-identity"];
  if (!verify) throw new Error("There is no flow verify-identity.");
  const steps = Object.fromEntries(Object.entries(verify.steps).filter(([id]) => !["already", "named"].includes(id)));
  return { ...from, flows: { ...from.flows, [verify.id]: { ...verify, first: "email", steps } } };
}

/** What became of one repair at one place; undefined where it cannot happen. */
function landing(of: Library, place: Place, injection: Injection): string | undefined {
  const landed = injection.land(of, place);
  if (!landed) return undefined;
  const wanted = JSON.stringify(landed.wanted);
  const got = JSON.stringify(landed.got);
  return wanted === got ? "right" : `${place.flow.id}.${place.step}: ${injection.name}: ${got}, not ${wanted}`;
}

const isAwaited = ({ facts }: Driven) => awaitedChecks(library, facts).length > 0;

/** The same place, come to while another trouble stands at its question for the code. */
function afterCodeQuestion(place: Place): readonly Pick<Place, "flow" | "step" | "chat">[] {
  return [FORGOT_PASSWORD, IP_BLOCKED].flatMap((intent) => {
    const address = { kind: "email", value: "tom@acme.example" } as const;
    const asked = ["unproved", "unproved", "not-named", "mailed"].reduce(
      (chat, outcome) => tell(library, chat, resulted(dueIn(library, chat), outcome)),
      tell(library, NOTHING_YET, named(intent, address)),
    );
    const chat = place.chat.events.reduce(
      (before, event) =>
        tell(library, before, event.kind === "resulted" ? { ...event, visit: dueIn(library, before) } : event),
      asked,
    );
    const { step, flow } = placeOf(library, chat.facts).frames.at(-1) ?? {};
    return step === place.step && flow?.id === place.flow.id ? [{ flow, step: `${step}, ${intent}`, chat }] : [];
  });
}

test("a code that was asked for is taken at every question and wait of every flow, and a case that waits reopens for it", () => {
  const places = everyPlace(library).filter(({ kind }) => kind !== "check" && kind !== "act");
  const asked = places.flatMap((place) => afterCodeQuestion(place)).filter(({ chat }) => isAwaited(chat));
  const handedOver = asked.map(({ flow, step, chat }) => {
    const wanted = tell(library, chat, words({ command: "person" }));
    const opened = tell(library, wanted, resulted(dueIn(library, wanted), "opened"));
    return { flow, step: `${step}, handed over`, chat: opened };
  });
  const faults = [...asked, ...handedOver].flatMap(({ flow, step, chat }) =>
    faultsIn(library, chat.facts).map((fault) => `${flow.id}.${step}: ${fault}`),
  );
  expect(asked.length).toBeGreaterThanOrEqual(45);
  expect(faults).toEqual([]);
});

test.each([
  ["proved before", library],
  ["proved on the way", unproved(library)],
])("%s, every repair at every question, work and approval lands in the right place", (_how, of) => {
  const places = everyPlace(of);
  const landings = places.flatMap((place) =>
    injectionsAt(place).flatMap((injection) => landing(of, place, injection) ?? []),
  );
  expect(places.length).toBeGreaterThanOrEqual(60);
  expect(landings.length).toBeGreaterThanOrEqual(650);
  expect(landings.filter((one) => one !== "right")).toEqual([]);
});
