import { createHash } from "node:crypto";
import { data, href } from "react-router";
import type { FeeEffect, FeePackBody } from "#api-schema/payments-fees.ts";
import { parseAmounts, parseRate } from "../../../features/fees/amounts-text.ts";
import { COMPONENTS_MAX } from "../../../features/fees/pack-form.tsx";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { FormRefusal, formKey, newFormKey, oneOf, submit, text, textOrNull } from "../../../lib/form.server.ts";
import type { FormReply } from "../../../lib/form.ts";
import { textFor, type WordsOf } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { feesText } from "../../../messages/fees.ts";
import type { Route } from "./+types/new.ts";

type Words = WordsOf<typeof feesText>;
const SOON_MS = 15 * 60_000;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const from = new URL(args.request.url).searchParams.get("from");
  const params = { fee_rule_id: from ?? "" };
  return {
    from: from ? await load(args.request, apiOf(args).payments.getFeePack({ params })) : null,
    key: newFormKey(),
  };
}

interface Preview {
  readonly effects: readonly FeeEffect[];
  /** Asked to be put in force, while what was looked at before was another. */
  readonly changed: boolean;
  readonly reply: FormReply;
}

export async function action(args: Route.ActionArgs) {
  requireAdmin(args);
  const form = await args.request.formData();
  const { preferences, now } = args.context.get(pageContext);
  const words = textFor(feesText, preferences.locale);
  const { payments } = apiOf(args);
  const work = async () => {
    const saves = text(form, "intent") === "save";
    const seen = readPack(form, words, text(form, "starts"));
    if (saves && printOf(seen) === text(form, "previewed")) {
      await payments.addFeePack({ body: seen, ...formKey(form) });
      return redirectWithToast(href("/admin/fees"), words.saved);
    }
    // The instant is that of the look, so that what is sent once more is the same.
    const starts = new Date(now.getTime() + SOON_MS).toISOString();
    const body = readPack(form, words, starts);
    const { effects } = await payments.previewFeePack({ body });
    const values = { ...valuesOf(form), starts: [starts], previewed: [printOf(body)] };
    const preview: Preview = { effects, changed: saves, reply: { values, errors: {}, message: null } };
    return data({ preview });
  };
  return submit(args.request, form, work, { names: { effective_from: "day", components: "component_1" } });
}

/** Only what was looked at is put in force. */
const printOf = (pack: FeePackBody) => createHash("sha256").update(JSON.stringify(pack)).digest("hex");

function valuesOf(form: FormData): FormReply["values"] {
  const typed = [...form].flatMap(([name, value]) => (typeof value === "string" ? [[name, [value]] as const] : []));
  return Object.fromEntries(typed);
}

function readPack(form: FormData, words: Words, starts: string): FeePackBody {
  const day = text(form, "day");
  return {
    kind: oneOf(form, "kind", ["hire", "campaign", "investment"]) ?? "hire",
    plan: oneOf(form, "plan", ["free", "plus", "pro"]) ?? "free",
    country: textOrNull(form, "country")?.toUpperCase() ?? null,
    effective_from: day ? `${day}T00:00:00Z` : starts,
    lost_processing_payer: oneOf(form, "lost_processing_payer", ["platform", "payer", "recipient"]) ?? "platform",
    note: text(form, "note"),
    components: Array.from({ length: COMPONENTS_MAX }, (_, place) => place + 1).flatMap((place) =>
      readComponent(form, place, words),
    ),
  };
}

function readComponent(form: FormData, place: number, words: Words): FeePackBody["components"] {
  const field = (name: string) => text(form, `${name}_${place}`);
  const component = field("component");
  if (component === "") return [];
  const atCost = field("rate") === "cost";
  const rate = parseRate(field("rate"));
  if (!atCost && rate === null) throw new FormRefusal({ [`rate_${place}`]: words.badRate });
  const amounts = parseAmounts(field("amounts"));
  if ("line" in amounts) throw new FormRefusal({ [`amounts_${place}`]: words.badLine(amounts.line) });
  return [
    {
      component,
      label: field("label"),
      borne_by: field("borne_by") === "payer" ? "payer" : "recipient",
      rate_bps: atCost ? null : rate,
      amounts: amounts.amounts,
    },
  ];
}
