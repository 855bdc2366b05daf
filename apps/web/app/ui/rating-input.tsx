import { useFieldState } from "../lib/form.ts";
import { useText } from "../lib/text.ts";
import { formText } from "../messages/form.ts";
import { FieldGroup, type FieldProps } from "./field.tsx";
import { IconStarFilled } from "./icons.ts";
import c from "./rating.module.css";

interface RatingInputProps extends FieldProps {
  readonly defaultValue?: number;
}

/** One to five stars: five radio buttons, so arrows and no-JavaScript work by themselves. */
export function RatingInput({ name, defaultValue, error, ...frame }: RatingInputProps) {
  const words = useText(formText);
  const state = useFieldState(name);
  const chosen = state.value ?? String(defaultValue ?? "");
  const id = `field-${name}`;
  return (
    <FieldGroup {...frame} id={id} error={error ?? state.error}>
      <div className={c.stars} data-field={name}>
        {[1, 2, 3, 4, 5].map((stars) => (
          <label key={stars} className={c.star}>
            <input
              type="radio"
              {...(stars === 1 ? { id } : {})}
              name={name}
              value={stars}
              defaultChecked={chosen === String(stars)}
              aria-label={words.stars(stars)}
            />
            <IconStarFilled size={26} aria-hidden />
          </label>
        ))}
      </div>
    </FieldGroup>
  );
}
