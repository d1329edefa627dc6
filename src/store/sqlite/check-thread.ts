import Database from "better-sqlite3";
import { parentPort, workerData } from "node:worker_threads";
import { isDamage } from "./damage.ts";
import type { CheckResult } from "./file-watch.ts";

/** Runs in a thread of its own, on a connection of its own: reads every page of every table and index, and tells once. */

const reason = (error: unknown) => (error instanceof Error ? error.message : String(error));

/** Table by table, so that a thread that is told to end does so after the one it reads. */
function check(file: string): CheckResult {
  const database = new Database(file, { readonly: true, fileMustExist: true });
  try {
    const tables = database.prepare("select name from sqlite_schema where type = 'table'").pluck().all();
    for (const table of ["sqlite_schema", ...tables.map(String)]) {
      const found = database.pragma(`integrity_check("${table}")`, { simple: true });
      if (found !== "ok") return { kind: "damaged", found: String(found).replaceAll("\n", " ") };
    }
    return { kind: "sound" };
  } finally {
    database.close();
  }
}

function checked(file: string): CheckResult {
  try {
    return check(file);
  } catch (error) {
    return isDamage(error) ? { kind: "damaged", found: reason(error) } : { kind: "unchecked", why: reason(error) };
  }
}

parentPort?.postMessage(checked(String(workerData)));
