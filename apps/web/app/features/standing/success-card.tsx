import { languageOf } from "#api-schema/languages.ts";
import type { SuccessView } from "#api-schema/standing-views.ts";
import { formatNumber, formatRate } from "../../lib/format.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { successText } from "../../messages/success.ts";
import { Card } from "../../ui/card.tsx";
import { type Fact, KeyValue } from "../../ui/key-value.tsx";
import c from "./standing.module.css";

/** The score, and how it comes about: the rule for everybody, the numbers for their owner. */
export function SuccessCard({ success }: { success: SuccessView }) {
  const words = useText(successText);
  const { locale } = useReader();
  const { score, rule, numbers } = success;
  const months = (days: number): number => Math.round(days / 30.4);
  return (
    <Card title={words.success}>
      {score === null ? (
        <p className={c.note}>
          {words.successNotYet(rule.contracts_min, rule.clients_min)}
          {numbers && ` ${words.successSoFar(numbers.contracts, numbers.clients)}`}
        </p>
      ) : (
        <p className={c.score}>
          <b>{formatRate(score * 100, locale)}</b>
          <span>{words.successHelp}</span>
        </p>
      )}
      <details className={c.details}>
        <summary>{words.howComputed}</summary>
        <div className={c.rule}>
          {numbers && numbers.factors.length > 0 && <OwnNumbers score={score} factors={numbers.factors} />}
          <p>{words.window(months(rule.window_days), months(rule.recent_days))}</p>
          <KeyValue
            facts={rule.shares.map(({ ending, share }) => ({
              label: words.endings[ending],
              value: words.counts(share),
            }))}
          />
          <p>{words.notCounted}</p>
          <h3>{words.levels}</h3>
          <KeyValue
            facts={rule.levels.map(({ level, names, contracts_min, clients_min, score_min }) => ({
              label: `${level}. ${names[languageOf(locale)]}`,
              value: words.levelTakes(
                contracts_min,
                clients_min,
                score_min === null ? null : formatRate(score_min * 100, locale),
              ),
            }))}
          />
          {score !== null && <p>{words.successNotYet(rule.contracts_min, rule.clients_min)}</p>}
        </div>
      </details>
    </Card>
  );
}

type Factors = NonNullable<SuccessView["numbers"]>["factors"];

function OwnNumbers({ score, factors }: { score: number | null; factors: Factors }) {
  const words = useText(successText);
  const { locale } = useReader();
  const figure = (value: number): string => formatNumber(value, locale);
  const earnedBy = ({ weight, share }: Factors[number]): number => (weight * share) / 100;
  const facts = factors.map((factor): Fact => {
    const value = words.yourFactor(factor.contracts, figure(earnedBy(factor)), figure(factor.weight));
    return { label: words.endings[factor.ending], value };
  });
  const earned = factors.reduce((sum, factor) => sum + earnedBy(factor), 0);
  const weight = factors.reduce((sum, factor) => sum + factor.weight, 0);
  return (
    <div className={c.own}>
      <h3>{words.yours}</h3>
      <KeyValue facts={facts} />
      <p>
        {score !== null && `${words.yourSum(figure(earned), figure(weight), formatRate(score * 100, locale))} `}
        {words.onlyYou}
      </p>
    </div>
  );
}
