import { shallowRef } from 'vue';
import type { ShallowRef } from 'vue';
import type { StoredFileRef } from '../../../shared/domain/form/draft.ts';
import type { CallFailure, CallResult } from '../../api/call.ts';

/** A file on its way to a material, or one that did not get there. */
export type Upload = {
  readonly id: number;
  readonly materialCode: string;
  readonly name: string;
  readonly failure: CallFailure | null;
};

/** The uploads of the form; those that arrived are files of the draft and not listed here. */
export type Uploads = {
  readonly list: Readonly<ShallowRef<readonly Upload[]>>;
  add(materialCode: string, files: readonly File[]): Promise<void>;
  forget(id: number): void;
};

type UploadOptions = {
  readonly upload: (file: File) => Promise<CallResult<StoredFileRef>>;
  readonly attach: (materialCode: string, fileId: string) => Promise<boolean>;
};

export function createUploads({ upload, attach }: UploadOptions): Uploads {
  const list = shallowRef<readonly Upload[]>([]);
  let counter = 0;

  async function addOne(materialCode: string, file: File): Promise<void> {
    counter += 1;
    const entry: Upload = { id: counter, materialCode, name: file.name, failure: null };
    list.value = [...list.value, entry];
    const stored = await upload(file);
    if (!stored.ok) {
      list.value = list.value.map((other) =>
        other.id === entry.id ? { ...entry, failure: stored.failure } : other,
      );
      return;
    }
    await attach(materialCode, stored.value.fileId);
    forget(entry.id);
  }

  function forget(id: number): void {
    list.value = list.value.filter((entry) => entry.id !== id);
  }

  return {
    list,
    forget,
    async add(materialCode, files) {
      for (const file of files) await addOne(materialCode, file);
    },
  };
}
