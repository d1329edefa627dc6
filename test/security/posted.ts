import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { EVIL, hostile, inSentence, STORED } from "./hostile-addresses.ts";

const bad = `${EVIL}@x.example`;
const good = STORED[0] ?? "";

/** What a form or a JSON body has been seen to carry in place of a text. */
const instead = fc.oneof(
  fc.constantFrom<unknown[]>(
    null,
    true,
    0,
    -1,
    1e99,
    "",
    [],
    {},
    [good, bad],
    [[good], [bad]],
    { $ne: null },
    {
      to: bad,
    },
  ),
  fc.tuple(hostile, hostile).map((both): unknown => both),
  hostile.map((address): unknown => ({ email: address, length: 5, toString: address, "0": address })),
  fc.jsonValue({ maxDepth: 3 }),
);
const id = fc.constant(undefined).map((): unknown => randomUUID());

const sound = fc.record({ id, text: inSentence });
const withoutText = fc.record({ id, text: instead });
const withoutId = fc.record({ id: fc.oneof(instead, hostile), text: inSentence });
const choice = fc.record({ id, option: fc.oneof(hostile, instead), label: fc.oneof(hostile, instead) });
const more = fc.tuple(sound, fc.constantFrom("to", "email", "recipient", "from", "__proto__"), hostile, instead);
const loaded = more.map(([body, name, address, other]): unknown => ({ ...body, [name]: address, cc: other }));
const language = fc.record({ id, text: inSentence, language: fc.oneof(instead, fc.constantFrom("en", "es", "pt-BR")) });
/** The same name twice: which one counts is anybody's guess. */
const twice = fc.tuple(inSentence, inSentence).map((texts) => {
  const [one, two] = texts.map((text) => JSON.stringify(text));
  return `{"id":"${randomUUID()}","text":${one ?? ""},"text":${two ?? ""}}`;
});
const torn = inSentence.map((text) => JSON.stringify({ id: randomUUID(), text }).slice(0, -2));
const whole = fc.oneof(instead, hostile);

/** A body as it goes over the wire. */
export const posted: fc.Arbitrary<string> = fc.oneof(
  { weight: 5, arbitrary: sound.map((body) => JSON.stringify(body)) },
  ...[withoutText, withoutId, choice, loaded, language, whole].map((arbitrary) => ({
    weight: 2,
    arbitrary: arbitrary.map((body) => JSON.stringify(body)),
  })),
  { weight: 1, arbitrary: twice },
  { weight: 1, arbitrary: torn },
);
