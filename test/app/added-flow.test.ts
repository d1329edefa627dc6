import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { fewPhrases } from "../../src/app/few-phrases.ts";
import { readLanguages, withPhrases } from "../../src/app/read-languages.ts";
import { readUnderstanding } from "../../src/app/read-understanding.ts";
import { readFlows } from "../../src/app/serve.ts";
import { OWN_FLOWS } from "../../src/app/shipped-intents.ts";
import { CHAT, openStage, type Scenery } from "../../src/cli/converse/harness.ts";
import { placeOf } from "../../src/engine/engine.ts";
import { virtualClock } from "../../src/shared/clock.ts";
import { LANGUAGES, type PageLanguage } from "../../src/shared/language.ts";
import type { RawReading } from "../../src/understanding/understanding.ts";
import { understanding } from "../understanding/support/loaded.ts";
import { heldOut } from "../understanding/support/held-out.ts";

/** A flow that a newcomer adds: one flow file, and for each language its texts and what people write who want it. */
const ADDED = join(import.meta.dirname, "added-flow");

/** What is put together to phrases; each part in its own words. */
const PARTS: Readonly<Record<PageLanguage, readonly (readonly string[])[]>> = {
  en: [
    ["I want to change", "how do I update", "where can I replace", "please swap", "I'd like to edit"],
    ["my email address", "the e-mail on my profile", "the address my account uses", "my account email"],
    ["for a new one", "while I'm signed in", "I'm logged in already", "because I have a new mailbox"],
  ],
  es: [
    ["quiero cambiar", "cómo actualizo", "dónde puedo reemplazar", "por favor cambien", "me gustaría editar"],
    ["mi dirección de correo", "el email de mi perfil", "el correo que usa mi cuenta", "mi correo de la cuenta"],
    ["por uno nuevo", "con la sesión iniciada", "ya estoy dentro", "porque tengo un buzón nuevo"],
  ],
  "pt-BR": [
    ["quero trocar", "como atualizo", "onde posso substituir", "por favor mudem", "gostaria de editar"],
    ["meu endereço de e-mail", "o email do meu perfil", "o e-mail que minha conta usa", "meu email da conta"],
    ["por um novo", "com a sessão iniciada", "já estou logado", "porque tenho uma caixa nova"],
  ],
};

const phrasesIn = (language: PageLanguage): readonly string[] =>
  PARTS[language].reduce<readonly string[]>(
    (before, part) => part.flatMap((words) => before.map((said) => `${said} ${words}`.trim())),
    [""],
  );

const folders: string[] = [];
afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true })));

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "latchkey-added-"));
  folders.push(folder);
  return folder;
}

const phraseFile = (folder: string, language: PageLanguage) => join(folder, "languages", language, "phrases.yml");

/** An operator's folder with the flow, and so many phrases in each language. */
function folderWith(count: number): string {
  const folder = newFolder();
  cpSync(ADDED, folder, { recursive: true });
  for (const language of LANGUAGES) {
    const lines = phrasesIn(language)
      .slice(0, count)
      .map((phrase) => `  - ${JSON.stringify(phrase)}\n`);
    writeFileSync(phraseFile(folder, language), `change_email:\n${lines.join("")}`);
  }
  return folder;
}

function sceneryOf(folder: string) {
  const told: string[] = [];
  return { told, ...readFlows(folder, (mistake) => void told.push(mistake)) };
}

const LABELS = { en: "Change my e-mail", es: "Cambiar mi correo", "pt-BR": "Trocar meu e-mail" } as const;
const HELLO = { en: "hello", es: "hola", "pt-BR": "oi" } as const;
const YES = { en: "yes, it worked", es: "sí", "pt-BR": "sim" } as const;
/** In none of the files. */
const WISHES = {
  en: [
    "how can I change the email address of my account while I'm logged in?",
    "I want to replace my account email, I have a new mailbox now",
    "please update the e-mail address on my profile",
    "I'd like another address on my account, I am signed in",
  ],
  es: [
    "hola, necesito actualizar el correo de mi perfil, tengo uno nuevo",
    "quiero cambiar el correo de mi cuenta, ya tengo la sesión iniciada",
    "¿cómo puedo reemplazar mi dirección de correo por otra?",
    "me gustaría otro email en mi cuenta, ya estoy dentro",
  ],
  "pt-BR": [
    "como posso mudar o endereço de e-mail da minha conta? já estou logada",
    "quero trocar o email do meu perfil, tenho uma caixa nova",
    "por favor atualizem meu endereço de e-mail por um novo",
    "gostaria de outro e-mail na conta, estou com a sessão iniciada",
  ],
} as const;

