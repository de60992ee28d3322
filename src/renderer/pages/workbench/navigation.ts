import type { Role } from '../../../shared/domain/staff/operator.ts';
import { ROLES } from '../../../shared/domain/staff/operator.ts';
import type { KEY_TEXTS, NAVIGATION_TEXTS } from '../../../shared/texts/page.ts';
import type { IconName } from '../../components/icon-paths.ts';

/** An entry of the main menu. */
export type NavigationEntry = {
  readonly route: keyof typeof NAVIGATION_TEXTS;
  readonly icon: IconName;
  /** Who sees it. */
  readonly roles: readonly Role[];
};

/** Who looks at the catalogue and the places; changing them is the administrator's. */
const LOOKING: readonly Role[] = ['systemAdministrator', 'supervisor'];

/** 主菜单, in the order of the work; Alt+1 opens the first one a person may see. */
export const NAVIGATION: readonly NavigationEntry[] = [
  { route: 'form', icon: 'form', roles: ['clerk'] },
  { route: 'approval', icon: 'approval', roles: ['approver', 'clerk'] },
  { route: 'document', icon: 'seal', roles: ['approver', 'clerk'] },
  { route: 'delivery', icon: 'delivery', roles: ['issuer', 'clerk'] },
  { route: 'custody', icon: 'custody', roles: ['issuer', 'clerk', 'approver'] },
  { route: 'supervision', icon: 'supervision', roles: ['supervisor'] },
  { route: 'case', icon: 'search', roles: ROLES },
  { route: 'retained', icon: 'retained', roles: ['issuer', 'clerk', 'supervisor'] },
  { route: 'printing', icon: 'print', roles: ['clerk', 'issuer', 'approver', 'supervisor'] },
  { route: 'ratings', icon: 'ratings', roles: ['supervisor'] },
  { route: 'statistics', icon: 'statistics', roles: ['supervisor'] },
  { route: 'catalogue', icon: 'catalogue', roles: LOOKING },
  { route: 'versions', icon: 'versions', roles: LOOKING },
  { route: 'templates', icon: 'file', roles: ['systemAdministrator'] },
  { route: 'claims', icon: 'claims', roles: LOOKING },
  { route: 'desks', icon: 'desks', roles: LOOKING },
  { route: 'coverage', icon: 'coverage', roles: LOOKING },
  { route: 'calendar', icon: 'calendar', roles: LOOKING },
];

/** Keys that the hint bar names on each page. */
export const HINTS: Readonly<Record<string, readonly (keyof typeof KEY_TEXTS)[]>> = {
  form: ['digits', 'upDown', 'mark', 'enter', 'favourite', 'menu'],
  draft: ['readCard', 'nextIssue', 'intake', 'reuse', 'materials', 'digits', 'accept'],
  intake: ['upDown', 'digits', 'nextGap', 'templates', 'confirmIntake', 'backToForm'],
  supplement: ['readCard', 'nextIssue', 'materials', 'supply', 'menu'],
  accepted: ['enter', 'printAll', 'ticket', 'menu'],
  approval: ['upDown', 'take', 'templates', 'decide', 'actions', 'next', 'menu'],
  supervision: ['upDown', 'chooseAction', 'actions', 'templates', 'openCase', 'next', 'menu'],
  document: ['upDown', 'enter', 'menu'],
  delivery: ['readCard', 'search', 'tickParts', 'way', 'handOver', 'nextPerson', 'menu'],
  retained: ['upDown', 'chooseAction', 'decide', 'menu'],
  printing: ['upDown', 'enter', 'batch', 'otherFilter', 'menu'],
  custody: ['search', 'upDown', 'giveAway', 'decide', 'menu'],
  ratings: ['upDown', 'decide', 'openCase', 'otherList', 'menu'],
  case: ['search', 'upDown', 'enter', 'actions', 'menu'],
  statistics: ['menu'],
  device: ['enter', 'menu'],
  catalogue: ['search', 'upDown', 'switch', 'menu'],
  versions: ['upDown', 'importFolder', 'menu'],
  templates: ['upDown', 'menu'],
  claims: ['search', 'upDown', 'tick', 'submit', 'menu'],
  desks: ['search', 'upDown', 'openDesk', 'menu'],
  coverage: ['figures', 'menu'],
  calendar: ['upDown', 'days', 'importYear', 'menu'],
};

/** Of these, what only administrators may do on pages that others look at. */
export const EDITING_HINTS: readonly (keyof typeof KEY_TEXTS)[] = [
  'importFolder',
  'openDesk',
  'importYear',
  'tick',
  'submit',
];
