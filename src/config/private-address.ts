/** An address of this very machine, where nobody listens in. */
export const isLocal = (url: URL) => ["localhost", "127.0.0.1", "[::1]"].includes(url.hostname);

/** Whether what is sent there stays between the two ends. */
export const isPrivate = (url: URL) => url.protocol === "https:" || (url.protocol === "http:" && isLocal(url));

/** Whether a server that listens there is reached from this very machine only: a name or address of the loopback. */
export const isOwnHost = (host: string) => /^(?:localhost|\[?::1\]?|127(?:\.\d{1,3}){3})$/iu.test(host.trim());
