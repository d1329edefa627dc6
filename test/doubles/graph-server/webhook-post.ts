import { createHmac } from "node:crypto";

/** The account of the tests at Meta. */
export const ACCOUNT = {
  token: "EAAG-token-of-the-tests",
  phoneNumberId: "106540352242922",
  appSecret: "app secret of the tests",
  verifyToken: "verify token of the tests",
} as const;

/** One entry of `messages` without its id and sender. */
export type MessageBody = Readonly<Record<string, unknown>> & { readonly type: string };

export const textBody = (body: string): MessageBody => ({ type: "text", text: { body } });

export interface Written {
  readonly from?: string;
  readonly userId?: string;
  readonly messageId?: string;
  readonly at?: number;
}

let count = 0;
/** As long as real ones. */
export const newWamid = () => `wamid.HBgLMTU1NTAxMDAwMDAVAgASGBQzQTdBODhBN0M4${String((count += 1)).padStart(8, "0")}`;

/** A message of a person, as it stands in `messages`, with the contact that comes along. */
export function written(body: MessageBody, { from, userId, messageId, at }: Written) {
  const ids = { ...(from !== undefined && { from }), ...(userId !== undefined && { from_user_id: userId }) };
  const contact = {
    profile: { name: "Uma" },
    ...(from !== undefined && { wa_id: from }),
    ...(userId !== undefined && { user_id: userId }),
  };
  const timestamp = String(at ?? 1_750_000_000 + count);
  return { contact, message: { ...ids, id: messageId ?? newWamid(), timestamp, ...body } };
}

/** The value of a change with these messages. */
export function messagesValue(
  all: readonly ReturnType<typeof written>[],
  phoneNumberId: string = ACCOUNT.phoneNumberId,
) {
  return {
    ...valueOf(phoneNumberId),
    contacts: all.map(({ contact }) => contact),
    messages: all.map(({ message }) => message),
  };
}

export function statusValue(messageId: string, status: string, code?: number) {
  const errors = code === undefined ? {} : { errors: [{ code, title: "A title", message: "Says 15550100001" }] };
  const one = { id: messageId, status, timestamp: "1750000000", recipient_id: "15550100001", ...errors };
  return { ...valueOf(ACCOUNT.phoneNumberId), statuses: [one] };
}

const valueOf = (phoneNumberId: string) => ({
  messaging_product: "whatsapp",
  metadata: { display_phone_number: "15550783881", phone_number_id: phoneNumberId },
});

/** One post with these values, each in an entry of its own. */
export const postOf = (...values: readonly unknown[]) =>
  JSON.stringify({
    object: "whatsapp_business_account",
    entry: values.map((value) => ({ id: "102290129340398", changes: [{ value, field: "messages" }] })),
  });

export const signatureOf = (raw: string | Buffer, secret: string = ACCOUNT.appSecret) =>
  `sha256=${createHmac("sha256", secret).update(raw).digest("hex")}`;

/** Posts as Meta does. @returns the status of the answer */
export async function bring(url: string, raw: string, signature = signatureOf(raw)): Promise<number> {
  const headers = {
    "content-type": "application/json",
    "x-hub-signature-256": signature,
    "user-agent": "facebookexternalua",
  };
  const response = await fetch(url, { method: "POST", body: raw, headers });
  await response.arrayBuffer();
  return response.status;
}
