import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { readLanguages, withPhrases } from "../../src/app/read-languages.ts";
import { OWN_FLOWS, shippedIntents } from "../../src/app/shipped-intents.ts";
import type { Language } from "../../src/shared/language.ts";
import { chooseOption } from "../../src/understanding/choice/choose-option.ts";
import type { Phrases } from "../../src/understanding/phrase-file.ts";
import { loadUnderstanding } from "../../src/understanding/understanding.ts";

const ADDED = join(import.meta.dirname, "..", "understanding", "added");

const folders: string[] = [];
afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true })));

/** A flows folder with Russian and Turkish beside what is shipped: nothing but files were added. */
function flowsWithMore(): string {
  const flows = mkdtempSync(join(tmpdir(), "latchkey-languages-"));
  folders.push(flows);
  for (const from of [OWN_FLOWS, ADDED]) cpSync(join(from, "languages"), join(flows, "languages"), { recursive: true });
  return flows;
}

/** Enough of each intent to train in a moment. */
const firstOf = (phrases: Phrases): Phrases =>
  Object.fromEntries(Object.entries(phrases).map(([intent, said]) => [intent, said.slice(0, 60)]));
const languages = withPhrases(readLanguages(flowsWithMore())).map((one) => ({ ...one, phrases: firstOf(one.phrases) }));
const understanding = loadUnderstanding(languages, { intents: shippedIntents() });
const added = (tag: string): Language => languages.find(({ language }) => language === tag)?.language ?? "en";
const heard = (text: string, language: Language = "en") => understanding.understand(text, { language });

describe("a language that was added by files alone", () => {
  it("is one of those that are understood", () => {
    expect(languages.map(({ language }) => language)).toEqual(["en", "es", "pt-BR", "ru", "tr"]);
  });

  it.each([
    ["Здравствуйте, я забыла пароль от своего аккаунта", "ru", "forgot_password"],
    ["мне не приходит код на почту", "ru", "code_not_received"],
    ["айпи заблокировн, не пускает", "ru", "ip_blocked"],
    ["я потерял все резервные коды", "ru", "lost_backup_codes"],
    ["можно поговорить с оператором", "ru", "human_handoff"],
    ["ŞİFREMİ UNUTTUM YA", "tr", "forgot_password"],
    ["giriş kodu bana bir türlü gelmedi", "tr", "code_not_received"],
    ["ip adresim engellendi galiba", "tr", "ip_blocked"],
    ["yedek kodlarımı kaybettim ne yapacağım", "tr", "lost_backup_codes"],
    ["abonelik ne kadar acaba", "tr", "product_question"],
  ])("has %j classified, and known for %s", (text, language, intent) => {
    expect(understanding.read(text)).toMatchObject({ intent, language });
  });

  it("changes the language of a conversation, and takes nothing from the others", () => {
    expect(heard("я не могу войти, у меня не приходит код").language).toBe("ru");
    expect(heard("ben hesabıma giremiyorum, kod gelmiyor").language).toBe("tr");
    expect(heard("давайте на русском, пожалуйста").language).toBe("ru");
    expect(heard("türkçe konuşalım").language).toBe("tr");
    expect(heard("I can't get into my account", added("ru")).language).toBe("en");
    expect(heard("não consigo entrar na minha conta", added("tr")).language).toBe("pt-BR");
    for (const text of ["ok", "да", "evet", "Zyxwv Qrstu", "123456"]) expect(heard(text).language).toBeUndefined();
  });

  it("has yes and no, places in a list and durations of its own", () => {
    const options = ["a", "b", "c"].map((id) => ({ id, labels: [`Label ${id}`] }));
    const chosen = ["второй", "третью, пожалуйста", "последний", "ikinci olan", "ÜÇÜNCÜ", "два"];
    expect(chosen.map((text) => chooseOption(text, options, languages))).toEqual(["b", "c", "c", "b", "c", "b"]);
    const answers = ["Да, конечно", "ага", "нет", "EVET LÜTFEN", "hayır", "HAYIR", "может быть", "belki"];
    const read = answers.map((text) => understanding.read(text).answer);
    expect(read).toEqual(["yes", "yes", "no", "yes", "no", "no", "maybe", "maybe"]);
    const spans = ["только сегодня", "на три дня", "до следующей пятницы", "навсегда", "iki hafta", "sadece bugün"];
    const durations = spans.map((text) => understanding.read(text).entities[0]?.value);
    expect(durations).toEqual(["86400000", "259200000", "until:friday", "permanent", "1209600000", "86400000"]);
  });

  it("has its own words for codes, addresses and passwords, and for what steers a conversation", () => {
    expect(understanding.cutSecrets("мой код один два три четыре пять шесть").codes).toEqual(["123456"]);
    expect(understanding.cutSecrets("пароль: Солнышко7").cut).toEqual(["password"]);
    expect(understanding.cutSecrets("şifrem yanlış").cut).toEqual([]);
    expect(heard("ana собака acme точка com").entities).toEqual([{ kind: "email", value: "ana@acme.com" }]);
    expect([heard("начать сначала").command, heard("İPTAL ET").command]).toEqual(["start-over", "cancel"]);
  });
});

