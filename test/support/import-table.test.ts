import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import tseslint from 'typescript-eslint';
import { importTableRule } from '../../scripts/lint-rules/import-table-rule.js';

const linter = new Linter({ cwd: '/project' });

const config: Linter.Config = {
  files: ['**/*.ts'],
  languageOptions: { parser: tseslint.parser },
  plugins: { quanke: { rules: { 'import-table': importTableRule } } },
  rules: { 'quanke/import-table': 'error' },
} as Linter.Config;

function lint(file: string, code: string): readonly string[] {
  return linter.verify(code, [config], { filename: `/project/${file}` }).map((found) => found.message);
}

/** From a file, an import that passes and one that is refused, with the beginning of the reason. */
const ROWS: readonly {
  readonly file: string;
  readonly passes: string;
  readonly refused: string;
  readonly because: RegExp;
}[] = [
  {
    file: 'src/shared/kernel/time.ts',
    passes: "import { x } from './brand.ts'",
    refused: "import { z } from 'zod'",
    because: /kernel stands alone/,
  },
  {
    file: 'src/shared/domain/form/draft.ts',
    passes: "import { x } from '../catalogue/theme.ts'; import { z } from 'zod'",
    refused: "import type { CaseAction } from '../case/case-action.ts'",
    because: /areas are ordered/,
  },
  {
    file: 'src/shared/domain/seal/e-seal.ts',
    passes:
      "import { x } from '../calendar/due-date.ts'; import type { Operator } from '../staff/operator.ts'",
    refused: "import { x } from '../document/document-model.ts'",
    because: /areas are ordered/,
  },
  {
    file: 'src/shared/domain/document/document-model.ts',
    passes: "import { x } from '../seal/e-seal.ts'",
    refused: "import { x } from '../../texts/page.ts'",
    because: /areas are ordered/,
  },
  {
    file: 'src/shared/texts/failures.ts',
    passes: "import type { FailureCode } from '../api/failures.ts'",
    refused: "import { FAILURES } from '../api/failures.ts'",
    because: /as types only/,
  },
  {
    file: 'src/shared/api/office/case.ts',
    passes: "import { command } from '../procedure.ts'; import { eventIterator } from '@orpc/contract'",
    refused: "import { createHash } from 'node:crypto'",
    because: /contract is seen by both sides/,
  },
  {
    file: 'src/main/office/ports/store.ts',
    passes: "import type { Result } from '../../../shared/kernel/result.ts'",
    refused: "import type { Kysely } from 'kysely'",
    because: /port speaks the language/,
  },
  {
    file: 'src/main/office/operations/case/accept-case.ts',
    passes:
      "import { x } from './receive-case.ts'; import { y } from '../command.ts'; import '../../ports/store.ts'",
    refused: "import { x } from '../staff/sign-in.ts'",
    because: /operations of two areas meet/,
  },
  {
    file: 'src/main/office/operations/case/accept-case.ts',
    passes: "import { z } from '../../../../shared/domain/case/case-action.ts'",
    refused: "import { readFile } from 'node:fs/promises'",
    because: /through office\/ports/,
  },
  {
    file: 'src/main/office/storage/case-store.ts',
    passes:
      "import { Kysely } from 'kysely'; import { Migrator } from 'kysely/migration'; import 'node:sqlite'",
    refused: "import { seal } from '../sealing/pdf-writer.ts'",
    because: /adapter knows the ports/,
  },
  {
    file: 'src/main/office/build-office.ts',
    passes: "import { x } from './storage/case-store.ts'; import type { Caller } from '../http/sessions.ts'",
    refused: "import { serve } from '../http/serve.ts'",
    because: /as types only/,
  },
  {
    file: 'src/main/station/id-card-reader/sam.ts',
    passes: "import { HidPort } from '../hid/hid-port.ts'",
    refused: "import { x } from '../../office/ports/store.ts'",
    because: /station knows its devices only/,
  },
  {
    file: 'src/main/http/serve-pipe.ts',
    passes: "import Fastify from 'fastify'; import { RPCHandler } from '@orpc/server/fastify'",
    refused: "import { buildOffice } from '../office/build-office.ts'",
    because: /serves any router/,
  },
  {
    file: 'src/main/desktop/app-protocol.ts',
    passes: "import { protocol } from 'electron'; import { forward } from '../http/forward.ts'",
    refused: "import { x } from '../station/build-station.ts'",
    because: /neither office nor station/,
  },
  {
    file: 'src/preload/index.ts',
    passes: "import { ipcRenderer } from 'electron'",
    refused: "import { x } from '../renderer/stores/case.ts'",
    because: /preload holds PIN entry/,
  },
  {
    file: 'src/main/workbench.ts',
    passes: "import { x } from './office/build-office.ts'; import { y } from './http/serve.ts'",
    refused: "import { x } from '../renderer/router.ts'",
    because: /without the page/,
  },
  {
    file: 'src/renderer/pages/case/use-intake.ts',
    passes: "import { ref } from 'vue'; import Table from '../../components/CaseTable.vue'",
    refused: "import { x } from '../approval/use-queue.ts'",
    because: /pages share/,
  },
  {
    file: 'src/renderer/stores/case.ts',
    passes: "import { client } from '../api/client.ts'",
    refused: "import { useStaff } from './staff.ts'",
    because: /store knows its own area/,
  },
  {
    file: 'src/renderer/components/use-keys.ts',
    passes: "import type { CaseStatus } from '../../shared/domain/case/case-status.ts'",
    refused: "import { useCases } from '../stores/case.ts'",
    because: /component gets props/,
  },
  {
    file: 'src/renderer/api/client.ts',
    passes: "import { createORPCClient } from '@orpc/client'",
    refused: "import { useCases } from '../stores/case.ts'",
    because: /knows no page/,
  },
];

