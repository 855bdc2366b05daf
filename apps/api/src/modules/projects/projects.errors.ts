import { defineErrors } from "#platform/errors/index.ts";

export const projectErrors = defineErrors("project", {
  notFound: [404, "No such project."],
  clientOnly: [403, "Only clients post projects. Add the client role in your settings."],
  wrongState: [409, "The project is not in a state for this."],
  incomplete: [422, "Some things are missing before this can be published."],
  invalid: [422, "Some fields need another look."],
  hasContracts: [409, "Somebody works on this project. End the contracts first."],
  organisationClosed: [409, "The organisation of this project is closed. Nothing is published in its name."],
  filled: [409, "Every position of this project is taken."],
});

export const invitationErrors = defineErrors("invitation", {
  notFound: [404, "No such invitation."],
  alreadySent: [409, "This person is invited already."],
  noSuchFreelancer: [422, "There is no such freelancer."],
  wrongState: [409, "This invitation was answered or has expired."],
});

export const proposalErrors = defineErrors("proposal", {
  notFound: [404, "No such proposal."],
  freelancerOnly: [403, "Only freelancers propose. Add the freelancer role in your settings."],
  ownProject: [409, "This project is your own."],
  livesElsewhere: [
    403,
    "Only people who live in the countries that the project names may propose. Your profile says where you live.",
  ],
  alreadyMade: [409, "You have proposed to this project already."],
  invalid: [422, "Some fields need another look."],
  wrongState: [409, "The proposal is not in a state for this."],
});

export const offerErrors = defineErrors("offer", {
  notFound: [404, "No such offer."],
  clientOnly: [403, "Only clients offer work. Add the client role in your settings."],
  noSuchFreelancer: [422, "There is no such freelancer."],
  noSuchWork: [422, "There is no such work of this person."],
  ownWork: [409, "You cannot hire yourself."],
  alreadyOpen: [409, "You have an open offer to this person already."],
  hasProposal: [409, "This person has proposed to the project. Make the offer in answer to the proposal."],
  notYourTurn: [409, "It is the other side’s turn to answer."],
  superseded: [409, "There is a newer offer. Look at that one."],
  otherAway: [409, "The other side cannot take part in Kogi for now, so nothing new can be agreed with them."],
  wrongState: [409, "This offer is not open any more."],
  invalid: [422, "Some fields need another look."],
});
