import { isIP } from "node:net";

/**
 * Whose `X-Forwarded-For` is believed: nobody's, that of so many proxies in front, or that of these addresses and
 * networks. Never the whole header: its left part was written by the caller.
 */
export type TrustProxy = false | number | readonly string[];

const NAMED = ["loopback", "linklocal", "uniquelocal"];
const HOPS_MAX = 9;

/** `on` is one proxy. Faults are told as sentences. */
export function readTrustProxy(value: string | null, faults: string[]): TrustProxy {
  if (value === null || value === "off") return false;
  if (value === "on") return 1;
  if (/^\d+$/.test(value) && Number(value) >= 1 && Number(value) <= HOPS_MAX) return Number(value);
  const addresses = value.split(",").map((address) => address.trim());
  if (addresses.every(isTrustable)) return addresses;
  faults.push(
    `TRUST_PROXY is "${value}"; give off, on (one proxy), how many proxies stand in front (1 to ${HOPS_MAX}), or their addresses, such as 10.0.0.0/8, 192.0.2.7.`,
  );
  return false;
}

function isTrustable(text: string): boolean {
  if (NAMED.includes(text)) return true;
  const [address = "", bits, ...rest] = text.split("/");
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return false;
  if (bits === undefined) return true;
  // A network of no bits would be everybody.
  return /^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= (version === 4 ? 32 : 128);
}
