import type { WireMoney } from "#money";
import { useFieldState } from "../lib/form.ts";
import { formatWhileTyping, moneyText, parseMoneyText } from "../lib/money-text.ts";
import { useReader } from "../lib/reader.ts";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import c from "./control.module.css";
import { FieldFrame, type FieldProps, fieldIds } from "./field.tsx";
import m from "./money-field.module.css";

interface MoneyFieldProps extends FieldProps {
  readonly defaultValue?: WireMoney | null;
  /** One currency is shown beside the amount; several become a choice, sent as `<name>_currency`. */
  readonly currencies: readonly [string, ...string[]];
  readonly disabled?: boolean;
}

/** An amount, grouped as one types, sent as typed: the server reads it in the reader's locale (`readMoney`). */
export function MoneyField(props: MoneyFieldProps) {
  const { name, label, help, optional, error, hideLabel, defaultValue, currencies, disabled = false } = props;
  const { locale } = useReader();
  const words = useText(formText);
  const state = useFieldState(name);
  const currencyState = useFieldState(`${name}_currency`);
  const shownError = error ?? state.error;
  const ids = fieldIds(name, Boolean(help), Boolean(shownError));
  const format = (event: React.FormEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    // Who types a separator of their own writes the amount their own way; it is tidied up when they leave the field.
    if (/[^0-9]/.test((event.nativeEvent as InputEvent).data ?? "")) input.dataset.own = "";
    if (input.value === "") delete input.dataset.own;
    if (input.dataset.own !== undefined) return;
    const { text, caret } = formatWhileTyping(input.value, input.selectionStart ?? input.value.length, locale);
    if (text === input.value) return;
    input.value = text;
    input.setSelectionRange(caret, caret);
  };
  const tidy = (event: React.FocusEvent<HTMLInputElement>) => {
    const input = event.currentTarget;
    const currency =
      currencies.length === 1 ? currencies[0] : (input.parentElement?.querySelector("select")?.value ?? "");
    const amount = parseMoneyText(input.value, currency, locale);
    if (amount) input.value = moneyText(amount, locale);
    delete input.dataset.own;
  };
  return (
    <FieldFrame
      {...{ id: ids.id, label, help, optional: optional ?? false, error: shownError, hideLabel: hideLabel ?? false }}
    >
      <div className={`${c.control} ${c.box}`} data-invalid={shownError ? true : undefined}>
        <input
          {...ids}
          name={name}
          inputMode="decimal"
          autoComplete="off"
          required={!optional}
          disabled={disabled}
          defaultValue={state.value ?? (defaultValue ? moneyText(defaultValue, locale) : "")}
          onInput={format}
          onBlur={tidy}
          className={m.amount}
        />
        {currencies.length === 1 ? (
          <>
            <span className={c.affix}>{currencies[0]}</span>
            <input type="hidden" name={`${name}_currency`} value={currencies[0]} />
          </>
        ) : (
          <select
            name={`${name}_currency`}
            aria-label={`${label}, ${words.currency}`}
            className={m.currency}
            disabled={disabled}
            defaultValue={currencyState.value ?? defaultValue?.currency ?? currencies[0]}
          >
            {currencies.map((currency) => (
              <option key={currency}>{currency}</option>
            ))}
          </select>
        )}
      </div>
    </FieldFrame>
  );
}
