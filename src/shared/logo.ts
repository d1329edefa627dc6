/** A picture that stands for the company: a PNG that was checked, with nothing in it but what is seen. */
export interface Logo {
  readonly bytes: Uint8Array;
  /** In points of the picture. */
  readonly width: number;
  readonly height: number;
}

/** One for light surroundings and, if there is one, another for dark ones. */
export interface Logos {
  readonly light: Logo;
  readonly dark: Logo | undefined;
}

/** Whether the name is in the picture, as in most wide ones. Beside others it is written. */
export const holdsName = ({ width, height }: Pick<Logo, "width" | "height">): boolean => width >= 2 * height;

/** How large it is shown where there is so much room: never stretched, in whole points. */
export function sizeWithin(logo: Pick<Logo, "width" | "height">, room: { width: number; height: number }) {
  const scale = Math.min(room.width / logo.width, room.height / logo.height);
  const points = (length: number) => Math.max(1, Math.round(length * scale));
  return { width: points(logo.width), height: points(logo.height) };
}

/** Where the picture lies on our pages. Mails name it, so it stays. */
export const LOGO_PATHS = { light: "/assets/logo.png", dark: "/assets/logo-dark.png" } as const;
