import type { ChatLine } from "../../channels/channel.ts";
import { placeOf } from "../../engine/engine.ts";
import type { Texts } from "../../flow-compiler/flow-compiler.ts";
import type { Language } from "../../shared/language.ts";
import { mailsOn, playTurn } from "../converse/run.ts";
import { CHAT, openStage, type Scenery, type Stage } from "../converse/harness.ts";
import { doStep } from "./do-step.ts";
import { type Person, personOn } from "./off-chat.ts";
import { type ScenarioStep, durationOf, type Scenario, type ScenarioLine } from "./read-scenario.ts";

/** What a scenario asked for and what came, side by side; equal when all is well. */
interface Compared {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

export interface PlayedScenario extends Compared {
  /** Steps that were left, and how: what `flows paths` counts. */
  readonly path: ReturnType<typeof placeOf>["path"];
}

interface Said {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
}

interface Run {
  readonly stage: Stage;
  readonly said: readonly Said[];
  readonly person: Person;
  /** The mailbox that is meant where a line names none. */
  readonly mailbox: string | undefined;
  /** Lines of the chat that were there before the person's last move. */
  seen: number;
  /** Places in the list of all mails that need no line any more. */
  readonly listed: Set<number>;
}

/**
 * Plays a transcript against the real parts, and writes down what happened in the transcript's own words.
 *
 * @param look shown the world as the transcript left it
 */
export async function runScenario(
  scenery: Scenery,
  scenario: Scenario,
  look?: (stage: Stage) => Promise<void>,
): Promise<PlayedScenario> {
  const said: Said[] = [];
  const texts = listening(scenery.texts, said);
  const { file, language, links, "writes-from": seenFrom } = scenario;
  const stage = await openStage({ ...scenery, texts }, file, language, { links, seenFrom });
  const mailbox = scenario["person-is"];
  const run: Run = { stage, said, mailbox, person: personOn(stage, mailbox), seen: 0, listed: new Set() };
  const expected: string[] = [];
  const actual: string[] = [];
  for (const line of scenario.chat) {
    const compared = await playLine(run, line);
    expected.push(...compared.expected);
    actual.push(...compared.actual);
  }
  actual.push(...(await unread(run)));
  const episodes = await stage.world.shell.episodes(CHAT);
  const path = episodes.flatMap(({ library, facts }) => placeOf(library, facts).path);
  await look?.(stage);
  stage.close();
  return { expected, actual, path };
}

const NOTHING: Compared = { expected: [], actual: [] };

async function playLine(run: Run, line: ScenarioLine): Promise<Compared> {
  const { stage } = run;
  if ("agent" in line) return agentLine(run, line.agent);
  if ("speaks" in line) return same("speaks", line.speaks, run.said.at(-1)?.language);
  if ("mail" in line) return mailLine(run, line);
  if ("end" in line) return same("end", line.end, (await stage.world.shell.episodes(CHAT)).at(-1)?.end?.outcome);
  run.seen = (await linesOf(run)).length;
  if ("wait" in line) await stage.wait(durationOf(line.wait));
  else if ("press" in line) await stage.send({ kind: "choice", option: line.press, label: line.press });
  else if ("media" in line) await stage.send({ kind: "media", media: line.media });
  else if ("person" in line) await playTurn(stage, line.person);
  else return deedLine(run, line);
  return NOTHING;
}

async function deedLine({ stage, person, listed }: Run, deed: ScenarioStep): Promise<Compared> {
  const { what, wanted, came, admins = [] } = await doStep(person, deed);
  for (const [at, mail] of (await mailsOn(stage)).entries())
    if (admins.includes(mail.to) && mail.template === "sign-in-code") listed.add(at);
  return same(what, wanted, came);
}

/** The next mail to that mailbox, or the next at all where the scenario is nobody's. */
async function mailLine(
  run: Run,
  line: { readonly mail: string; readonly to?: string | undefined },
): Promise<Compared> {
  const to = line.to ?? run.mailbox;
  const mails = await mailsOn(run.stage);
  const at = mails.findIndex((mail, index) => !run.listed.has(index) && (to === undefined || mail.to === to));
  run.listed.add(at);
  return same(to === undefined ? "mail" : `mail to ${to}`, line.mail, mails[at]?.template);
}

const same = (what: string, wanted: string, got: string | undefined): Compared => ({
  expected: [`${what}: ${wanted}`],
  actual: [`${what}: ${got ?? "none"}`],
});

async function agentLine(run: Run, ids: readonly string[]): Promise<Compared> {
  const fresh = (await linesOf(run)).slice(run.seen).filter(({ from }) => from === "agent");
  return { expected: ids.map((id) => `agent: ${id}`), actual: fresh.flatMap((line) => idsIn(run, line)) };
}

/** A line may hold several texts, a blank line between them. */
const idsIn = ({ said }: Run, { text }: ChatLine): readonly string[] =>
  text.split("\n\n").map((part) => `agent: ${said.findLast((one) => one.text === part)?.id ?? `"${part}"`}`);

const linesOf = ({ stage }: Run) => stage.world.shell.inbox.history(CHAT, 0);

/** Mails that the transcript does not list. */
async function unread({ stage, listed }: Run): Promise<readonly string[]> {
  return (await mailsOn(stage))
    .filter((_mail, index) => !listed.has(index))
    .map(({ template, to }) => `mail: ${template} to ${to}, which the transcript does not list`);
}

/** Keeps the id behind every sentence; buttons share words with sentences and are left out. */
const listening = (texts: Texts, said: Said[]): Texts => ({
  ...texts,
  say: (language, id, args) => {
    const text = texts.say(language, id, args);
    if (!/\.options\.|^labels\.|^troubles\./u.test(id)) said.push({ id, language, text });
    return text;
  },
});
