const LONGEST = 200;

/**
 * What the ledger keeps of a server's answer: its first line, without addresses, without anything that could be a
 * code or a token quoted back at us, at most 200 characters.
 */
export function ledgerReply(raw: string): string {
  const line = raw.slice(0, 1000).split(/[\r\n]/)[0] ?? "";
  const words = line.split(/[\s<>()"]/).map((word) => (word.includes("@") ? "(address)" : word));
  const clean = words.filter((word) => word !== "").join(" ");
  return clean
    .replace(/[^\x20-\x7e]/g, "?")
    .replace(/[0-9]{6,}|[A-Za-z0-9_-]{32,}/g, "(…)")
    .slice(0, LONGEST);
}
