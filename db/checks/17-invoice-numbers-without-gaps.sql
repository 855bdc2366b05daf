-- Each issuer's numbers run from 1 without a gap, and as far as its counter.
-- needs: payments.invoices
select 'series ' || c.series || ' of ' || c.issuer as subject,
  format('the counter is at %s, %s documents run to %s', c.last_number, count(i.sequence), max(i.sequence)) as detail
from payments.invoice_counters c
left join payments.invoices i using (issuer, series)
group by c.issuer, c.series, c.last_number
having count(i.sequence) <> c.last_number or max(i.sequence) <> c.last_number
