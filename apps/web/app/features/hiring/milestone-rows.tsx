import { use, useEffect, useRef, useState } from "react";
import type { MilestoneTerms } from "#api-schema/hiring-views.ts";
import { useFieldState } from "../../lib/form.ts";
import { useText } from "../../lib/text.ts";
import { DraftContext } from "../../lib/use-draft.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Button } from "../../ui/button.tsx";
import { DateField } from "../../ui/date-field.tsx";
import f from "../../ui/field.module.css";
import { IconButton } from "../../ui/icon-button.tsx";
import { IconPlus, IconTrash } from "../../ui/icons.ts";
import { MoneyField } from "../../ui/money-field.tsx";
import { TextArea } from "../../ui/text-area.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useHydrated } from "../../ui/use-hydrated.ts";
import c from "./milestone-rows.module.css";
import { nextRow, ROWS_MAX, rowField } from "./row-names.ts";

interface MilestoneRowsProps {
  readonly currencies: readonly [string, ...string[]];
  /** What the rows hold at first; an empty list begins without any. */
  readonly milestones: readonly Partial<MilestoneTerms>[];
}

/**
 * The milestones of a form. Each row has a key of its own that stays with it, so that taking one out never moves what
 * was typed into another. Rows come and go in the browser; without JavaScript the buttons send the form, which comes
 * back with a row more or less.
 */
export function MilestoneRows({ currencies, milestones }: MilestoneRowsProps) {
  const words = useText(hiringText);
  const hydrated = useHydrated();
  const box = useRef<HTMLFieldSetElement>(null);
  const { values: typed, error } = useFieldState("milestone");
  const { kept } = use(DraftContext);
  const [rows, setRows] = useState<readonly string[]>(typed ?? milestones.map((_, place) => String(place)));
  const told = useRef(rows);
  // What a refused form was sent with stays known by its keys, too.
  const had = useRef(Number(nextRow(rows, milestones.length)));
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, as the page comes alive
  useEffect(() => {
    const left = typed ? undefined : kept("milestone");
    if (left) setRows(left);
  }, []);
  // What listens to the form's amounts hears of rows that went.
  useEffect(() => {
    if (told.current === rows) return;
    told.current = rows;
    box.current?.dispatchEvent(new Event("rowschanged", { bubbles: true }));
  }, [rows]);
  const add = () => {
    const row = nextRow(rows, had.current);
    had.current = Number(row) + 1;
    setRows([...rows, row]);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[name="${rowField(row, "title")}"]`)?.focus());
  };
  const remove = (row: string) => {
    setRows(rows.filter((other) => other !== row));
    box.current?.querySelector<HTMLElement>('[value="add_milestone"]')?.focus();
  };
  return (
    <fieldset
      ref={box}
      id="field-milestone"
      className={c.rows}
      data-field="milestone"
      tabIndex={-1}
      aria-describedby={error && "field-milestone-error"}
    >
      <legend className="vh">{words.milestones}</legend>
      <input type="hidden" name="milestones_given" value={milestones.length} />
      {error && (
        <p id="field-milestone-error" className={f.error}>
          {error}
        </p>
      )}
      {rows.map((row, place) => (
        <MilestoneRow
          key={row}
          row={row}
          place={place + 1}
          currencies={currencies}
          milestone={milestones[Number(row)] ?? {}}
          {...(hydrated ? { onRemove: () => remove(row) } : {})}
        />
      ))}
      {rows.length < ROWS_MAX && (
        <div>
          <Button
            kind="secondary"
            size="sm"
            icon={<IconPlus aria-hidden />}
            name="intent"
            value="add_milestone"
            type={hydrated ? "button" : "submit"}
            {...(hydrated ? { onClick: add } : {})}
          >
            {words.addMilestone}
          </Button>
        </div>
      )}
    </fieldset>
  );
}

interface MilestoneRowProps {
  readonly row: string;
  readonly place: number;
  readonly currencies: readonly [string, ...string[]];
  readonly milestone: Partial<MilestoneTerms>;
  readonly onRemove?: () => void;
}

function MilestoneRow({ row, place, currencies, milestone, onRemove }: MilestoneRowProps) {
  const words = useText(hiringText);
  return (
    <fieldset className={c.row} aria-label={words.milestone(place)}>
      <input type="hidden" name="milestone" value={row} data-kept />
      <div className={c.head}>
        <b>{words.milestone(place)}</b>
        <IconButton
          label={words.removeMilestone(place)}
          name="intent"
          value={`remove_milestone:${row}`}
          type={onRemove ? "button" : "submit"}
          {...(onRemove ? { onClick: onRemove } : {})}
        >
          <IconTrash size={18} aria-hidden />
        </IconButton>
      </div>
      <div className={c.title}>
        <TextField
          name={rowField(row, "title")}
          label={words.milestoneTitle}
          defaultValue={milestone.title}
          maxLength={120}
        />
      </div>
      {milestone.description && (
        <div className={c.title}>
          <TextArea
            name={rowField(row, "description")}
            label={words.milestoneDescription}
            optional
            defaultValue={milestone.description}
            maxLength={4_000}
            rows={3}
          />
        </div>
      )}
      <MoneyField
        name={rowField(row, "amount")}
        label={words.milestoneAmount}
        currencies={currencies}
        defaultValue={milestone.amount ?? null}
      />
      <DateField
        name={rowField(row, "due")}
        label={words.milestoneDue}
        optional
        defaultValue={milestone.due_date ?? undefined}
      />
    </fieldset>
  );
}
