import { brokenAmong, NEEDED } from "../check-flows.ts";
import type { Diagnostic } from "../diagnostic.ts";
import { followsFrom, salvage } from "../salvage.ts";
import type { SourceFile } from "../source.ts";
import type { Book, Unread } from "../symbols.ts";
import { changesIn, layOver, onePerLanguage } from "./lay-over.ts";
import { fallbackIsThere } from "./translations.ts";

/** What else is wrong in own files of which some cannot be used already, and what nobody may be blamed for. */
export interface Despite {
  readonly mistakes: readonly Diagnostic[];
  /** The own flows and texts, as far as they can be understood. */
  readonly own: Book;
  readonly unread: Unread;
}

/**
 * Looks through an operator's files as if what cannot be read in them were right, so that one pass finds every mistake.
 *
 * @param own what could be read of `files`
 * @param early what keeps files, or lines of them, from being read
 */
export function findDespite(
  shipped: Book,
  own: Book,
  { files, early }: { readonly files: readonly SourceFile[]; readonly early: readonly Diagnostic[] },
): Despite {
  const { unread: lost, ...rest } = salvage(own, brokenAmong(files, early));
  // Whatever a flow says may stand in a file of words that is lost as a whole.
  const unread: Unread = { ...lost, hasText: (text, language) => text !== "" && lost.hasText(text, language) };
  const changes = changesIn(shipped, onePerLanguage(rest));
  const book = { ...layOver(shipped, changes, new Set()), unread };
  const follows = followsFrom(book);
  const isOwn = new Set([...changes.flows, ...changes.texts].map(({ source }) => source.file));
  const found = [...NEEDED, fallbackIsThere].flatMap((rule) => rule(book));
  return { mistakes: found.filter((one) => isOwn.has(one.file) && !follows(one)), own: changes, unread };
}
