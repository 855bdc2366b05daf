-- Found by what was released: when a bank takes money of a card back for good, the other money of that card that is still on
-- its way waits longer; and when it takes a payment back, what was released of it is looked for.
create index clearings_of_reference on payments.clearings (reference_id);
