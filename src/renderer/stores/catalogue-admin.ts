import { defineStore } from 'pinia';
import { computed, shallowRef } from 'vue';
import type { CatalogueVersionSummary } from '../../shared/api/office/catalogue.ts';
import type { Subject } from '../../shared/domain/catalogue/catalogue.ts';
import type { Situation } from '../../shared/domain/catalogue/condition.ts';
import { createCommand } from '../api/command.ts';
import type { CatalogueFile } from '../api/files.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** A switch of an item or theme, as the page says it. */
export type WantedSwitch = {
  readonly subject: Subject;
  readonly on: boolean;
  readonly effectiveOn: string;
  readonly reason: string;
};

/** The catalogue as an administrator or supervisor looks at it: content, versions, imports, switches. */
export const useCatalogueAdminStore = defineStore('catalogue-admin', () => {
  const { office, files } = useLink();
  const view = createLookup((versionId: string | null) =>
    office.catalogue.view(versionId === null ? {} : { versionId }),
  );
  const versions = createLookup(() => office.catalogue.versions());
  const difference = createLookup((pair: { before: string; after: string }) =>
    office.catalogue.compare(pair),
  );
  const reduction = createLookup((input: { subject: Subject; situation: Situation }) =>
    office.catalogue.reduction({ subject: input.subject, situation: { ...input.situation } }),
  );
  /** Sends the folder and asks what importing it would do. */
  const preview = createLookup(async (folder: readonly CatalogueFile[]) => {
    const sent = await files.sendCatalogue(folder);
    if (!sent.ok) return sent;
    const { fileId } = sent.value;
    const looked = await office.catalogue.previewImport({ fileId });
    return looked.ok ? { ok: true as const, value: { fileId, ...looked.value } } : looked;
  });
  const switching = createCommand();
  const importing = createCommand();
  const removing = createCommand();
  const imported = shallowRef<CatalogueVersionSummary | null>(null);

  /** Newest first; a version that was removed stays for the cases that name it. */
  const list = computed(() => versions.value.value ?? []);
  const inForce = computed(() => list.value.find((version) => version.inForce) ?? null);

  async function setSwitch(wanted: WantedSwitch): Promise<boolean> {
    const done = await switching.run(
      (requestId) => office.catalogue.switch({ requestId, ...wanted }),
      () => undefined,
    );
    if (done) await view.again();
    return done;
  }

  async function importFolder(input: { label: string; validFrom: string }): Promise<boolean> {
    const fileId = preview.value.value?.fileId;
    if (fileId === undefined) return false;
    const done = await importing.run(
      (requestId) => office.catalogue.import({ requestId, fileId, ...input }),
      (version) => (imported.value = version),
    );
    if (done) await versions.ask(undefined);
    return done;
  }

  async function removeVersion(versionId: string, reason: string): Promise<boolean> {
    const done = await removing.run(
      (requestId) => office.catalogue.removeVersion({ requestId, versionId, reason }),
      () => undefined,
    );
    await versions.ask(undefined);
    return done;
  }

  /** A new import begins with nothing of the last one. */
  function startImport(): void {
    preview.clear();
    importing.clear();
    imported.value = null;
  }

  return {
    view,
    versions,
    list,
    inForce,
    difference,
    reduction,
    preview,
    switching,
    importing,
    removing,
    imported,
    setSwitch,
    importFolder,
    removeVersion,
    startImport,
  };
});
