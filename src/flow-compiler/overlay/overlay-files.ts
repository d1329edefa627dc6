import { NEEDED, readFiles } from "../check-flows.ts";
import { namesAreUnique } from "../check/names.ts";
import { textsAreUsed, usedTexts } from "../check/texts.ts";
import { type Diagnostic, type Part, sortDiagnostics } from "../diagnostic.ts";
import type { IntentProfile } from "../../shared/intent.ts";
import type { SourceFile } from "../source.ts";
import type { Book } from "../symbols.ts";
import { blamer } from "./blame.ts";
import { tellOfFile, tellOfPart } from "./explain.ts";
import { type Despite, findDespite } from "./find-despite.ts";
import { intentsIn } from "../intents.ts";
import { changesIn, layOver, onePerLanguage } from "./lay-over.ts";
import { type Conflict, smallestSet } from "./smallest-set.ts";
import { fallbackIsThere, untranslatedIn } from "./translations.ts";

/** Shipped flows and texts with an operator's own over them. */
export interface Overlaid {
  readonly book: Book;
  /** What people can want of the book, and what the shipped flows start on that no flow of the book does any more. */
  readonly intents: readonly IntentProfile[];
  /** Everything that is wrong in the own files. What cannot be used is not in the book: the shipped one is. */
  readonly leftOut: readonly Diagnostic[];
  /** Own flows and texts without a mistake of theirs that wait for another own file to be mended. */
  readonly waiting: readonly Diagnostic[];
  /** Mistakes that no own file has a part in: the shipped files are damaged. */
  readonly fatal: readonly Diagnostic[];
  /** The own flows and texts that are in the book. */
  readonly parts: readonly LaidPart[];
}

/** A flow or text that came from the own files. */
export interface LaidPart {
  readonly part: Part;
  readonly file: string;
}

/**
 * Lays an operator's files over the shipped ones: a flow takes the place of the shipped flow of its id, a text that of the
 * shipped text of its id. What cannot be used is left out, together with as little else as possible, and told.
 *
 * @param own with other paths than the shipped files: a mistake says by its path where it stands. Of two files with texts of
 *   one language the later one lies over the other
 * @param unread what already went wrong while the own files were read
 */
export function overlayFiles(
  shipped: readonly SourceFile[],
  own: readonly SourceFile[],
  unread: readonly Diagnostic[] = [],
): Overlaid {
  const base = readFiles(shipped);
  const read = readFiles(own);
  const named = namesAreUnique(read.book);
  const misnamed = new Set(named.map(({ file }) => file));
  const flows = read.book.flows.filter(({ source }) => !misnamed.has(source.file));
  const changes = changesIn(base.book, onePerLanguage({ ...read.book, flows }));
  const found = withoutConflicts(base.book, changes);
  const silent = silentIn(layOver(base.book, changes, found.without), changes);
  const without = new Set([...found.without, ...silent]);
  const book = layOver(base.book, changes, without);
  const early = [...unread, ...read.diagnostics];
  const broken = early.filter(({ code, file }) => code !== "overlooked" && file.endsWith(".yml"));
  const despite =
    broken.length > 0 ? findDespite(base.book, { ...read.book, flows }, { files: own, early: broken }) : undefined;
  const told = [...early, ...named].map((one) => tellOfFile(one, base.book));
  const rest = [...unusedIn(book, changes, read.book, despite), ...untranslatedIn(book, changes, despite?.unread)];
  const { mistakes, waiting } = despite
    ? sorted(found.told, despite, base.book)
    : { mistakes: found.told, waiting: [] };
  return {
    book,
    intents: intentsOver(base.book, book),
    leftOut: sortDiagnostics([...told, ...mistakes, ...rest]),
    waiting: sortDiagnostics(waiting),
    fatal: sortDiagnostics([...base.diagnostics, ...found.fatal]),
    parts: laidParts(changes).filter(({ part }) => !without.has(part)),
  };
}

/** Mistakes that are there in any case, and what is left out only because something else cannot be read. */
function sorted(told: readonly Diagnostic[], { mistakes }: Despite, shipped: Book) {
  const isThere = (one: Diagnostic) => mistakes.some((other) => placeOf(other) === placeOf(one));
  const known = new Set(told.map(placeOf));
  const more = mistakes.filter((one) => !known.has(placeOf(one))).map((one) => tellOfFile(one, shipped));
  const sure = onceEach([...told.filter(isThere), ...more]);
  const late = told.filter((one) => !sure.some(({ file }) => file === one.file));
  return { mistakes: sure, waiting: [...new Map(late.map((one) => [one.file, waits(one)])).values()] };
}

