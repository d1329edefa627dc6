import { type ChildProcess, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { auditChain, createHasher, enrol } from "../../src/auth/auth.ts";
import { email, workspaceId } from "../../src/shared/brand.ts";
import { systemClock } from "../../src/shared/clock.ts";
import { systemRandom } from "../../src/shared/random.ts";
import { createSecrets } from "../../src/shared/secrets.ts";
import { authStore, openStore } from "../../src/store/store.ts";
import { freePort } from "../support/free-port.ts";

const SECRET = Buffer.from(Array.from({ length: 32 }, (_, n) => n));
/** Nobody signs in with these passwords. */
const hasher = createHasher({ memoryCost: 8, timeCost: 1, parallelism: 1 });

export const databaseIn = (folder: string) => join(folder, "latchkey.db");
export const addressOf = (person: number) => `p${String(person)}@bench.example`;

/** A database with one company and so many people, in the folder. */
export async function foundCompany(folder: string, people: number): Promise<void> {
  const store = openStore(databaseIn(folder));
  const secrets = createSecrets(SECRET, systemRandom);
  const parts = { store: authStore(store, systemRandom, auditChain(secrets)), random: systemRandom, secrets, hasher };
  const members = Array.from({ length: people }, (_, person) => ({
    email: email(addressOf(person)),
    password: "tulip-harbor-41",
    name: "Sam Rivers",
    ...({ role: "member", status: "active", language: "en", twoSteps: false, lockedUntil: undefined } as const),
  }));
  const workspace = { id: workspaceId("bench"), name: "Bench Ltd", whitelistOn: false, whitelist: [] };
  await enrol(parts, workspace, members, systemClock.now());
  store.close();
}

/** The program in a process of its own, as `npm start` runs it. */
export interface Program {
  readonly baseUrl: string;
  /** From its start until `/health` answered. */
  readonly seconds: number;
  /** Milliseconds of processor time it has used, on Linux. */
  cpu(): number;
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
}

/** @param smtpUrl where its mails go */
export async function startProgram(folder: string, smtpUrl: string): Promise<Program> {
  const port = await freePort();
  const baseUrl = `http://localhost:${String(port)}`;
  const inSource = (name: string) => new URL(`../../src/${name}`, import.meta.url);
  const early = ["kept-code.js", "quick-modules.ts"].flatMap((name) => ["--import", inSource(name).href]);
  const settings = { PORT: String(port), TRUSTED_PROXIES: "loopback", DATABASE_FILE: databaseIn(folder) };
  const env = { ...process.env, ...settings, SMTP_URL: smtpUrl, LATCHKEY_SECRET: SECRET.toString("hex") };
  const start = performance.now();
  const child = spawn(process.execPath, [...early, fileURLToPath(inSource("main.ts"))], {
    cwd: folder,
    env,
    stdio: "ignore",
  });
  while (!(await answers(baseUrl))) if (child.exitCode !== null) throw new Error("The program did not start.");
  const seconds = (performance.now() - start) / 1000;
  return { baseUrl, seconds, cpu: () => cpuOf(child), end: (signal) => endBy(child, signal) };
}

async function answers(baseUrl: string): Promise<boolean> {
  try {
    return (await fetch(`${baseUrl}/health`)).ok;
  } catch {
    return false;
  }
}

/** User and system time, fields 14 and 15 of the line that Linux keeps, in ticks of 10 ms. */
function cpuOf({ pid }: ChildProcess): number {
  const fields =
    readFileSync(`/proc/${String(pid)}/stat`, "utf8")
      .split(") ")[1]
      ?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

async function endBy(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}
