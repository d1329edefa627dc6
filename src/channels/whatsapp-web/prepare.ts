import { DAY, systemClock } from "../../shared/clock.ts";
import type { LifeEvent } from "./lifecycle/lifecycle.ts";
import { findBrowser, flagsOf, userAgentOf } from "./machine/browser.ts";
import { type FolderLock, lockFolder } from "./machine/folder-lock.ts";
import { type SessionFolder, sessionFolder } from "./machine/session-folder.ts";
import type { WhatsAppWebSettings } from "./settings.ts";
import type { Start } from "./wire.ts";

/** What the parent holds of a session folder while it runs. */
export interface Holding {
  readonly folder: () => SessionFolder;
  /** Makes everything ready for another child. */
  readonly prepare: () => Promise<Start | Extract<LifeEvent, { readonly kind: "hindered" }>>;
  release(): void;
}

/** Older than that nobody waits for an answer any more. */
const OLDEST = 3 * DAY;

/** @param tell what another process is told that asks who has the folder; nothing secret */
export function holdFolder(settings: WhatsAppWebSettings, tell: () => string): Holding {
  let lock: FolderLock | undefined;
  let agent: string | undefined;
  // On a phone that is joined for the first time, unread messages of before are not meant for us.
  const began = systemClock.now();
  const folder = () => sessionFolder(settings.sessionFolder);
  const prepare = async () => {
    const session = folder();
    lock ??= await lockFolder(session.path, tell);
    if (!lock) return { kind: "hindered", why: "folder-taken" } as const;
    const browser = findBrowser(settings.browser);
    if (browser === undefined) return { kind: "hindered", why: "no-browser" } as const;
    await session.clear();
    agent ??= await userAgentOf(browser);
    const since = Math.floor((session.isJoined() ? systemClock.now() - OLDEST : began) / 1000);
    return startOf(settings, { browser, since, userAgent: agent });
  };
  return {
    folder,
    prepare,
    release: () => {
      lock?.release();
      lock = undefined;
    },
  };
}

function startOf(settings: WhatsAppWebSettings, found: Pick<Start, "browser" | "since" | "userAgent">): Start {
  const { phone, page, browserArguments } = settings;
  return {
    kind: "start",
    ...found,
    sessionFolder: settings.sessionFolder,
    args: flagsOf(browserArguments),
    ...(phone === undefined ? {} : { phone }),
    ...(page === undefined ? {} : { page }),
  };
}
