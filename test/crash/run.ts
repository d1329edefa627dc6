import { createHash } from "node:crypto";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, instant, type Instant } from "../../src/shared/brand.ts";
import { MINUTE } from "../../src/shared/clock.ts";
import { type OpenStore, openStore } from "../../src/store/store.ts";
import type { Understanding } from "../../src/understanding/understanding.ts";
import { openPostOffice, type PostOffice } from "../doubles/post-office.ts";
import type { Outside } from "./outside.ts";
import { nextMove, repeatAll } from "./story.ts";
import { type CrashWorld, startCrashWorld } from "./world.ts";

/** One life of the process over a database file: from its start until the story is over. */
export interface Life {
  readonly file: string;
  readonly outside: Outside;
  readonly start: Instant;
  readonly seed: string;
  readonly understanding: Understanding;
  /** Told at every labelled point; may copy the files as a kill at this moment would leave them. */
  readonly onPoint?: (label: string, outside: Outside, now: Instant) => void;
}

export interface Ended {
  readonly outside: Outside;
  readonly world: CrashWorld;
  readonly store: OpenStore;
  readonly troubles: readonly unknown[];
}

export const FIRST_START = instant(Date.UTC(2026, 0, 5, 9));

/** Plays the story to its end. The person acts whenever they can; otherwise time passes. */
export async function live(life: Life): Promise<Ended> {
  const office = await openPostOffice();
  const troubles: unknown[] = [];
  const known = { now: life.outside };
  const outside = (): Outside => ({ ...known.now, mails: [...life.outside.mails, ...rawMails(office)] });
  const clock = { now: () => life.start };
  const point = (label: string) => life.onPoint?.(label, outside(), clock.now());
  const store = watched(openStore(life.file), point);
  const send = (line: { key: string; text: string }) => {
    point("before a line is sent");
    known.now = { ...known.now, sent: [...known.now.sent, { key: line.key, text: line.text }] };
    point("after a line is sent");
    return Promise.resolve({ kind: "sent" } as const);
  };
  const { start, seed, understanding } = life;
  const onTrouble = (_where: string, error: unknown) => void troubles.push(error);
  const world = await startCrashWorld({ store, start, seed, smtpUrl: office.url, understanding, send, onTrouble });
  clock.now = () => world.clock.now();
  await repeatAll(world, life.outside);
  for (let round = 0; round < 40 && !(await isOver(world)); round += 1) {
    const moved = await nextMove(outside())?.(world);
    known.now = { ...known.now, ...moved };
    const done = await drainAllUp(world);
    if (!moved && done === 0) world.clock.advance(MINUTE);
  }
  const ended = { outside: outside(), world, store, troubles };
  await office.close();
  return ended;
}

async function drainAllUp(world: CrashWorld): Promise<number> {
  const done = await world.drain();
  return done === 0 ? 0 : done + (await drainAllUp(world));
}

const rawMails = (office: PostOffice): readonly string[] => office.received.map(({ raw }) => raw);

async function isOver({ shell }: CrashWorld): Promise<boolean> {
  const [episode] = await shell.episodes({ channel: "terminal", bot: "latchkey", chat: "ana" });
  return episode?.end !== undefined;
}

/** Names the moments before, inside and after each transaction. */
function watched(store: OpenStore, point: (label: string) => void): OpenStore {
  return {
    ...store,
    transact: (work) => {
      point("before a transaction");
      const result = store.transact((queries) => {
        const inside = work(queries);
        point("inside a transaction, all written, nothing committed");
        return inside;
      });
      point("after a transaction");
      return result;
    },
  };
}

/** A folder for database files, gone when the tests are. */
export function folder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), "latchkey-crash-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** Copies the database as the disk holds it at this instant: what a killed process leaves behind. */
export function copyDatabase(from: string, to: string): void {
  for (const suffix of ["", "-wal"]) if (existsSync(from + suffix)) copyFileSync(from + suffix, to + suffix);
}

/** Stands for what a kill at this instant would leave: the bytes on disk, and what the outside has seen. */
export function digestOf(file: string, outside: Outside): string {
  const hash = createHash("sha256").update(JSON.stringify(outside));
  for (const suffix of ["", "-wal"]) if (existsSync(file + suffix)) hash.update(readFileSync(file + suffix));
  return hash.digest("hex");
}

/** A restart takes longer than any lease. */
export const restartedAt = (killedAt: Instant): Instant => after(killedAt, 2 * MINUTE);
