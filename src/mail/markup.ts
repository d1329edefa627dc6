/** HTML that is known to be safe. Only `markup` makes it. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Template tag: what stands in the template is HTML, whatever is put into it is text and gets escaped. */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  const written = values.map(write);
  return { markup: parts.map((part, at) => part + (written[at] ?? "")).join("") };
}

function write(value: Value): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? "");
  if ("markup" in value) return value.markup;
  return value.map((piece) => piece.markup).join("");
}
