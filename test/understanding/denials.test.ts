import { describe, expect, it } from "vitest";
import { z } from "zod";
import { LANGUAGES } from "../../src/shared/language.ts";
import { understanding } from "./support/loaded.ts";
import { sentences } from "./support/sentences.ts";

/** What is fine, or is not wanted, beside what it must not be taken for. */
const DENIALS: readonly (readonly [text: string, never: string])[] = [
  ["I have my backup codes", "lost_backup_codes"],
  ["I found my backup codes", "lost_backup_codes"],
  ["tengo mis códigos de respaldo", "lost_backup_codes"],
  ["no perdí mis códigos de respaldo", "lost_backup_codes"],
  ["tenho meus códigos de backup", "lost_backup_codes"],
  ["não perdi meus códigos de backup", "lost_backup_codes"],
  ["I can open my mailbox", "lost_email_access"],
  ["my email works fine", "lost_email_access"],
  ["puedo abrir mi correo", "lost_email_access"],
  ["meu e-mail funciona", "lost_email_access"],
  ["consigo abrir meu e-mail", "lost_email_access"],
  ["my IP is not blocked", "ip_blocked"],
  ["mi IP no está bloqueada", "ip_blocked"],
  ["meu IP não está bloqueado", "ip_blocked"],
  ["I did not forget my password", "forgot_password"],
  ["no olvidé mi contraseña", "forgot_password"],
  ["não esqueci a senha", "forgot_password"],
  ["the code arrived", "code_not_received"],
  ["I got the code", "code_not_received"],
  ["el código llegó", "code_not_received"],
  ["o código chegou", "code_not_received"],
  ["don't cancel it", "cancel_restart"],
  ["no lo canceles", "cancel_restart"],
  ["não cancela", "cancel_restart"],
];

const WISHES: Readonly<Record<string, string>> = { cancel_restart: "cancel" };

const line = z.object({ text: z.string(), lang: z.enum(LANGUAGES), never: z.array(z.string()) });
const STEPS: Readonly<Record<string, readonly string[]>> = {
  human_handoff: ["person"],
  cancel_restart: ["cancel", "start-over"],
};

/** Written before the lists of what is fine; half of them were looked at while those were made. */
const FIRST = "fine.jsonl";
/** 150 more, read once (94 were not taken for what they deny) before the lists grew by the kinds that slipped. */
const SECOND = "denials.jsonl";
const written = (file: string) => sentences(file).map((text) => line.parse(JSON.parse(text)));

describe("what is fine", () => {
  it.each([FIRST, SECOND])("is not taken for what it denies, in 94 of 100 sentences of %s", (file) => {
    const all = written(file);
    const wrong = all.filter(({ text, lang, never }) => {
      const { reading, reports, command = "" } = understanding.understand(text, { language: lang });
      const taken: readonly (string | undefined)[] =
        reading.kind === "sure" ? [reading.intent, reading.also, reports] : [reports];
      return never.some((intent) => taken.includes(intent) || STEPS[intent]?.includes(command));
    });
    expect(wrong.length / all.length, JSON.stringify(wrong)).toBeLessThanOrEqual(0.06);
  });

  it("leaves the trouble that is told beside it", () => {
    const told = (text: string) => understanding.understand(text, { language: "en" }).reading;
    expect(told("I still know my password fine, the thing is the code never shows up")).toEqual({
      kind: "sure",
      intent: "code_not_received",
    });
    expect(told("nothing works, give me a person")).toMatchObject({ kind: "sure", intent: "human_handoff" });
    expect(told("I don't know my password any more")).toMatchObject({ kind: "sure", intent: "forgot_password" });
  });

  it.each(DENIALS)("%j is not taken for what it denies", (text, never) => {
    const { reading, command } = understanding.understand(text, { language: "en" });
    expect(reading.kind === "sure" ? reading.intent : undefined).not.toBe(never);
    expect(command).not.toBe(WISHES[never] ?? "");
  });

  it.each([
    ["I don't have my backup codes", "lost_backup_codes"],
    ["lost my backup codes", "lost_backup_codes"],
    ["the code never arrived", "code_not_received"],
    ["no me llega el código", "code_not_received"],
    ["esqueci minha senha", "forgot_password"],
    ["mi IP está bloqueada", "ip_blocked"],
    ["I can't open my mailbox any more", "lost_email_access"],
  ])("%j still says what is wrong", (text, intent) => {
    expect(understanding.understand(text, { language: "en" }).reading).toMatchObject({ kind: "sure", intent });
  });
});
