import { describe, expect, it } from 'vitest';
import { readChosen, readDropped } from '../../src/renderer/pages/catalogue/read-folder.ts';

/** A folder of the file manager as a browser hands it over: at most `batch` entries at a time. */
function makeFolder(fullPath: string, children: readonly FileSystemEntry[], batch = 100): FileSystemEntry {
  const createReader = () => {
    let at = 0;
    return {
      readEntries: (take: (some: readonly FileSystemEntry[]) => void) => {
        take(children.slice(at, at + batch));
        at += batch;
      },
    };
  };
  return { isFile: false, isDirectory: true, fullPath, createReader } as never;
}

function makeFile(fullPath: string, text: string | Error): FileSystemEntry {
  const name = fullPath.split('/').at(-1) ?? '';
  const file = (take: (file: File) => void, refuse: (error: Error) => void) =>
    text instanceof Error ? refuse(text) : take(new File([text], name));
  return { isFile: true, isDirectory: false, fullPath, file } as never;
}

describe('a folder that was dropped', () => {
  it('is walked through, however many entries the browser gives at a time', async () => {
    const items = Array.from({ length: 5 }, (_, at) => makeFile(`/new/items/N${at}.json`, `${at}`));
    const folder = makeFolder('/new', [
      makeFile('/new/catalogue.json', '{}'),
      makeFolder('/new/items', items, 2),
    ]);

    const read = await readDropped([folder]);

    expect(read?.name).toBe('new');
    expect(read?.files.map(({ path }) => path)).toEqual([
      'catalogue.json',
      'items/N0.json',
      'items/N1.json',
      'items/N2.json',
      'items/N3.json',
      'items/N4.json',
    ]);
  });

  it('leaves behind what is no JSON, and what is hidden', async () => {
    const folder = makeFolder('/new', [
      makeFile('/new/a.json', '{}'),
      makeFile('/new/a.docx', 'x'),
      makeFile('/new/.cache.json', '{}'),
    ]);

    const read = await readDropped([folder]);

    expect(read?.files).toEqual([{ path: 'a.json', text: '{}' }]);
    expect(read?.skipped).toBe(2);
  });

  it('is told as unreadable when a file is gone meanwhile', async () => {
    const read = await readDropped([makeFolder('/new', [makeFile('/new/a.json', new Error('gone'))])]);

    expect(read).toBeNull();
  });
});

describe('a folder that was chosen', () => {
  it('keeps the text as it is, a name outside the basic plane too', async () => {
    const file = new File(['{"name":"𬱖㛃䶮·"}'], 'N1.json');
    Object.defineProperty(file, 'webkitRelativePath', { value: 'new/items/N1.json' });

    const read = await readChosen([file]);

    expect(read?.files).toEqual([{ path: 'items/N1.json', text: '{"name":"𬱖㛃䶮·"}' }]);
  });

  it('is told as unreadable when a file changed since', async () => {
    const file = new File(['{}'], 'a.json');
    Object.defineProperty(file, 'text', { value: () => Promise.reject(new Error('changed')) });

    expect(await readChosen([file])).toBeNull();
  });
});
