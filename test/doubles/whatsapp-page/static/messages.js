const Msg = new Collection();
const Chat = new Collection();
const Contact = new Collection();
const Blocklist = new Collection();

/** Who we are; the service says so. */
const me = { pn: undefined, lid: undefined };

function chatOf(id) {
  const wid = widOf(id);
  const known = Chat.get(wid);
  if (known) return known;
  const fields = { id: wid, unreadCount: 0, t: 0, mute: { expiration: 0 }, msgs: new Collection() };
  const group = wid.isGroup() ? { groupMetadata: new Model({ participants: [] }) } : {};
  return Chat.add(new Model({ ...fields, ...group, formattedTitle: wid.user }));
}

/** A message of the service as the page keeps it. @param isNew raises the event that the library listens to */
function keep(told, isNew) {
  const chat = chatOf(told.chat);
  const from = told.fromMe ? me.pn : widOf(told.author ?? told.chat);
  const to = told.fromMe ? chat.id : me.pn;
  const participant = told.author ? widOf(told.author) : undefined;
  const id = new MsgKey({
    from: told.fromMe ? me.pn : chat.id,
    to,
    id: told.id,
    participant,
    selfDir: told.fromMe ? "out" : "in",
  });
  if (Msg.get(id)) return;
  const more = { body: told.body, t: told.t, ack: 1, ...told.fields };
  const message = new Model({
    id,
    from: told.author ? chat.id : from,
    to,
    type: told.type ?? "chat",
    isNewMsg: isNew,
    ...more,
  });
  chat.msgs.add(message);
  message.collection = undefined;
  chat.t = told.t;
  Msg.add(message);
  if (told.unread) chat.set({ unreadCount: chat.unreadCount + 1 });
}

/** What the page sends. The first promise is about the page's own list, the second about the service. */
function addAndSendMsgToChat(chat, fields) {
  const message = new Model(fields);
  const told = { chat: chat.id._serialized, id: fields.id.id, body: fields.body, t: fields.t };
  const kept = (async () => {
    const { hang, refuse } = await line.tell("before-sending", told);
    if (refuse) throw new Error(refuse);
    chat.msgs.add(message);
    message.collection = undefined;
    Msg.add(message);
    const answer = await line.tell("sent", told);
    if (hang) await new Promise(() => undefined);
    return answer;
  })();
  return [kept.then(() => undefined), kept];
}

async function findOrCreateLatestChat(wid) {
  const { known } = await line.tell("knows", { id: wid._serialized });
  if (!known) throw new Error("No LID for user");
  return { chat: chatOf(wid) };
}

async function sendMessageEdit(message, body) {
  await line.tell("edited", { chat: message.id.remote._serialized, id: message.id.id, body });
  message.set({ body });
}
