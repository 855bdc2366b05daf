import type { UserView } from "#api-schema/users.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { DateField } from "../../ui/date-field.tsx";
import { FieldRow } from "../../ui/form.tsx";
import { Select } from "../../ui/select.tsx";
import { TextField } from "../../ui/text-field.tsx";
import c from "./availability-fields.module.css";

const states = ["now", "from_date", "part_time", "not_available"] as const;

/** When somebody can be hired. CSS shows the further field that the choice needs, so it works without JavaScript. */
export function AvailabilityFields({ availability }: { availability: UserView["availability"] }) {
  const words = useText(settingsText);
  return (
    <div className={c.fields}>
      <FieldRow>
        <Select
          name="availability"
          label={words.availability}
          choices={states.map((value) => ({ value, label: words.availabilities[value] }))}
          defaultValue={availability.state}
        />
        <div className={c.from}>
          <DateField
            name="available_from"
            label={words.availableFrom}
            defaultValue={availability.from ?? ""}
            optional
          />
        </div>
        <div className={c.hours}>
          <TextField
            name="hours_per_week"
            label={words.hours}
            inputMode="numeric"
            defaultValue={availability.hours_per_week === null ? "" : String(availability.hours_per_week)}
            optional
          />
        </div>
      </FieldRow>
    </div>
  );
}
