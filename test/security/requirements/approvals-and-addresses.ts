import { type Covered, NO_GET, RACES } from "./covered.ts";

/** G and I: what admins decide, and where requests come from. */
export const APPROVALS_AND_ADDRESSES: readonly Covered[] = [
  {
    id: "G1",
    what: "nobody decides their own",
    tests: [
      ["approvals/address", "nobody decides their own request, not even when they became an admin after asking"],
      [
        "auth/recovery/judge-recovery",
        "a vouch counts from an admin who is not the one locked out, in time, on sound ground, and once",
      ],
    ],
    missing: "Ranges are not asked for in chat, so the second admin for a wide range is not needed.",
  },
  {
    id: "G2",
    what: "a decision is bound to its exact request",
    tests: [
      ["approvals/address", "counts once: replayed, or the other way afterwards, it is over"],
      ["approvals/address", "is over after 72 hours, to the millisecond, whether or not the worker was there"],
      ["approvals/address", "is not for an approval of another kind"],
      ["conversation/admin-chat/attacks", "to a chat that is not linked decides nothing and tells nothing"],
      [
        "conversation/admin-chat/attacks",
        "to a member's linked chat, or to an admin of another workspace, is answered just the same",
      ],
      [
        "conversation/admin-chat/decide",
        "by a button, pressed twice, counts once and is audited with the chat as its way",
      ],
      ["conversation/admin-chat/read-decision", "a single word that is not known keeps any words from approving"],
      ["conversation/admin-chat/read-decision", "with several open requests no words without a code decide"],
    ],
  },
  {
    id: "G3",
    what: "one decision",
    tests: [
      RACES,
      ["approvals/address", "200 presses of two admins, yes and no mixed: one decision, one effect"],
      ["conversation/admin-chat/decide", "100 at once, of two chats and all choices: the state changes once"],
    ],
  },
  {
    id: "G4",
    what: "linking a chat",
    tests: [
      [
        "auth/linked-chats/linked-chats",
        "is shown in groups to whoever typed the password just now, and has at least 50 bits",
      ],
      [
        "auth/linked-chats/linked-chats",
        "links the chat it is typed in, once, and the owner hears of it with a way to end it",
      ],
      ["auth/linked-chats/linked-chats", "of 100 uses at once in 100 chats one links"],
      ["auth/linked-chats/linked-chats", "is over after ten minutes, to the millisecond"],
      [
        "auth/linked-chats/linked-chats",
        "belongs to one account: another one cannot take it, the same one may try again",
      ],
    ],
    missing: "Names and user ids of a messenger come with the messengers; the web chat has none to copy.",
  },
  {
    id: "G5",
    what: "roles are looked at in the moment of acting",
    tests: [
      ["approvals/address", "a member is refused, and so is nobody at all"],
      ["auth/recovery/recovery", "counts only with a fresh password and for whoever is an admin at that moment"],
      ["conversation/admin-chat/attacks", "%s decides nothing, by button or by words"],
      ["auth/members/members", "counts from the next click on: a new admin sees the list, a former one does not"],
    ],
  },
  { id: "G6", what: "a group gives no rights", tests: [], missing: "There are no group chats before the messengers." },
  {
    id: "G7",
    what: "admin pages need more than a session",
    tests: [
      ["auth/members/members", "%s by a member, a stranger or a stale admin changes nothing"],
      ["auth/ip-whitelist/edits", "as a member, stale, signed out or elsewhere is barred from every method"],
    ],
    missing: "Two-step verification of admins is the workspace's choice.",
  },
  {
    id: "I1",
    what: "the client's address cannot be claimed",
    tests: [
      ["portal/client-address", "without trusted proxies no header changes who is at the door"],
      [
        "portal/client-address",
        "a trusted proxy is believed for its own hop, not for what the client claimed before it",
      ],
      ["portal/client-address", "the portal does not start with a proxy list that trusts everybody"],
    ],
  },
  {
    id: "I2",
    what: "previews are not taken for the person",
    tests: [NO_GET],
    missing: "The page that reads an address at a tap is not there yet.",
  },
  {
    id: "I3",
    what: "which addresses may be listed",
    tests: [
      ["auth/ip-whitelist/range", "%s is refused, bare, mapped, and as a range of any length around it"],
      ["auth/ip-whitelist/range", "no text whatever is taken for an address and then stored as something that is none"],
      ["auth/ip-whitelist/edits", "ends by itself, is shown as ended for a week, and then no longer"],
    ],
  },
  {
    id: "I4",
    what: "no request to where a stranger says",
    tests: [["architecture/bans", "the bans are held against real files"]],
    missing: "The network is banned in the sources; what the whole suite really calls is not recorded.",
  },
  {
    id: "I5",
    what: "redirects stay here",
    tests: [
      ["portal/pages", "the language follows the browser until somebody chooses, and goes back to a page of ours only"],
    ],
  },
];