describe('the import table', () => {
  it.each(ROWS)('lets $file import what its row names', ({ file, passes }) => {
    const messages = lint(file, passes);

    expect(messages).toEqual([]);
  });

  it.each(ROWS)('refuses $refused in $file', ({ file, refused, because }) => {
    const messages = lint(file, refused);

    expect(messages).toEqual([expect.stringMatching(because)]);
  });

  it('asks for a row when a folder has none', () => {
    const messages = lint('src/main/office/magic/wand.ts', 'export const wand = 1;');

    expect(messages).toEqual([expect.stringMatching(/no row in the import table/)]);
  });

  it('lets a test import anything', () => {
    const messages = lint(
      'test/http/x.test.ts',
      "import 'electron'; import '../../src/main/office/storage/a.ts'",
    );

    expect(messages).toEqual([]);
  });
});

describe('packages with few homes', () => {
  it.each([
    ['electron', 'src/main/workbench.ts', 'src/main/index.ts'],
    ['node-hid', 'src/main/station/printing/printer.ts', 'src/main/station/hid/port.ts'],
    ['node:sqlite', 'src/main/office/files/folder.ts', 'src/main/office/storage/sqlite.ts'],
    ['@orpc/server', 'src/main/office.ts', 'src/main/http/serve.ts'],
  ])('keeps %s out of %s but not out of %s', (name, outside, home) => {
    const code = `import { x } from '${name}'`;

    expect(lint(outside, code)).toEqual([expect.stringMatching(/ only: /)]);
    expect(lint(home, code)).toEqual([]);
  });

  it('keeps the maker of procedures in api/procedure.ts', () => {
    const code = "import { oc } from '@orpc/contract'";

    expect(lint('src/shared/api/office/case.ts', code)).toEqual([expect.stringMatching(/role and audit/)]);
    expect(lint('src/shared/api/procedure.ts', code)).toEqual([]);
  });
});

describe('every way to import', () => {
  it.each([
    "export { x } from '../../main/office.ts'",
    "export * from '../../main/office.ts'",
    "const office = await import('../../main/office.ts')",
    "type Office = import('../../main/office.ts').Office",
    "import '../../main/office.ts'",
  ])('is seen: %s', (code) => {
    expect(lint('src/shared/kernel/probe.ts', code)).toEqual([expect.stringMatching(/kernel stands alone/)]);
  });

  it('wants built-in modules with their prefix', () => {
    expect(lint('src/main/http/a.ts', "import 'fs'")).toEqual([expect.stringMatching(/node:fs/)]);
  });
});
