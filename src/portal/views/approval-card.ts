import { html } from "hono/html";
import type { RequestOnBoard } from "../../approvals/approvals.ts";
import type { AccountId, Instant } from "../../shared/brand.ts";
import { ago, fromNow } from "./ago.ts";
import { form } from "./form.ts";
import type { Markup, View } from "./view.ts";

/** Which words a request takes: a recovery has two steps. */
const themeOf = ({ details }: RequestOnBoard) => (details.kind === "recovery" ? details.step : details.kind);

/** One request that waits: all that an admin should know, then the buttons. */
export function approvalCard(view: View, request: RequestOnBoard, self: AccountId, now: Instant): Markup {
  const words = view.words.approvals;
  const id = `request-${request.code}`;
  return html`<li>
    <article class="request" id="${id}" aria-labelledby="${id}-title">
      <div class="heading">
        <h3 id="${id}-title">${words.kinds[themeOf(request)]({ name: request.name })}</h3>
        <p class="badge plain">${request.code}</p>
      </div>
      <dl class="facts">${factsOf(view, request, now)}</dl>
      ${request.details.kind === "recovery" ? html`<p class="notice news">${words.check}</p>` : ""}
      ${buttons(view, request, self)}
    </article>
  </li>`;
}

function factsOf(view: View, request: RequestOnBoard, now: Instant): readonly Markup[] {
  const { labels, proved, change, runs } = view.words.approvals;
  const { details, openedAt, expiresAt } = request;
  const left = fromNow(view.language, expiresAt, now);
  const isSecond = details.kind === "recovery" && details.step === "agree";
  const rows: readonly (readonly [string, string | Markup])[] = [
    [labels.who, `${request.name} · ${request.email}`],
    [labels.proved, proved[details.kind]],
    ...particulars(view, request),
    [labels.change, isSecond ? `${change.agree} ${runs({ when: left })}` : change[themeOf(request)]],
    [labels.asked, ago(view.language, openedAt, now)],
    [labels.ends, left],
  ];
  return rows.map(
    ([name, value]) =>
      html`<div>
        <dt>${name}</dt>
        <dd>${value}</dd>
      </div>`,
  );
}

function particulars(
  { words: { approvals } }: View,
  { details, earlier }: RequestOnBoard,
): readonly (readonly [string, string | Markup])[] {
  const { labels, known, noEarlier } = approvals;
  if (details.kind === "recovery") return [[labels.mailbox, html`<strong>${details.mailbox}</strong>`]];
  return [
    [labels.address, html`<strong>${details.address}</strong><br />${known[details.known]}`],
    [labels.earlier, earlier.length === 0 ? noEarlier : earlier.join(", ")],
  ];
}

function buttons(view: View, request: RequestOnBoard, self: AccountId): Markup {
  const { own, first } = view.words.approvals;
  const { details } = request;
  if (request.account === self) return html`<p class="notice news">${own}</p>`;
  const isFirst = details.kind === "recovery" && details.vouchedBy === self;
  return html`${isFirst ? html`<p class="notice news">${first}</p>` : yesForm(view, request)}${noForm(view, request)}`;
}

const YES = {
  "ip-whitelist": [
    { choice: "once", quiet: false },
    { choice: "week", quiet: true },
    { choice: "always", quiet: true },
  ],
  vouch: [{ choice: "yes", quiet: false }],
  agree: [{ choice: "yes", quiet: false }],
} as const;

const idField = ({ id }: RequestOnBoard) => html`<input type="hidden" name="request" value="${id}" />`;

function yesForm(view: View, request: RequestOnBoard): Markup {
  const { choices } = view.words.approvals;
  const theme = themeOf(request);
  const press = ({ choice, quiet }: (typeof YES)[typeof theme][number]) =>
    html`<button class="button compact ${quiet ? "quiet" : ""}" name="choice" value="${choice}" type="submit">
      ${choice === "yes" ? (theme === "agree" ? choices.agree : choices.vouch) : choices[choice]}
    </button>`;
  return form(
    view,
    "/approvals",
    html`${idField(request)}
      <div class="actions">${YES[theme].map(press)}</div>`,
  );
}

/** Folded away: the reason is asked for only by whoever wants to say no. */
function noForm(view: View, request: RequestOnBoard): Markup {
  const { say, reason, reasonHint, choices } = view.words.approvals;
  const field = `reason-${request.code}`;
  const theme = themeOf(request);
  const asks = html`<div class="field">
    <label for="${field}">${reason}</label>
    <input
      id="${field}"
      name="reason"
      type="text"
      maxlength="200"
      autocomplete="off"
      aria-describedby="${field}-hint"
    />
    <p class="hint" id="${field}-hint">${reasonHint}</p>
  </div>`;
  const fields = html`${idField(request)}${theme === "ip-whitelist" ? asks : ""}
    <button class="button quiet compact" name="choice" value="no" type="submit">
      ${theme === "agree" ? choices.stop : choices.decline}
    </button>`;
  return html`<details class="say-no">
    <summary>${say}</summary>
    ${form(view, "/approvals", fields)}
  </details>`;
}

/** One that is decided or over: what it was, what became of it, who and when. */
export function pastRequest(view: View, request: RequestOnBoard, now: Instant): Markup {
  const { kinds } = view.words.approvals;
  const { details, decidedAt, expiresAt, status } = request;
  const about = details.kind === "recovery" ? details.mailbox : details.address;
  const at = decidedAt ?? expiresAt;
  const isBad = status !== "approved" || request.trouble !== undefined;
  return html`<li>
    <div>
      <p class="name">${kinds[themeOf(request)]({ name: request.name })}</p>
      <p>${about}${request.reason ? html` · ${request.reason}` : ""}</p>
      <p class="small">${ago(view.language, at, now)}</p>
    </div>
    <p class="badge ${isBad ? "trouble" : ""}">${resultOf(view, request)}</p>
  </li>`;
}

function resultOf({ words: { approvals } }: View, request: RequestOnBoard): string {
  const { results, somebody } = approvals;
  if (request.trouble !== undefined) return results.failed;
  if (request.status === "withdrawn") return results.withdrawn;
  return request.choice === undefined
    ? results.expired
    : results[request.choice]({ name: request.decidedByName ?? somebody });
}
