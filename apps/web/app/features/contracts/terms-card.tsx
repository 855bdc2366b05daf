import { Link } from "react-router";
import type { ContractView } from "#api-schema/contract-routes.ts";
import { projectHref } from "../../lib/links.ts";
import { useText } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Button } from "../../ui/button.tsx";
import { Card } from "../../ui/card.tsx";
import { useDialogHref } from "../../ui/dialog.tsx";
import { type Fact, KeyValue } from "../../ui/key-value.tsx";
import { Money } from "../../ui/money.tsx";
import { Prose } from "../../ui/prose.tsx";
import { When } from "../../ui/when.tsx";
import { PersonLine } from "../people/person-line.tsx";
import c from "./terms-card.module.css";

/** The other side, and what both signed. */
export function TermsCard({ contract }: { contract: ContractView }) {
  const words = useText(contractsText);
  const close = useDialogHref("close");
  const { project, hourly_rate: rate, scope } = contract;
  const other = contract.role === "freelancer" ? contract.client : contract.freelancer;
  const facts: Fact[] = [
    { label: words.signed, value: <When at={contract.started_at} absolute /> },
    ...(rate ? [{ label: words.rate, value: <Money value={rate} /> }] : []),
  ];
  return (
    <Card title={words.terms}>
      <div className={c.terms}>
        <PersonLine person={other} />
        {project && (
          <p className={c.project}>
            {words.project}{" "}
            <Link to={projectHref(project.project_id)} className="link">
              {project.title}
            </Link>
          </p>
        )}
        <KeyValue facts={facts} />
        {scope && (
          <details>
            <summary className={c.summary}>{words.scope}</summary>
            <Prose text={scope} />
          </details>
        )}
        <p className={c.rules}>{words.rules(contract.rules.auto_approval_days)}</p>
        {contract.can.includes("close") && (
          <Button kind="quiet" size="sm" to={close}>
            {words.close}
          </Button>
        )}
      </div>
    </Card>
  );
}
