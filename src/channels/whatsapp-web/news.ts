import type { Clock } from "../../shared/clock.ts";
import type { CallBook } from "./call-book.ts";
import type { Offer } from "./lifecycle/health-of.ts";
import type { Life, LifeEvent } from "./lifecycle/lifecycle.ts";
import { sentenceOf } from "./lifecycle/sentence.ts";
import type { Holding } from "./prepare.ts";
import type { InboundNews, News } from "./wire.ts";

/** What is known of the account at this moment. */
export interface Standing {
  /** Our own number, digits only. Stays when the child ends: what waits to be stored belongs to it. */
  account: string | undefined;
  /** Secret. */
  offer: Offer | undefined;
}

interface NewsDeps {
  readonly standing: Standing;
  readonly clock: Clock;
  readonly calls: CallBook;
  readonly intake: (message: InboundNews) => void;
  readonly holding: Pick<Holding, "folder">;
  readonly happen: (event: LifeEvent) => void;
  readonly onTrouble: (where: string, error: unknown) => void;
  readonly showOffer?: ((offer: Offer) => void) | undefined;
}

/** What the parent does with each piece of news from the child. */
export function takeNews(deps: NewsDeps): (news: News) => void {
  const { standing, happen, holding } = deps;
  return (news) => {
    switch (news.kind) {
      case "qr":
      case "code": {
        offer(deps, news.kind, news.value);
        return;
      }
      case "ready":
        standing.account = news.account;
        holding.folder().markJoined();
        {
          happen(news);
          return;
        }
      case "ending":
        deps.onTrouble("whatsapp-web", new Error(`${sentenceOf(news.why)} (${news.detail})`));
        {
          happen(news);
          return;
        }
      case "trouble": {
        deps.onTrouble(`whatsapp-web: ${news.where}`, new Error(news.detail));
        return;
      }
      case "inbound": {
        deps.intake(news.message);
        return;
      }
      case "answer": {
        deps.calls.answered(news.call, news.answer);
        return;
      }
      case "authenticated":
      case "state":
      case "tab-crashed": {
        happen(news);
        return;
      }
    }
  };
}

function offer({ standing, clock, happen, holding, showOffer }: NewsDeps, kind: "qr" | "code", value: string): void {
  standing.offer = { kind, value, at: clock.now() };
  happen({ kind: "offered", what: kind, known: holding.folder().isJoined() });
  showOffer?.(standing.offer);
}

/** After every step of the child's life: what only counted for the phase before is dropped. */
export const notifyChange =
  ({ standing, calls, onTrouble }: Pick<NewsDeps, "standing" | "calls" | "onTrouble">) =>
  (before: Life, after: Life): void => {
    if (after.phase !== "pairing") standing.offer = undefined;
    if (before.phase === after.phase) return;
    if (after.phase === "resting" || after.phase === "off") calls.drop();
    const isNews = after.why !== undefined && after.why !== before.why && before.phase !== "ending";
    if (isNews) onTrouble("whatsapp-web", new Error(sentenceOf(after.why)));
  };
