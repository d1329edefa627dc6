import { expect, test } from "vitest";
import type { Library } from "../../src/engine/engine.ts";
import { loadFlows } from "../../src/flow-compiler/flow-compiler.ts";
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