const isStarted = ({ reading }: RawReading) => reading.kind === "sure" && reading.intent === "change_email";

/** Says these one after the other; a word in brackets is a button. */
async function chat(scenery: Scenery, language: PageLanguage, said: readonly string[]) {
  const stage = await openStage(scenery, `added-${language}`, language);
  for (const words of said) {
    const button = /^\[(.+)\]$/u.exec(words)?.[1];
    await stage.send(
      button === undefined ? { kind: "text", text: words } : { kind: "choice", option: button, label: "" },
    );
  }
  const lines = await stage.world.shell.inbox.history(CHAT, 0);
  const episodes = await stage.world.shell.episodes(CHAT);
  stage.close();
  const shown = lines.flatMap(({ options }) => options.map(({ label }) => label));
  const places = episodes.map(({ library, facts }) => placeOf(library, facts));
  const walked = places.flatMap(({ path, frames }) => [...path, ...frames.map(({ flow }) => ({ flow: flow.id }))]);
  return { shown, walked: new Set(walked.map(({ flow }) => flow)), outcome: episodes.at(-1)?.end?.outcome };
}

const TRAINING = 300_000;

describe("a flow that was added with seven phrases in each language", () => {
  const folder = folderWith(7);
  const flows = sceneryOf(folder);
  const scenery = { ...flows, understanding };

  test("teaches nothing, so that every message is read as before, and that is said", () => {
    const own = { intents: flows.intents };
    const taught = withPhrases(readLanguages(folder, own), own);
    expect(taught).toEqual(withPhrases(readLanguages(OWN_FLOWS)));
    const warnings = fewPhrases(folder, flows.intents, LANGUAGES);
    expect(warnings.map((one) => one.split("  ")[0])).toEqual(
      LANGUAGES.map((language) => `${phraseFile(folder, language)}:1:1`),
    );
    expect(warnings.join("\n")).toContain("starts by its button alone");
    expect(flows.told).toEqual([]);
  });

  test.each(LANGUAGES)("is a button of the menu at its place, and helps, in %s", async (language) => {
    const { shown, walked, outcome } = await chat(scenery, language, [
      HELLO[language],
      "[change_email]",
      YES[language],
    ]);
    expect(shown.indexOf(LABELS[language])).toBe(4);
    expect([walked, outcome]).toEqual([new Set(["welcome", "change-email"]), "solved"]);
  });

  test.each(LANGUAGES)("does not start by words in %s", async (language) => {
    const { walked } = await chat(scenery, language, WISHES[language]);
    expect(walked.has("change-email")).toBe(false);
  });
});

describe("a flow that was added with eighty phrases in each language", () => {
  const folder = folderWith(80);
  const flows = sceneryOf(folder);
  const log: (readonly [string, object])[] = [];
  let scenery: Scenery;
  beforeAll(() => {
    const own = {
      intents: flows.intents,
      clock: virtualClock(),
      log: (...line: [string, object]) => void log.push(line),
    };
    scenery = { ...flows, understanding: readUnderstanding(join(newFolder(), "latchkey.db"), folder, own) };
  }, TRAINING);

  test("is learned at the start, which says so and how long it was", () => {
    expect(log.map(([event]) => event)).toEqual(["learning_phrases", "phrases_learned"]);
    expect(log.at(-1)?.[1]).toEqual({ seconds: "0.0" });
    expect(fewPhrases(folder, flows.intents, LANGUAGES)).toEqual([]);
  });

  test.each(LANGUAGES)("starts by words and helps, in %s", async (language) => {
    const started = WISHES[language].filter((wish) => isStarted(scenery.understanding.read(wish)));
    expect(started.length).toBeGreaterThanOrEqual(2);
    const { walked, outcome } = await chat(scenery, language, [started[0] ?? "", YES[language]]);
    expect([walked, outcome]).toEqual([new Set(["change-email"]), "solved"]);
  });

  test("is hardly ever taken for meant by those who come with something else", () => {
    const messages = heldOut();
    const stolen = messages.filter(({ text }) => isStarted(scenery.understanding.read(text)));
    expect(messages.length).toBeGreaterThan(500);
    expect(stolen.length / messages.length, JSON.stringify(stolen.map(({ text }) => text))).toBeLessThan(0.01);
  });
});
