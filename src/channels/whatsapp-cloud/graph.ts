import { z } from "zod";
import { deadline } from "../../shared/schedule.ts";
import { SECOND } from "../../shared/clock.ts";
import type { GraphError } from "./judge-error.ts";
import type { CloudSettings } from "./settings.ts";

/** The longest that one call may take. */
const PATIENCE = 15 * SECOND;

export type GraphAnswer =
  | { readonly kind: "ok"; readonly body: unknown }
  | { readonly kind: "failed"; readonly error: GraphError }
  /** Nothing came back that Graph would say: no network, no answer in time, another server. */
  | { readonly kind: "unreachable" };

/** Calls of Meta's Graph for our number. Nothing throws, and no answer holds the token. */
export interface Graph {
  /** Posts to `/{number}/messages`. @param within ends the call early */
  post(message: object, within?: AbortSignal): Promise<GraphAnswer>;
  /** Reads these fields of the number. */
  read(fields: string, within?: AbortSignal): Promise<GraphAnswer>;
}

export function createGraph({ apiUrl, token, phoneNumberId }: CloudSettings): Graph {
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  const call = (path: string, init: RequestInit, within?: AbortSignal) => {
    const time = deadline(PATIENCE);
    const signal = within ? AbortSignal.any([time, within]) : time;
    // A redirect would carry the token and the words to somebody else.
    return ask(`${apiUrl}/${phoneNumberId}${path}`, { ...init, headers, signal, redirect: "error" });
  };
  return {
    post: (message, within) =>
      call(
        "/messages",
        { method: "POST", body: JSON.stringify({ messaging_product: "whatsapp", ...message }) },
        within,
      ),
    read: (fields, within) => call(`?fields=${encodeURIComponent(fields)}`, { method: "GET" }, within),
  };
}

const FAILURE = z.object({
  error: z.object({ code: z.number().optional(), error_subcode: z.number().optional() }),
});

async function ask(url: string, init: RequestInit): Promise<GraphAnswer> {
  try {
    const response = await fetch(url, init);
    const body = readJson(await response.text());
    const failure = FAILURE.safeParse(body);
    if (response.ok && !failure.success) return { kind: "ok", body };
    const error = failure.success ? failure.data.error : {};
    return { kind: "failed", error: { status: response.status, code: error.code, subcode: error.error_subcode } };
  } catch {
    return { kind: "unreachable" };
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
