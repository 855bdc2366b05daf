import type { UserView } from "#api-schema/users.ts";
import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import { Button } from "../../ui/button.tsx";
import control from "../../ui/control.module.css";
import { FieldGroup } from "../../ui/field.tsx";
import { IconPlus } from "../../ui/icons.ts";
import c from "./rows.module.css";
import { useRows } from "./use-rows.ts";

const LINKS_MAX = 10;

/** One row a link, and an empty one for the next. */
export function LinkRows({ links }: { links: UserView["links"] }) {
  const words = useText(settingsText);
  const labels = useFieldState("link_label");
  const urls = useFieldState("link_url");
  const known = urls.values ? urls.values.map((url, row) => ({ url, label: labels.values?.[row] ?? "" })) : links;
  const { box, rows, add } = useRows(known, { empty: { label: "", url: "" }, max: LINKS_MAX, name: "link_url" });
  return (
    <FieldGroup id="field-link_url" label={words.links} help={words.linkHelp} error={urls.error} optional>
      <div ref={box} className={c.rows}>
        {rows.map(({ place, row }) => (
          <div key={place} className={c.row}>
            <input
              name="link_label"
              className={control.control}
              aria-label={words.linkLabel}
              placeholder={words.linkLabel}
              defaultValue={row.label}
              maxLength={40}
            />
            <input
              name="link_url"
              type="url"
              className={control.control}
              aria-label={words.linkUrl}
              placeholder="https://"
              defaultValue={row.url}
              maxLength={300}
            />
          </div>
        ))}
      </div>
      {add && (
        <div>
          <Button kind="secondary" size="sm" type="button" icon={<IconPlus aria-hidden />} onClick={add}>
            {words.addLink}
          </Button>
        </div>
      )}
    </FieldGroup>
  );
}
