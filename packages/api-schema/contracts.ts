// Every route of the API by module and name.
import { adminApi } from "./admin.ts";
import { authApi } from "./auth.ts";
import { calendarApi } from "./calendar.ts";
import { contractsApi } from "./contract-routes.ts";
import { endorsementsApi } from "./endorsements.ts";
import { experienceApi } from "./experience.ts";
import { exportsApi } from "./exports.ts";
import { mediaApi } from "./media.ts";
import { notificationsApi } from "./notifications.ts";
import { organisationsApi } from "./organisations.ts";
import { paymentsApi } from "./payments.ts";
import { portfoliosApi } from "./portfolios.ts";
import { projectsApi } from "./projects.ts";
import { sharingApi } from "./sharing.ts";
import { standingApi } from "./standing.ts";
import { strengthApi } from "./strength.ts";
import { trendingApi } from "./trending.ts";
import { usersApi } from "./users.ts";

export const contracts = {
  admin: adminApi,
  auth: authApi,
  users: usersApi,
  endorsements: endorsementsApi,
  experience: experienceApi,
  standing: standingApi,
  calendar: calendarApi,
  strength: strengthApi,
  organisations: organisationsApi,
  sharing: sharingApi,
  exports: exportsApi,
  media: mediaApi,
  trending: trendingApi,
  portfolios: portfoliosApi,
  payments: paymentsApi,
  projects: projectsApi,
  contracts: contractsApi,
  notifications: notificationsApi,
};
export type Contracts = typeof contracts;
