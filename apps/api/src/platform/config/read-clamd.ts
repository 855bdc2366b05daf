import type { ClamdAddress } from "../malware/index.ts";

/** Where ClamAV's daemon listens, or null where none is named. Faults are told as sentences. */
export function readClamd(address: string | null, faults: string[]): ClamdAddress | null {
  if (address === null) return null;
  if (address.startsWith("/")) return { path: address };
  const found = /^(?<host>[a-z0-9.-]+|\[[0-9a-f:]+\]):(?<port>\d{1,5})$/i.exec(address)?.groups;
  const port = Number(found?.port);
  if (found?.host && port >= 1 && port <= 65_535) return { host: found.host.replace(/^\[|\]$/g, ""), port };
  faults.push(
    `CLAMD_ADDRESS is "${address}"; give host:port, or the path of its socket, such as /run/clamav/clamd.ctl.`,
  );
  return null;
}
