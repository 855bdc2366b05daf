import { href } from "react-router";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { textFor } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { ledgerText } from "../../../messages/ledger.ts";
import type { Route } from "./+types/overview.ts";

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  return { ledger: await load(args.request, apiOf(args).payments.readLedger()) };
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const words = textFor(ledgerText, args.context.get(pageContext).preferences.locale);
  const { violations } = await load(args.request, apiOf(args).payments.checkLedger());
  return redirectWithToast(href("/admin/ledger"), violations.length === 0 ? words.checkedGood : words.checkedBroken);
}
