import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { parseEnv } from "node:util";
import { z } from "zod";
import type { Random } from "../shared/random.ts";
import { BRAND_SHAPE, type BrandConfig, brandOf, logosOf, page } from "./brand.ts";
import { embedOrigins, ownAmong } from "./embed-origins.ts";
import { MESSENGER_SHAPE, telegramOf, type TelegramSettings, whatsAppOf, type WhatsAppSettings } from "./messengers.ts";
import { type AuditWebhookSettings, type LanguageModelSettings, modelOf, OUTSIDE_SHAPE, webhookOf } from "./outside.ts";
import { type Origin, strayName } from "./names.ts";
import { isLocal, isOwnHost } from "./private-address.ts";
import { KeyFileBroken, keyInFile, readKey } from "./secret.ts";
import { ConfigUnusable } from "./unusable.ts";

export { isLocal } from "./private-address.ts";

/** The demo: made-up people with published passwords, on this machine only. Production: everything else. */
type Mode = "demo" | "production";

/** Settings, checked once. Nothing else reads the environment. */
export interface Config extends BrandConfig {
  /** Production exactly when `SMTP_URL` is set. The one answer to "is this the demo?". */
  readonly mode: Mode;
  /** The demo was asked for by name, so it may stand beside a production database. */
  readonly demoAsked: boolean;
  readonly host: string;
  readonly port: number;
  /** Scheme, host and port people use; every link starts with it. */
  readonly publicBaseUrl: string;
  readonly databaseFile: string;
  /** Where production lies when nothing else is said: the demo looks there before it stands beside it. */
  readonly productionFile: string;
  /** Where flows, texts and phrases lie, when the operator keeps their own; missing: those that came with the program. */
  readonly flowsFolder: string | undefined;
  /** 32 bytes or more: the key of all MACs and sealed texts. */
  readonly secret: Uint8Array;
  /** The file that the key is read from; missing where LATCHKEY_SECRET is set. */
  readonly keyFile: string | undefined;
  /** Missing in the demo, and only there: its mails go to the mailbox page. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Where answers to mails go; missing: to whom they came from. */
  readonly mailReplyTo: string | undefined;
  readonly supportAddress: string | undefined;
  /** Pages of the company that the chat points to; a question without one goes to a person. */
  readonly productLinks: Readonly<Record<"trial" | "demo" | "plans" | "partners", string | undefined>>;
  readonly trustedProxies: readonly string[];
  /** Other sites whose pages may show the chat in a frame; none: nobody may. */
  readonly embedOrigins: readonly string[];
  /** Where heads of the audit record are sent; missing: only file and log have them. */
  readonly auditWebhook: AuditWebhookSettings | undefined;
  /** Asked about messages whose trouble is not clear. Without it no message leaves this machine. */
  readonly languageModel: LanguageModelSettings | undefined;
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

const secret = z.string().transform((text, context) => {
  const key = readKey(text);
  if (typeof key !== "string") return key;
  context.addIssue({ code: "custom", message: key });
  return z.NEVER;
});

/** Where the demo's mails about cases go: to the stand-in mailbox like all others. */
const DEMO_SUPPORT = "support@latchkey.example";

/** Two files, so that neither can ever become the other. */
const DATABASES: Readonly<Record<Mode, string>> = { demo: "data/demo.db", production: "data/latchkey.db" };

const SETTINGS = z.object({
  DEMO: z.enum(["0", "1"], { error: "is none of 0, 1. Write DEMO=1 to ask for the demo, or take it out." }).optional(),
  HOST: z.string().default("127.0.0.1"),
  PORT: port.default(3000),
  PUBLIC_BASE_URL: baseUrl.optional(),
  DATABASE_FILE: z.string().optional(),
  FLOWS_FOLDER: z.string().optional(),
  LATCHKEY_SECRET: secret.optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\//u, "does not start with smtp:// or smtps://. Write smtp://user:password@mail.example.com:587.")
    .optional(),
  ...BRAND_SHAPE,
  MAIL_FROM: z.string().optional(),
  SUPPORT_ADDRESS: z.string().optional(),
  TRIAL_URL: page.optional(),
  DEMO_URL: page.optional(),
  PLANS_URL: page.optional(),
  PARTNERS_URL: page.optional(),
  ...OUTSIDE_SHAPE,
  TRUSTED_PROXIES: proxies.default([]),
  EMBED_ORIGINS: embedOrigins.default([]),
  LOG_LEVEL: z
    .enum(["debug", "info", "warn", "error"], { error: "is none of debug, info, warn, error. Write one of these." })
    .default("warn"),
  ...MESSENGER_SHAPE,
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
  const written = dotEnv(folder);
  const strays = strayNames(environment, written);
  const read = SETTINGS.safeParse({ ...withoutEmpty(written), ...withoutEmpty(environment) });
  if (!read.success) throw new ConfigUnusable([...strays, ...read.error.issues.map(sentenceOf)].join("\n"));
  const settings = read.data;
  const mode = modeOf(settings);
  const publicBaseUrl = settings.PUBLIC_BASE_URL ?? `http://localhost:${String(settings.PORT)}`;
  const mixed = mode === "demo" ? publicDemo(settings, publicBaseUrl) : demoInProduction(settings);
  const logos = logosOf(settings, folder);
  const own = ownAmong(settings.EMBED_ORIGINS, publicBaseUrl);
  const wrong = [...strays, ...mixed, ...own, ...(logos.ok ? [] : [logos.reason])];
  if (wrong.length > 0) throw new ConfigUnusable(wrong.join("\n"));
  const file = settings.DATABASE_FILE ?? DATABASES[mode];
  const databaseFile = file === ":memory:" ? ":memory:" : resolve(folder, file);
  return {
    mode,
    demoAsked: settings.DEMO === "1",
    host: settings.HOST,
    port: settings.PORT,
    publicBaseUrl,
    databaseFile,
    productionFile: resolve(folder, DATABASES.production),
    flowsFolder: settings.FLOWS_FOLDER === undefined ? undefined : resolve(folder, settings.FLOWS_FOLDER),
    secret: settings.LATCHKEY_SECRET ?? ownSecret(mode, databaseFile, random),
    keyFile: settings.LATCHKEY_SECRET === undefined ? keyFileOf(databaseFile) : undefined,
    smtpUrl: settings.SMTP_URL,
    ...brandOf(settings, logos.ok ? logos.value : undefined),
    mailFrom: settings.MAIL_FROM ?? `${settings.BRAND_NAME} <no-reply@localhost.localdomain>`,
    mailReplyTo: settings.MAIL_REPLY_TO,
    supportAddress: settings.SUPPORT_ADDRESS ?? (mode === "demo" ? DEMO_SUPPORT : undefined),
    productLinks: {
      trial: settings.TRIAL_URL,
      demo: settings.DEMO_URL,
      plans: settings.PLANS_URL,
      partners: settings.PARTNERS_URL,
    },
    trustedProxies: settings.TRUSTED_PROXIES,
    embedOrigins: settings.EMBED_ORIGINS,
    auditWebhook: webhookOf(settings),
    languageModel: modelOf(settings),
    telegram: telegramOf(settings),
    whatsapp: whatsAppOf(settings, folder),
    logLevel: settings.LOG_LEVEL,
  };
}

const modeOf = ({ SMTP_URL: smtpUrl }: Settings): Mode => (smtpUrl === undefined ? "demo" : "production");

/** Everybody who reaches the demo reads every mail and knows every password. */
function publicDemo({ HOST: host }: Settings, publicBaseUrl: string): readonly string[] {
  const cure =
    "without SMTP_URL this is the demo: published passwords, and every mail open to whoever comes by. Set SMTP_URL to your mail server to begin for real";
  return [
    ...(isLocal(new URL(publicBaseUrl))
      ? []
      : [`PUBLIC_BASE_URL is not this machine, and ${cure}; or take PUBLIC_BASE_URL out to try the demo here.`]),
    ...(isOwnHost(host) ? [] : [`HOST is not this machine alone, and ${cure}; or take HOST out to try the demo here.`]),
  ];
}

const demoInProduction = ({ DEMO: demo }: Settings): readonly string[] =>
  demo === "1"
    ? ["DEMO asks for the demo, and SMTP_URL for production. Take one of them out; the demo sends no real mail."]
    : [];

const sentenceOf = (issue: z.core.$ZodIssue) => `${issue.path.join(".")} ${issue.message}`;

/** A variable set to nothing is one not set: that is how people switch things off in `.env`. */
const withoutEmpty = (environment: Environment) =>
  Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""));

