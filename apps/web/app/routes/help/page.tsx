import { href, Link } from "react-router";
import { openHead } from "../../lib/open-head.ts";
import { headWords, StructuredData } from "../../lib/page-title.ts";
import { useText } from "../../lib/text.ts";
import { helpText } from "../../messages/help.ts";
import { PageHeader } from "../../ui/page-header.tsx";
import { Prose } from "../../ui/prose.tsx";
import type { Route } from "./+types/page.ts";
import c from "./page.module.css";

export const meta: Route.MetaFunction = ({ matches, location }) =>
  openHead(headWords(helpText, matches), matches, location);

const leadsTo = {
  costs: href("/fees"),
  protection: href("/contracts"),
  silence: href("/contracts"),
  dispute: href("/disputes"),
  withdraw: href("/wallet"),
  plans: href("/settings/billing"),
  documents: href("/invoices"),
  reviews: href("/people"),
  verified: href("/portfolios/mine"),
  data: href("/settings/account"),
} as const;

export default function Help() {
  const { title, lede, answers } = useText(helpText);
  const topics = Object.keys(leadsTo) as (keyof typeof leadsTo)[]; // its own keys
  return (
    <div className="wrap">
      <StructuredData data={import.meta.env.SSR ? questionsPage(Object.values(answers)) : null} />
      <PageHeader title={title} lede={lede} />
      <div className={c.answers}>
        {topics.map((topic) => (
          <section key={topic} id={topic}>
            <h2>{answers[topic].question}</h2>
            <Prose text={answers[topic].answer} />
            <Link className="link" to={leadsTo[topic]}>
              {answers[topic].link}
            </Link>
          </section>
        ))}
      </div>
    </div>
  );
}

function questionsPage(answers: readonly { readonly question: string; readonly answer: string }[]) {
  return {
    "@context": "https://schema.org",
    "@type": "FAQPage",
    mainEntity: answers.map(({ question, answer }) => ({
      "@type": "Question",
      name: question,
      acceptedAnswer: { "@type": "Answer", text: answer },
    })),
  };
}
