import { dictionary } from "@zxcvbn-ts/language-common";

const common: ReadonlySet<string> = new Set(dictionary["passwords-common"]);

/** Whether a password is on the shipped list of those that leaks show most often (NIST SP 800-63B-4 3.1.1.2). */
export const isCommonPassword = (password: string) => common.has(password.toLowerCase());
