// A trial or a period ends; a charge that failed is due again; a trial is about to end. Named by the subscription.
export const RENEWAL_TIMER = "payments.subscription_renewal";
export const DUNNING_TIMER = "payments.subscription_dunning";
export const TRIAL_TIMER = "payments.subscription_trial_reminder";
export const REMINDER_DAYS = 3;
