/** The line to the service: what the page does goes there, and what happens there comes back. */
const line = {
  address: window.SERVICE,

  /** Tells the service; resolves to its answer. */
  async tell(what, body = {}) {
    const response = await fetch(`${line.address}/${what}`, { method: "POST", body: JSON.stringify(body) });
    return response.json();
  },

  /** Hears the service until the page goes away. */
  open(hear) {
    const device = encodeURIComponent(localStorage.getItem("device") ?? "");
    const events = new EventSource(`${line.address}/stream?device=${device}`);
    events.onmessage = (event) => hear(JSON.parse(event.data));
  },
};
