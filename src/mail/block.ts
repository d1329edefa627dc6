/** A piece of a mail. Templates are lists of these; they are written out once as HTML and once as plain text. */
export type Block =
  | { readonly kind: "title" | "text" | "callout" | "small"; readonly text: string }
  /** Label and value, one pair a line. */
  | { readonly kind: "facts"; readonly rows: readonly (readonly [label: string, value: string])[] }
  /** Digits as people read them, with a gap in the middle. */
  | { readonly kind: "code"; readonly digits: string }
  /** The two words that mail and chat share. */
  | { readonly kind: "phrase"; readonly intro: string; readonly words: string; readonly warning: string }
  | { readonly kind: "button"; readonly label: string; readonly url: string; readonly weight: "main" | "quiet" }
  /** An address to copy where buttons do not work. Left out of plain text, where every button shows its address. */
  | { readonly kind: "link"; readonly intro: string; readonly url: string };

/** A mail before it has a form. */
export interface Draft {
  readonly subject: string;
  /** What a list of mails shows behind the subject; never the code. */
  readonly preview: string;
  readonly blocks: readonly Block[];
  readonly footer: string;
}

/** A mail in both forms, ready for any way of delivery. */
export interface Letter {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}
