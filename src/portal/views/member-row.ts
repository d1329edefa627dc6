import { html } from "hono/html";
import type { Member, MemberAction } from "../../auth/auth.ts";
import type { Instant } from "../../shared/brand.ts";
import { MINUTE } from "../../shared/clock.ts";
import { ago } from "./ago.ts";
import { form } from "./form.ts";
import type { Markup, View } from "./view.ts";

/** One person in User management: who they are, how they stand, and a ⋮ menu. */
export const memberRow = (view: View, member: Member, now: Instant): Markup =>
  html`<li>
    <div class="person">
      <p class="name">${member.name}</p>
      <p class="small">${member.email}</p>
      <p class="small">${lastSignIn(view, member, now)}</p>
      ${member.twoSteps ? html`<p class="small">${codesLeft(view, member)}</p>` : ""}
    </div>
    <div class="standing">
      ${badges(view, member, now)}${threeDots(view.words.users.memberMenu({ name: member.name }), entries(view, member))}
    </div>
  </li>`;

function lastSignIn({ words, language }: View, { lastSignIn: at }: Member, now: Instant): string {
  if (at === undefined) return words.users.never;
  return now - at < MINUTE ? words.users.justNow : words.users.last({ when: ago(language, at, now) });
}

const codesLeft = ({ words: { users } }: View, { backupCodesLeft: left }: Member) =>
  left === undefined || left === 0 ? users.noCodes : users.codesLeft({ count: String(left) });

function badges({ words }: View, member: Member, now: Instant): Markup {
  const { users, home } = words;
  const { lockedUntil } = member;
  const minutes = lockedUntil === undefined ? 0 : Math.ceil((lockedUntil - now) / MINUTE);
  return html`<ul class="badges">
    ${member.isSelf ? html`<li class="badge">${users.you}</li>` : ""}
    ${member.role === "admin" ? html`<li class="badge">${home.roles.admin}</li>` : ""}
    ${member.status === "disabled" ? html`<li class="badge trouble">${users.disabled}</li>` : ""}
    ${member.status === "suspended" ? html`<li class="badge trouble">${users.suspended}</li>` : ""}
    ${
      member.status === "elsewhere"
        ? html`<li class="badge">${users.elsewhere({ provider: member.elsewhere?.provider ?? "" })}</li>`
        : ""
    }
    ${member.status === "invited" ? html`<li class="badge">${users.invited}</li>` : ""}
    ${minutes > 0 ? html`<li class="badge trouble">${users.locked({ minutes: String(minutes) })}</li>` : ""}
    <li class="badge ${member.twoSteps ? "" : "plain"}">${users.twoSteps[member.twoSteps ? "on" : "off"]}</li>
  </ul>`;
}

/** What makes sense for this person now. The login module checks again. */
function actionsFor(member: Member): readonly MemberAction[] {
  if (member.isSelf) return ["mail-reset-link"];
  const role = member.role === "admin" ? "make-member" : "make-admin";
  if (member.status === "disabled") return ["enable", role];
  // No mail that leads to a password would let them in.
  if (member.status === "suspended" || member.status === "elsewhere") return [role, "disable"];
  return ["mail-reset-link", ...(member.lockedUntil === undefined ? [] : (["unlock"] as const)), role, "disable"];
}

const labelOf = ({ words: { users } }: View, { status }: Member, action: MemberAction) =>
  status === "invited" && action === "mail-reset-link" ? users.inviteAgain : users.actions[action];

const entries = (view: View, member: Member) => [
  ...actionsFor(member).map((action) =>
    form(
      view,
      "/settings/users",
      html`<input type="hidden" name="member" value="${member.id}" />
        <button name="action" value="${action}" type="submit">${labelOf(view, member, action)}</button>`,
    ),
  ),
  html`<a href="/settings/users/person?member=${member.id}">${view.words.users.person}</a>`,
];

/**
 * The ⋮ menu: a disclosure that opens without JavaScript. Only one on a page is open at a time.
 *
 * @param label said by screen readers in place of the three dots
 * @param entries list items: links, or forms with one button
 */
export const threeDots = (label: string, entries: readonly Markup[]): Markup =>
  html`<details class="three-dots" name="three-dots">
    <summary><span aria-hidden="true">⋮</span><span class="unseen">${label}</span></summary>
    <ul>
      ${entries.map((entry) => html`<li>${entry}</li>`)}
    </ul>
  </details>`;
