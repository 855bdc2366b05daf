// A chosen colour in shades that can be read: values in, values out.

// The lightest and the darkest grounds that words stand on in each scheme, the hardest to read from last.
const LIGHT_GROUND = "#f6f5fa";
const DARK_GROUND = "#1d1830";
/** What WCAG asks of text of any size. */
export const CONTRAST_MIN = 4.5;
const STEPS = 40;

type Rgb = readonly [number, number, number];

/** The contrast of two colours by WCAG 2: 1 to 21. */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(rgbOf(one)), luminance(rgbOf(other))].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself where it can be read in a scheme, else the nearest shade of it that can. */
export function readableShades(accent: string): { readonly light: string; readonly dark: string } {
  return { light: shade(accent, LIGHT_GROUND, 0), dark: shade(accent, DARK_GROUND, 255) };
}

function shade(accent: string, ground: string, towards: 0 | 255): string {
  const from = rgbOf(accent);
  for (let step = 0; step <= STEPS; step += 1) {
    const mixed = hexOf(from.map((part) => Math.round(part + ((towards - part) * step) / STEPS)));
    if (contrast(mixed, ground) >= CONTRAST_MIN) return mixed;
  }
  return towards === 0 ? "#000000" : "#ffffff";
}

function rgbOf(hex: string): Rgb {
  const number = Number.parseInt(hex.slice(1), 16);
  return [(number >> 16) & 255, (number >> 8) & 255, number & 255];
}

function hexOf(parts: readonly number[]): string {
  return `#${parts.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function luminance(rgb: Rgb): number {
  const [red = 0, green = 0, blue = 0] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
