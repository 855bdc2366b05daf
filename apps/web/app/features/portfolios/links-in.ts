interface Part {
  readonly text: string;
  /** Where it leads, when it is an address. */
  readonly href: string | null;
}

/** A text in parts: what is an address, without the sign that ends its sentence, and what is not. */
export function linksIn(text: string): readonly Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const { 0: found, index } of text.matchAll(/https:\/\/[^\s<>"]+/g)) {
    const address = withoutEnd(found);
    if (!URL.canParse(address)) continue;
    if (index > end) parts.push({ text: text.slice(end, index), href: null });
    parts.push({ text: address, href: address });
    end = index + address.length;
  }
  return end < text.length ? [...parts, { text: text.slice(end), href: null }] : parts;
}

function withoutEnd(address: string): string {
  const bare = address.replace(/[.,:;!?'”’»)\]]+$/, "");
  // A bracket that was opened within the address belongs to it.
  return address.charAt(bare.length) === ")" && bare.includes("(") ? `${bare})` : bare;
}
