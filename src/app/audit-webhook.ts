import { createHmac } from "node:crypto";
import { existsSync, readFileSync, statSync, writeFileSync, openSync, readSync, closeSync } from "node:fs";
import type { Instant } from "../shared/brand.ts";
import { type Clock, MINUTE } from "../shared/clock.ts";
import type { HealthPart } from "../shared/health.ts";
import { deadline, type Worker } from "../shared/schedule.ts";

/** Where exported heads are sent, so that they are out of reach of whoever takes this machine. */
interface AuditWebhook {
  /** https, or this machine. */
  readonly url: string;
  /** Signs each request; undefined: they are not signed. */
  readonly key: string | undefined;
}

interface SendHeads {
  readonly webhook: AuditWebhook;
  /** The file of heads; what follows its accepted part is sent. */
  readonly file: string;
  readonly clock: Clock;
  readonly health: HealthPart;
}

/** From the request to the answer (ms). */
const LONGEST = 10_000;
/** Of one request: some three hundred heads. What is more waits for the next. */
const BYTES_AT_ONCE = 65_536;

/**
 * Posts the lines of the file of heads as they are, oldest first, until the other side has answered 2xx to each: what is
 * not accepted is sent again, after a minute, also after a restart. The other side may see a line twice, and misses none.
 * Appending what arrives to a file makes the file that `latchkey audit verify --heads FILE` reads.
 */
export function headWebhook({ webhook, file, clock, health }: SendHeads): Worker {
  let failed: Instant | undefined;
  return {
    name: "audit webhook",
    drain: async () => {
      const now = clock.now();
      if (failed !== undefined && Math.abs(now - failed) < MINUTE) return 0;
      const from = acceptedUpTo(file);
      const lines = wholeLines(file, from);
      if (lines.length === 0) return 0;
      const why = await post(webhook, lines);
      failed = why === undefined ? undefined : now;
      if (why !== undefined) {
        health.out(why);
        return 0;
      }
      health.well();
      writeFileSync(placeOf(file), String(from + lines.length), { mode: 0o600 });
      return 1;
    },
  };
}

/** How many bytes of the file were accepted. A file that is shorter by now was begun anew. */
const placeOf = (file: string) => `${file}.sent`;

function acceptedUpTo(file: string): number {
  if (!existsSync(file) || !existsSync(placeOf(file))) return 0;
  const read = Number.parseInt(readFileSync(placeOf(file), "utf8"), 10);
  return Number.isSafeInteger(read) && read >= 0 && read <= statSync(file).size ? read : 0;
}

/** Up to the last line break: half a line is no line yet. */
function wholeLines(file: string, from: number): Buffer {
  if (!existsSync(file)) return Buffer.alloc(0);
  const open = openSync(file, "r");
  const buffer = Buffer.alloc(BYTES_AT_ONCE);
  const read = readSync(open, buffer, 0, buffer.length, from);
  closeSync(open);
  return buffer.subarray(0, buffer.subarray(0, read).lastIndexOf("\n") + 1);
}

/** @returns why it was not accepted, as a sentence with the cure */
async function post({ url, key }: AuditWebhook, body: Buffer): Promise<string | undefined> {
  const signature = key === undefined ? {} : { "x-latchkey-signature": `sha256=${signatureOf(key, body)}` };
  const headers = { "content-type": "application/x-ndjson", ...signature };
  try {
    // Another address was never checked, and would learn how much happens here.
    const response = await fetch(url, {
      method: "POST",
      headers,
      body: new Uint8Array(body),
      signal: deadline(LONGEST),
      redirect: "manual",
    });
    await response.body?.cancel();
    return response.ok
      ? undefined
      : `AUDIT_WEBHOOK_URL answers ${String(response.status)}. Heads wait until it accepts.`;
  } catch {
    return "AUDIT_WEBHOOK_URL cannot be reached. Heads of the audit record wait here until it can.";
  }
}

const signatureOf = (key: string, body: Buffer) => createHmac("sha256", key).update(body).digest("hex");
