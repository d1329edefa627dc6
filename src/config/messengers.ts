import { resolve } from "node:path";
import { z } from "zod";
import { isPrivate } from "./private-address.ts";
import { ConfigUnusable } from "./unusable.ts";

export interface TelegramSettings {
  readonly token: string;
  /** Origin of the Bot API: Telegram's own, or that of a Bot API server of the operator. */
  readonly apiUrl: string;
  /** Telegram brings messages to a page of ours and proves itself with this. Missing: messages are fetched. */
  readonly webhookSecret: string | undefined;
  /** The group with topics where support agents talk. */
  readonly forum: string | undefined;
}

export type WhatsAppSettings =
  | {
      readonly kind: "web";
      /** Where the session lies: full access to the account. */
      readonly sessionFolder: string;
      /** Joined by a code typed on this phone instead of a picture; digits with the country code. */
      readonly phone: string | undefined;
      /** Chromium or Chrome; missing: the one that is found. */
      readonly browser: string | undefined;
      /** More arguments for the browser, such as a proxy. */
      readonly browserArguments: readonly string[];
      /** A saved page of WhatsApp Web to show in place of the newest one. */
      readonly page: string | undefined;
    }
  | {
      readonly kind: "cloud";
      readonly apiUrl: string;
      readonly token: string;
      readonly phoneNumberId: string;
      readonly appSecret: string;
      readonly verifyToken: string;
      /** Name of an approved template with one placeholder, for news after a day of silence. */
      readonly template: string | undefined;
    };

const origin = (example: string) =>
  z
    .string()
    .refine((text) => URL.canParse(text), `is no address. Write one such as ${example}.`)
    .refine(
      (text) => !URL.canParse(text) || isPrivate(new URL(text)),
      "is not https. Messages and the token pass here, so anything but localhost must start with https://.",
    )
    .transform((text) => text.replace(/\/+$/u, ""));

const webhookSecret = z
  .string()
  .regex(
    /^[A-Za-z0-9_-]{16,256}$/u,
    "is no secret that Telegram takes. It needs 16 to 256 letters, digits, _ or -: run `openssl rand -hex 32` and write what it prints.",
  );

/** The variables of the messengers. */
export const MESSENGER_SHAPE = {
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(
      /^\d{3,20}:[A-Za-z0-9_-]{20,}$/u,
      "is no bot token. Copy the whole line that BotFather shows, such as 123456:ABC….",
    )
    .optional(),
  TELEGRAM_MODE: z
    .enum(["polling", "webhook"], { error: "is none of polling, webhook. Write one of these." })
    .default("polling"),
  TELEGRAM_WEBHOOK_SECRET: webhookSecret.optional(),
  TELEGRAM_API_URL: origin("https://api.telegram.org").default("https://api.telegram.org"),
  TELEGRAM_FORUM: z
    .string()
    .regex(
      /^-100\d{5,}$/u,
      "is no id of a group with topics. It begins with -100; the bot tells it when somebody writes /id there.",
    )
    .optional(),
  WHATSAPP: z.enum(["web", "cloud"], { error: "is none of web, cloud. Write one of these." }).optional(),
  WHATSAPP_SESSION_FOLDER: z.string().default("data/whatsapp"),
  WHATSAPP_PHONE: z
    .string()
    .transform((text) => text.replace(/[\s+()-]/gu, ""))
    .refine(
      (digits) => /^[1-9]\d{6,14}$/u.test(digits),
      "is no phone number. Write it with the country code, such as +1 555 0100 000.",
    )
    .optional(),
  CHROMIUM_PATH: z.string().optional(),
  CHROMIUM_ARGUMENTS: z
    .string()
    .default("")
    .transform((text) => text.split(/\s+/u).filter((one) => one !== ""))
    .refine(
      (all) => all.every((one) => one.startsWith("--")),
      "holds something that is no argument. Write them with -- in front and a space between, such as --proxy-server=host:3128.",
    ),
  WHATSAPP_PAGE: z.string().endsWith(".html", "is no saved page: its name must end in .html.").optional(),
  WHATSAPP_TOKEN: z.string().optional(),
  WHATSAPP_PHONE_NUMBER_ID: z
    .string()
    .regex(
      /^\d{5,30}$/u,
      "is no id of a phone number. It is the number that the app page shows below the phone number, digits only.",
    )
    .optional(),
  WHATSAPP_APP_SECRET: z.string().optional(),
  WHATSAPP_VERIFY_TOKEN: z
    .string()
    .min(16, "is too short. Choose at least 16 letters or digits, and type the same into the webhook form.")
    .optional(),
  WHATSAPP_TEMPLATE: z.string().optional(),
  WHATSAPP_API_URL: origin("https://graph.facebook.com/v26.0").default("https://graph.facebook.com/v26.0"),
};

type Settings = z.infer<z.ZodObject<typeof MESSENGER_SHAPE>>;

/** @throws ConfigUnusable when a webhook has no secret: anybody could pass for Telegram */
export function telegramOf(settings: Settings): TelegramSettings | undefined {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_URL: apiUrl, TELEGRAM_FORUM: forum } = settings;
  if (token === undefined) return undefined;
  if (settings.TELEGRAM_MODE === "polling") return { token, apiUrl, webhookSecret: undefined, forum };
  const secret = settings.TELEGRAM_WEBHOOK_SECRET;
  if (secret === undefined)
    throw new ConfigUnusable(
      "TELEGRAM_WEBHOOK_SECRET is missing. Without it anybody could pass for Telegram: run `openssl rand -hex 32` and write what it prints, or set TELEGRAM_MODE=polling.",
    );
  return { token, apiUrl, webhookSecret: secret, forum };
}

/** @throws ConfigUnusable naming all that the Cloud API still needs */
export function whatsAppOf(settings: Settings, folder: string): WhatsAppSettings | undefined {
  if (settings.WHATSAPP === undefined) return undefined;
  if (settings.WHATSAPP === "cloud") return cloudOf(settings);
  const { WHATSAPP_PHONE: phone, CHROMIUM_PATH: browser, CHROMIUM_ARGUMENTS: browserArguments } = settings;
  const page = settings.WHATSAPP_PAGE === undefined ? undefined : resolve(folder, settings.WHATSAPP_PAGE);
  const sessionFolder = resolve(folder, settings.WHATSAPP_SESSION_FOLDER);
  return { kind: "web", sessionFolder, phone, browser, browserArguments, page };
}

function cloudOf(settings: Settings): WhatsAppSettings {
  const missing = CLOUD_NAMES.filter((name) => settings[name] === undefined);
  if (missing.length > 0)
    throw new ConfigUnusable(
      missing
        .map(
          (name) => `${name} is missing. WHATSAPP=cloud needs it: docs/operating/whatsapp.md says where Meta shows it.`,
        )
        .join("\n"),
    );
  return {
    kind: "cloud",
    apiUrl: settings.WHATSAPP_API_URL,
    token: settings.WHATSAPP_TOKEN ?? "",
    phoneNumberId: settings.WHATSAPP_PHONE_NUMBER_ID ?? "",
    appSecret: settings.WHATSAPP_APP_SECRET ?? "",
    verifyToken: settings.WHATSAPP_VERIFY_TOKEN ?? "",
    template: settings.WHATSAPP_TEMPLATE,
  };
}

const CLOUD_NAMES = [
  "WHATSAPP_TOKEN",
  "WHATSAPP_PHONE_NUMBER_ID",
  "WHATSAPP_APP_SECRET",
  "WHATSAPP_VERIFY_TOKEN",
] as const;
