import { href, Link } from "react-router";
import type { AccountDecision, AdminPerson } from "#api-schema/admin.ts";
import { AccountBadge } from "../../../features/admin/account-badge.tsx";
import { PersonLine } from "../../../features/people/person-line.tsx";
import { profileHref } from "../../../lib/links.ts";
import { headWords, pageTitle } from "../../../lib/page-title.ts";
import { useText, type WordsOf } from "../../../lib/text.ts";
import { lookedAgain } from "../../../lib/unsent.ts";
import { deskSearchText } from "../../../messages/desk-search.ts";
import { peopleDeskText } from "../../../messages/people-desk.ts";
import { Form, FormActions } from "../../../ui/form.tsx";
import { type Fact, KeyValue } from "../../../ui/key-value.tsx";
import { PageHeader } from "../../../ui/page-header.tsx";
import { Prose } from "../../../ui/prose.tsx";
import { Section } from "../../../ui/section.tsx";
import { SubmitButton } from "../../../ui/submit-button.tsx";
import { TextArea } from "../../../ui/text-area.tsx";
import { When } from "../../../ui/when.tsx";
import type { Route } from "./+types/detail.ts";
import c from "./detail.module.css";

export { action, loader } from "./detail.server.ts";
export const clientLoader = (asking: Route.ClientLoaderArgs) => lookedAgain(asking);

export const meta: Route.MetaFunction = ({ matches }) =>
  pageTitle(headWords(peopleDeskText, matches).title, { hidden: true });

type Words = WordsOf<typeof peopleDeskText>;

const moneyOf = [
  { of: "payments", path: href("/admin/payments"), name: "person" },
  { of: "refunds", path: href("/admin/refunds"), name: "person" },
  { of: "payouts", path: href("/admin/payouts"), name: "person" },
  { of: "chargebacks", path: href("/admin/chargebacks"), name: "person" },
  { of: "disputes", path: href("/admin/disputes"), name: "person" },
  { of: "subscriptions", path: href("/admin/subscriptions"), name: "person" },
  { of: "accounts", path: href("/admin/ledger/accounts"), name: "owner_id" },
] as const;

export default function PersonAtTheDesk({ loaderData, actionData }: Route.ComponentProps) {
  const { person, decisions } = loaderData;
  const words = useText(peopleDeskText);
  const search = useText(deskSearchText);
  const name = person.name || words.nobody;
  const audit = href("/admin/audit");
  return (
    <>
      <PageHeader
        inset
        title={name}
        badges={<AccountBadge state={person.state} />}
        crumbs={[{ label: words.title, to: href("/admin/people") }, { label: name }]}
      />
      <KeyValue facts={factsOf(person, words)} />
      <p className={c.links}>
        <Link className="link" to={`${audit}?subject_type=account&subject_id=${person.user_id}`}>
          {words.auditOf}
        </Link>
        <Link className="link" to={`${audit}?actor=${person.user_id}`}>
          {words.auditBy}
        </Link>
      </p>
      <Section title={search.moneyOf}>
        <p className={c.links}>
          {moneyOf.map(({ of, path, name }) => (
            <Link key={of} className="link" to={`${path}?${name}=${person.user_id}`}>
              {search.links[of]}
            </Link>
          ))}
        </p>
      </Section>
      {person.state !== "erased" && (
        <Section title={words.decide} lede={words.decideHelp}>
          <Form key={decisions[0]?.decision_id ?? "none"} reply={actionData} draft={`decision-${person.user_id}`}>
            <TextArea name="reason" label={words.reason} help={words.reasonHelp} rows={2} maxLength={500} />
            <FormActions>
              {actsOn(person).map((act) => (
                <SubmitButton
                  key={act}
                  kind={act === "suspend" ? "danger" : "secondary"}
                  size="sm"
                  name="intent"
                  value={act}
                >
                  {words.acts[act]}
                </SubmitButton>
              ))}
            </FormActions>
          </Form>
        </Section>
      )}
      <Section title={words.decided}>
        {decisions.length === 0 ? (
          <p>{words.undecided}</p>
        ) : (
          <ul className={c.decisions}>
            {decisions.map((decision) => (
              <Decision key={decision.decision_id} decision={decision} />
            ))}
          </ul>
        )}
      </Section>
    </>
  );
}

function Decision({ decision }: { decision: AccountDecision }) {
  const words = useText(peopleDeskText);
  const { kind, role, by } = decision;
  const said = words.kinds[kind];
  const what = typeof said === "string" ? said : said(role ? words.roles[role] : "");
  const note = (
    <>
      {what}
      {"\u00a0· "}
      <When at={decision.created_at} />
    </>
  );
  return (
    <li>
      {by ? <PersonLine person={by} note={note} /> : note}
      <Prose text={decision.reason} />
    </li>
  );
}

const factsOf = (person: AdminPerson, words: Words): Fact[] => [
  {
    label: words.email,
    value: person.email ? `${person.email}${person.email_verified ? "" : ` (${words.unverified})`}` : "–",
  },
  { label: words.roleTitle, value: person.roles.map((role) => words.roles[role]).join(", ") },
  {
    label: words.handle,
    value:
      person.handle && person.state !== "erased" ? (
        <Link className="link" to={profileHref(person.handle)}>
          @{person.handle}
        </Link>
      ) : (
        "–"
      ),
  },
  { label: words.since, value: <When at={person.created_at} absolute /> },
  { label: words.id, value: person.user_id },
];

function actsOn({ roles, state }: AdminPerson): readonly (keyof Words["acts"])[] {
  return [
    roles.includes("reviewer") ? "take_reviewer" : "grant_reviewer",
    roles.includes("admin") ? "take_admin" : "grant_admin",
    state === "suspended" ? "reinstate" : "suspend",
  ];
}
