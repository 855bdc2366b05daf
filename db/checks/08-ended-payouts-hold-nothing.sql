-- A payout that was paid or failed holds no money; one that is under way holds its amount.
-- needs: payments.payouts
select 'payout ' || p.payout_id as subject, 'is ' || p.status || ' and holds ' || coalesce(b.posted, 0) || ' ' || p.currency as detail
from payments.payouts p
left join payments.balances b on b.kind = 'payout' and b.owner_kind = 'payout' and b.owner_id = p.payout_id::text
  and b.currency = p.currency
where coalesce(b.posted, 0) <> case when p.status in ('paid', 'failed') then 0 else p.amount_minor end
