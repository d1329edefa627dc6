import { Router } from "express";
import type { Clock } from "../../shared/clock.ts";
import { createPageTokens } from "../../shared/page-token.ts";
import type { Language } from "../../shared/language.ts";
import type { Random } from "../../shared/random.ts";
import type { Secrets } from "../../shared/secrets.ts";
import { every } from "../../shared/schedule.ts";
import type { Channel, Inbox } from "../channel.ts";
import { answerTrouble } from "./error-response.ts";
import { type ContinueElsewhere, continueRoute, eventRoute, lineRoute, messageRoutes } from "./routes.ts";
import { createPace } from "./pace.ts";
import { createStreams, type Streams } from "./streams.ts";
import { heldInCookie, heldInMemory } from "./token-holding.ts";

/** The chat beside the sign-in form: messages come in by POST, lines go out as server-sent events. */
export interface WebChat {
  readonly channel: Channel;
  /** To be mounted at `/chat` by whoever serves the page; a limit per client address is that one's business. */
  readonly router: Router;
  /** The same for the page in a frame on other sites, to be mounted where these may show it, at `/embed/chat`. */
  readonly embedded: Router;
  /** Ends all open streams, so that the server can stop. Browsers come back by themselves. */
  close(): void;
}

export interface WebChatOptions {
  readonly inbox: Inbox;
  readonly secrets: Secrets;
  readonly random: Random;
  readonly clock: Clock;
  /** Scheme, host and port under which people reach the page; other origins are refused. */
  readonly publicBaseUrl: string;
  /** Those that the page can be read in. Left out: the shipped ones. */
  readonly languages?: readonly Language[];
  /** Left out: there is no messenger to go on in. */
  readonly elsewhere?: ContinueElsewhere;
  /** Told about failures on the way, never with what a person wrote. */
  readonly onTrouble: (where: string, error: unknown) => void;
}

/** Proxies cut silent connections after 30 to 60 seconds. */
const HEARTBEAT_MILLISECONDS = 15_000;

export function createWebChat(options: WebChatOptions): WebChat {
  const { random, onTrouble } = options;
  const streams = createStreams(options.inbox, onTrouble);
  const endHeartbeat = every(HEARTBEAT_MILLISECONDS, () => streams.beat());
  const publicOrigin = new URL(options.publicBaseUrl).origin;
  // One for both: a chat has one pace, whichever way its messages come in.
  const shared = { ...options, streams, pace: createPace(options.clock) };
  return {
    channel: channelOver(streams),
    router: routerOf({ ...shared, holding: heldInCookie(publicOrigin, createPageTokens(options.secrets), random) }),
    embedded: routerOf({ ...shared, holding: heldInMemory(publicOrigin, random) }),
    close: () => {
      endHeartbeat();
      streams.close();
    },
  };
}

function routerOf(deps: WebChatOptions & Parameters<typeof messageRoutes>[0]): Router {
  const { inbox, streams, holding, elsewhere } = deps;
  const router = Router();
  router.use(holding.guard);
  router.use(messageRoutes(deps));
  router.use(lineRoute(inbox, holding));
  router.use(eventRoute(streams, holding));
  if (elsewhere) router.use(continueRoute(elsewhere, holding));
  router.use(answerTrouble(deps.onTrouble));
  return router;
}

/** The lines themselves are stored before they are sent; sending only tells open pages to come and read. */
function channelOver(streams: Streams): Channel {
  return {
    name: "web-chat",
    capabilities: { buttons: 10, textLimit: 4000, deletes: true, edits: false },
    send: async (message) => {
      streams.poke(message.to.chat);
      return { kind: "sent" };
    },
    // The stored copy is the cut one; the page replaces its own copy when it reads that.
    remove: async (from) => streams.poke(from.chat),
    typing: async (to) => streams.typing(to.chat),
  };
}
