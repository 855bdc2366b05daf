// With whom a visitor may sign in to the demo. Never on a public address: the start refuses demo content there.

export const DEMO_PASSWORD = "a good day at the workshop";
/** Of the password above, made once: hashing it for hundreds of people would take most of a minute. */
export const DEMO_PASSWORD_HASH =
  "$argon2id$v=19$m=19456,t=2,p=1$-5JGqfiSz0K_GcSj94voUQ$AMEqXtMdTkltBnnGqI0kN2pn5H-6tBY_jcioVnggz6k";
export const DEMO_ADMIN = { email: "admin@demo.kogi.test", name: "Demo Administrator" } as const;
/** Whom the start names: people with something going on. */
export const DEMO_SIGN_INS = [
  { email: "m-mattsson@demo.kogi.test", who: "a freelancer with finished and running work" },
  { email: "imogenehand@demo.kogi.test", who: "a client with work to approve" },
  { email: DEMO_ADMIN.email, who: "an administrator" },
] as const;
