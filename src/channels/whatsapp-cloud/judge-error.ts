/** What an error of Graph means for a message. Sentences are ours: Meta's may repeat the number or the text. */
export type Verdict =
  /** The person did not write for 24 hours: only a template may go out. */
  | { readonly kind: "window" }
  /** Too fast, to this person or altogether. */
  | { readonly kind: "pair" | "rate"; readonly why: string }
  /** The operator has to mend something first: the message waits. */
  | { readonly kind: "account" | "template"; readonly why: string }
  | { readonly kind: "later" | "refused"; readonly why: string };

/** How a call failed. */
export interface GraphError {
  /** Of HTTP. */
  readonly status: number;
  /** Of Graph, where it named one. */
  readonly code?: number | undefined;
  readonly subcode?: number | undefined;
}

const TOKEN: Verdict = {
  kind: "account",
  why: "Meta does not take WHATSAPP_TOKEN. Make a permanent token of a system user, as docs/operating/whatsapp.md says, and start again.",
};
const RIGHT: Verdict = {
  kind: "account",
  why: "WHATSAPP_TOKEN may not send for this number. Give the system user the app, the WhatsApp account and whatsapp_business_messaging, make the token anew and start again.",
};
const NUMBER: Verdict = {
  kind: "account",
  why: "Meta knows no such number for this token. Copy the phone number ID, not the phone number, into WHATSAPP_PHONE_NUMBER_ID, and register the number in WhatsApp Manager.",
};
const LOCKED: Verdict = {
  kind: "account",
  why: "Meta has restricted the WhatsApp Business account. Open Business Support Home at Meta and follow what it says.",
};
const UNPAID: Verdict = {
  kind: "account",
  why: "Meta cannot charge the WhatsApp Business account. Mend the payment method in WhatsApp Manager.",
};
const DISLIKED: Verdict = {
  kind: "rate",
  why: "Meta slows this number down because people blocked or reported it. Look at its quality in WhatsApp Manager.",
};

const rate = (why: string): Verdict => ({ kind: "rate", why });
const refused = (why: string): Verdict => ({ kind: "refused", why });

/** Codes as developers.facebook.com lists them under "Error codes" for the Cloud API. */
const VERDICTS: ReadonlyMap<number, Verdict> = new Map([
  [0, TOKEN],
  [190, TOKEN],
  [3, RIGHT],
  [10, RIGHT],
  [131005, RIGHT],
  [33, NUMBER],
  [131045, NUMBER],
  [133010, NUMBER],
  [368, LOCKED],
  [131031, LOCKED],
  [131042, UNPAID],
  [131047, { kind: "window" }],
  [131056, { kind: "pair", why: "Meta lets no more messages through to this person for the moment." }],
  [4, rate("The app has made too many calls to Meta for the moment.")],
  [80007, rate("The WhatsApp Business account has reached its limit for the moment.")],
  [130429, rate("Meta takes no more messages a second from this number.")],
  [131048, DISLIKED],
  [131026, refused("WhatsApp cannot deliver to this person: no account, an old app, or we are blocked.")],
  [131030, refused("A test number writes only to the numbers on its list. Add this one on the app's page at Meta.")],
  [131021, refused("That is the number we write from.")],
  [131049, refused("Meta held this message back. A template for it should be of the category UTILITY.")],
  [131050, refused("This person has stopped such messages.")],
  [130497, refused("Meta lets this account write to nobody in that country.")],
]);
/** A parameter that is missing, wrong, or of a kind that is not served. */
const MALFORMED: readonly number[] = [100, 131008, 131009, 131051];
/** Below code 100: no such object. */
const NO_SUCH_OBJECT = 33;

export function judgeError({ status, code, subcode }: GraphError): Verdict {
  if (code === undefined) return judgeStatus(status);
  if (code === 100 && subcode === NO_SUCH_OBJECT) return NUMBER;
  if (MALFORMED.includes(code)) return refused(`Meta does not take this message (${code}).`);
  if (code >= 200 && code <= 299) return RIGHT;
  if (code >= 132_000 && code <= 132_999) return templateTrouble(code);
  return VERDICTS.get(code) ?? { kind: "later", why: `Meta answered with error ${code}.` };
}

function judgeStatus(status: number): Verdict {
  if (status === 401) return TOKEN;
  if (status === 403) return RIGHT;
  if (status === 404) return NUMBER;
  if (status === 429) return rate("Meta asks for a pause.");
  return { kind: "later", why: `Meta answered with HTTP ${status}.` };
}

const templateTrouble = (code: number): Verdict => ({
  kind: "template",
  why: `Meta does not send the template of WHATSAPP_TEMPLATE (error ${code}). In WhatsApp Manager it must be approved in each language of the chat, with one placeholder in its body.`,
});
