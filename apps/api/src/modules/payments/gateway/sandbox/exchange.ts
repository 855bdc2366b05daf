// The sandbox changes money at the bundled reference rates, as if they were the market of this minute, less 1 %.
import type { Currency } from "#money";
import type { Platform } from "#platform/platform.ts";
import { rebase } from "../../rates/rates.rules.ts";
import { ratesOn } from "../../rates/reference.ts";
import type { GatewayRate } from "../port.ts";

const MARGIN_BPS = 100;

export function sandboxRate(platform: Platform, from: Currency, to: Currency): GatewayRate | null {
  const now = platform.clock.now();
  const day = ratesOn(platform, now);
  const mid = rebase(day.rates, from)?.find((one) => one.currency === to)?.rate;
  if (mid === undefined) return null;
  return { mid, marginBps: MARGIN_BPS, at: now, source: `Sandbox provider, after the reference rates of ${day.date}` };
}
