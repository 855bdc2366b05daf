// The whole table.
import type { Row } from "../matrix.ts";
import { adminMatrix } from "./admin.ts";
import { authMatrix } from "./auth.ts";
import { confirmationsMatrix } from "./confirmations.ts";
import { contractsMatrix } from "./contracts.ts";
import { disputesMatrix } from "./disputes.ts";
import { hiringMatrix } from "./hiring.ts";
import { mediaMatrix } from "./media.ts";
import { notificationsMatrix } from "./notifications.ts";
import { operationsMatrix } from "./operations.ts";
import { organisationsMatrix } from "./organisations.ts";
import { paymentMethodsMatrix } from "./payment-methods.ts";
import { paymentsMatrix } from "./payments.ts";
import { portfoliosMatrix } from "./portfolios.ts";
import { projectsMatrix } from "./projects.ts";
import { usersMatrix } from "./users.ts";

export const matrixRows: readonly Row[] = [
  ...adminMatrix,
  ...authMatrix,
  ...usersMatrix,
  ...organisationsMatrix,
  ...mediaMatrix,
  ...portfoliosMatrix,
  ...confirmationsMatrix,
  ...projectsMatrix,
  ...hiringMatrix,
  ...contractsMatrix,
  ...disputesMatrix,
  ...paymentsMatrix,
  ...paymentMethodsMatrix,
  ...notificationsMatrix,
  ...operationsMatrix,
];
