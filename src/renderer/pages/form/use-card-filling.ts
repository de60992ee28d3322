import { nextTick } from 'vue';
import type { Ref } from 'vue';
import type { DraftView } from '../../../shared/api/office/form.ts';
import type { FormIssue } from '../../../shared/domain/form/draft.ts';
import type { useDeviceStore } from '../../stores/device.ts';
import type { useFormStore } from '../../stores/form.ts';
import type { FieldGroup } from './field-states.ts';
import { personWaiting, personWanted } from './person-to-read.ts';
import { useFollowedCards } from './use-followed-cards.ts';
import { useReader } from './use-reader.ts';

type CardSettings = {
  readonly device: Pick<ReturnType<typeof useDeviceStore>, 'readCard' | 'isFollowing' | 'followCards'>;
  readonly form: Pick<ReturnType<typeof useFormStore>, 'applyReading' | 'failure'>;
  readonly view: () => DraftView | null;
  readonly groups: Readonly<Ref<readonly FieldGroup[]>>;
  readonly errors: Readonly<Ref<readonly FormIssue[]>>;
  readonly root: Readonly<Ref<HTMLElement | null>>;
  readonly jump: (issue: FormIssue) => void;
  readonly nextIssue: () => void;
};

/** Fills people from cards, by key or as they are put on, and goes on to what a card left open. */
export function useCardFilling(settings: CardSettings) {
  const { device, form, view, groups, errors, root, jump, nextIssue } = settings;
  const reader = useReader({
    read: () => device.readCard(),
    apply: async (person, reading) => ((await form.applyReading(person, reading)) ? null : form.failure),
  });
  const answers = () => view()?.draft.answers ?? {};

  async function read(person = personWanted(groups.value, answers())): Promise<void> {
    if (person !== undefined && (await reader.readFor(person))) await goOn(person);
  }

  /** After a card: what it left open of the person, else the next thing to do. */
  async function goOn(person: string): Promise<void> {
    await nextTick();
    const mine = groups.value.find((group) => group.person === person && group.takesCard);
    const missing = errors.value.find(({ code }) =>
      mine?.fields.some(({ definition }) => definition.fieldCode === code),
    );
    if (missing) jump(missing);
    else if (!root.value?.contains(document.activeElement)) nextIssue();
  }

  const waiting = () => personWaiting(groups.value, answers());
  useFollowedCards({ device, reader, waiting, onFilled: goOn });

  return { note: reader.note, read, goOn };
}