/** What is read from a folder, and what was told of it. */
function readTold(flows: string) {
  const told: string[] = [];
  const read = readLanguages(flows, { onLeftOut: (mistake) => void told.push(mistake.replaceAll(flows, "own")) });
  return { told, tags: read.map(({ language }) => language), read };
}

describe("the files of an added language", () => {
  it("are missed by name when only one of the two is there, and the language is left out", () => {
    const flows = flowsWithMore();
    rmSync(join(flows, "languages/ru/words.yml"));
    const { told, tags } = readTold(flows);
    expect(tags).toEqual(["en", "es", "pt-BR", "tr"]);
    expect(told).toEqual([
      expect.stringMatching(
        /^own.languages.ru.words\.yml:1:1 {2}There is no such file\. {2}Each language needs .* Until then ru is not understood\.$/u,
      ),
    ]);
  });

  it("are told with file, line and what to do when they are wrong", () => {
    const flows = flowsWithMore();
    writeFileSync(join(flows, "languages/ru/words.yml"), "names: русский\nhello: x\n");
    const { told, tags } = readTold(flows);
    expect(tags).toEqual(["en", "es", "pt-BR", "tr"]);
    expect(told.join("\n")).toContain('own/languages/ru/words.yml:2:1  "hello" is no kind of words.');
  });
});

/** An own folder with just these files. */
function ownFolder(files: Readonly<Record<string, string>>): string {
  const flows = mkdtempSync(join(tmpdir(), "latchkey-own-"));
  folders.push(flows);
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(flows, path)), { recursive: true });
    writeFileSync(join(flows, path), text);
  }
  return flows;
}

const shippedFile = (path: string) => readFileSync(join(OWN_FLOWS, path), "utf8");

