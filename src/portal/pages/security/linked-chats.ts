import { html } from "hono/html";
import type { LinkedChat } from "../../../auth/auth.ts";
import type { Messenger } from "../../../channels/channel.ts";
import { channelInWords } from "../../../conversation/conversation.ts";
import type { Instant } from "../../../shared/brand.ts";
import { MINUTE } from "../../../shared/clock.ts";
import type { PageContext } from "../../page-context.ts";
import { ago } from "../../views/ago.ts";
import { button, form, quietButton, tokenField } from "../../views/form.ts";
import { section } from "../../views/inside.ts";
import type { Markup, View } from "../../views/view.ts";
import { type SecuritySection, toldIn } from "./section.ts";

const ROUTE = "/profile/security/linked-chats";

/** Topic "Linked chats": where requests come to and are decided, and the way to one more. */
export const linkedChatsSection: SecuritySection = async (context, view, { acting, account }, said) => {
  const chats = (await context.auth.linkedChats.list(acting)) ?? [];
  const words = view.words.linkedChats;
  const now = context.clock.now();
  const fresh = said?.topic === "linked-chats" ? said.linkCode : undefined;
  const list = html`<ul class="rows">
    ${chats.map((chat) => row(view, chat, now))}
  </ul>`;
  return section(
    "linked-chats",
    words.title,
    html`${toldIn("linked-chats", view, said)}
      <p>${account.role === "admin" ? words.purpose : words.purposeOfMember}</p>
      ${fresh ? shown(context, view, fresh.code, Math.round((fresh.until - now) / MINUTE)) : ""}
      ${chats.length > 0 ? list : html`<p class="small">${words.none}</p>`}
      ${drawing(view, fresh ? "again" : chats.length === 0 ? "first" : "another")}`,
  );
};

/** This once; the person types it off or copies it into the chat. */
const shown = (context: PageContext, view: View, code: string, minutes: number): Markup => {
  const words = view.words.linkedChats;
  return html`<div class="link-code">
    <p>${words.writeThis}</p>
    <p class="code"><code>${words.command({ code })}</code></p>
    ${context.messengers.all.map((messenger) => opener(view, messenger, code))}
    <p class="small">${words.validity({ minutes })}</p>
  </div>`;
};

/** With one press where the messenger has such addresses. It tells nobody where it was pressed. */
function opener(view: View, messenger: Pick<Messenger, "name" | "link">, code: string): Markup {
  const address = messenger.link?.(code);
  if (address === undefined) return html``;
  const label = view.words.linkedChats.open({ messenger: channelInWords(view.caseWords, messenger.name) });
  return html`<p><a class="button quiet" href="${address}" target="_blank" rel="noopener noreferrer">${label}</a></p>`;
}

function drawing(view: View, which: "first" | "another" | "again"): Markup {
  const { draw, drawAnother, drawAgain } = view.words.linkedChats;
  const press = which === "first" ? button(draw) : quietButton(which === "another" ? drawAnother : drawAgain);
  return form(view, `${ROUTE}/code#linked-chats`, press);
}

function row(view: View, { id, channel, linkedAt }: LinkedChat, now: Instant): Markup {
  const words = view.words.linkedChats;
  const name = channelName(view, channel);
  const since = ago(view.language, linkedAt, now);
  return html`<li>
    <div>
      <p class="name">${name}</p>
      <p class="small">${words.linked({ when: since })}</p>
    </div>
    <form method="post" action="${ROUTE}/unlink#linked-chats" class="actions">
      ${tokenField(view)}<input type="hidden" name="id" value="${id}" />
      <button class="button quiet" type="submit" aria-label="${words.unlinkNamed({ channel: name, when: since })}">
        ${words.unlink}
      </button>
    </form>
  </li>`;
}

function channelName({ words: { linkedChats } }: View, channel: string): string {
  const { channels } = linkedChats;
  if (channel === "web-chat" || channel === "terminal" || channel === "telegram") return channels[channel];
  return channel.startsWith("whatsapp") ? channels.whatsapp : channels.other;
}
