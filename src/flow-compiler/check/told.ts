import { actsBeforeAsking, type Library, type Option, type StepId } from "../../engine/engine.ts";
import { libraryHash } from "../../shared/brand.ts";
import type { Told } from "../../shared/told.ts";
import { stepsOf } from "../branches.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { isRecord, mistake, type Path } from "../source.ts";
import type { ReadFlow, Rule } from "../symbols.ts";

/**
 * What somebody told by the way may spare them a question, and nothing more: one thing means one option, of those that there
 * are, and nothing is mailed, changed or asked of anybody for it.
 */
export const whatIsToldActsOnNothing: Rule = ({ flows }) => {
  const library = { hash: NOWHERE, flows: Object.fromEntries(flows.map(({ flow }) => [flow.id, flow])) };
  return flows.flatMap((read) =>
    stepsOf(read.flow).flatMap(([id, step]) => {
      if (step.kind === "say") return harm(library, read, waysOf(id, step.unless));
      if (step.kind !== "ask" && step.kind !== "choose") return [];
      const told = step.options.flatMap((option) => (option.told ?? []).map((one) => ({ told: one, option })));
      const ways = told.map(({ option: { id: name, next } }) => ({ to: next, path: ["steps", id, "told", name] }));
      return [...toldTwice(read, id, told), ...strange(read, id, step.options), ...harm(library, read, ways)];
    }),
  );
};

/** Whoever is asked about two troubles can start either. */
export const doubtsAreTroubles: Rule = ({ flows, unread }) => {
  if (unread && unread.flows.size > 0) return [];
  const known = flows.flatMap(({ flow }) => flow.intents);
  return flows.flatMap(({ flow, source }) =>
    Object.entries(flow.doubtedBy ?? {})
      .filter(([, intent]) => !known.includes(intent))
      .map(([told, intent]) => {
        const what = `No flow starts on "${intent}".${didYouMean(intent, known)}`;
        const place = source.at(["doubted-by", told]);
        return mistake(source, place, "unknown-starter", what, `Use one of: ${listed(known)}.`);
      }),
  );
};

/** Only walked through here. */
const NOWHERE = libraryHash("checked");

interface Way {
  readonly to: StepId;
  readonly path: Path;
}

const waysOf = (id: StepId, unless: Readonly<Partial<Record<Told, StepId>>> = {}): readonly Way[] =>
  Object.entries(unless).map(([told, to]) => ({ to, path: ["steps", id, "unless", told] }));

const harm = (library: Library, { flow, source }: ReadFlow, ways: readonly Way[]): readonly Diagnostic[] =>
  ways
    .filter(({ to }) => actsBeforeAsking(library, [{ flow: flow.id, step: to }]))
    .map(({ path }) => {
      const what = "Something would be done only because somebody mentioned this.";
      return mistake(source, source.atKey(path), "told-acts", what, "Lead to a question first, or take this line out.");
    });

function toldTwice({ source }: ReadFlow, step: StepId, told: readonly { told: Told; option: Option }[]) {
  return told.flatMap(({ told: one, option }, index) => {
    const first = told.slice(0, index).find((other) => other.told === one);
    if (!first) return [];
    const what = `"${one}" chooses "${first.option.id}" already.`;
    const place = source.atKey(["steps", step, "told", option.id]);
    return [mistake(source, place, "told-twice", what, "Take it away from one of the two options.")];
  });
}

/** `told` speaks of options that exist. */
function strange({ source }: ReadFlow, step: StepId, options: readonly Option[]): readonly Diagnostic[] {
  const ids = options.map(({ id }) => id);
  const steps = isRecord(source.value) ? source.value["steps"] : undefined;
  const written = isRecord(steps) ? steps[step] : undefined;
  const told = isRecord(written) ? written["told"] : undefined;
  return Object.keys(isRecord(told) ? told : {})
    .filter((id) => !ids.includes(id))
    .map((id) => {
      const what = `This question has no option "${id}".${didYouMean(id, ids)}`;
      const place = source.atKey(["steps", step, "told", id]);
      return mistake(source, place, "unknown-option", what, `Use one of: ${listed(ids)}. Or delete this line.`);
    });
}
