import type { WireMoney } from "#money";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { ChoiceGroup } from "../../ui/choice-group.tsx";
import { MoneyField } from "../../ui/money-field.tsx";
import { type Choice, Select } from "../../ui/select.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { LiveFees } from "../money/live-fees.tsx";
import { hourAmount } from "./form-amounts.ts";
import c from "./work-fields.module.css";

interface WorkFieldsProps {
  /** The client's open projects, which the work may belong to. */
  readonly projects: readonly Choice[];
  readonly currencies: readonly [string, ...string[]];
  readonly rate: WireMoney | null;
  /** What stands there to begin with: what a piece of work suggests. */
  readonly start?: { readonly title: string; readonly scope: string } | null;
}

/** What a direct offer is about. The rate shows with its choice, by CSS alone. */
export function WorkFields({ projects, currencies, rate, start }: WorkFieldsProps) {
  const words = useText(hiringText);
  return (
    <div className={c.work}>
      <TextField
        name="title"
        label={words.workTitle}
        help={words.workTitleHelp}
        maxLength={120}
        defaultValue={start?.title}
      />
      <TextArea
        name="scope"
        label={words.scope}
        help={words.scopeHelp}
        rows={7}
        maxLength={20_000}
        defaultValue={start?.scope}
      />
      {projects.length > 0 && (
        <Select
          name="project_id"
          label={words.aboutProject}
          placeholder={words.noProject}
          choices={projects}
          optional
        />
      )}
      <ChoiceGroup
        name="pricing"
        label={words.pricing}
        defaultValues={["fixed"]}
        choices={[
          { value: "fixed", label: words.fixed },
          { value: "hourly", label: words.hourly, help: words.hourlyHelp },
        ]}
      />
      <div className={c.rate}>
        <MoneyField name="hourly_rate" label={words.rate} currencies={currencies} defaultValue={rate} />
        <LiveFees title={words.feesOfHour} quote={null} side="client" pair={null} amountOf={hourAmount} />
      </div>
    </div>
  );
}
