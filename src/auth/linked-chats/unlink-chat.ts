import type { Instant } from "../../shared/brand.ts";
import { actorOf } from "../acting.ts";
import type { Visitor } from "../model.ts";
import { decided, type Decision } from "../decision.ts";
import type { DrawnLink } from "../link.ts";
import type { LinkState } from "./model.ts";
import { tellOwner } from "./tell-owner.ts";

type UnlinkAnswer = "unlinked" | "unknown" | "signed-out";

/**
 * Taking a right away needs less than giving it: being signed in is enough. The owner hears of it: a stranger in the
 * account could keep requests from the person who would say no.
 */
export function unlinkChat(
  state: LinkState,
  { seen, id }: { readonly seen: Visitor; readonly id: string },
  now: Instant,
  drawn: Omit<DrawnLink, "reset">,
): Decision<UnlinkAnswer> {
  const actor = actorOf(state.session, seen, now, "signed-in");
  if (!actor.ok) return decided("signed-out");
  const chat = state.chats.find((one) => one.id === id);
  if (!chat) return decided("unknown");
  const [{ account }, { channel }] = [actor.value, chat];
  const news = { account, details: { channel, address: seen.address } };
  const told = tellOwner({ template: "chat-unlinked-in-profile", ...news }, now, drawn);
  const details = { what: "chat-unlinked", channel, from: seen.address };
  return decided<UnlinkAnswer>("unlinked", {
    changes: [{ kind: "chat-unlinked", id }, ...told.changes],
    mails: told.mails,
    audit: [{ event: "user_updated", account: account.id, details }],
  });
}
