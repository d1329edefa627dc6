import { expect, test } from "vitest";
import { due, resulted, said, tell, tellAll, trouble, words, workOf } from "./dialogue.ts";
import { smallLibrary as library } from "./small-library.ts";
import { FORGOT_PASSWORD, IP_BLOCKED } from "../support/intents.ts";

const ana = { kind: "email", value: "ana@acme.example" } as const;
const home = { kind: "ip", value: "198.51.100.7" } as const;
const code = { kind: "code", value: "mac-of-123456" } as const;

const atCode = () => {
  const named = tellAll(library, [trouble("forgot_password", ana, home)]);
  return tell(library, named, resulted(due(library, named), "mailed"));
};

test("a code that is awaited is compared, even if the words around it also name an option", () => {
  const dialogue = tell(library, atCode(), words({ entities: [code], option: "resend" }));
  expect(workOf(dialogue.turns.at(-1)?.effects ?? [])).toEqual(["check-code"]);
});

test("a wish for another language is obeyed, even if its words could be a trouble", () => {
  const unsure = { kind: "unsure", candidates: ["request_status"] } as const;
  const dialogue = tell(library, atCode(), words({ language: "es", reading: unsure }));
  expect(said(dialogue.turns.at(-1))).toEqual(["engine.language", "verify.code"]);
});

test("asked which trouble it is, a second answer that could be several counts as a miss", () => {
  const unsure = words({ reading: { kind: "unsure", candidates: [FORGOT_PASSWORD, IP_BLOCKED] } });
  const dialogue = tellAll(library, [unsure, unsure]);
  expect(dialogue.turns.map(said)).toEqual([["which-one.what"], ["which-one.what.retry"]]);
});
