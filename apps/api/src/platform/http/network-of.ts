import { isIPv6 } from "node:net";

/**
 * An address as far as it belongs to one connection: the first 64 bits of IPv6, which one home or server has to itself.
 * Who is gone before they are answered has no address any more, whatever the types of the server say.
 */
export function networkOf(address: string | undefined): string {
  if (!address?.includes(":")) return address ?? "";
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, "");
  if (!isIPv6(plain)) return plain;
  const [head = "", tail] = plain.split("::");
  const groups = head.split(":").filter(Boolean);
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(":").filter(Boolean).length;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...(tail ?? "").split(":").filter(Boolean)]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, "").toLowerCase())
    .join(":");
}
