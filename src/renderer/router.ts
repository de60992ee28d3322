import { createRouter } from 'vue-router';
import type { RouteLocationRaw, Router, RouteRecordRaw, RouterHistory } from 'vue-router';
import type { Role } from '../shared/domain/staff/operator.ts';
import { NAVIGATION } from './pages/workbench/navigation.ts';
import type { useStaffStore } from './stores/staff.ts';

const children: RouteRecordRaw[] = [
  { path: '', name: 'home', component: () => import('./pages/workbench/HomePage.vue') },
  { path: 'accept', name: 'form', component: () => import('./pages/form/StartPage.vue') },
  {
    path: 'accept/:draftId',
    name: 'draft',
    component: () => import('./pages/form/FormPage.vue'),
    props: true,
  },
  {
    path: 'accepted/:caseId',
    name: 'accepted',
    component: () => import('./pages/form/AcceptedPage.vue'),
    props: true,
  },
  {
    path: 'approvals/:subCaseId?',
    name: 'approval',
    component: () => import('./pages/approval/ApprovalPage.vue'),
    props: true,
  },
  {
    path: 'sealing/:subCaseId?',
    name: 'document',
    component: () => import('./pages/document/SealingPage.vue'),
    props: true,
  },
  {
    path: 'delivery/:caseId?',
    name: 'delivery',
    component: () => import('./pages/delivery/DeliveryPage.vue'),
    props: true,
  },
  {
    path: 'retained/:subCaseId?',
    name: 'retained',
    component: () => import('./pages/delivery/RetainedPage.vue'),
    props: true,
  },
  {
    path: 'custody/:caseId?',
    name: 'custody',
    component: () => import('./pages/delivery/CustodyPage.vue'),
    props: true,
  },
  { path: 'printing', name: 'printing', component: () => import('./pages/printing/PrintQueuePage.vue') },
  {
    path: 'templates/:template?',
    name: 'templates',
    component: () => import('./pages/document/TemplatesPage.vue'),
    props: true,
  },
  {
    path: 'ratings/:caseId?',
    name: 'ratings',
    component: () => import('./pages/delivery/RatingsPage.vue'),
    props: true,
  },
  { path: 'cases/:caseId?', name: 'case', component: () => import('./pages/case/CasePage.vue'), props: true },
  {
    path: 'supervision/:subCaseId?',
    name: 'supervision',
    component: () => import('./pages/supervision/SupervisionPage.vue'),
    props: true,
  },
  {
    path: 'statistics',
    name: 'statistics',
    component: () => import('./pages/statistics/StatisticsPage.vue'),
  },
  {
    path: 'catalogue/:kind?/:code?',
    name: 'catalogue',
    component: () => import('./pages/catalogue/CataloguePage.vue'),
    props: true,
  },
  {
    path: 'catalogue-versions/:versionId?',
    name: 'versions',
    component: () => import('./pages/catalogue/VersionsPage.vue'),
    props: true,
  },
  {
    path: 'claims/:unitCode?',
    name: 'claims',
    component: () => import('./pages/desk/ClaimsPage.vue'),
    props: true,
  },
  {
    path: 'desks/:unitCode?',
    name: 'desks',
    component: () => import('./pages/desk/DesksPage.vue'),
    props: true,
  },
  {
    path: 'calendar/:year?',
    name: 'calendar',
    component: () => import('./pages/calendar/CalendarPage.vue'),
    props: true,
  },
  { path: 'coverage', name: 'coverage', component: () => import('./pages/desk/CoveragePage.vue') },
  { path: 'devices', name: 'device', component: () => import('./pages/device/DiagnosisPage.vue') },
  { path: ':rest(.*)*', name: 'nowhere', component: () => import('./pages/workbench/NowherePage.vue') },
];

const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: () => import('./pages/staff/LoginPage.vue') },
  {
    path: '/rating/:caseId',
    name: 'rating',
    component: () => import('./pages/delivery/RatingScreen.vue'),
    props: true,
  },
  { path: '/', component: () => import('./pages/workbench/WorkbenchShell.vue'), children },
];

/** Roles that a route asks for; the office decides for itself, this only spares a refusal. */
function rolesOf(name: unknown): readonly Role[] | null {
  return NAVIGATION.find((entry) => entry.route === name)?.roles ?? null;
}

/** Makes the router: whoever is not signed in comes back to the wanted page after signing in. */
export function createAppRouter(
  history: RouterHistory,
  staffStore: () => ReturnType<typeof useStaffStore>,
): Router {
  const router = createRouter({ history, routes });
  router.beforeEach(async (to): Promise<RouteLocationRaw | boolean> => {
    const staff = staffStore();
    await staff.restore();
    if (to.name === 'login') return true;
    if (!staff.operator) return { name: 'login', query: to.fullPath === '/' ? {} : { back: to.fullPath } };
    const roles = rolesOf(to.name);
    return roles && !staff.may(roles) ? { name: 'home' } : true;
  });
  return router;
}
