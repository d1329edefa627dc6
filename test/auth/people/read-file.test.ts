import { expect, test } from "vitest";
import { isPeopleFile, readPeopleFile } from "../../../src/auth/people/read-file.ts";

const read = (text: string, most = 10) => readPeopleFile(new TextEncoder().encode(text), most);

test.each([
  ["commas", "email,name\nana@x.example,Ana\n"],
  ["semicolons, a byte order mark and the line ends of Windows", "\ufeffE-Mail;NAME\r\nana@x.example;Ana\r\n"],
  ["tabs, and other columns between", "phone\tname\te_mail\n555\tAna\tana@x.example"],
  ["quotes everywhere", '"email","name"\n"ana@x.example","Ana"'],
])("a table with %s is read", (_how, text) => {
  const file = read(text);
  if (!isPeopleFile(file)) throw new Error(file.kind);
  expect(file.lines).toMatchObject([
    { line: 2, values: { email: "ana@x.example", name: "Ana", role: "" }, beyond: false },
  ]);
  expect(file.columns).toEqual(["email", "name"]);
});

test.each([
  ["", { kind: "empty" }],
  ["email,name\n", { kind: "empty" }],
  ["ana@x.example,Ana\n", { kind: "no-column", names: ["email", "name"] }],
  ["email,language\na,b", { kind: "no-column", names: ["name"] }],
  ["email,name,e-mail\na,b,c", { kind: "column-twice", names: ["email"] }],
  ["email,name,Password\na,b,hunter2", { kind: "clear-passwords" }],
  ["email,name\na,b\nc,d\ne,f", { kind: "too-many", most: 2 }],
])("%j is refused as a whole", (text, refusal) => {
  expect(read(text, 2)).toEqual(refusal);
});

test("what is no UTF-8 is refused, and not read with wrong letters", () => {
  expect(readPeopleFile(Buffer.from("email,name\nana@x.example,Jos\xe9", "latin1"), 10)).toEqual({ kind: "not-utf8" });
  expect(readPeopleFile(Buffer.from("\ufeffemail,name", "utf16le"), 10)).toEqual({ kind: "not-utf8" });
});

test("columns that mean nothing are told, and so are values beyond the last", () => {
  expect(read("email,name,phone\na,b,c,d")).toMatchObject({ unread: ["phone"], lines: [{ beyond: true }] });
});
