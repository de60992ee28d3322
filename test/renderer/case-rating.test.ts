import { expect, it } from 'vitest';
import type { CaseStatus } from '../../src/shared/domain/case/case-status.ts';
import type { Role } from '../../src/shared/domain/staff/operator.ts';
import { FakeLink } from './fake-link.ts';
import { openApp } from './open-app.ts';
import { makeCaseView, makeSubCaseView } from './sample-cases.ts';
import { makeSignedIn } from './sample-data.ts';

function open(status: CaseStatus, role: Role) {
  const fake = new FakeLink();
  fake.signedIn = makeSignedIn([role]);
  const subCases = [makeSubCaseView({ status })];
  fake.cases.splice(0, 1, makeCaseView({ subCases }));
  return openApp(fake, '/cases/case1');
}

it('leads from a case that was refused to the citizen’s rating', async () => {
  const app = await open('refused', 'clerk');

  await app.click('[data-rate-case]');

  expect(app.router.currentRoute.value.name).toBe('rating');
});

it.each<[CaseStatus, Role]>([
  ['reviewing', 'clerk'],
  ['refused', 'supervisor'],
])('does not lead there from a part that is %s, as a %s', async (status, role) => {
  const app = await open(status, role);

  expect(app.find('[data-rate-case]')).toBeNull();
});
