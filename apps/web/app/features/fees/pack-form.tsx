import { FEE_COMPONENTS_MAX } from "#api-schema/fee-components-max.ts";
import type { FeePackView } from "#api-schema/payments-fees.ts";
import { useText } from "../../lib/text.ts";
import { feesText } from "../../messages/fees.ts";
import { Card } from "../../ui/card.tsx";
import { DateField } from "../../ui/date-field.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { spellAmounts, spellRate } from "./amounts-text.ts";
import c from "./pack-form.module.css";
import { useReading } from "./use-reading.ts";

const choices = <Word extends string>(words: Readonly<Record<Word, string>>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value, label }));

/** The fields of a fee pack, filled in with an older one. */
export function PackFields({ from, countries }: { from: FeePackView | null; countries: readonly Choice[] }) {
  const words = useText(feesText);
  return (
    <>
      <FieldRow>
        <Select name="kind" label={words.product} choices={choices(words.products)} defaultValue={from?.kind} />
        <Select name="plan" label={words.plan} choices={choices(words.plans)} defaultValue={from?.plan} />
      </FieldRow>
      <FieldRow>
        <Select
          name="country"
          label={words.country}
          help={words.countryHelp}
          placeholder={words.allCountries}
          choices={countries}
          optional
          defaultValue={from?.country ?? undefined}
        />
        <DateField name="day" label={words.from} help={words.fromHelp} optional />
      </FieldRow>
      <Select
        name="lost_processing_payer"
        label={words.lostProcessing}
        help={words.lostProcessingHelp}
        // Freelancers may not be asked to yet; packs of before may say so.
        choices={choices(words.bearers).filter(({ value }) => value !== "recipient")}
        defaultValue={from?.lost_processing_payer}
      />
      <TextField name="note" label={words.note} help={words.noteHelp} maxLength={200} defaultValue={from?.note} />
      {Array.from({ length: FEE_COMPONENTS_MAX }, (_, place) => (
        <ComponentFields
          key={from?.components[place]?.component ?? `empty ${place}`}
          place={place + 1}
          part={from?.components[place]}
        />
      ))}
    </>
  );
}

interface ComponentFieldsProps {
  readonly place: number;
  readonly part: FeePackView["components"][number] | undefined;
}

function ComponentFields({ place, part }: ComponentFieldsProps) {
  const words = useText(feesText);
  const reading = useReading();
  const rate = part && (part.rate_bps === null ? words.atCost : spellRate(part.rate_bps, reading.locale));
  return (
    <Card look="soft" headingLevel={3} title={words.component(place)}>
      <div className={c.fields}>
        <FieldRow>
          <TextField
            name={`component_${place}`}
            label={words.name}
            help={words.nameHelp}
            optional
            spellCheck={false}
            maxLength={40}
            defaultValue={part?.component}
          />
          <TextField
            name={`label_${place}`}
            label={words.label}
            help={words.labelHelp}
            optional
            maxLength={60}
            defaultValue={part?.label}
          />
        </FieldRow>
        <FieldRow>
          <Select
            name={`borne_by_${place}`}
            label={words.borneBy}
            choices={choices(words.sides)}
            defaultValue={part?.borne_by}
          />
          <TextField name={`rate_${place}`} label={words.rate} help={words.rateHelp} optional defaultValue={rate} />
        </FieldRow>
        <TextArea
          name={`amounts_${place}`}
          label={words.amounts}
          help={words.amountsHelp}
          optional
          rows={2}
          defaultValue={part ? spellAmounts(part.amounts, reading) : undefined}
        />
      </div>
    </Card>
  );
}
