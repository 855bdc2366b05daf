// A browser as far as tests need one: it keeps cookies, and comes from an address.
import { type ApiClient, createClient } from "#api-schema/client.ts";
import { type Contracts, contracts } from "#api-schema/contracts.ts";
import { injectTransport } from "#platform/http/index.ts";
import type { World } from "./world.ts";

export interface Browser {
  readonly api: ApiClient<Contracts>;
  /** Its cookies by name. */
  readonly cookies: Map<string, string>;
  /** Every Set-Cookie header it was ever sent. */
  readonly sent: string[];
}

export function openBrowser(kogi: World, address = "198.51.100.1"): Browser {
  const cookies = new Map<string, string>();
  const sent: string[] = [];
  const api = createClient(contracts, async (request) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const transport = injectTransport(kogi.app.fastify, cookie === "" ? {} : { cookie }, address);
    const response = await transport(request);
    for (const header of response.setCookies) keep(cookies, header);
    sent.push(...response.setCookies);
    return response;
  });
  return { api, cookies, sent };
}

function keep(cookies: Map<string, string>, header: string): void {
  const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
  if (/; *max-age=0\b/i.test(header)) cookies.delete(name);
  else cookies.set(name, value);
}
