import { sql } from "drizzle-orm";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { headFileOf } from "../../src/app/audit-head-file.ts";
import { shippedIntents } from "../../src/app/shipped-intents.ts";
import { KNOWN_NAMES, readConfig } from "../../src/config/config.ts";
import type { Flow, Step } from "../../src/engine/engine.ts";
import { checkFiles } from "../../src/flow-compiler/check-flows.ts";
import { ACTS, APPROVALS, CHECKS } from "../../src/flow-compiler/catalog.ts";
import { readFolder } from "../../src/flow-compiler/read-folder.ts";
import { seededRandom } from "../../src/shared/random.ts";
import { openStore } from "../../src/store/store.ts";
import { FLOWS } from "../../src/app/compose.ts";

/** Names that the running program tells by itself: its tables, its flows and texts, its settings, its files. */
export const namesInUse = (): readonly string[] => [
  ...namesInDatabase(),
  ...namesInFlows(),
  ...namesOfIntents(),
  ...Object.entries({ ...CHECKS, ...ACTS, ...APPROVALS }).flatMap(([name, { outcomes }]) =>
    outcomes.map((outcome) => `outcome ${name} = ${outcome}`),
  ),
  ...KNOWN_NAMES.map((name) => `setting ${name}`),
  ...namesOfFiles(),
];

function namesInDatabase(): readonly string[] {
  const store = openStore(":memory:");
  const parts = store.queries.all<{ type: string; name: string }>(
    sql`select type, name from sqlite_master where name not like 'sqlite\\_%' escape '\\'`,
  );
  const columns = store.queries.all<{ table: string; column: string }>(
    sql`select m.name as "table", c.name as "column" from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table' and m.name not like 'sqlite\\_%' escape '\\'`,
  );
  store.close();
  return [
    ...parts.map(({ type, name }) => `${type} ${name}`),
    ...columns.map(({ table, column }) => `column ${table}.${column}`),
  ];
}

/** Text ids, flows with their steps and choices: what facts, episodes and cases of a chat that goes on name. */
function namesInFlows(): readonly string[] {
  const { files, diagnostics } = readFolder(FLOWS);
  const { book } = checkFiles(files, diagnostics);
  const ids = book.texts.flatMap(({ texts }) => [...texts.keys()]);
  return [...new Set(ids)].map((id) => `text ${id}`).concat(book.flows.flatMap(({ flow }) => namesInFlow(flow)));
}

/** Where the name of an intent rests: in the flows that chats are pinned to, and with messages that a model is asked about. */
const HOMES_OF_INTENTS = [
  "flow_libraries.flows.intents",
  "inbox.advice<asked>.among[]",
  "inbox.advice<given>.intent",
  "inbox.advice<wanted>.among[]",
];

const namesOfIntents = (): readonly string[] =>
  HOMES_OF_INTENTS.flatMap((home) => shippedIntents().map(({ intent }) => `word ${home} = ${intent}`));

const namesInFlow = ({ id, steps }: Flow): readonly string[] => [
  `flow ${id}`,
  ...Object.entries(steps).flatMap(([step, what]) => [`step ${id}/${step}`, ...namesInStep(what, `${id}/${step}`)]),
];

function namesInStep(step: Step, place: string): readonly string[] {
  if (step.kind === "ask") return [`slot ${step.slot}`, ...choicesOf(step.options, place)];
  return step.kind === "choose" ? choicesOf(step.options, place) : [];
}

const choicesOf = (options: readonly { readonly id: string }[], place: string) =>
  options.map(({ id }) => `choice ${place} = ${id}`);

/** What each kind of start lays into the folder that it is started in. */
function namesOfFiles(): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), "files-"));
  const real = {
    LATCHKEY_SECRET: Buffer.from(seededRandom("key").bytes(32)).toString("base64"),
    SMTP_URL: "smtp://localhost",
  };
  const files = [{}, real].flatMap((environment) => {
    const { databaseFile, productionFile, keyFile } = readConfig(environment, folder, seededRandom("files"));
    return [databaseFile, productionFile, headFileOf(databaseFile), keyFile];
  });
  rmSync(folder, { recursive: true });
  return files.flatMap((file) => (file === undefined ? [] : [`file ${relative(folder, file)}`]));
}
