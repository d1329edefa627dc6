import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { OWN_FLOWS, readLanguages, withPhrases } from "../../src/app/read-languages.ts";
import type { Language } from "../../src/shared/language.ts";
import { chooseOption } from "../../src/understanding/choice/choose-option.ts";
import { INTENT_NAMES, type Phrases } from "../../src/understanding/phrase-file.ts";
import { loadUnderstanding } from "../../src/understanding/understanding.ts";

const KINDS = ["phrases", "words"] as const;
const ADDED = join(import.meta.dirname, "..", "understanding", "added");

const folders: string[] = [];
afterAll(() => folders.map((folder) => rmSync(folder, { recursive: true })));

/** A flows folder with Russian and Turkish beside what is shipped: nothing but files were added. */
function flowsWithMore(): string {
  const flows = mkdtempSync(join(tmpdir(), "latchkey-languages-"));
  folders.push(flows);
  for (const kind of KINDS)
    for (const from of [OWN_FLOWS, ADDED]) cpSync(join(from, kind), join(flows, kind), { recursive: true });
  return flows;
}

/** Enough of each intent to train in a moment. */
const firstOf = (phrases: Phrases): Phrases => ({
  ...phrases,
  ...Object.fromEntries(INTENT_NAMES.map((intent) => [intent, phrases[intent].slice(0, 60)])),
});
const languages = withPhrases(readLanguages(flowsWithMore())).map((one) => ({ ...one, phrases: firstOf(one.phrases) }));
const understanding = loadUnderstanding(languages);
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

describe("the files of a language", () => {
  it("are missed by name when only one of the two is there", () => {
    const flows = flowsWithMore();
    rmSync(join(flows, "words", "ru.yml"));
    expect(() => readLanguages(flows)).toThrow(/words.ru\.yml cannot be read\. Each language needs one under phrases/);
  });

  it("must be named after the language", () => {
    const flows = flowsWithMore();
    renameSync(join(flows, "words", "tr.yml"), join(flows, "words", "turkish.yml"));
    expect(() => readLanguages(flows)).toThrow('"turkish" in flows/phrases or flows/words is no language tag');
  });

  it("are told with file, line and what to do when they are wrong", () => {
    const flows = flowsWithMore();
    writeFileSync(join(flows, "words", "ru.yml"), "names: русский\nhello: x\n");
    expect(() => readLanguages(flows)).toThrow('flows/words/ru.yml:2:1  "hello" is no kind of words.');
  });

  it("need no words of their own in an older copy of the flows, where the program has them", () => {
    const flows = flowsWithMore();
    for (const name of ["en", "es", "pt-BR"]) rmSync(join(flows, "words", `${name}.yml`));
    expect(readLanguages(flows)).toHaveLength(5);
  });
});
