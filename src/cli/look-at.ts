import { z } from "zod";
import { headFileOf } from "../app/audit-head-file.ts";
import { listWorkspaces } from "../auth/auth.ts";
import { checkWhatsAppCloud } from "../channels/whatsapp-cloud/whatsapp-cloud.ts";
import { askWhatsAppWeb, checkWhatsAppWeb } from "../channels/whatsapp-web/whatsapp-web.ts";
import { type Config, isLocal } from "../config/config.ts";
import { ownCommand } from "../shared/own-command.ts";
import { closeToOthers, filesOf, openStore, openToOthers } from "../store/store.ts";
import { say } from "./output.ts";
import { supportParts } from "./support.ts";

/** On the demo they are as they should be. */
export function lookAtLinks({ mode, publicBaseUrl }: Config): string | undefined {
  if (mode === "demo" || !isLocal(new URL(publicBaseUrl))) return undefined;
  return `Every link in a mail starts with ${publicBaseUrl}, which opens on this machine only. Set PUBLIC_BASE_URL to the address people type, such as https://login.your-company.example.`;
}

/** The sender that is nobody's is only for the demo, whose mails go nowhere. */
export function lookAtSender({ mode, mailFrom }: Config): string | undefined {
  if (mode === "demo" || !/@localhost(?:\.localdomain)?\b/iu.test(mailFrom)) return undefined;
  return "Mails come from an address at localhost, which most mail servers refuse or call spam. Set MAIL_FROM to an address of yours, such as Latchkey <no-reply@your-company.example>.";
}

/**
 * Whether other users of the machine can read the database: hashes of passwords and every chat are in it. What they can
 * is closed at once, as a start does, and told all the same: it may have been read until now.
 */
export function lookAtFiles({ databaseFile }: Pick<Config, "databaseFile">): string | undefined {
  const heads = headFileOf(databaseFile);
  const files = [...filesOf(databaseFile), ...(heads === undefined ? [] : [heads])];
  const open = openToOthers(files);
  if (open.length === 0) return undefined;
  const left = closeToOthers(open);
  return left.length === 0
    ? `Others on this machine could read ${open.join(", ")}. It is closed now; what stood in it until today may have been read.`
    : `${left.join(", ")} can be read by others on this machine. As the owner of it, run: chmod 600 ${left.join(" ")}`;
}

/**
 * Whether a case reaches anybody: a mail that tells of it, and people who may open it.
 *
 * @returns what is missing, with the cure; on the demo there is nothing to look at
 */
export async function lookAtSupport(config: Config): Promise<string | undefined> {
  if (config.mode === "demo") return undefined;
  // Whose database it is another look tells; here it would be told twice.
  const store = openStore(config.databaseFile);
  const workspaces = await listWorkspaces(supportParts(config, store));
  store.close();
  const missing = [
    config.supportAddress === undefined ? NO_ADDRESS : undefined,
    workspaces.length === 0 ? EMPTY : workspaces.some(({ support }) => support) ? undefined : NOBODY,
  ].filter((sentence) => sentence !== undefined);
  return missing.length > 0 ? missing.join(" ") : undefined;
}

const NO_ADDRESS =
  "Nobody is told by mail when somebody waits for a person. Write SUPPORT_ADDRESS=help@your-company.example in .env.";

const EMPTY =
  "There is no workspace yet, so nobody can sign in. Start Latchkey and open the set-up link that it prints.";

const NOBODY = `No workspace is marked as support, so nobody can open a case. Run: ${ownCommand("support <workspace> --on")}`;

const TOLD = z.object({
  state: z.string(),
  figures: z.object({ childMegabytes: z.number(), browserMegabytes: z.number() }).partial(),
});

/** Nobody needs WhatsApp, so without it all is well. Where a phone is joined, what that takes is told too. */
export async function lookAtWhatsApp({ whatsapp, publicBaseUrl }: Config): Promise<string | undefined> {
  if (whatsapp?.kind === "cloud") return together(await checkWhatsAppCloud(whatsapp, publicBaseUrl));
  if (whatsapp?.kind !== "web") return undefined;
  const told = await askWhatsAppWeb(whatsapp);
  if (told !== undefined) say.line(`           WhatsApp runs: ${runningOf(told)}`);
  return together(await checkWhatsAppWeb(whatsapp));
}

const together = (found: readonly string[]) => (found.length > 0 ? found.join(" ") : undefined);

function runningOf(told: string): string {
  const { state, figures } = TOLD.parse(JSON.parse(told));
  const { childMegabytes: own, browserMegabytes: browser } = figures;
  if (own === undefined || browser === undefined) return state;
  return `${state}; its process takes ${String(own)} MB and its browser ${String(browser)} MB of memory`;
}
