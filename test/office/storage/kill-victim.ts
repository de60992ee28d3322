import { createSystemClock } from '../../../src/main/office/access/system-clock.ts';
import { createSystemRandomness } from '../../../src/main/office/access/system-randomness.ts';
import { openOfficeStore } from '../../../src/main/office/storage/open-office-store.ts';
import type { SubCaseId } from '../../../src/shared/domain/case/case-action.ts';
import { succeed } from '../../../src/shared/kernel/result.ts';
import { makeCaller } from '../../support/make-caller.ts';
import { makeAction, makeNewCase, minuteAt } from '../../support/make-case.ts';

/**
 * An office that takes in one case after another until somebody kills it, several at a time. A line
 * `requestId caseId` goes out for every command that was acknowledged, and none before.
 */
process.stdin.resume().once('end', () => process.exit()); // never outlives the test
const [database = '', masterKeyFile = ''] = process.argv.slice(2);
const clock = createSystemClock();
const randomness = createSystemRandomness(clock);
const store = await openOfficeStore({ database, masterKeyFile, clock, randomness });

async function acceptForEver(): Promise<never> {
  for (;;) {
    const requestId = randomness.newId();
    const caseId = randomness.newId();
    await store.change(makeCaller(), { requestId }, async (tables) => {
      await tables.numbers.next('series');
      await tables.cases.add(makeNewCase({ caseId, subCases: 3 }));
      await tables.cases.appendToSubCase(`${caseId}-1` as SubCaseId, 2, [
        makeAction('startReview', minuteAt(1)),
      ]);
      return succeed({ value: { caseId }, audit: { object: caseId } });
    });
    process.stdout.write(`${requestId} ${caseId}\n`);
  }
}

await Promise.all([acceptForEver(), acceptForEver(), acceptForEver()]);
