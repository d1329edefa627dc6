import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { readLanguages, withPhrases } from "../../src/app/read-languages.ts";
import { readFlows } from "../../src/app/serve.ts";
import { OWN_FLOWS } from "../../src/app/shipped-intents.ts";
import { CHAT, openStage } from "../../src/cli/converse/harness.ts";
import { flowsCheck } from "../../src/cli/flows.ts";
import { textId } from "../../src/shared/brand.ts";
import { type Language, readLanguage } from "../../src/shared/language.ts";
import { loadUnderstanding, readQuestionFile } from "../../src/understanding/understanding.ts";
import { letter } from "../mail/letters.ts";
import { startPortal } from "../portal/start-portal.ts";
import { testBrowser } from "../portal/test-browser.ts";
import { SMALL_WORDS, TRANSLATED } from "./newcomer/translated.ts";

// Somebody who has only read docs/editing-flows.md adds a language, a flow and a sentence, by files of their own alone.

const folder = mkdtempSync(join(tmpdir(), "latchkey-newcomer-"));
afterAll(() => rmSync(folder, { recursive: true }));
cpSync(join(import.meta.dirname, "newcomer"), folder, { recursive: true, filter: (path) => !path.endsWith(".ts") });

const copied = (kind: string) => readFileSync(join(OWN_FLOWS, "languages", "en", `${kind}.yml`), "utf8");
const inItalian = (kind: string) => join(folder, "languages", "it", `${kind}.yml`);

/** Those of the flow that is added. */
const OWN_TEXTS =
  '\nchange-email:\n  menu: "Cambiare indirizzo"\n  start: "L’indirizzo si cambia in {profileSecurity}."\n';

for (const [kind, lines] of Object.entries(TRANSLATED)) {
  const text = Object.entries(lines).reduce((before, [english, own]) => before.replace(english, own), copied(kind));
  writeFileSync(inItalian(kind), kind === "chat" ? text + OWN_TEXTS : text);
}
writeFileSync(
  inItalian("words"),
  JSON.stringify({ ...z.record(z.string(), z.unknown()).parse(parse(copied("words"))), ...SMALL_WORDS }),
);

function italian(): Language {
  const language = readLanguage("it");
  if (!language) throw new Error("There is no such tag.");
  return language;
}

const told: string[] = [];
const flows = readFlows(folder, (mistake) => void told.push(mistake));

test("touches eight files for a language, one and its words for a flow, one line for a sentence", async () => {
  expect(readdirSync(join(folder, "languages", "it"))).toHaveLength(8);
  expect(readdirSync(join(folder, "sign-in"))).toEqual(["change-email.flow.yml"]);
  expect(readFileSync(join(folder, "languages/en/chat.yml"), "utf8").split("\n").slice(0, 3)).toEqual([
    "finish:",
    '  welcome-back: "Welcome back to Example Inc."',
    "change-email:",
  ]);
  const lines: string[] = [];
  await flowsCheck(folder, (line) => void lines.push(line.replaceAll(`${folder}/`, "")));
  const mistakes = lines.filter((line) => /^languages.*:\d+:\d+ {2}/u.test(line));
  expect(mistakes).toHaveLength(2);
  for (const tag of ["es", "pt-BR"])
    expect(mistakes.join("\n")).toContain(`"change-email.menu" have no words in ${tag}.`);
  expect(lines.join("\n")).toMatch(
    /warning: languages\/it\/portal\.yml:\d+:1 {2}\d+ of \d+ lines say what the English/u,
  );
});

test("is said in the chat, on pages, in mails and menus, and English where nothing is translated yet", async () => {
  const { texts, wording } = flows;
  expect(texts.languages).toContain("it");
  expect(texts.say("en", textId("finish.welcome-back"))).toBe("Welcome back to Example Inc.");
  expect(wording.languages).toContain("it");
  const mail = letter("code", italian(), {}, undefined, "production", wording);
  expect(mail.text).toContain("Se eri tu, scrivi il codice in quella chat.");
  const portal = await startPortal({ wording });
  const page = await (await testBrowser(portal.baseUrl).get("/", { "accept-language": "it" })).text();
  await portal.close();
  expect(page).toContain('<html lang="it">');
  expect(page).toContain("È bello rivederti. Manca solo un passo.");
});

const LEARNING = 120_000;

test("is understood, answers in Italian and starts the flow that was added", { timeout: LEARNING }, async () => {
  const asked = readQuestionFile("", "");
  const own = { intents: flows.intents, onLeftOut: (mistake: string) => void told.push(mistake) };
  const languages = withPhrases(readLanguages(folder, own), own).map((one) => ({
    ...one,
    replies: {},
    questions: asked.ok ? asked.value : one.questions,
    reports: { account_misuse: {}, "look-alikes": {} },
    phrases: Object.fromEntries(Object.entries(one.phrases).map(([intent, said]) => [intent, said.slice(0, 20)])),
  }));
  const understanding = loadUnderstanding(languages, { intents: flows.intents });
  const answers = async (words: string) => {
    const stage = await openStage({ ...flows, understanding }, "newcomer", "en");
    await stage.send({ kind: "text", text: words });
    const lines = await stage.world.shell.inbox.history(CHAT, 0);
    stage.close();
    return lines.flatMap(({ text, options }) => [text, ...options.map(({ label }) => label)]).join("\n");
  };
  expect(await answers("ho dimenticato la mia password")).toContain("Troviamo una nuova password.");
  expect(await answers("vorrei cambiare la mail del mio account")).toContain("L’indirizzo si cambia in");
  expect(told.filter((one) => !one.includes("have no words in"))).toEqual([]);
});
