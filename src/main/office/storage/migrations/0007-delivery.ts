import type { Dialect } from './dialect.ts';

/** Collectors who were neither applicant nor agent, as the facts of their action say. */
export const SUBSTITUTED = `kind = 'handOver' and facts like '%"collectorKind":"substitute"%'`;

/** Paths to what the issuing window and the supervisor list: rare rows among very many. */
export function deliveryLists(_: Dialect): readonly string[] {
  return [
    `create index sub_case_ready_since on sub_case (ready_at) where status = 'ready'`,
    `create index service_case_bad_rating on service_case (called_back_at, received_at) where rating_level >= 4`,
    `create index case_action_custody on case_action (recorded_at) where kind = 'moveCustody'`,
    `create index case_action_substituted on case_action (recorded_at) where ${SUBSTITUTED}`,
  ];
}
