// Made by "npm run wording" from flows/languages/en/messengers.yml; never written by hand.
import type { Say } from "../say-text.ts";

/** Every text of messengers.yml. Words are looked up when they are asked for. */
export const messengerWords = (say: Say) => ({
  menu: {
    get menu() { return say("menu.menu"); },
    get person() { return say("menu.person"); },
    get cancel() { return say("menu.cancel"); },
    get language() { return say("menu.language"); },
    get start() { return say("menu.start"); },
  },
  get choose() { return say("choose"); },
  group: {
    thisGroup: (values: { readonly id: string }) => say("group.thisGroup", values),
    get anonymous() { return say("group.anonymous"); },
    get commands() { return say("group.commands"); },
  },
});

export type MessengerWords = ReturnType<typeof messengerWords>;
