// What the two people of the hiring journey have in their hands at the end: news of each step, mail, and papers.
import { expectThat, type Report } from "./report.ts";
import { mailsTo, type Traveller, waitFor } from "./traveller.ts";

interface People {
  readonly client: Traveller;
  readonly freelancer: Traveller;
}

/** Each kind of news somebody has to hear, and how often: of what one does oneself, only the steps that both sides keep. */
const EXPECTED: Readonly<Record<keyof People, Readonly<Record<string, number>>>> = {
  client: {
    "projects.proposal_submitted": 1,
    "projects.offer_made": 1,
    "contracts.milestone_submitted": 3,
    "contracts.revision_requested": 1,
    "contracts.milestone_released": 2,
    "contracts.completed": 1,
    "contracts.review_revealed": 1,
  },
  freelancer: {
    "projects.offer_made": 1,
    "contracts.started": 1,
    "contracts.milestone_funded": 2,
    "contracts.milestone_submitted": 3,
    "contracts.revision_requested": 1,
    "contracts.milestone_released": 2,
    "contracts.completed": 1,
    "contracts.review_written": 1,
    "contracts.review_revealed": 1,
    "payments.money_cleared": 2,
    "payments.identity_decided": 1,
    "payments.payout_method_added": 1,
    "payments.payout_requested": 1,
    "payments.payout_paid": 1,
  },
};

export async function checkNews(origin: string, people: People, report: Report): Promise<void> {
  for (const side of ["client", "freelancer"] as const) {
    const person = people[side];
    for (const [kind, times] of Object.entries(EXPECTED[side]))
      await waitFor(`the news ${kind} to ${person.name}, ${times} times`, async () =>
        (await kindsHeard(person)).filter((one) => one === kind).length === times ? true : null,
      );
    const mails = await mailsTo(origin, person.email);
    expectThat(`${person.name} got mail about the work`, mails.length >= 5);
    report.detail(`${person.name}: ${(await kindsHeard(person)).toSorted().join(", ")}; ${mails.length} mails`);
  }
  report.step("Each step was told to the other side, in the page and by mail");
}

async function kindsHeard(person: Traveller): Promise<readonly string[]> {
  const { data } = await person.api.notifications.listNotifications({ query: { limit: 100 } });
  return data.map(({ kind }) => kind);
}

/** The client's receipt and the freelancer's invoice for the fee, as they would be printed. */
export async function openPapers(origin: string, { client, freelancer }: People, report: Report): Promise<void> {
  for (const [person, kind] of [
    [client, "receipt"],
    [freelancer, "service_fee_invoice"],
  ] as const) {
    const { data } = await person.api.payments.listInvoices({ query: { kind: [kind] } });
    const [paper] = data;
    expectThat(`${person.name} has a ${kind}`, paper !== undefined);
    const answer = await fetch(`${origin}/api/invoices/${paper.invoice_id}/pdf`, {
      headers: { authorization: `Bearer ${person.token()}` },
    });
    const beginning = Buffer.from(await answer.arrayBuffer())
      .subarray(0, 5)
      .toString("latin1");
    expectThat(`${paper.number} opens as a PDF (${answer.status} ${beginning})`, beginning === "%PDF-");
    report.detail(`${paper.number} ${paper.title}`);
  }
  report.step("The client's receipt and the freelancer's invoice open as PDF");
}
