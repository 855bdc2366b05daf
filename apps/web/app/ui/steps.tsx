import { useText } from "../lib/text.ts";
import { uiText } from "../messages/ui.ts";
import { IconCheck } from "./icons.ts";
import c from "./steps.module.css";

export interface Step {
  readonly id: string;
  readonly title: React.ReactNode;
  readonly state: "done" | "current" | "next" | "problem";
  /** On the title's line: an amount, a state. */
  readonly aside?: React.ReactNode;
  readonly note?: React.ReactNode;
  readonly children?: React.ReactNode;
}

/** What happens in which order, and where one stands: milestones, a payout, a checkout. */
export function Steps({ steps, label }: { steps: readonly Step[]; label: string }) {
  const words = useText(uiText);
  const said = { done: words.done, current: words.current, next: words.next, problem: words.current };
  return (
    <ol className={c.steps} aria-label={label}>
      {steps.map((step) => (
        <li
          key={step.id}
          className={c.step}
          data-state={step.state}
          aria-current={step.state === "current" ? "step" : undefined}
        >
          <span className={c.mark} aria-hidden="true">
            {step.state === "done" && <IconCheck size={14} stroke={3} />}
          </span>
          <div className={c.body}>
            <div className={c.head}>
              <span className={c.title}>
                <span className="vh">{said[step.state]}: </span>
                {step.title}
              </span>
              {step.aside && <span className={c.aside}>{step.aside}</span>}
            </div>
            {step.note && <p className={c.note}>{step.note}</p>}
            {step.children}
          </div>
        </li>
      ))}
    </ol>
  );
}
