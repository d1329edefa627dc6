/**
 * What the world outside has seen: a crash of ours takes none of it back. A platform keeps a message until it is
 * acknowledged, a mail server keeps what it accepted, and a person goes on with what they have read.
 */
export interface Outside {
  readonly acknowledged: readonly string[];
  readonly sent: readonly { readonly key: string; readonly text: string }[];
  readonly mails: readonly string[];
  readonly changed: boolean;
  readonly signedIn: boolean;
}

export const nothingYet: Outside = { acknowledged: [], sent: [], mails: [], changed: false, signedIn: false };

export const codeIn = (mails: readonly string[]): string | undefined =>
  mails.map((raw) => /^ *(\d{3} \d{3})\r?$/mu.exec(raw)?.[1]).find((code) => code !== undefined);

/** The token of the Change password button, as it stands in the text part. */
export function resetTokenIn(mails: readonly string[]): string | undefined {
  const unfolded = mails.map((raw) => raw.replaceAll("=\r\n", "").replaceAll("=3D", "="));
  return unfolded
    .map((raw) => /change-password\?token=([\w-]{40,})/u.exec(raw)?.[1])
    .find((token) => token !== undefined);
}

export const messageId = (raw: string): string => /^Message-ID: (.*?)\r?$/imu.exec(raw)?.[1] ?? "";
