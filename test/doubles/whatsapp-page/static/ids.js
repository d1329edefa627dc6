/** How WhatsApp names people, groups and messages. Own fields only, so that a copy of them says the same. */
class Wid {
  constructor(text) {
    const [user, server] = String(text).split("@");
    this.server = server;
    this.user = user;
    this._serialized = `${user}@${server}`;
  }

  isLid() {
    return this.server === "lid";
  }

  isGroup() {
    return this.server === "g.us";
  }

  isUser() {
    return ["c.us", "lid"].includes(this.server);
  }

  isStatus() {
    return this.server === "broadcast";
  }

  toString() {
    return this._serialized;
  }
}

const widOf = (like) => new Wid(like?._serialized ?? like);

class MsgKey {
  constructor({ from, to, id, participant, selfDir }) {
    this.fromMe = selfDir === "out";
    this.remote = this.fromMe ? to : from;
    this.id = id;
    if (participant) this.participant = participant;
    const end = participant ? [participant._serialized] : [];
    this._serialized = [String(this.fromMe), this.remote._serialized, id, ...end].join("_");
  }

  static async newId() {
    return `3EB0${crypto.randomUUID().replaceAll("-", "").slice(0, 16).toUpperCase()}`;
  }

  toString() {
    return this._serialized;
  }
}
