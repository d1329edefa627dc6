import { no, ok, type Outcome } from "../shared/outcome.ts";
import { deadline } from "../shared/schedule.ts";
import type { Message } from "./question.ts";

/** Why no useful answer came. Names only: what a server writes about its troubles is as little trusted as its answers. */
export type Trouble =
  "unreachable" | "slow" | "moved" | "key" | "refused" | "busy" | "broken" | "too-long" | "unreadable" | "off-list";

/**
 * One request, the only one that leaves for a language model. Of the settings a server may know it sends the model's
 * name and no other: several refuse a temperature or a token limit.
 *
 * @returns the body of the answer, as it came
 */
export async function askModel(
  { url, name, key }: LanguageModel,
  { milliseconds, bytes }: AdvisorLimits,
  messages: readonly Message[],
): Promise<Outcome<string, Trouble>> {
  const signal = deadline(milliseconds);
  const headers = { "content-type": "application/json", ...(key !== undefined && { authorization: `Bearer ${key}` }) };
  const body = JSON.stringify({ ...(name !== undefined && { model: name }), messages });
  try {
    // Another address was never checked, and would be given the key and the message.
    const response = await fetch(url, { method: "POST", headers, body, signal, redirect: "manual" });
    if (response.status === 200) return await readBody(response, bytes);
    await response.body?.cancel();
    return no(troubleOf(response.status));
  } catch {
    return no(signal.aborted ? "slow" : "unreachable");
  }
}

/** Stops reading at the limit, so that no answer can fill the memory. */
async function readBody({ body }: Response, bytes: number): Promise<Outcome<string, Trouble>> {
  const chunks: Uint8Array[] = [];
  const stream: AsyncIterable<unknown> | Iterable<unknown> = body ?? [];
  let length = 0;
  for await (const chunk of stream) {
    if (!(chunk instanceof Uint8Array)) return no("unreadable");
    length += chunk.length;
    if (length > bytes) return no("too-long");
    chunks.push(chunk);
  }
  return ok(Buffer.concat(chunks).toString("utf8"));
}

function troubleOf(status: number): Trouble {
  if (status >= 300 && status < 400) return "moved";
  if (status === 401 || status === 403) return "key";
  if (status === 429) return "busy";
  return status >= 400 && status < 500 ? "refused" : "broken";
}

/** Where the model is: any endpoint that speaks as OpenAI's chat completions do. */
export interface LanguageModel {
  /** The whole address of the endpoint. */
  readonly url: string;
  /** Left out where the server has only one. */
  readonly name: string | undefined;
  /** Sent as a bearer token. */
  readonly key: string | undefined;
}

export interface AdvisorLimits {
  /** From the request to the last byte of the answer (ms). Nobody in a chat waits longer for a guess. */
  readonly milliseconds: number;
  /** Of the answer; a useful one has about 1,000. */
  readonly bytes: number;
}