const placeOf = ({ code, file, line, column }: Diagnostic) => `${file}:${String(line)}:${String(column)} ${code}`;

const waits = ({ file, line, column }: Diagnostic): Diagnostic => ({
  code: "waits",
  file,
  line,
  column,
  what: "This goes with something that cannot be used yet, and waits for it.",
  cure: "Mend the mistakes above first.",
});

/** People go on writing what no flow is there for any more: it is still recognised, and nothing else is taken for it. */
function intentsOver(shipped: Book, book: Book): readonly IntentProfile[] {
  const known = intentsIn(book);
  const gone = intentsIn(shipped).filter(({ intent }) => !known.some((one) => one.intent === intent));
  return [...known, ...gone.map((one) => ({ ...one, offered: false }))];
}

const laidParts = ({ flows, texts }: Book): readonly LaidPart[] => [
  ...flows.map(({ flow, source }): LaidPart => ({ part: `flow ${flow.id}`, file: source.file })),
  ...texts.flatMap(({ language, texts: said }) =>
    [...said].map(([id, { source }]): LaidPart => ({ part: `text ${language} ${id}`, file: source.file })),
  ),
];

/** A mistake, and the own parts without which it would not be there. */
interface Blamed extends Conflict<Part> {
  readonly mistake: Diagnostic;
}

function withoutConflicts(shipped: Book, own: Book) {
  const parts = new Set(laidParts(own).map(({ part }) => part));
  const blamedWithout = (without: ReadonlySet<Part>): readonly Blamed[] => {
    const book = layOver(shipped, own, without);
    const partsIn = blamer(book);
    return [...NEEDED, fallbackIsThere]
      .flatMap((rule) => rule(book))
      .map((mistake) => ({
        mistake,
        between: partsIn(mistake).filter((part) => parts.has(part) && !without.has(part)),
      }));
  };
  const without = smallestSet(blamedWithout);
  const reasons = reasonsFor(blamedWithout, without);
  const isOwn = ({ file }: Diagnostic) => [...own.flows, ...own.texts].some(({ source }) => source.file === file);
  const told = [...reasons].flatMap(([part, mistakes]) => {
    // What shows elsewhere mostly follows from what is wrong at home.
    const atHome = mistakes.filter(isOwn);
    return (atHome.length > 0 ? atHome : mistakes).map((one) => tellOfPart(one, part, own, shipped));
  });
  return { without, told: onceEach(told), fatal: blamedWithout(without).map(({ mistake }) => mistake) };
}

/** Leaves the parts out again, mistake by mistake: one shows only when another part is out already. */
function reasonsFor(
  blamedWithout: (without: ReadonlySet<Part>) => readonly Blamed[],
  without: ReadonlySet<Part>,
): ReadonlyMap<Part, readonly Diagnostic[]> {
  const reasons = new Map<Part, Diagnostic[]>();
  for (let before = -1; before < reasons.size;) {
    before = reasons.size;
    for (const { mistake, between } of blamedWithout(new Set(reasons.keys()))) {
      const part = between.find((one) => without.has(one));
      if (part !== undefined) reasons.set(part, [...(reasons.get(part) ?? []), mistake]);
    }
  }
  return reasons;
}

/** A text that several steps say wrongly is one line to mend. */
const onceEach = (found: readonly Diagnostic[]) => [
  ...new Map(found.map((one) => [`${one.file}:${String(one.line)}:${String(one.column)} ${one.what}`, one])).values(),
];

/** Own texts that no flow says. */
const silentIn = (book: Book, { texts }: Book): readonly Part[] => {
  const used = usedTexts(book);
  return texts.flatMap(({ language, texts: said }) =>
    [...said.keys()].filter((id) => !used.has(id)).map((id): Part => `text ${language} ${id}`),
  );
};

/**
 * Mistakes about own texts that nobody says. Those of an own flow that was left out wait for it to be mended, and are not told.
 *
 * @param written every own flow that could be read, whether it is used or not
 */
function unusedIn(book: Book, own: Book, written: Book, despite: Despite | undefined): readonly Diagnostic[] {
  const { flows: found, texts } = despite?.own ?? own;
  const flows = [...book.flows, ...written.flows, ...found];
  return textsAreUsed({ ...book, flows, texts, ...(despite && { unread: despite.unread }) });
}
