/** Cookie in which a browser holds that accounts were signed in to with it: it has tries of its own for them, and no more. */
export const DEVICE_COOKIE = "__Host-latchkey-device";

/**
 * Value of the cookie `name`, or undefined when the browser sent none.
 *
 * @param header the raw `Cookie` header
 */
export function cookieNamed(header: string | undefined, name: string): string | undefined {
  const pair = (header ?? "").split(";").find((part) => part.trim().startsWith(`${name}=`));
  return pair?.trim().slice(name.length + 1);
}
