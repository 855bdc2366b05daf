import type { UserView } from "#api-schema/users.ts";
import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { settingsText } from "../../messages/settings.ts";
import control from "../../ui/control.module.css";
import { FieldGroup } from "../../ui/field.tsx";
import c from "./rows.module.css";

const LINKS_MAX = 10;

/** One row a link, and an empty one for the next. */
export function LinkRows({ links }: { links: UserView["links"] }) {
  const words = useText(settingsText);
  const labels = useFieldState("link_label");
  const urls = useFieldState("link_url");
  const known = urls.values ? urls.values.map((url, row) => ({ url, label: labels.values?.[row] ?? "" })) : links;
  const rows = [...known.filter((link) => link.url !== ""), { label: "", url: "" }].slice(0, LINKS_MAX);
  return (
    <FieldGroup id="field-link_url" label={words.links} help={words.linkHelp} error={urls.error} optional>
      <div className={c.rows}>
        {rows.map((row) => (
          <div key={row.url} className={c.row}>
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
    </FieldGroup>
  );
}
