// The few shapes the flat pictures are put together from. All measures are in a 1200 x 900 field.
export type Fill = string;

/** A repeatable sequence of numbers in [0, 1): the same picture every time (mulberry32). */
export function sequence(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function times<T>(count: number, make: (i: number) => T): T[] {
  return Array.from({ length: count }, (_, i) => make(i));
}

const lift = `<filter id="lift" x="-20%" y="-20%" width="140%" height="150%"><feDropShadow dx="0" dy="22" stdDeviation="24" flood-color="#0d0820" flood-opacity=".26"/></filter>`;

export function picture(background: Fill, body: string | string[], defs = ""): string {
  const inner = Array.isArray(body) ? body.join("") : body;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900" viewBox="0 0 1200 900"><defs>${lift}${defs}</defs><rect width="1200" height="900" fill="${background}"/>${inner}</svg>`;
}

export function rect(x: number, y: number, w: number, h: number, fill: Fill, r = 0, more = ""): string {
  return `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="${r}" fill="${fill}" ${more}/>`;
}

export function circle(x: number, y: number, r: number, fill: Fill, more = ""): string {
  return `<circle cx="${x}" cy="${y}" r="${r}" fill="${fill}" ${more}/>`;
}

export function path(d: string, fill: Fill, more = ""): string {
  return `<path d="${d}" fill="${fill}" ${more}/>`;
}

export function line(d: string, stroke: string, width: number, more = ""): string {
  return `<path d="${d}" fill="none" stroke="${stroke}" stroke-width="${width}" stroke-linecap="round" stroke-linejoin="round" ${more}/>`;
}

export type Lettering = {
  weight?: number;
  fill?: Fill;
  spacing?: number;
  anchor?: "start" | "middle" | "end";
  font?: "Bricolage" | "Instrument";
  more?: string;
};

export function words(x: number, y: number, size: number, text: string, style: Lettering = {}): string {
  const { weight = 800, fill = "#15121f", spacing = 0, anchor = "start", font = "Bricolage", more = "" } = style;
  return `<text x="${x}" y="${y}" font-family="${font}" font-size="${size}" font-weight="${weight}" fill="${fill}" letter-spacing="${spacing}" text-anchor="${anchor}" ${more}>${text}</text>`;
}

export function group(inner: string | string[], more = ""): string {
  return `<g ${more}>${Array.isArray(inner) ? inner.join("") : inner}</g>`;
}

export function at(x: number, y: number, inner: string | string[], turn = 0, scale = 1): string {
  return group(inner, `transform="translate(${x} ${y}) rotate(${turn}) scale(${scale})"`);
}

export function lifted(inner: string | string[]): string {
  return group(inner, `filter="url(#lift)"`);
}

/** Grey lines that stand for running text. */
export function paragraph(x: number, y: number, width: number, lines: number, fill: Fill, gap = 22, thick = 8): string {
  return times(lines, (i) =>
    rect(x, y + i * gap, width * (i === lines - 1 ? 0.58 : 0.9 + 0.1 * ((i * 7) % 3) * 0.5), thick, fill, thick / 2),
  ).join("");
}
