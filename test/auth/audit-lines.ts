import { auditChain, type AuditRecord } from "../../src/auth/auth.ts";
import type { AuditChain, AuditRow, AuditText } from "../../src/auth/audit/model.ts";
import { type AuditMac, instant } from "../../src/shared/brand.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";

/** The chain under `key`; a seal asked for twice is computed once, so that thousands of readings stay quick. */
export function rememberingChain(key: number): AuditChain {
  const real = auditChain(createSecrets(new Uint8Array(32).fill(key), seededRandom("none needed")));
  const known = new Map<string, { readonly text: AuditText; readonly mac: AuditMac }>();
  const seal: AuditChain["seal"] = (line, previous) => {
    const key = `${String(line.sequence)} ${previous}`;
    const remembered = known.get(key);
    if (remembered && sameText(remembered.text, line)) return remembered.mac;
    const mac = real.seal(line, previous);
    if (!remembered) known.set(key, { text: line, mac });
    return mac;
  };
  return { ...real, seal };
}

const sameText = (one: AuditText, other: AuditText) =>
  one.at === other.at && one.event === other.event && one.line === other.line;

/** `count` lines, each a second after the other. @param late milliseconds that all of them are later */
export function sealedLines(count: number, chain: AuditChain, late = 0): readonly AuditRow[] {
  const rows: AuditRow[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const text = { at: instant(sequence * 1000 + late), event: "authn_login_fail", line: `{"n":${String(sequence)}}` };
    const mac = chain.seal({ ...text, sequence }, rows.at(-1)?.mac ?? chain.start);
    rows.push({ ...text, id: sequence, sequence, mac });
  }
  return rows;
}

/** A record that holds these rows, in the order of their ids. */
export const recordOf = (rows: readonly AuditRow[]): AuditRecord => ({
  lines: async (after, limit) => rows.filter(({ id }) => id > after).slice(0, limit),
  head: async () => {
    const { sequence, mac } = rows.at(-1) ?? {};
    return sequence === undefined || mac === undefined ? undefined : { sequence, mac };
  },
  sealOf: async (sequence) => rows.find((row) => row.sequence === sequence)?.mac,
  tellsOf: async (events, after) =>
    rows.some(({ sequence = 0, event }) => sequence > after && events.some((one) => one === event)),
});
