// The closing table: what ran, what did not and why, and the time it took against its budget.

/** Adds what makes a whole run fail although each test did what it should. */
export function judge(rows, { inCi }) {
  for (const row of rows) {
    if (row.budget !== undefined && row.seconds > row.budget)
      addProblem(row, `over budget: ${round(row.seconds)} s of ${row.budget} s`);
    for (const skip of row.skips) {
      if (skip.unexplained) addProblem(row, `skipped without a reason: ${skip.name}`);
      else if (inCi && !isOnlyElectron(skip)) addProblem(row, `skipped in CI: ${skip.name} (${skip.reason})`);
    }
  }
  return rows;
}

function addProblem(row, problem) {
  row.problems.push(problem);
  row.failed += 1;
}

function isOnlyElectron(skip) {
  return skip.tools.length > 0 && skip.tools.every((tool) => tool === 'electron');
}

/** The lines to print; the last one holds the sums. */
export function closingLines(rows) {
  const lines = ['', line('', 'passed', 'failed', 'skipped', 'seconds', 'budget')];
  for (const row of rows) {
    lines.push(
      line(row.name, row.passed, row.failed, row.skips.length, round(row.seconds), row.budget ?? '-'),
    );
  }
  for (const row of rows) lines.push(...row.problems.map((problem) => `FAILED   ${row.name}: ${problem}`));
  for (const row of rows) lines.push(...skipLines(row));
  const sum = (count) => rows.reduce((total, row) => total + count(row), 0);
  const [passed, failed, skipped] = [(row) => row.passed, (row) => row.failed, (row) => row.skips.length].map(
    sum,
  );
  return [...lines, '', `${passed} passed, ${failed} failed, ${skipped} skipped`];
}

/** One line per reason, so that a missing browser is not told forty times. */
function skipLines(row) {
  const counts = new Map();
  for (const { reason } of row.skips) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `skipped  ${row.name}: ${count} because ${reason}`);
}

function line(name, ...cells) {
  return name.padEnd(14) + cells.map((cell) => String(cell).padStart(9)).join('');
}

function round(seconds) {
  return seconds.toFixed(1);
}
