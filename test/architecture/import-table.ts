/** A folder of ours (or a file directly in `src`), and what it may import. The most specific row counts. */
export interface Row {
  /** Path below `src`, or `db/…`. */
  readonly folder: string;
  /** Said when the row is broken. */
  readonly sentence: string;
  /** Folders whose door may be imported; `shared` and `db/schema` have no door, there every file may. */
  readonly may?: readonly string[] | "everything";
  /** The same, with `import type` only. A name that ends in `.ts` is that one file. */
  readonly mayTypes?: readonly string[];
  /** Files that may not be imported although their folder may. */
  readonly never?: readonly string[];
  /** npm packages and built-in modules. */
  readonly packages?: readonly string[] | "everything";
}

const READS_FILES = ["node:fs", "node:path", "node:url"] as const;

export const IMPORT_TABLE: readonly Row[] = [
  {
    folder: "shared",
    sentence: "shared is what everybody stands on, so it stands on nothing but node:crypto.",
    packages: ["node:crypto"],
  },
  {
    folder: "engine",
    sentence: "engine is pure: no packages, and time and chance arrive inside the event.",
    may: ["shared"],
    never: ["shared/clock.ts", "shared/random.ts", "shared/schedule.ts", "shared/secrets.ts"],
  },
  {
    folder: "understanding",
    sentence: "understanding turns words into an event and knows no accounts, chats, database or network.",
    may: ["shared"],
    mayTypes: ["engine"],
    packages: [...READS_FILES, "ipaddr.js", "yaml", "zod"],
  },
  {
    folder: "flow-compiler",
    sentence: "flow-compiler turns YAML into flows and knows no accounts, channels, database or pages.",
    may: ["shared", "engine"],
    packages: [...READS_FILES, "node:crypto", "intl-messageformat", "yaml", "zod"],
  },
  {
    folder: "wording",
    sentence: "wording turns YAML into the words of pages, mails and cases and knows nobody who says them.",
    may: ["shared", "flow-compiler"],
    packages: READS_FILES,
  },
  {
    folder: "announcements",
    sentence: "announcements says what everybody is told at the moment and knows nobody who is told.",
    may: ["shared"],
  },
  {
    folder: "auth",
    sentence: "auth is usable without chat or portal: no engine, web server, database driver, channel or approval.",
    may: ["shared"],
    packages: [
      "node:crypto",
      "node:util",
      "@node-rs/argon2",
      "@node-rs/bcrypt",
      "@zxcvbn-ts/language-common",
      "ipaddr.js",
      "zod",
    ],
  },
  {
    folder: "approvals",
    sentence: "approvals decides requests about accounts and knows no web server, database driver, channel or engine.",
    may: ["shared", "auth"],
    packages: ["zod"],
  },
  {
    folder: "advisor",
    sentence: "advisor asks a language model which trouble words mean; it knows no accounts, chats or database.",
    may: ["shared"],
    mayTypes: ["engine"],
    packages: ["zod"],
  },
  {
    folder: "conversation",
    sentence: "conversation is the shell around the engine and knows no web server, chat library or database driver.",
    may: ["shared", "engine", "understanding", "flow-compiler", "auth", "approvals", "mail", "channels"],
    mayTypes: ["advisor", "announcements", "wording"],
    packages: ["zod"],
  },
  {
    folder: "channels",
    sentence:
      "a channel parses, renders and sends: it knows channel.ts, shared and its own library, never another channel.",
    may: ["shared"],
  },
  channel("telegram", ["grammy", "express", "zod"]),
  channel("whatsapp-web", [
    "whatsapp-web.js",
    "qrcode-generator",
    "zod",
    "node:fs",
    "node:path",
    "node:url",
    "node:child_process",
    "node:crypto",
    "node:net",
    "node:os",
    "node:util",
  ]),
  channel("whatsapp-cloud", ["express", "node:crypto", "zod"]),
  channel("web-chat", ["express", "zod", ...READS_FILES]),
  channel("terminal", ["node:readline", "node:stream"]),
  {
    folder: "mail",
    sentence: "mail writes and delivers mails and knows no engine, web server or database driver.",
    may: ["shared"],
    mayTypes: ["wording"],
    packages: ["nodemailer", "hono", "zod"],
  },
  {
    folder: "portal",
    sentence: "portal shows pages over the doors of others and knows no database driver, store or engine.",
    may: ["shared", "auth", "approvals", "conversation", "flow-compiler"],
    mayTypes: ["announcements", "mail", "channels", "wording"],
    packages: [
      "@fastify/busboy",
      "express",
      "helmet",
      "hono",
      "ipaddr.js",
      "qrcode-generator",
      "rate-limiter-flexible",
      "zod",
      ...READS_FILES,
    ],
  },
  {
    folder: "store",
    sentence: "store keeps what others decide: drizzle, the schema, and the types of the ports it implements.",
    may: ["shared", "db/schema"],
    mayTypes: [
      "announcements",
      "auth",
      "approvals",
      "conversation",
      "mail",
      "engine",
      "flow-compiler",
      "channels",
      "auth/ports.ts",
      "approvals/ports.ts",
      "conversation/ports.ts",
      "mail/ports.ts",
    ],
    packages: ["drizzle-orm", "better-sqlite3", "zod", "node:worker_threads", ...READS_FILES],
  },
  {
    folder: "config",
    sentence: "config turns the environment into checked values and knows nothing of who uses them.",
    may: ["shared"],
    packages: ["zod", "node:util", "node:zlib", ...READS_FILES],
  },
  {
    folder: "app/listen",
    sentence: "listen serves pages at a port and knows nothing of what is in them.",
    may: ["shared", "app/cannot-start"],
    mayTypes: ["config"],
    packages: ["node:http", "node:net", "express"],
  },
  {
    folder: "app/cannot-start",
    sentence: "cannot-start is a name for what keeps the program from starting, and stands on nothing.",
  },
  {
    folder: "app/read-understanding",
    sentence: "read-understanding keeps what was learned from phrases; it starts and wires nothing.",
    may: ["shared", "understanding", "app/read-languages", "app/read-other-languages", "app/shipped-intents"],
    packages: ["node:crypto", ...READS_FILES],
  },
  {
    folder: "app/tell-file",
    sentence: "a file of an operator is read and its mistakes are told by nobody but who reads files.",
    may: ["shared", "flow-compiler"],
  },
  {
    folder: "app/read-other-languages",
    sentence: "read-other-languages reads which languages are recognised and not spoken.",
    may: ["app/tell-file", "shared", "understanding", "app/read-languages", "app/shipped-intents"],
    packages: READS_FILES,
  },
  {
    folder: "app/read-languages",
    sentence: "read-languages reads the phrases and words of each language; it learns nothing from them.",
    may: ["app/tell-file", "shared", "understanding", "flow-compiler", "app/shipped-intents"],
    packages: READS_FILES,
  },
  {
    folder: "app/few-phrases",
    sentence: "few-phrases counts what an operator's flows and languages lack; it learns nothing.",
    may: ["shared", "understanding", "flow-compiler", "app/shipped-intents"],
    packages: READS_FILES,
  },
  {
    folder: "app/shipped-intents",
    sentence: "shipped-intents says what people can want of the shipped flows; it starts and wires nothing.",
    may: ["shared", "flow-compiler"],
    packages: ["node:url"],
  },
  {
    folder: "quick-modules",
    sentence: "quick-modules is there before everything else, so it knows nothing else.",
    packages: ["node:fs", "node:module"],
  },
  {
    folder: "kept-code",
    sentence: "kept-code is there before everything else, so it knows nothing else.",
    packages: ["node:module", ...READS_FILES],
  },
  {
    folder: "node-version",
    sentence: "node-version is there before everything else, so it knows nothing else.",
  },
  { folder: "bin", sentence: "bin puts the parts together.", may: "everything", packages: "everything" },
  {
    folder: "login",
    sentence: "login hands the login module and its store to other programs.",
    may: ["shared", "auth", "store"],
  },
  {
    folder: "app/audit-head-file",
    sentence: "audit-head-file appends the head of the audit record to a file; it reads and decides nothing else.",
    may: ["shared", "auth"],
    packages: READS_FILES,
  },
  {
    folder: "app/audit-webhook",
    sentence: "audit-webhook sends lines of a file that others wrote; it knows nothing of what they mean.",
    may: ["shared"],
    packages: ["node:crypto", ...READS_FILES],
  },
  {
    folder: "app/keep-apart",
    sentence: "keep-apart looks whose database it is before anybody opens it; it changes nothing.",
    may: ["shared", "store", "db"],
    mayTypes: ["config"],
    packages: READS_FILES,
  },
  {
    folder: "app/outages",
    sentence: "outages watches what the program depends on and tells when it is out; it mends and decides nothing.",
    may: ["shared", "store"],
    mayTypes: ["channels"],
  },
  { folder: "main", sentence: "main puts the parts together.", may: "everything", packages: "everything" },
  {
    folder: "app/compose",
    sentence: "compose wires the parts and starts none of them.",
    may: "everything",
    packages: "everything",
  },
  {
    folder: "app/built-in-values",
    sentence: "built-in-values fetches what texts show from where it lives; it decides and starts nothing.",
    may: ["shared", "auth", "mail", "portal"],
    mayTypes: ["wording", "config", "channels", "flow-compiler"],
  },
  {
    folder: "app/messengers",
    sentence: "messengers makes the messengers that the settings switch on; it starts none of them.",
    may: "everything",
    packages: ["express"],
  },
  { folder: "app/serve", sentence: "serve starts what compose has wired.", may: "everything", packages: "everything" },
  { folder: "cli", sentence: "cli puts the parts together.", may: "everything", packages: "everything" },
  {
    folder: "db/schema",
    sentence: "the schema is plain drizzle tables; of others it knows only the types of what a column holds.",
    may: ["shared"],
    mayTypes: ["engine", "channels", "conversation/ports.ts", "auth/ports.ts", "approvals/ports.ts"],
    packages: ["drizzle-orm"],
  },
  { folder: "db", sentence: "the demo world is made through the doors.", may: "everything", packages: ["zod"] },
];

function channel(name: string, packages: readonly string[]): Row {
  const sentence = `a channel parses, renders and sends: ${name} knows channel.ts, shared and its own library, never another channel.`;
  return { folder: `channels/${name}`, sentence, may: ["shared", "channels"], mayTypes: ["wording"], packages };
}

/** Folders in which every file may be imported. */
export const WITHOUT_DOOR: readonly string[] = ["shared", "db", "db/schema", "cli"];

/** Who puts the parts together is imported by nobody. */
export const NEVER_IMPORTED: readonly string[] = ["main", "cli", "bin", "login"];

/** The file through which others see a folder. */
export const doorOf = (folder: string) =>
  folder === "channels" ? "channels/channel.ts" : `${folder}/${folder.split("/").at(-1) ?? folder}.ts`;
