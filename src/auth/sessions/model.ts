/** Undefined where the browser does not say. */
export interface Device {
  readonly browser: string | undefined;
  readonly system: string | undefined;
}

/** Sign in the header, and name. The first that fits: nearly every browser also claims to be the ones below it. */
const BROWSERS: readonly (readonly [string, string])[] = [
  ["Edg", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["YaBrowser/", "Yandex Browser"],
  ["Vivaldi/", "Vivaldi"],
  ["Firefox/", "Firefox"],
  ["FxiOS/", "Firefox"],
  ["CriOS/", "Chrome"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
];

const SYSTEMS: readonly (readonly [string, string])[] = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["CrOS", "ChromeOS"],
  ["Windows", "Windows"],
  ["Macintosh", "Mac"],
  ["Linux", "Linux"],
];

/** What a person would call the device. A guess to recognise it by, never a reason to trust it: anybody can claim it. */
export const readDevice = (userAgent: string): Device => ({
  browser: nameIn(BROWSERS, userAgent),
  system: nameIn(SYSTEMS, userAgent),
});

const nameIn = (names: readonly (readonly [string, string])[], userAgent: string): string | undefined =>
  names.find(([sign]) => userAgent.includes(sign))?.[1];
