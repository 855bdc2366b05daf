import { defineErrors } from "#platform/errors/index.ts";

export const authErrors = defineErrors("auth", {
  // The same for an unknown address, a wrong password and an address that is not verified yet.
  wrongCredentials: [
    401,
    "That e-mail address and password do not belong together. If you have just signed up, open the link we mailed you first.",
  ],
  wrongPassword: [403, "That is not your current password."],
  weakPassword: [422, "That password is easy to guess. Choose another one."],
  tooManyAttempts: [429, "That was tried too often. Wait a moment and try again."],
  linkExpired: [410, "This link has expired or was used before. Ask for a new one."],
  linkUsed: [410, "This link was opened before, and your address is confirmed. You can sign in."],
  challengeExpired: [401, "That took too long. Sign in again."],
  wrongCode: [401, "That code is not right, or it was used before."],
  sessionNotFound: [404, "You have no such session."],
  twoFactorAlreadyOn: [409, "Two-factor sign-in is on already."],
  twoFactorOff: [409, "Two-factor sign-in is off."],
  twoFactorNotSetUp: [409, "Begin with the set-up: it gives the secret for your app."],
  tooManyKeys: [409, "You have 20 API keys already. Revoke one first."],
  expiryInThePast: [422, "That day has passed. Choose a later one."],
  keyNotFound: [404, "You have no such API key."],
  roleMissing: [409, "Add that role to your account first."],
  mainRole: [409, "This is the person’s main role. Choose another main role first."],
  lastAdmin: [409, "Kogi needs one administrator. Make somebody else one first."],
  notYourself: [409, "You cannot do that to your own account."],
  newAdministrator: [
    403,
    "One of you two became an administrator less than 14 days ago, and is not yet one of two people whom this takes.",
  ],
  alreadySuspended: [409, "This account is suspended already."],
  notSuspended: [409, "This account is not suspended."],
  accountNotFound: [404, "There is no such account."],
});
