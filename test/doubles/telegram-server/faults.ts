import type { ServerResponse } from "node:http";
import type { Payload } from "./read-payload.ts";

/** Something that goes wrong on purpose. */
export interface Fault {
  /** Missing: every method. */
  readonly method?: string;
  readonly chat?: number;
  /** How often; 1 when left out. */
  readonly times?: number;
  /** `reached`: the call takes effect all the same. */
  readonly reached?: true;
  readonly how:
    | { readonly status: number; readonly description: string; readonly retryAfter?: number }
    /** No answer until the other side hangs up. */
    | "hang"
    /** The connection breaks. */
    | "drop"
    /** A page of a proxy instead of JSON. */
    | "html"
    /** JSON without any field that the Bot API promises. */
    | "bare";
}

export const tooMany = (retryAfter: number) =>
  ({ status: 429, description: `Too Many Requests: retry after ${String(retryAfter)}`, retryAfter }) as const;

export function createFaults() {
  const faults: { readonly fault: Fault; left: number }[] = [];
  const isFor = ({ method, chat }: Fault, called: string, payload: Payload) =>
    (method ?? called) === called && (chat ?? payload.chat_id) === payload.chat_id;
  return {
    add: (fault: Fault) => void faults.push({ fault, left: fault.times ?? 1 }),
    clear: () => void faults.splice(0),
    next: (called: string, payload: Payload): Fault | undefined => {
      const due = faults.find(({ fault, left }) => left > 0 && isFor(fault, called, payload));
      if (due) due.left -= 1;
      return due?.fault;
    },
  };
}

/** @returns the status that was told, or 0 when none was */
export function goWrong(response: ServerResponse, { how }: Fault): number {
  if (how === "hang") return 0;
  if (how === "drop") {
    response.destroy();
    return 0;
  }
  if (how === "html") {
    response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad Gateway</html>");
    return 502;
  }
  if (how === "bare") {
    response.writeHead(500, { "content-type": "application/json" }).end('{"message":"Route not found"}');
    return 500;
  }
  const { status, description, retryAfter } = how;
  const parameters = retryAfter === undefined ? {} : { parameters: { retry_after: retryAfter } };
  const body = JSON.stringify({ ok: false, error_code: status, description, ...parameters });
  response.writeHead(status, { "content-type": "application/json" }).end(body);
  return status;
}
