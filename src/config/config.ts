import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { Random } from "../shared/random.ts";
import { MESSENGER_SHAPE, telegramOf, type TelegramSettings, whatsAppOf, type WhatsAppSettings } from "./messengers.ts";
import { isLocal, isPrivate } from "./private-address.ts";
import { ConfigUnusable } from "./unusable.ts";

/** Settings, checked once. Nothing else reads the environment. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port people use; every link starts with it. */
  readonly publicBaseUrl: string;
  readonly databaseFile: string;
  /** Where flows, texts and phrases lie, when the operator keeps their own; missing: those that came with the program. */
  readonly flowsFolder: string | undefined;
  /** 32 bytes or more: the key of all MACs and sealed texts. */
  readonly secret: Uint8Array;
  /** Missing on the embedded default: mails go to the mailbox page, and the demo world is planted. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly supportAddress: string | undefined;
  /** Pages of the company that the chat points to; a question without one goes to a person. */
  readonly productLinks: Readonly<Record<"trial" | "demo" | "plans" | "partners", string | undefined>>;
  readonly trustedProxies: readonly string[];
  /** Asked about messages whose trouble is not clear. Without it no message leaves this machine. */
  readonly languageModel:
    { readonly url: string; readonly name: string | undefined; readonly key: string | undefined } | undefined;
  /** The bot on Telegram; missing: no Telegram. */
  readonly telegram: TelegramSettings | undefined;
  /** WhatsApp, in one of its two ways; missing: no WhatsApp. */
  readonly whatsapp: WhatsAppSettings | undefined;
  readonly logLevel: "debug" | "info" | "warn" | "error";
}

const port = z.coerce
  .number({ error: "is not a number. Write a free port, such as 3000." })
  .int("is not a whole number. Write a free port, such as 3000.")
  .min(0, "is below 0. Write a free port, such as 3000.")
  .max(65_535, "is above 65535. Write a free port, such as 3000.");

const baseUrl = z
  .string()
  .refine((text) => URL.canParse(text), "is no address. Write scheme and host, such as https://login.example.com.")
  .refine(
    (text) => !URL.canParse(text) || new URL(text).protocol === "https:" || isLocal(new URL(text)),
    "is not https. Passwords and codes pass here, so anything but localhost must start with https://.",
  )
  .refine(
    (text) => !URL.canParse(text) || new URL(text).href === `${new URL(text).origin}/`,
    "has more than scheme and host. Write the address of the front page without a path.",
  )
  .transform((text) => new URL(text).origin);

const page = z
  .string()
  .refine(
    (text) => URL.canParse(text) && new URL(text).protocol === "https:",
    "is no address of a page. Write it with https://, such as https://www.example.com/plans.",
  );

const proxies = z
  .string()
  .refine(
    (text) => !["true", "1", "*", "all"].includes(text.trim().toLowerCase()),
    "would believe everybody, so visitors could choose their own address. List your proxies, such as 10.0.0.2 or loopback.",
  )
  .transform((text) =>
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== ""),
  );

const secret = z
  .string()
  .transform((text) => Buffer.from(text, /^[0-9a-f]+$/iu.test(text) ? "hex" : "base64"))
  .refine(
    (bytes) => bytes.length >= 32,
    "is too short. It needs 32 random bytes in base64 or hex: run `openssl rand -base64 32` and write what it prints.",
  );

const modelUrl = z
  .string()
  .refine((text) => URL.canParse(text), "is no address. Write one such as https://llm.example.com/v1.")
  .refine(
    (text) => !URL.canParse(text) || isPrivate(new URL(text)),
    "is not https. What people write passes here, so anything but localhost must start with https://.",
  )
  .refine(
    (text) => !URL.canParse(text) || (new URL(text).username === "" && new URL(text).password === ""),
    "holds a name or password. Take them out and write the key as LLM_KEY.",
  )
  .transform((text) => endpointOf(new URL(text)));

/** People write the host, the base of the API, or the whole address; all three are right. */
function endpointOf(url: URL): string {
  const path = url.pathname.replace(/\/$/u, "");
  if (!path.endsWith(CHAT)) url.pathname = `${path === "" ? "/v1" : path}${CHAT}`;
  return url.href;
}

const CHAT = "/chat/completions";

const modelKey = z
  .string()
  .regex(/^[\u0021-\u007e]+$/u, "has blanks or letters no key has. Copy it anew, without quotes or line breaks.");

/** Where the demo's mails about cases go: to the stand-in mailbox like all others. */
const DEMO_SUPPORT = "support@latchkey.example";

const SETTINGS = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_BASE_URL: baseUrl.optional(),
  DATABASE_FILE: z.string().default("data/latchkey.db"),
  FLOWS_FOLDER: z.string().optional(),
  LATCHKEY_SECRET: secret.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//u, "does not start with smtp:// or smtps://. Write smtp://user:password@mail.example.com:587.")
    .optional(),
  MAIL_FROM: z.string().default("Latchkey <no-reply@localhost.localdomain>"),
  SUPPORT_ADDRESS: z.string().optional(),
  TRIAL_URL: page.optional(),
  DEMO_URL: page.optional(),
  PLANS_URL: page.optional(),
  PARTNERS_URL: page.optional(),
  TRUSTED_PROXIES: proxies.default([]),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "is none of debug, info, warn, error. Write one of these." })
    .default("warn"),
  ...MESSENGER_SHAPE,
  LLM_URL: modelUrl.optional(),
  LLM_MODEL: z.string().optional(),
  LLM_KEY: modelKey.optional(),
});

