import type { OfferView } from "#api-schema/hiring-views.ts";
import { useText } from "../../lib/text.ts";
import { hiringText } from "../../messages/hiring.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Money } from "../../ui/money.tsx";
import { Prose } from "../../ui/prose.tsx";
import { StatusChip } from "../../ui/status-chip.tsx";
import { When } from "../../ui/when.tsx";
import c from "./offer-thread.module.css";
import { TermsList } from "./terms-list.tsx";

interface OfferThreadProps {
  /** Newest first, as the API gives them. */
  readonly offers: readonly OfferView[];
  readonly side: "client" | "freelancer";
}

/** Every version of the terms in the order they were said; all but the newest are folded. */
export function OfferThread({ offers, side }: OfferThreadProps) {
  const newest = offers[0];
  return (
    <ol className={c.thread}>
      {offers.toReversed().map((offer) => (
        <li key={offer.offer_id} className={c.version} data-own={offer.from === side || undefined}>
          <details open={offer === newest} className={c.box}>
            <OfferHead offer={offer} own={offer.from === side} />
            <div className={c.body}>
              {offer.message && <Prose text={offer.message} />}
              <TermsList milestones={offer.milestones} total={offer.total} />
              {offer.scope && <OfferScope text={offer.scope} />}
              {offer.decline_reason && <OfferReason text={offer.decline_reason} />}
            </div>
          </details>
        </li>
      ))}
    </ol>
  );
}

function OfferHead({ offer, own }: { offer: OfferView; own: boolean }) {
  const words = useText(hiringText);
  const author = offer.from === "client" ? offer.client : offer.freelancer;
  return (
    <summary className={c.head}>
      <Avatar name={author.name} imageUrl={author.profile_image} size={36} />
      <span className={c.who}>
        <b>{own ? words.youOffer : words.theyOffer(author.name)}</b>
        <span>
          {words.version(offer.offer_version)} · <When at={offer.created_at} />
        </span>
      </span>
      <StatusChip of="offer" state={offer.status} />
      <Money value={offer.total} size="lg" />
    </summary>
  );
}

function OfferScope({ text }: { text: string }) {
  const words = useText(hiringText);
  return (
    <details className={c.part}>
      <summary>{words.scope}</summary>
      <Prose text={text} />
    </details>
  );
}

function OfferReason({ text }: { text: string }) {
  const words = useText(hiringText);
  return (
    <p className={c.part}>
      <b>{words.reasonGiven}</b> {text}
    </p>
  );
}
