import { Link } from "react-router";
import type { StrengthStep, StrengthView } from "#api-schema/strength.ts";
import { formatRate } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { strengthText } from "../../messages/strength.ts";
import { Card } from "../../ui/card.tsx";
import { IconCircleCheck } from "../../ui/icons.ts";
import { Progress } from "../../ui/progress.tsx";
import { stepHref } from "./step-href.ts";
import c from "./strength-card.module.css";

/** How complete one's own profile is: the step that helps most, and all of them, each leading to its form. */
export function StrengthCard({ strength }: { strength: StrengthView }) {
  const words = useText(strengthText);
  const { locale } = useReader();
  const { percent, steps, next } = strength;
  return (
    <Card look="soft" title={words.title} action={<b className={c.percent}>{formatRate(percent * 100, locale)}</b>}>
      <div className={c.body}>
        <Progress value={percent / 100} label={words.title} size="md" />
        <p>
          {next === null ? (
            words.whole
          ) : (
            <>
              {words.next}: <StepLink step={next} />
            </>
          )}{" "}
          <span className={c.quiet}>{words.onlyYou}</span>
        </p>
        <details>
          <summary>{words.all}</summary>
          <ul className={c.steps}>
            {steps.map((step) => (
              <StepLine key={step.step} step={step} all={steps} />
            ))}
          </ul>
        </details>
      </div>
    </Card>
  );
}

type Steps = StrengthView["steps"];

function StepLine({ step: { step, weight, done }, all }: { step: Steps[number]; all: Steps }) {
  const words = useText(strengthText);
  const { locale } = useReader();
  const sum = all.reduce((total, one) => total + one.weight, 0);
  return (
    <li data-done={done || undefined}>
      <IconCircleCheck size={18} aria-hidden />
      {done ? <span>{words.steps[step]}</span> : <StepLink step={step} />}
      <span className={c.quiet}>
        {done ? words.done : words.adds(formatRate(Math.round((weight * 10_000) / sum / 100) * 100, locale))}
      </span>
    </li>
  );
}

function StepLink({ step }: { step: StrengthStep }) {
  const words = useText(strengthText);
  return (
    <Link className="link" to={stepHref(step)}>
      {words.steps[step]}
    </Link>
  );
}
