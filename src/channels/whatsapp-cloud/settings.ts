/** What Meta gave the operator, and what the operator chose. */
export interface CloudSettings {
  /** Origin and version of Graph, such as `https://graph.facebook.com/v26.0`, without a slash at the end. */
  readonly apiUrl: string;
  /** Sends in the name of the number: a secret. */
  readonly token: string;
  readonly phoneNumberId: string;
  /** Signs what Meta brings: a secret. */
  readonly appSecret: string;
  /** Shown by Meta once, when the webhook is subscribed. */
  readonly verifyToken: string;
  /** An approved template with one placeholder; undefined: news after a day of silence waits. */
  readonly template: string | undefined;
}

/** Where Meta brings messages to, below `PUBLIC_BASE_URL`. */
export const WEBHOOK_PATH = "/whatsapp/webhook";
