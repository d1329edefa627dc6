import { Busboy } from "@fastify/busboy";
import express, { type RequestHandler } from "express";
import { LIMITS } from "../auth/auth.ts";
import { BadForm } from "./form.ts";

/** Where a file can be sent in: nowhere else is so much read, and in no other form. */
export const UPLOAD_PLACE = "/settings/users/import";

/** Besides the file: the other fields, and what stands between them. */
const REST = 16 * 1024;

/**
 * Reads a form with a file into the shape of every other form, before anybody asks whose form it is. Texts stay texts; of
 * a file the bytes are kept, for its encoding is to be looked at.
 */
export const readUploads = (): readonly RequestHandler[] => [
  express.raw({
    type: ({ method, url, headers }) =>
      method === "POST" && url === UPLOAD_PLACE && headers["content-type"]?.startsWith("multipart/form-data") === true,
    limit: LIMITS.people.bytesOnPage + REST,
  }),
  async (request, _response, next) => {
    const body: unknown = request.body;
    if (body instanceof Uint8Array)
      Object.assign(request, { body: await fieldsOf(body, request.get("content-type") ?? "") });
    next();
  },
];

type Fields = Readonly<Record<string, string | Uint8Array>>;

const LIMIT = {
  fields: 5,
  files: 1,
  fileSize: LIMITS.people.bytesOnPage + 1,
  fieldSize: LIMITS.people.bytesOnPage + 1,
};

function fieldsOf(body: unknown, type: string): Promise<Fields> {
  const fields = new Map<string, string | Uint8Array>();
  return new Promise((resolve, reject) => {
    const refuse = () => reject(new BadForm("body"));
    try {
      const reader = new Busboy({ headers: { "content-type": type }, limits: LIMIT });
      const keep = (name: string, value: string | Uint8Array) =>
        fields.has(name) ? refuse() : fields.set(name, value);
      reader.on("field", (name, value) => void keep(name, value));
      reader.on("file", (name, file) => {
        const parts: Buffer[] = [];
        file.on("data", (part: Buffer) => parts.push(part)).on("end", () => void keep(name, Buffer.concat(parts)));
      });
      reader.on("error", refuse).on("finish", () => resolve(Object.fromEntries(fields)));
      reader.end(body);
    } catch {
      refuse();
    }
  });
}
