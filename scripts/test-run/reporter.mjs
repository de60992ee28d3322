// A Vitest reporter that writes what the closing table needs; Vitest's own JSON leaves the reason of a skip out.
import { writeFileSync } from 'node:fs';

export default class TableReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const tests = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => toRow(module, test)),
    );
    const broken = modules.filter((module) => module.errors().length > 0);
    const errors = [
      ...broken.map((module) => `${module.relativeModuleId}: ${module.errors()[0].message}`),
      ...unhandledErrors.map((error) => `outside of any test: ${error.message}`),
    ];
    writeFileSync(process.env.QUANKE_TEST_RESULTS, JSON.stringify({ tests, errors }));
  }
}

function toRow(module, test) {
  const { state, note } = test.result();
  return { file: module.moduleId, shortFile: module.relativeModuleId, name: test.fullName, state, note };
}
