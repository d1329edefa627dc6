import { html } from "hono/html";
import type { BackupCodesOverview } from "../../../auth/auth.ts";
import { MINUTE } from "../../../shared/clock.ts";
import type { PageContext } from "../../page-context.ts";
import type { Inside } from "../../require-session.ts";
import { ago } from "../../views/ago.ts";
import { section } from "../../views/inside.ts";
import type { Markup, View } from "../../views/view.ts";
import type { SecuritySection } from "./section.ts";

/** From here on the page asks for new ones, as the mails do. */
const FEW = 3;

/** Topic "Backup codes": how many are left and the way to new ones. Their page is `/profile/security/backup-codes`. */
export const backupCodesSection: SecuritySection = async (context: PageContext, view: View, { acting }: Inside) => {
  const overview = await context.auth.backupCodes.overview(acting);
  const words = view.words.backupCodes;
  const content = overview.ok ? standing(context, view, overview.value) : "";
  return section(
    "backup-codes",
    words.title,
    html`<p>${words.purpose}</p>
      ${content}`,
  );
};

function standing(context: PageContext, view: View, { twoSteps, shut, active }: BackupCodesOverview): Markup {
  const words = view.words.backupCodes;
  if (!twoSteps) return html`<p class="small">${words.twoStepsFirst}</p>`;
  const later = shut && html`<p class="small">${view.words.security.resetLately}</p>`;
  if (!active)
    return html`<p><span class="badge trouble">${words.none}</span></p>
      ${later || way(words.make)}`;
  const now = context.clock.now();
  const made =
    now - active.madeAt < MINUTE ? words.justMade : words.made({ when: ago(view.language, active.madeAt, now) });
  const few = active.left <= FEW;
  return html`<p>
      <span class="badge${few ? " trouble" : ""}">${words.left({ count: active.left })}</span>
      <span class="small">${made}</span>
    </p>
    ${later || way(words.makeNew, !few)}`;
}

const way = (label: string, quiet = false) =>
  html`<div class="actions">
    <a class="button${quiet ? " quiet" : ""}" href="/profile/security/backup-codes">${label}</a>
  </div>`;
