import { createHash } from "node:crypto";
import { data, href } from "react-router";
import { FEE_COMPONENTS_MAX } from "#api-schema/fee-components-max.ts";
import type { FeeEffect, FeePackBody } from "#api-schema/payments-fees.ts";
import { parseAmounts, parseRate, type Reading } from "../../../features/fees/amounts-text.ts";
import { apiOf, load, requireAdmin } from "../../../lib/api.server.ts";
import { pageContext } from "../../../lib/context.ts";
import { countriesByName } from "../../../lib/countries.server.ts";
import { FormRefusal, formKey, newFormKey, oneOf, submit, text, textOrNull } from "../../../lib/form.server.ts";
import type { FormReply } from "../../../lib/form.ts";
import { textFor, type WordsOf } from "../../../lib/text.ts";
import { redirectWithToast } from "../../../lib/toast.server.ts";
import { feesText } from "../../../messages/fees.ts";
import type { Route } from "./+types/new.ts";

type Words = WordsOf<typeof feesText>;
interface Typed {
  readonly words: Words;
  readonly locale: string;
}
const SOON_MS = 15 * 60_000;

export async function loader(args: Route.LoaderArgs) {
  requireAdmin(args);
  const from = new URL(args.request.url).searchParams.get("from");
  const params = { fee_rule_id: from ?? "" };
  return {
    from: from ? await load(args.request, apiOf(args).payments.getFeePack({ params })) : null,
    countries: await countriesByName(args),
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
  const typed: Typed = { words, locale: preferences.locale };
  const { payments } = apiOf(args);
  const work = async () => {
    const saves = text(form, "intent") === "save";
    const seen = readPack(form, typed, text(form, "starts"));
    if (saves && printOf(seen) === text(form, "previewed")) {
      await payments.addFeePack({ body: seen, ...formKey(form) });
      return redirectWithToast(href("/admin/fees"), words.saved);
    }
    // The instant is that of the look, so that what is sent once more is the same.
    const starts = new Date(now.getTime() + SOON_MS).toISOString();
    const body = readPack(form, typed, starts);
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

function readPack(form: FormData, typed: Typed, starts: string): FeePackBody {
  const day = text(form, "day");
  return {
    kind: oneOf(form, "kind", ["hire", "campaign", "investment"]) ?? "hire",
    plan: oneOf(form, "plan", ["free", "plus", "pro"]) ?? "free",
    country: textOrNull(form, "country"),
    effective_from: day ? `${day}T00:00:00Z` : starts,
    lost_processing_payer: oneOf(form, "lost_processing_payer", ["platform", "payer", "recipient"]) ?? "platform",
    note: text(form, "note"),
    components: Array.from({ length: FEE_COMPONENTS_MAX }, (_, place) => place + 1).flatMap((place) =>
      readComponent(form, place, typed),
    ),
  };
}

function readComponent(form: FormData, place: number, { words, locale }: Typed): FeePackBody["components"] {
  const reading: Reading = { locale, bounds: words.bounds };
  const field = (name: string) => text(form, `${name}_${place}`);
  const component = field("component");
  if (component === "") return [];
  const atCost = field("rate").toLowerCase() === words.atCost.toLowerCase();
  const rate = parseRate(field("rate"));
  if (!atCost && rate === null) throw new FormRefusal({ [`rate_${place}`]: words.badRate });
  const amounts = parseAmounts(field("amounts"), reading);
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
