import { expect, test } from "vitest";
import type { Flow } from "../../src/engine/engine.ts";
import { textId } from "../../src/shared/brand.ts";
import { due, resulted, said, tell, tellAll, trouble, waits, words, workOf } from "./dialogue.ts";
import { smallLibrary as library } from "./small-library.ts";

const ana = { kind: "email", value: "ana@acme.example" } as const;
const home = { kind: "ip", value: "198.51.100.7" } as const;
const code = { kind: "code", value: "mac-of-123456" } as const;

const atCode = () => {
  const named = tellAll(library, [trouble("forgot_password", ana, home)]);
  return tell(library, named, resulted(due(library, named), "mailed"));
};

test("what was mentioned in passing is not asked for again", () => {
  const dialogue = tellAll(library, [trouble("forgot_password", ana, home)]);
  expect(said(dialogue.turns[0])).toEqual(["forgot.hello"]);
  expect(workOf(dialogue.turns[0]?.effects ?? [])).toEqual(["mail-code"]);
});

test("a code given while it is awaited goes to the comparison", () => {
  const dialogue = tell(library, atCode(), words({ entities: [code] }));
  expect(workOf(dialogue.turns.at(-1)?.effects ?? [])).toEqual(["check-code"]);
});

test("another address while the code is awaited corrects the first, and a new code is mailed", () => {
  const dialogue = tell(
    library,
    atCode(),
    words({ entities: [{ ...ana, value: "ana@home.example" }], corrects: true }),
  );
  const effects = dialogue.turns.at(-1)?.effects ?? [];
  expect(said(dialogue.turns.at(-1))).toEqual(["engine.corrected"]);
  expect(effects).toContainEqual(
    expect.objectContaining({ name: "mail-code", slots: { email: "ana@home.example", ip: home.value } }),
  );
});

test("a correction after the reset mail is explained, not made", () => {
  let dialogue = tell(library, atCode(), words({ entities: [code] }));
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "right"));
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "mailed"));
  dialogue = tell(library, dialogue, words({ entities: [{ ...ana, value: "ana@home.example" }], corrects: true }));
  expect(said(dialogue.turns.at(-1))).toEqual(["correct.words", "forgot.in"]);
});

test("a second trouble on top is solved first, then the first goes on where it was", () => {
  let dialogue = tell(library, atCode(), trouble("ip_blocked"));
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "unproved"));
  expect(said(dialogue.turns.at(-1))).toEqual(["blocked.told", "engine.resumed", "verify.code"]);
});

test("why says the reason of the open question and asks it again", () => {
  const dialogue = tell(library, atCode(), words({ command: "why" }));
  expect(said(dialogue.turns.at(-1))).toEqual(["verify.code.why", "why.words", "verify.code"]);
});

test("going back takes back the last answer and asks for it again", () => {
  const asked = tellAll(library, [trouble("forgot_password"), words({ entities: [ana] })]);
  const dialogue = tell(library, asked, words({ command: "go-back" }));
  expect(said(dialogue.turns.at(-1))).toEqual(["engine.stepped-back", "verify.email"]);
});

test("three answers that do not fit leave the question by its way out", () => {
  const dialogue = tellAll(library, [trouble("forgot_password"), words({}), words({}), words({})]);
  expect(workOf(dialogue.turns.at(-1)?.effects ?? [])).toEqual(["open-case"]);
});

test("work that fails is offered again, and after the third failure a person takes over", () => {
  let dialogue = tellAll(library, [trouble("forgot_password", ana, home)]);
  for (let failure = 1; failure < 3; failure += 1) {
    dialogue = tell(library, dialogue, resulted(due(library, dialogue), "failed"));
    expect(said(dialogue.turns.at(-1))).toEqual(["something-failed.what"]);
    dialogue = tell(library, dialogue, words({ option: "again" }));
  }
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "failed"));
  expect(workOf(dialogue.turns.at(-1)?.effects ?? [])).toEqual(["open-case"]);
});

test("an approval that comes during another question is taken up afterwards", () => {
  let dialogue = tellAll(library, [trouble("ip_blocked")]);
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "proved"));
  const approval = due(library, dialogue);
  dialogue = tellAll(library, [words({ command: "cancel" }), resulted(approval, "approved")], dialogue);
  expect(waits(library, dialogue)).toMatchObject({ kind: "question" });
  dialogue = tell(library, dialogue, words({ option: "no" }));
  expect(said(dialogue.turns.at(-1))).toEqual(["blocked.told"]);
});

test("whoever falls silent after the work is done counts as helped", () => {
  let dialogue = tell(library, atCode(), words({ entities: [code] }));
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "right"));
  dialogue = tell(library, dialogue, resulted(due(library, dialogue), "mailed"));
  dialogue = tellAll(library, [{ kind: "silence" }, { kind: "silence" }], dialogue);
  expect(waits(library, dialogue)).toEqual({ kind: "ended", outcome: "solved", flow: "forgot" });
});

test("a button of an earlier question is explained and changes nothing", () => {
  const dialogue = tell(library, atCode(), { kind: "picked", option: "blocked" });
  expect(dialogue.turns.at(-1)?.facts).toEqual([]);
  expect(said(dialogue.turns.at(-1))).toEqual(["engine.old-button", "verify.code"]);
});

/** The offer gave way and the flow that had called it stayed, waiting for a result that nobody could bring. */
test("another trouble at a question of a called flow leaves nobody waiting for that flow", () => {
  const options = [{ id: "no", text: textId("offer.what.options.no"), next: "stop" }];
  const asked = { text: textId("offer.what"), reason: textId("offer.what.why"), retry: textId("offer.what.retry") };
  const what = { kind: "choose", ...asked, tries: 3, otherwise: "stop", options } as const;
  const stop = { kind: "end", outcome: "cancelled" } as const;
  const offer: Flow = { id: "offer", kind: "shared", intents: [], first: "what", limits: {}, steps: { what, stop } };
  const forgot = library.flows["forgot"];
  if (!forgot) throw new Error("There is no flow forgot.");
  const person = { kind: "call", flow: "offer", on: {} } as const;
  const calling: Flow = { ...forgot, first: "person", steps: { ...forgot.steps, person } };
  const more = { ...library, flows: { ...library.flows, offer, forgot: calling } };
  let dialogue = tellAll(more, [trouble("forgot_password"), trouble("ip_blocked")]);
  dialogue = tell(more, dialogue, resulted(due(more, dialogue), "unproved"));
  expect(said(dialogue.turns.at(-1))).toEqual(["blocked.told", "engine.resumed", "offer.what"]);
});
