const Socket = new Model({ state: "OPENING", hasSynced: false });
const Cmd = new Emitter();
const Conn = new Model({ ref: undefined, platform: "android", pushname: "Support", wid: undefined });
const reactions = { bulkUpsert: () => undefined };

/** As the real page does at the end of its start: now it knows all chats. */
function sync(early) {
  if (!early && Socket.listenersOf("change:hasSynced").length === 0) return void setTimeout(() => sync(early), 20);
  Socket.hasSynced = false;
  Socket.set({ hasSynced: true });
}

function enter({ pn, lid, messages, early }) {
  me.pn = widOf(pn);
  me.lid = lid ? widOf(lid) : undefined;
  Conn.wid = me.pn;
  for (const message of messages) keep(message, false);
  Socket.set({ state: "CONNECTED" });
  sync(early);
}

function react({ chat, id, ofMe, emoji, reaction }) {
  const to = widOf(chat);
  const parent = new MsgKey({ from: to, to, id, selfDir: ofMe ? "out" : "in" });
  const key = new MsgKey({ from: to, to, id: reaction, selfDir: "in" });
  const plain = { id: key, from: to, author: to, reactionText: emoji, reactionTimestamp: Date.now() };
  Modules.WAWebAddonReactionTableMode.reactionTableMode.bulkUpsert([{ ...plain, reactionParentKey: parent }]);
}

/** What the service may say. */
const HEARD = {
  ref: ({ ref }) => {
    Conn.set({ ref });
    if (Socket.state === "OPENING") Socket.set({ state: "UNPAIRED" });
  },
  paired: ({ device, ...rest }) => {
    localStorage.setItem("device", device);
    Socket.set({ state: "PAIRING" });
    enter(rest);
  },
  welcome: enter,
  message: ({ message }) => keep(message, true),
  reaction: react,
  resync: () => sync(true),
  state: ({ state }) => Socket.set({ state }),
  reload: () => location.reload(),
  logout: () => {
    localStorage.removeItem("device");
    Cmd.fire("logout");
    setTimeout(() => location.reload(), 50);
  },
  freeze: () => {
    for (;;);
  },
};
