// The sandbox changes money at the newest reference rates that are known, less 1 %. It pretends that they are the market of
// this minute, whatever their day (docs/money.md); the source it names tells that day.
import type { Currency } from "#money";
import type { Platform } from "#platform/platform.ts";
import { rebase } from "../../rates/rates.rules.ts";
import { ratesOn } from "../../rates/reference.ts";
import type { GatewayRate } from "../port.ts";

const MARGIN_BPS = 100;

export async function sandboxRate(platform: Platform, from: Currency, to: Currency): Promise<GatewayRate | null> {
  const now = platform.clock.now();
  const day = await ratesOn(platform.db, platform, now);
  const mid = rebase(day.rates, from)?.find((one) => one.currency === to)?.rate;
  if (mid === undefined) return null;
  return { mid, marginBps: MARGIN_BPS, at: now, source: `Sandbox provider, after the reference rates of ${day.date}` };
}
