/** Settings, User management, Whitelist of IP addresses. */
export const whitelist = {
  lead: {
    on: (workspace: string) => `The list is on: ${workspace} can be used only from the addresses below.`,
    off: (workspace: string) =>
      `The list is off: ${workspace} can be used from anywhere. You can prepare the list first.`,
  },
  add: {
    title: "Add an address",
    range: "IP address",
    hint: "One address, such as 198.51.100.7, or a range, such as 198.51.100.0/24",
    label: "Name",
    labelHint: "Optional. Whose it is, or which office",
    more: "Reason and end date",
    reason: "Reason",
    ends: "Ends by itself",
    days: { never: "Never", "1": "After 1 day", "7": "After 7 days", "30": "After 30 days", "90": "After 90 days" },
    button: "Save",
  },
  own: {
    listed: (address: string) => `You are at ${address}. It is on the list.`,
    addable: (address: string) => `You are at ${address}. It is not on the list yet.`,
    inside: (address: string) =>
      `We see you at ${address}, an address that means something only inside a network, so it cannot be on the list. If many people share it, the list of trusted proxies is not set: tell whoever runs Latchkey.`,
    add: "Add my address",
  },
  entries: {
    title: "Addresses on the list",
    none: "No address yet.",
    unnamed: "Without a name",
    added: (name: string, when: string) => `Added by ${name}, ${when}`,
    approved: (name: string, when: string) => `Approved by ${name}, ${when}`,
    setUp: "There since the beginning",
    somebody: "somebody",
    forGood: "Does not end",
    ends: (when: string) => `Ends ${when}`,
    ended: "Ended",
    remove: "Remove",
    removeWhich: (range: string) => `Remove ${range}`,
  },
  state: {
    title: "Limit sign-in to the list",
    on: "Only the addresses on the list get in. Whoever is at another address is asked to sign in again, and refused.",
    off: "Everybody can sign in from anywhere. Before you switch the list on, you see who would be locked out.",
    switchOn: "Switch the list on",
    switchOff: "Switch the list off",
  },
  api: {
    title: "Block untrusted API requests",
    on: "While the list is on, programs get in only from its addresses, too.",
    off: "Programs that connect to your workspace are not held to the list. Blocking them can stop integrations and the mobile app.",
    block: "Block them",
    free: "Stop blocking",
  },
  undo: {
    made: {
      added: (range: string) => `${range} was added.`,
      removed: (range: string) => `${range} was removed.`,
      "switched-on": () => "The list was switched on.",
      "switched-off": () => "The list was switched off.",
      "api-blocked": () => "Untrusted API requests are blocked.",
      "api-freed": () => "API requests are no longer blocked.",
    },
    by: (name: string) => `By ${name}.`,
    left: (minutes: number) =>
      minutes === 1
        ? "You can take it back for 1 more minute."
        : `You can take it back for ${String(minutes)} more minutes.`,
    button: "Undo",
    done: "Done: the list is again as it was before.",
    gone: "This can no longer be undone. It is too late, it was done already, or somebody changed the list after that.",
  },
  preview: {
    title: "Before you save",
    what: {
      added: (range: string) => `${range} goes on the list.`,
      removed: (range: string) => `${range} comes off the list.`,
      "switched-on": () => "From now on, only the addresses on the list get in.",
      "switched-off": () => "From now on, people get in from anywhere.",
      "api-blocked": () => "Untrusted API requests are blocked.",
      "api-freed": () => "API requests are no longer blocked.",
    },
    nobody: "Nobody we have seen in the last 90 days would be locked out. You stay signed in.",
    some: (count: number) =>
      count === 1 ? "This would lock out 1 person:" : `This would lock out ${String(count)} people:`,
    whole: (addresses: string) => `Comes from ${addresses}, and would not get in.`,
    partly: (addresses: string) => `Would not get in from ${addresses}, but still from another address.`,
    advice: "If they should get in, go back and add their addresses first.",
    undo: "After saving, you can undo this for 30 minutes.",
    confirm: {
      added: "Add it",
      removed: "Remove it",
      "switched-on": "Switch the list on",
      "switched-off": "Switch the list off",
      "api-blocked": "Block them",
      "api-freed": "Stop blocking",
    },
    back: "Go back, change nothing",
  },
  refusals: {
    notAnAddress:
      "This is not a complete IP address. It has four numbers, like 198.51.100.7, or is IPv6, like 2606:4700::1111.",
    tooWide: "This range is too wide. The widest ones are /24 for IPv4 and /48 for IPv6.",
    inside:
      "This address means something only inside a network. Enter the public address: the one that websites see, not the one of the device.",
    nowhere: "Nobody on the internet has this address. Please check it for a typo.",
    alreadyThere: (range: string) => `That is allowed already, by ${range}.`,
    full: "The list is full. Remove addresses that nobody needs any more.",
    gone: "This address is no longer on the list.",
    unchanged: "That is so already. Nothing was changed.",
    locksYouOut: (address: string) =>
      `Nothing was saved: it would lock you out. Your address ${address} has to be on the list first, without an end.`,
    noAdminLeft: "Nothing was saved: no admin could get in any more.",
    noAdminLater:
      "Nothing was saved: once the addresses with an end have ended, no admin could get in any more. Add an admin’s address that does not end first.",
  },
};
