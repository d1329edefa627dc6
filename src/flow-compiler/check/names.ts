import { REPAIRS } from "../../engine/engine.ts";
import { isReport } from "../../shared/intent.ts";
import type { Book, ReadFlow, Rule } from "../symbols.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { didYouMean, listed } from "../../shared/did-you-mean.ts";
import { isOfEngine } from "../intents.ts";
import { mistake } from "../source.ts";

/** Every flow has a name of its own, and its file is called after it. */
export const namesAreUnique: Rule = ({ flows }) =>
  flows.flatMap((read, index) => {
    const first = flows.slice(0, index).find(({ flow }) => flow.id === read.flow.id);
    return first ? [duplicate(read, first)] : misnamed(read);
  });

function duplicate({ flow, source }: ReadFlow, first: ReadFlow): Diagnostic {
  const what = `Another flow is called "${flow.id}" already: ${first.source.file}.`;
  return mistake(source, source.at(["id"]), "duplicate-id", what, "Give one of the two another id.");
}

function misnamed({ flow, source }: ReadFlow): readonly Diagnostic[] {
  const wanted = `${flow.id}.flow.yml`;
  if (source.file.split("/").at(-1) === wanted) return [];
  const what = `The flow "${flow.id}" stands in a file with another name.`;
  return [mistake(source, source.at(["id"]), "misnamed-file", what, `Call the file ${wanted}, or change the id.`)];
}

/** One trouble starts one flow. */
export const startersAreUnique: Rule = ({ flows }) => {
  const starters = flows.flatMap((read) => read.flow.intents.map((intent, index) => ({ read, intent, index })));
  return starters.flatMap(({ read, intent, index }, position) => {
    const first = starters.slice(0, position).find((other) => other.intent === intent);
    if (!first) return [];
    const what = `"${intent}" already starts the flow "${first.read.flow.id}".`;
    const place = read.source.at(["starts-on", index]);
    const told = mistake(read.source, place, "duplicate-starter", what, "Delete it from one of the two flows.");
    return [{ ...told, about: [`flow ${first.read.flow.id}`, `flow ${read.flow.id}`] }];
  });
};

/** What people can want is told in words, for whoever has to choose; and only what they can want has a button. */
export const wishesAreTold: Rule = ({ flows }) =>
  flows.flatMap((read) => {
    const wishes = read.flow.intents.filter((intent) => !isReport(intent));
    const untold = wishes.filter((intent) => read.means === undefined && !isOfEngine(intent));
    return [
      ...untold.slice(0, 1).map((intent) => missingMeans(read, intent)),
      ...(wishes.length > 0 ? [] : idleMenu(read)),
    ];
  });

function missingMeans({ source }: ReadFlow, intent: string): Diagnostic {
  const what = `Nothing says what people mean by "${intent}".`;
  const cure = `Add a line "means:" with one line in English, such as: wants to change the e-mail address.`;
  return mistake(source, source.atKey(["starts-on"]), "missing-means", what, cure);
}

function idleMenu({ flow, source, menu }: ReadFlow): readonly Diagnostic[] {
  if (!menu) return [];
  const what = `The flow "${flow.id}" has a button, and nothing that people could want by it.`;
  const cure = `Add a line "starts-on:" with a name of your choice, such as: starts-on: [${flow.id.replaceAll("-", "_")}].`;
  return [mistake(source, source.atKey(["menu"]), "idle-menu", what, cure)];
}

/** The engine starts its repairs by name: all of them must be there, and no others. */
export const repairsAreComplete: Rule = (book) => [...missingRepairs(book), ...strangeRepairs(book)];

const missingRepairs = ({ flows, unread }: Book): readonly Diagnostic[] =>
  REPAIRS.filter(
    (id) => !flows.some(({ flow }) => flow.id === id && flow.kind === "repair") && unread?.flows.has(id) !== true,
  ).map((id) => ({
    code: "missing-repair",
    file: `repair/${id}.flow.yml`,
    line: 1,
    column: 1,
    what: `There is no repair flow "${id}", and any conversation may need it.`,
    cure: "Write this file, with kind: repair.",
    about: [`flow ${id}`],
  }));

const strangeRepairs = ({ flows }: Book): readonly Diagnostic[] =>
  flows
    .filter(({ flow }) => flow.kind === "repair" && !REPAIRS.some((id) => id === flow.id))
    .map(({ flow, source }) => {
      const what = `Nothing ever starts a repair called "${flow.id}".${didYouMean(flow.id, REPAIRS)}`;
      const cure = `Use one of: ${listed(REPAIRS)}. Or make it kind: shared, and call it.`;
      return mistake(source, source.at(["id"]), "unknown-repair", what, cure);
    });
