import type { ChatLine } from "../../channels/channel.ts";
import { placeOf } from "../../engine/engine.ts";
import type { Texts } from "../../flow-files/flow-files.ts";
import type { Language } from "../../shared/language.ts";
import { mailsOn, playTurn } from "../converse/play.ts";
import { CHAT, openStage, type Scenery, type Stage } from "../converse/stage.ts";
import { durationOf, type Scenario, type ScenarioLine } from "./read-scenario.ts";

/** What a scenario asked for and what came, side by side; equal when all is well. */
interface Compared {
  readonly expected: readonly string[];
  readonly actual: readonly string[];
}

export interface PlayedScenario extends Compared {
  /** Steps that were left, and how: what `flows paths` counts. */
  readonly trail: ReturnType<typeof placeOf>["trail"];
}

interface Said {
  readonly id: string;
  readonly language: Language;
  readonly text: string;
}

interface Run {
  readonly stage: Stage;
  readonly said: readonly Said[];
  /** Lines of the chat that were there before the person's last move. */
  seen: number;
  mails: number;
}

/** Plays a transcript against the real parts, and writes down what happened in the transcript's own words. */
export async function playScenario(scenery: Scenery, scenario: Scenario): Promise<PlayedScenario> {
  const said: Said[] = [];
  const texts = listening(scenery.texts, said);
  const stage = await openStage({ ...scenery, texts }, scenario.file, scenario.language);
  const run: Run = { stage, said, seen: 0, mails: 0 };
  const [expected, actual]: [string[], string[]] = [[], []];
  for (const line of scenario.chat) {
    const compared = await playLine(run, line);
    expected.push(...compared.expected);
    actual.push(...compared.actual);
  }
  actual.push(...(await unread(run)));
  const episodes = await stage.world.shell.episodes(CHAT);
  const trail = episodes.flatMap(({ library, facts }) => placeOf(library, facts).trail);
  stage.close();
  return { expected, actual, trail };
}

const NOTHING: Compared = { expected: [], actual: [] };

async function playLine(run: Run, line: ScenarioLine): Promise<Compared> {
  const { stage } = run;
  if ("agent" in line) return agentLine(run, line.agent);
  if ("speaks" in line) return same("speaks", line.speaks, run.said.at(-1)?.language);
  if ("mail" in line) return same("mail", line.mail, (await mailsOn(stage))[run.mails++]?.template);
  if ("end" in line) return same("end", line.end, (await stage.world.shell.episodes(CHAT)).at(-1)?.end?.outcome);
  run.seen = (await linesOf(run)).length;
  if ("wait" in line) await stage.wait(durationOf(line.wait));
  else if ("press" in line) await stage.send({ kind: "choice", option: line.press, label: line.press });
  else if ("media" in line) await stage.send({ kind: "media", media: line.media });
  else await playTurn(stage, line.person);
  return NOTHING;
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

const linesOf = ({ stage }: Run) => stage.world.shell.reception.history(CHAT, 0);

/** Mails that the transcript does not list. */
async function unread({ stage, mails }: Run): Promise<readonly string[]> {
  return (await mailsOn(stage))
    .slice(mails)
    .map(({ template }) => `mail: ${template}, which the transcript does not list`);
}

/** Keeps the id behind every sentence; buttons share words with sentences and are left out. */
const listening = (texts: Texts, said: Said[]): Texts => ({
  say: (language, id, args) => {
    const text = texts.say(language, id, args);
    if (!/\.options\.|^labels\.|^troubles\./u.test(id)) said.push({ id, language, text });
    return text;
  },
});
