/** What a rule says when it can also say no: a value, or a reason from a closed list. */
export type Outcome<Value, Reason extends string> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason };

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const;
export const no = <Reason extends string>(reason: Reason) => ({ ok: false, reason }) as const;
