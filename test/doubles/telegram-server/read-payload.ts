import { z } from "zod";
import { badRequest } from "./api-trouble.ts";

const number = z.coerce.number().int();

const button = z.object({
  text: z.string().min(1),
  callback_data: z.string().optional(),
  url: z.string().optional(),
});

const keyboard = z.object({ inline_keyboard: z.array(z.array(button)) });

/** What is read of a call; methods take what they need. */
const Payload = z.object({
  chat_id: number.optional(),
  from_chat_id: number.optional(),
  message_id: number.optional(),
  message_thread_id: number.optional(),
  user_id: number.optional(),
  text: z.string().optional(),
  name: z.string().optional(),
  parse_mode: z.string().optional(),
  entities: z.array(z.looseObject({})).optional(),
  reply_markup: keyboard.optional(),
  reply_parameters: z.looseObject({ message_id: number }).optional(),
  link_preview_options: z.looseObject({ is_disabled: z.boolean().optional() }).optional(),
  callback_query_id: z.string().optional(),
  action: z.string().optional(),
  offset: number.optional(),
  limit: number.optional(),
  timeout: number.optional(),
  allowed_updates: z.array(z.string()).optional(),
  url: z.string().optional(),
  secret_token: z.string().optional(),
  max_connections: number.optional(),
  drop_pending_updates: z.boolean().optional(),
  language_code: z.string().optional(),
  commands: z.array(z.object({ command: z.string(), description: z.string() })).optional(),
});
export type Payload = z.infer<typeof Payload>;

/** @throws ApiTrouble when the fields are not of the kinds that Telegram takes */
export function readPayload(body: string): Payload {
  if (body.trim() === "") return {};
  if (/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])|(?<!\\ud[89ab][0-9a-f]{2})\\ud[c-f][0-9a-f]{2}/iu.test(body))
    throw badRequest("strings must be encoded in UTF-8");
  const read = Payload.safeParse(JSON.parse(body));
  if (!read.success) throw badRequest(`object expected as ${String(read.error.issues[0]?.path.join("."))}`);
  return read.data;
}

/** @throws ApiTrouble when it is missing */
export function must<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw badRequest(what);
  return value;
}
