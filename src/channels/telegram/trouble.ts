import { GrammyError, HttpError } from "grammy";
import { z } from "zod";
import { nameOf } from "../../shared/broken.ts";

/** What went wrong with a call, in our terms. */
export type Trouble =
  | { readonly kind: "flood"; readonly seconds: number; readonly why: string }
  /** The token is none, or not any more. */
  | { readonly kind: "token"; readonly why: string }
  /** Somebody else fetches the same bot's messages. */
  | { readonly kind: "conflict"; readonly why: string }
  /** It stands there already. */
  | { readonly kind: "unchanged"; readonly why: string }
  /** Never try this again. */
  | { readonly kind: "refused"; readonly why: string }
  /** It is neither Telegram nor the network: our own code, or an answer that is none of Telegram's. */
  | { readonly kind: "broken"; readonly why: string }
  /** Network, or trouble on Telegram's side. */
  | { readonly kind: "unreachable"; readonly why: string };

/** When Telegram names no time with a 429. */
const SOME_SECONDS = 5;

/**
 * @param error as grammY throws it. Its fields hold what was sent and, below the surface, the address with the token: only
 * what comes out of here may be kept or logged
 */
export function troubleOf(error: unknown): Trouble {
  if (error instanceof HttpError) return { kind: "unreachable", why: "Telegram cannot be reached" };
  if (!(error instanceof GrammyError)) return { kind: "broken", why: `A call to Telegram broke: ${nameOf(error)}` };
  const { code, description, parameters } = asTold(error);
  const why = `Telegram says: ${description.slice(0, 200)}`;
  switch (code) {
    case 429:
      return { kind: "flood", seconds: parameters.retry_after ?? SOME_SECONDS, why };
    case 401:
    case 404:
      return { kind: "token", why };
    case 409:
      return { kind: "conflict", why };
    default:
      return refusedOrNot(code, why);
  }
}

/** grammY copies what came, and a proxy or another server may leave fields out that its types promise. */
const Told = z.object({
  error_code: z.number().catch(500),
  description: z.string().catch("no reason given"),
  parameters: z.object({ retry_after: z.number().optional().catch(undefined) }).catch({}),
});

function asTold(error: GrammyError) {
  const { error_code: code, description, parameters } = Told.parse(error);
  return { code, description, parameters };
}

function refusedOrNot(code: number, why: string): Trouble {
  if (why.includes("message is not modified")) return { kind: "unchanged", why };
  return code >= 400 && code < 500 ? { kind: "refused", why } : { kind: "unreachable", why };
}
