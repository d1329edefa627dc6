import { z } from "zod";
import { isPrivate } from "./private-address.ts";

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

const auditUrl = z
  .string()
  .refine((text) => URL.canParse(text), "is no address. Write one such as https://logs.example.com/latchkey.")
  .refine(
    (text) => !URL.canParse(text) || isPrivate(new URL(text)),
    "is not https. Whoever reads along would learn how much happens here, so anything but localhost must start with https://.",
  );

const auditKey = z
  .string()
  .min(
    16,
    "is shorter than 16 letters, and could be guessed. Run `openssl rand -hex 32` and write what it prints, here and where the heads arrive.",
  );

/** The variables of other machines that Latchkey asks or tells something on its own. */
export const OUTSIDE_SHAPE = {
  AUDIT_WEBHOOK_URL: auditUrl.optional(),
  AUDIT_WEBHOOK_KEY: auditKey.optional(),
  LLM_URL: modelUrl.optional(),
  LLM_MODEL: z.string().optional(),
  LLM_KEY: modelKey.optional(),
};

type OutsideSettings = { readonly [Name in keyof typeof OUTSIDE_SHAPE]?: string | undefined };

/** Where heads of the audit record are sent. */
export interface AuditWebhookSettings {
  readonly url: string;
  readonly key: string | undefined;
}

/** A model that is asked what a message means. */
export interface LanguageModelSettings {
  readonly url: string;
  readonly name: string | undefined;
  readonly key: string | undefined;
}

export const webhookOf = ({
  AUDIT_WEBHOOK_URL: url,
  AUDIT_WEBHOOK_KEY: key,
}: OutsideSettings): AuditWebhookSettings | undefined => (url === undefined ? undefined : { url, key });

export const modelOf = ({
  LLM_URL: url,
  LLM_MODEL: name,
  LLM_KEY: key,
}: OutsideSettings): LanguageModelSettings | undefined => (url === undefined ? undefined : { url, name, key });
