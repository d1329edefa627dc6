import type { ChatNames } from "../../channels/channel.ts";

/** What is known of the names of some chats, of one channel and one bot. */
export interface KnownNames {
  /** Of those ids, the ones under which a chat is kept. */
  readonly chats: readonly string[];
  /** Names of chats. `lasting`: it names the person's account at the platform. */
  readonly names: readonly { readonly name: string; readonly chat: string; readonly lasting: boolean }[];
}

export type NameChange =
  /** Goes on under another of its names, and all its names with it. */
  | { readonly kind: "chat-renamed"; readonly from: string; readonly to: string }
  | { readonly kind: "name-taken-off"; readonly name: string }
  /** Unless the name is another chat's already. */
  | { readonly kind: "name-added"; readonly name: string; readonly chat: string }
  /** The account writes in this chat from now on. */
  | { readonly kind: "account-kept"; readonly name: string; readonly chat: string };

/** Which chat it is, and what changes in its names. */
export interface SameChat {
  readonly chat: string;
  readonly changes: readonly NameChange[];
}

/**
 * The id under which a chat is kept that has several names: what an earlier message was kept under, otherwise the first.
 * The others become names of it.
 *
 * A number that somebody else's account writes with by now is taken off the chat that had it. Otherwise whoever is
 * given an admin's old number would be shown the requests of that admin's workspace, and could decide them.
 */
export function sameChat(known: KnownNames, { ids, account }: ChatNames): SameChat {
  if (account === undefined) {
    const chat = keptUnder(known, ids) ?? ids[0] ?? "";
    return { chat, changes: namesOf(chat, ids) };
  }
  const numbers = ids.filter((id) => id !== account);
  const released = numbers.reduce<readonly NameChange[]>(
    (before, number) => [...before, ...releaseFromOthers(afterAll(known, before), number, account)],
    [],
  );
  const free = afterAll(known, released);
  const kept = keptUnder(free, [account]) ?? keptUnder(free, numbers) ?? ids[0] ?? account;
  const chat = isOldNumber(kept, account, numbers) ? newName(free, account, numbers) : kept;
  const renamed: readonly NameChange[] = chat === kept ? [] : [{ kind: "chat-renamed", from: kept, to: chat }];
  const lasting = { kind: "account-kept", name: account, chat } as const;
  return { chat, changes: [...released, ...renamed, ...namesOf(chat, numbers), lasting] };
}

/** The person goes on under another number: answers to the old one would go to nobody, or to somebody else. */
const isOldNumber = (kept: string, account: string, numbers: readonly string[]): boolean =>
  numbers.length > 0 && kept !== account && !numbers.includes(kept);

/** The new number, unless a chat is kept under it already. */
function newName(known: KnownNames, account: string, [number]: readonly string[]): string {
  return number !== undefined && keptUnder(known, [number]) === undefined ? number : account;
}

/** Takes a number off a chat of which another account is known. That chat goes on under its account. */
function releaseFromOthers(known: KnownNames, number: string, account: string): readonly NameChange[] {
  const kept = keptUnder(known, [number]);
  const theirs = known.names.find(({ chat, lasting }) => lasting && chat === kept)?.name;
  if (kept === undefined || theirs === undefined || theirs === account) return [];
  const off = { kind: "name-taken-off", name: number } as const;
  return kept === number ? [{ kind: "chat-renamed", from: kept, to: theirs }, off] : [off];
}

const namesOf = (chat: string, ids: readonly string[]): readonly NameChange[] =>
  ids.filter((id) => id !== chat).map((name) => ({ kind: "name-added", name, chat }));

/** A name counts before an id that a chat is kept under. */
function keptUnder({ names, chats }: KnownNames, ids: readonly string[]): string | undefined {
  const named = names.filter(({ name }) => ids.includes(name)).toSorted((one, other) => byCode(one.name, other.name));
  return named[0]?.chat ?? chats.filter((chat) => ids.includes(chat)).toSorted(byCode)[0];
}

const byCode = (one: string, other: string) => (one < other ? -1 : Number(one > other));

const afterAll = (known: KnownNames, changes: readonly NameChange[]): KnownNames => changes.reduce(afterOne, known);

function afterOne({ chats, names }: KnownNames, change: NameChange): KnownNames {
  if (change.kind === "name-taken-off") return { chats, names: names.filter(({ name }) => name !== change.name) };
  if (change.kind !== "chat-renamed") return { chats, names };
  const renamed = (chat: string) => (chat === change.from ? change.to : chat);
  return {
    chats: chats.map(renamed),
    names: names.map((one) => ({ ...one, chat: renamed(one.chat) })),
  };
}
