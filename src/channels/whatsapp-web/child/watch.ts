import type { Client } from "whatsapp-web.js";
import { z } from "zod";
import type { EndCause, News } from "../wire.ts";
import { errorLine } from "../error-line.ts";
import type { Hearing } from "./hearing.ts";

interface WatchDeps {
  readonly tell: (news: News) => void;
  readonly end: (why: EndCause, detail: string) => void;
}

/** A dead tab raises no event of the library, and calls into it hang; a dead browser ends this process. */
export function watchBrowser(client: Client, { tell, end }: WatchDeps): void {
  client.pupPage?.on("error", () => tell({ kind: "tab-crashed" }));
  client.pupBrowser?.on("disconnected", () => end("browser-gone", "the browser closed"));
}

/** Names of the library's states, and what they mean for this process. */
const ENDS: Readonly<Record<string, EndCause>> = {
  LOGOUT: "logged-out",
  CONFLICT: "conflict",
  UNPAIRED: "unpaired",
  UNPAIRED_IDLE: "unpaired",
  TOS_BLOCK: "barred",
  SMB_TOS_BLOCK: "barred",
  PROXYBLOCK: "barred",
  DEPRECATED_VERSION: "outdated",
};

const text = z.string();
/** The page says so while it has no code yet. */
const noCode = (qr: string) => qr.startsWith("undefined,");

/**
 * Hears what the library tells. Each listener is wrapped: a throw in one would vanish into the page, and a rejection
 * would end the process.
 */
export function watchClient(
  client: Client,
  deps: WatchDeps & { readonly hearing: Hearing; readonly walk: () => void },
): void {
  const { tell, end, hearing, walk } = deps;
  const on = (event: string, listener: (...values: readonly unknown[]) => void) =>
    client.on(event, (...values: unknown[]) => {
      try {
        listener(...values);
      } catch (error) {
        tell({ kind: "trouble", where: event, detail: errorLine(error) });
      }
    });
  on("qr", (qr) => {
    const value = text.parse(qr);
    if (!noCode(value)) tell({ kind: "qr", value });
  });
  on("code", (code) => tell({ kind: "code", value: text.parse(code) }));
  on("authenticated", () => tell({ kind: "authenticated" }));
  on("ready", () => {
    tell({ kind: "ready", account: client.info.wid.user });
    walk();
  });
  on("change_state", (state) => tell({ kind: "state", state: text.parse(state) }));
  on("disconnected", (reason) => end(ENDS[String(reason)] ?? "broke", errorLine(reason)));
  on("message", (message) => hearing.message(message));
  on("message_create", (message) => hearing.created(message));
  on("message_reaction", (reaction) => hearing.reaction(reaction));
}