describe("an operator's folder over the shipped one", () => {
  it("changes nothing where it is empty or says the same", () => {
    const paths = ["en", "es", "pt-BR"].flatMap((tag) =>
      ["phrases", "words", "reports"].map((kind) => `languages/${tag}/${kind}.yml`),
    );
    const copies = Object.fromEntries(paths.map((path) => [path, shippedFile(path)]));
    for (const flows of [ownFolder({}), ownFolder(copies)]) {
      expect(readTold(flows)).toEqual({ told: [], tags: ["en", "es", "pt-BR"], read: readLanguages(OWN_FLOWS) });
    }
  });

  it("replaces words list by list, also in a group", () => {
    const flows = ownFolder({ "languages/en/words.yml": "maybe: |\n  dunno\nemail:\n  dot: |\n    punkt\n" });
    const [own] = readTold(flows).read;
    const [shipped] = readLanguages(OWN_FLOWS);
    const email = { ...shipped?.words.email, dot: "punkt" };
    expect(own?.words).toEqual({ ...shipped?.words, maybe: "dunno", email });
    expect(readTold(flows).told).toEqual([]);
  });

  it("leaves out a list with a mistake, or one that is gone, and keeps the others", () => {
    const flows = ownFolder({
      "languages/en/words.yml":
        "maybe: dunno\nolden: x\ndigits: one\ncommands:\n  menu: |\n    start page\n  sing: la\n",
    });
    const { told, read } = readTold(flows);
    const [shipped] = readLanguages(OWN_FLOWS);
    const commands = { ...shipped?.words.commands, menu: "start page" };
    expect(read[0]?.words).toEqual({ ...shipped?.words, maybe: "dunno", commands });
    expect(told.map((one) => one.split("  ")[0])).toEqual([
      "own/languages/en/words.yml:2:1",
      "own/languages/en/words.yml:3:1",
      "own/languages/en/words.yml:7:3",
    ]);
    expect(told.join("\n")).toContain('own/languages/en/words.yml:2:1  "olden" is no kind of words.');
    expect(told.every((one) => one.endsWith("Until then the shipped words count."))).toBe(true);
  });

  it("adds phrases to those that are shipped, moves one that stands elsewhere, and tells what it cannot read", () => {
    const flows = ownFolder({
      "languages/en/phrases.yml":
        "forgot_password:\n  - my passphrase has flown\n  - human please\n  - I forgot my password\nold_intent:\n  - x\nip_blocked: []\nhuman_handoff:\n  - [a]\n",
    });
    const told: string[] = [];
    const own = { onLeftOut: (mistake: string) => void told.push(mistake.replaceAll(flows, "own")) };
    const [laid] = withPhrases(readLanguages(flows, own), own);
    const [shipped] = withPhrases(readLanguages(OWN_FLOWS));
    const moved = shipped?.phrases["human_handoff"]?.filter((one) => one === "human please") ?? [];
    expect(laid?.phrases["forgot_password"]).toEqual([
      ...(shipped?.phrases["forgot_password"] ?? []),
      "my passphrase has flown",
      "human please",
    ]);
    expect(laid?.phrases["human_handoff"]).toHaveLength(
      (shipped?.phrases["human_handoff"]?.length ?? 0) - moved.length,
    );
    expect(laid?.phrases["ip_blocked"]).toEqual(shipped?.phrases["ip_blocked"]);
    expect(told.map((one) => one.split("  ")[0])).toEqual([
      "own/languages/en/phrases.yml:5:1",
      "own/languages/en/phrases.yml:9:5",
    ]);
  });

  it("adds reports family by family", () => {
    const flows = ownFolder({
      "languages/en/reports.yml":
        "account_misuse:\n  unasked-code:\n    - codes from nowhere, again\n  parrots:\n    - my parrot signed in\n",
    });
    const [own] = withPhrases(readLanguages(flows));
    const [shipped] = withPhrases(readLanguages(OWN_FLOWS));
    const families = shipped?.reports.account_misuse ?? {};
    expect(own?.reports["look-alikes"]).toEqual(shipped?.reports["look-alikes"]);
    expect(own?.reports.account_misuse).toEqual({
      ...families,
      "unasked-code": [...(families["unasked-code"] ?? []), "codes from nowhere, again"],
      parrots: ["my parrot signed in"],
    });
  });

  it("is passed over where a file is no YAML", () => {
    const flows = ownFolder({ "languages/en/words.yml": "maybe: [\n", "languages/es/phrases.yml": "ip_blocked: {\n" });
    const told: string[] = [];
    const own = { onLeftOut: (mistake: string) => void told.push(mistake.replaceAll(flows, "own")) };
    expect(withPhrases(readLanguages(flows, own), own)).toEqual(withPhrases(readLanguages(OWN_FLOWS)));
    expect(new Set(told.map((one) => one.split(":")[0]))).toEqual(
      new Set(["own/languages/en/words.yml", "own/languages/es/phrases.yml"]),
    );
  });
});