type Settings = z.infer<typeof SETTINGS>;
type Environment = Readonly<Record<string, string | undefined>>;

/** The environment of this process, for `readConfig`. */
export const ownEnvironment = (): Environment => process.env;

/**
 * Reads the settings: the environment first, then `.env` in this folder, then the defaults.
 *
 * @param folder where `.env` lies and relative paths start
 * @throws ConfigUnusable naming everything that is wrong at once; values are not repeated, they may be secret
 */
export function readConfig(environment: Environment, folder: string, random: Random): Config {
  const read = SETTINGS.safeParse({ ...withoutEmpty(dotEnv(folder)), ...withoutEmpty(environment) });
  if (!read.success) throw new ConfigUnusable(read.error.issues.map(sentenceOf).join("\n"));
  const settings = read.data;
  const publicBaseUrl = settings.PUBLIC_BASE_URL ?? `http://localhost:${String(settings.PORT)}`;
  const databaseFile = settings.DATABASE_FILE === ":memory:" ? ":memory:" : resolve(folder, settings.DATABASE_FILE);
  return {
    host: settings.HOST,
    port: settings.PORT,
    publicBaseUrl,
    databaseFile,
    flowsFolder: settings.FLOWS_FOLDER === undefined ? undefined : resolve(folder, settings.FLOWS_FOLDER),
    secret: settings.LATCHKEY_SECRET ?? ownSecret(settings, publicBaseUrl, databaseFile, random),
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    supportAddress: settings.SUPPORT_ADDRESS ?? (settings.SMTP_URL === undefined ? DEMO_SUPPORT : undefined),
    productLinks: {
      trial: settings.TRIAL_URL,
      demo: settings.DEMO_URL,
      plans: settings.PLANS_URL,
      partners: settings.PARTNERS_URL,
    },
    trustedProxies: settings.TRUSTED_PROXIES,
    languageModel: modelOf(settings),
    telegram: telegramOf(settings),
    whatsapp: whatsAppOf(settings, folder),
    logLevel: settings.LOG_LEVEL,
  };
}

const modelOf = ({ LLM_URL: url, LLM_MODEL: name, LLM_KEY: key }: Settings): Config["languageModel"] =>
  url === undefined ? undefined : { url, name, key };

const sentenceOf = (issue: z.core.$ZodIssue) => `${issue.path.join(".")} ${issue.message}`;

/** A variable set to nothing is one not set: that is how people switch things off in `.env`. */
const withoutEmpty = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));

function dotEnv(folder: string): Environment {
  const file = join(folder, ".env");
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

/** On localhost a key is made once and kept beside the database, readable by this user only. */
function ownSecret(settings: Settings, publicBaseUrl: string, databaseFile: string, random: Random): Uint8Array {
  if (!isLocal(new URL(publicBaseUrl)) || settings.SMTP_URL !== undefined)
    throw new ConfigUnusable(
      "LATCHKEY_SECRET is missing. Real people's codes need a key of their own: run `openssl rand -base64 32` and write what it prints, here and in your backup.",
    );
  if (databaseFile === ":memory:") return random.bytes(32);
  const file = join(dirname(databaseFile), "secret.key");
  try {
    if (!existsSync(file)) writeSecret(file, random);
    return Buffer.from(readFileSync(file, "utf8"), "base64");
  } catch (error) {
    throw new ConfigUnusable(
      `The key file ${file} cannot be made or read. Check that this user may write in its folder, or set DATABASE_FILE to another place.`,
      { cause: error },
    );
  }
}

function writeSecret(file: string, random: Random): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, Buffer.from(random.bytes(32)).toString("base64"), { mode: 0o600, flag: "wx" });
  chmodSync(file, 0o600);
}

/**
 * Sentences about names that do nothing; people wonder for hours why such a line has no effect. In `.env` every unknown
 * name is told. The environment is full of other programs' names, so there only those that look like ours are.
 */
export function strayNames(environment: Environment, folder: string): readonly string[] {
  const written = Object.keys(dotEnv(folder));
  const ours = Object.keys(environment).filter((name) => name.startsWith("LATCHKEY_") || meantBy(name));
  return [...new Set([...written, ...ours])]
    .filter((name) => !KNOWN_NAMES.includes(name))
    .map((name) => `${name} means nothing here. ${cureOf(meantBy(name))}`);
}

const KNOWN_NAMES: readonly string[] = Object.keys(SETTINGS.shape);

const cureOf = (meant: string | undefined) =>
  meant === undefined ? "The file .env.example lists every name." : `Did you mean ${meant}?`;

/** The same letters in another order or with other signs between them, or ours with a prefix. */
function meantBy(name: string): string | undefined {
  const letters = (text: string) =>
    Array.from(text.toUpperCase().replaceAll(/[^A-Z]/gu, ""))
      .sort()
      .join("");
  return KNOWN_NAMES.find(
    (known) => letters(known) === letters(name) || (name.startsWith("LATCHKEY_") && name.endsWith(known)),
  );
}
