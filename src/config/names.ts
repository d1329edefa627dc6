/** Where a name was written: in `.env` all names are meant for us; the environment is full of other programs' names. */
export type Origin = ".env" | "environment";

/**
 * A sentence about a name that means nothing here but was meant to, or undefined when it is ours or somebody else's.
 * In `.env` every unknown name is told. In the environment only one that begins with `LATCHKEY_`, or a slip of the
 * fingers in a name of ours. The value is not looked at, but for what an orchestrator makes; it may be secret.
 *
 * @param known every name that means something
 */
export function strayName(
  name: string,
  { from, value, known }: { readonly from: Origin; readonly value: string; readonly known: readonly string[] },
): string | undefined {
  if (known.includes(name)) return undefined;
  const meant = meantBy(name, known);
  if (from === "environment" && (isOfOthers(name, value) || (meant === undefined && !name.startsWith(PREFIX))))
    return undefined;
  return `${name} means nothing here. ${meant === undefined ? "The file .env.example lists every name." : `Did you mean ${meant}?`} Nothing was started; mend the name, or take it out.`;
}

const PREFIX = "LATCHKEY_";

/** Well-known names of other programs that lie one slip away from one of ours: file transfer, Python, cron. */
const OF_OTHERS: readonly string[] = ["SFTP_URL", "LOGLEVEL", "MAILFROM"];

/** Kubernetes and Docker describe a service called `latchkey` in such variables, by themselves. */
const isOfOthers = (name: string, value: string) =>
  OF_OTHERS.includes(name) ||
  /^(?:tcp|udp):\/\//u.test(value) ||
  /^LATCHKEY(?:_[A-Z0-9]+)*_(?:SERVICE_HOST|SERVICE_PORT(?:_\w+)?|PORT_\d+_(?:TCP|UDP)(?:_\w+)?)$/u.test(name);

/** People who know other programs write these; too far for a slip of the fingers. */
const ALIASES: Readonly<Record<string, string>> = { TRUSTED_PROXY: "TRUSTED_PROXIES", TRUST_PROXY: "TRUSTED_PROXIES" };

/** The name of ours that this one was meant to be, with our own name in front or without. */
function meantBy(name: string, known: readonly string[]): string | undefined {
  const bare = name.toUpperCase().startsWith(PREFIX) ? name.slice(PREFIX.length) : undefined;
  if (bare !== undefined && known.includes(bare.toUpperCase())) return bare.toUpperCase();
  const slip = known.find((one) => isSlip(name, one) || (bare !== undefined && isSlip(bare, one)));
  return slip ?? ALIASES[name.toUpperCase()];
}

/** Below this many letters nearly every word is a slip of another: PORT, POST, SORT. Only swapped letters count there. */
const SHORT = 6;

/**
 * Whether somebody who wrote `name` meant `known`: the same letters in another order or with other signs between
 * them, one letter too many, too few, wrong or swapped, or one such slip in each of its words.
 */
function isSlip(name: string, known: string): boolean {
  const one = plain(name);
  const other = plain(known);
  if (other.length < SHORT) return one !== other && name === name.toUpperCase() && isSwap(one, other);
  return sorted(one) === sorted(other) || isOneSlip(one, other) || slipInEachWord(name, known);
}

const plain = (name: string) => name.toUpperCase().replaceAll(/[^A-Z0-9]/gu, "");
const sorted = (text: string) => Array.from(text).sort().join("");

function slipInEachWord(name: string, known: string): boolean {
  const words = wordsOf(name);
  const others = wordsOf(known);
  return words.length === others.length && words.every((word, index) => isWordSlip(word, others[index] ?? ""));
}

const wordsOf = (name: string) => name.toUpperCase().split(/[^A-Z0-9]+/u);
const isWordSlip = (word: string, other: string) => word.length > 2 && isOneSlip(word, other);

/** At most one letter is missing, in excess or wrong, or two neighbours are swapped. */
function isOneSlip(one: string, other: string): boolean {
  const start = commonStart(one, other);
  const rest = one.slice(start);
  const otherRest = other.slice(start);
  const ends = (skip: number, otherSkip: number) => rest.slice(skip) === otherRest.slice(otherSkip);
  return ends(0, 0) || ends(1, 1) || ends(1, 0) || ends(0, 1) || isSwap(one, other);
}

function isSwap(one: string, other: string): boolean {
  const start = commonStart(one, other);
  const [first = "", second = ""] = other.slice(start, start + 2);
  return second !== "" && one === other.slice(0, start) + second + first + other.slice(start + 2);
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
