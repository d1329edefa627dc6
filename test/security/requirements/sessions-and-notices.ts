import { type Covered, FOREIGN, NO_GET, STOLEN } from "./covered.ts";

/** E and F: sessions and pages, and what people are told. */
export const SESSIONS_AND_NOTICES: readonly Covered[] = [
  {
    id: "E1",
    what: "sessions are checked by the server and hashed at rest",
    tests: [STOLEN, ["auth/sign-in", "with two steps the code out of the mail opens the session, once"]],
    missing: "Every sign-in draws a token of its own; no test plants one beforehand.",
  },
  {
    id: "E2",
    what: "sessions end: idle, by signing out, with the account",
    tests: [
      ["auth/sign-in", "the session of %s idles out after its limit of days"],
      ["auth/members/members", "ends sessions, codes and links at once"],
      ["auth/sessions/sessions", "ending all others leaves this one, and those of other people"],
      ["auth/members/members", "is shut for members, for strangers, and fifteen minutes after the password"],
    ],
    missing: "There is no absolute limit: months idle for members, and a fresh password every 15 minutes for admins.",
  },
  {
    id: "E3",
    what: "cookies",
    tests: [["portal/headers", "every cookie is __Host-, Secure and HttpOnly, and the chat's is Strict"]],
  },
  {
    id: "E4",
    what: "no other site acts",
    tests: [
      FOREIGN,
      NO_GET,
      ["portal/routes", "is refused on every route that changes something, even with the right token"],
    ],
  },
  {
    id: "E5",
    what: "headers",
    tests: [
      ["portal/headers", "against scripts, frames, caches and leaks"],
      ["portal/headers", "refused and failed answers carry the same guards"],
      ["portal/headers", "HSTS is sent where the public address is https"],
    ],
  },
  {
    id: "E6",
    what: "web sockets",
    tests: [],
    missing: "There is none: the chat reads a stream of our own origin, and its posts fall under E4.",
  },
  {
    id: "E7",
    what: "nobody reaches another one's things",
    tests: [
      ["security/object-access", "by %s"],
      ["security/two-tabs", "each page says whose it is, and the first form is still the first person's"],
      ["security/anothers-page", "every route that changes an account refuses the token of a page of somebody else"],
      ["auth/members/members", "%s reaches nobody of another workspace, who is like somebody who is not there"],
      ["auth/sessions/sessions", "ending one ends just that one; nobody ends another account's, nor lists it"],
      ["auth/ip-whitelist/edits", "that another workspace has is not there"],
      ["approvals/address", "finds a request of another workspace as little as one that is not there"],
    ],
  },
  {
    id: "E8",
    what: "the chat's id is a bearer secret",
    tests: [
      ["channels/web-chat/web-chat", "another browser, and one that guesses the stored id, see nothing of a chat"],
      [
        "channels/web-chat/web-chat",
        "the chat cookie is a bearer secret: HttpOnly, Secure, Strict, and not the id that is stored",
      ],
    ],
  },
  {
    id: "F1",
    what: "recovery is always told",
    tests: [
      [
        "auth/recovery/recovery",
        "tells the old mailbox and all admins, each with the link that stops it, and the new mailbox nothing",
      ],
      ["auth/passwords", "the owner is told of the new password, and that the mailbox alone did it is remembered"],
    ],
    missing: "A reset by mail is told to the same mailbox: second addresses and linked chats come with the messengers.",
  },
  {
    id: "F2",
    what: "This wasn't me",
    tests: [
      ["auth/disown", "stopping ends open codes, links and proofs"],
      ["auth/disown", "looking at the link changes nothing, stopping works once"],
      ["auth/disown", "for a day afterwards a chat gets the answers of an unknown address, and nothing is mailed"],
      ["approvals/address", "'This wasn't me' withdraws what was asked for in the owner's name"],
    ],
  },
  {
    id: "F3",
    what: "suspicious tries are told",
    tests: [],
    missing: "The digest of failed sign-ins is not written yet.",
  },
];
