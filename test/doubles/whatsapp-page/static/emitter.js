/** Listeners by name; a name may be several, separated by spaces, as the real page takes them. */
class Emitter {
  #listeners = new Map();

  on(names, listener) {
    for (const name of names.split(" ")) this.#listeners.set(name, [...this.listenersOf(name), listener]);
  }

  off(name, listener) {
    this.#listeners.set(
      name,
      this.listenersOf(name).filter((one) => one !== listener),
    );
  }

  once(name, listener) {
    const first = (...args) => {
      this.off(name, first);
      listener(...args);
    };
    this.on(name, first);
  }

  listenersOf(name) {
    return this.#listeners.get(name) ?? [];
  }

  fire(name, ...args) {
    for (const listener of this.listenersOf(name)) listener(...args);
  }
}

/** Fields that tell when they change: first each by its name, then the whole. */
class Model extends Emitter {
  constructor(fields) {
    super();
    Object.assign(this, fields);
  }

  set(fields) {
    for (const [name, value] of Object.entries(fields)) {
      const before = this[name];
      if (before === value) continue;
      this[name] = value;
      this.tell(`change:${name}`, value, before);
    }
    this.tell("change");
  }

  tell(name, ...values) {
    this.fire(name, this, ...values);
    this.collection?.fire(name, this, ...values);
  }

  unsafe() {
    return this;
  }

  serialize() {
    const { collection, msgs, ...fields } = this;
    return msgs ? { ...fields, msgs: msgs.getModelsArray().map((one) => one.serialize()) } : fields;
  }
}

class Collection extends Emitter {
  #models = new Map();

  get(id) {
    return this.#models.get(String(id?._serialized ?? id));
  }

  getModelsArray() {
    return [...this.#models.values()];
  }

  add(model) {
    model.collection ??= this;
    this.#models.set(model.id._serialized, model);
    this.fire("add", model);
    return model;
  }

  async find(id) {
    return this.get(id);
  }

  async getMessagesById(ids) {
    return { messages: ids.map((id) => this.get(id)).filter((one) => one !== undefined) };
  }
}