function dotEnv(folder: string): Environment {
  const file = join(folder, ".env");
  return existsSync(file) ? parseEnv(readFileSync(file, "utf8")) : {};
}

/** In the demo a key is made once and kept beside the database, readable by this user only. */
function ownSecret(mode: Mode, databaseFile: string, random: Random): Uint8Array {
  if (mode === "production")
    throw new ConfigUnusable(
      "LATCHKEY_SECRET is missing. Real people's codes need a key of their own: run `openssl rand -base64 32` and write what it prints, here and in your backup.",
    );
  if (databaseFile === ":memory:") return random.bytes(32);
  const file = keyFileOf(databaseFile);
  try {
    return keyInFile(file, random);
  } catch (error) {
    throw new ConfigUnusable(error instanceof KeyFileBroken ? brokenKey(file) : lostKey(file), { cause: error });
  }
}

const keyFileOf = (databaseFile: string) => join(dirname(databaseFile), "secret.key");

const lostKey = (file: string) =>
  `The key file ${file} cannot be made or read. Check that this user may write in its folder, or set DATABASE_FILE to another place.`;
const brokenKey = (file: string) =>
  `The key file ${file} holds no whole key. Put the one from your backup in its place; if the database was never used, delete the file, and the next start makes a new one.`;

/** A sentence for each name that does nothing and was meant to; people wonder for hours why such a line has no effect. */
function strayNames(environment: Environment, written: Environment): readonly string[] {
  const told = (names: Environment, from: Origin) =>
    Object.entries(names).map(([name, value = ""]) => strayName(name, { from, value, known: KNOWN_NAMES }));
  const all = [...told(written, ".env"), ...told(environment, "environment")];
  return [...new Set(all.filter((sentence) => sentence !== undefined))];
}

/** Every setting that means something. */
export const KNOWN_NAMES: readonly string[] = Object.keys(SETTINGS.shape);
