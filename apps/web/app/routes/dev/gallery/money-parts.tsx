import { Button } from "../../../ui/button.tsx";
import { Card } from "../../../ui/card.tsx";
import { FeeLines } from "../../../ui/fee-lines.tsx";
import { Instant } from "../../../ui/instant.tsx";
import { KeyValue } from "../../../ui/key-value.tsx";
import { Money } from "../../../ui/money.tsx";
import { Progress } from "../../../ui/progress.tsx";
import { StatRow, StatTile } from "../../../ui/stat-tile.tsx";
import { StatusChip } from "../../../ui/status-chip.tsx";
import { Steps } from "../../../ui/steps.tsx";
import { Table } from "../../../ui/table.tsx";
import { UtcDay } from "../../../ui/utc-day.tsx";
import { When } from "../../../ui/when.tsx";
import c from "./gallery.module.css";
import { Part } from "./part.tsx";
import { here } from "./samples.ts";

const eur = (amount: string) => ({ amount, currency: "EUR" });

const rows = [
  { id: "1", what: "Concepts and moodboard", at: "2026-11-21T09:30:00Z", state: "completed", amount: eur("42000") },
  { id: "2", what: "Label artwork", at: "2026-11-14T16:05:00Z", state: "pending", amount: eur("129900") },
  { id: "3", what: "Returned deposit", at: "2026-09-02T08:00:00Z", state: "failed", amount: eur("1250") },
] as const;

const facts = [
  { label: "Budget", value: <Money value={eur("250000")} short /> },
  { label: "Posted", value: <When at="2026-11-20T12:00:00Z" /> },
  { label: "Deadline", value: <When at="2026-12-18" absolute /> },
  { label: "Until", value: <Instant at="2026-12-18T15:00:00Z" /> },
  { label: "Issued", value: <UtcDay at="2026-11-20T12:00:00Z" /> },
];

export function MoneyParts() {
  return (
    <Part title="Money and progress" lede="Amounts as the reader writes them; no fee is a surprise.">
      <StatRow>
        <StatTile
          label="Ready to withdraw"
          value={<Money value={eur("248650")} />}
          tone="safe"
          note="Cleared"
          to={here}
        />
        <StatTile label="Protected funds" value={<Money value={eur("120000")} />} note="On 2 milestones" />
        <StatTile label="Clearing" value={<Money value={eur("42000")} />} note="Ready in 3 days" />
        <StatTile label="Live now" value="3" tone="live" note="projects you applied to" />
        <StatTile label="Views" value="509" note="shown below" to={`${here}?show=views`} current />
      </StatRow>
      <div className={c.row}>
        <Money value={eur("120000")} />
        <Money value={eur("120000")} short />
        <Money value={eur("-1250")} />
        <Money value={eur("120000")} tone="safe" />
        <Money value={eur("120000")} size="lg" />
        <Money value={eur("120000")} size="xl" tone="safe" />
        <Money value={{ amount: "129950", currency: "JPY" }} />
      </div>
      <div className={c.two}>
        <Card title="Milestones" headingLevel={3}>
          <Steps
            label="Milestones"
            steps={[
              {
                id: "a",
                title: "Concepts and moodboard",
                state: "done",
                aside: <StatusChip of="milestone" state="released" />,
                note: "Released 21 Nov 2026",
              },
              {
                id: "b",
                title: "Label artwork",
                state: "current",
                aside: (
                  <>
                    <Money value={eur("120000")} />
                    <StatusChip of="milestone" state="funded" />
                  </>
                ),
                note: "Due 4 Dec 2026. The money is protected until you approve the work.",
              },
              { id: "c", title: "Print files", state: "next", aside: <Money value={eur("60000")} /> },
              { id: "d", title: "Shipping box", state: "problem", note: "In dispute" },
            ]}
          />
        </Card>
        <Card title="Protect a milestone" headingLevel={3} look="raised">
          <FeeLines
            lines={[
              { label: "Label artwork", amount: eur("120000") },
              { label: "Client fee", note: "3% of the milestone", amount: eur("3600") },
              { label: "Card processing", note: "At cost", amount: eur("1825") },
            ]}
            total={{ label: "You pay", amount: eur("125425") }}
          />
        </Card>
        <Card title="They receive" headingLevel={3}>
          <FeeLines
            tone="safe"
            lines={[
              { label: "Label artwork", amount: eur("120000") },
              { label: "Service fee", note: "10%", amount: eur("-12000") },
            ]}
            total={{ label: "You receive", amount: eur("108000") }}
          />
        </Card>
        <Card title="Facts" headingLevel={3}>
          <div className={c.stack}>
            <KeyValue facts={facts} />
            <KeyValue facts={facts} look="grid" />
            <Progress label="Released" value={0.62} tone="money" size="md" />
            <Progress label="Uploading" value={0.4} />
            <Progress label="Time left" value={0.86} tone="warn" />
            <Progress label="Working" />
          </div>
        </Card>
      </div>
      <Table
        caption="Payments"
        showCaption
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          { key: "what", header: "What", cell: (row) => row.what },
          {
            key: "at",
            header: "When",
            cell: (row) => <When at={row.at} />,
            sortHref: `${here}?sort=at`,
            sorted: "descending",
          },
          { key: "state", header: "State", cell: (row) => <StatusChip of="payment" state={row.state} /> },
          {
            key: "amount",
            header: "Amount",
            align: "end",
            cell: (row) => <Money value={row.amount} />,
            sortHref: `${here}?sort=amount`,
          },
          {
            key: "open",
            header: "Open",
            align: "end",
            bare: true,
            cell: (row) => (
              <Button to={`${here}?payment=${row.id}`} kind="quiet" size="sm" aria-label={`Open ${row.what}`}>
                Open
              </Button>
            ),
          },
        ]}
        footer={["Sum", "", "", <Money key="sum" value={eur("173149")} />, ""]}
      />
    </Part>
  );
}
