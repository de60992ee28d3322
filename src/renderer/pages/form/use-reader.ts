import { shallowRef } from 'vue';
import type { ReadCard } from '../../../shared/api/station/id-card-reader.ts';
import type { IdentityCard } from '../../../shared/domain/applicant/identity-card.ts';
import { CARD_KIND_TEXTS } from '../../../shared/texts/card.ts';
import { DEVICE_TEXTS } from '../../../shared/texts/page-device.ts';
import type { CallFailure, CallResult } from '../../api/call.ts';
import type { ReaderNote } from './PeoplePanel.vue';

type ReaderSettings = {
  readonly read: () => Promise<CallResult<ReadCard>>;
  /** Hands the signed reading to the office; null when it took it. */
  readonly apply: (person: string, reading: string) => Promise<CallFailure | null>;
};

/** Reads cards into the form, one person at a time, and remembers what each card said. */
export function useReader({ read: readCard, apply }: ReaderSettings) {
  const note = shallowRef<ReaderNote | null>(null);

  function tell(person: string, part: Partial<ReaderNote>): void {
    note.value = { person, reading: false, message: '', photo: null, failure: null, ...part };
  }

  async function readFor(person: string): Promise<boolean> {
    if (note.value?.reading) return false;
    tell(person, { reading: true });
    const result = await readCard();
    if (!result.ok) {
      tell(person, { failure: result.failure });
      return false;
    }
    return use(person, result.value);
  }

  /** Fills a person from a card that was read. */
  async function use(person: string, read: ReadCard): Promise<boolean> {
    const failure = await apply(person, read.reading);
    const photo = read.photo?.kind === 'bmp' ? read.photo.base64 : null;
    tell(person, failure ? { failure } : { message: messageOf(read.card), photo });
    return failure === null;
  }

  /** A card was put on without being asked for; what becomes of it is told by `use` or `refuse`. */
  function begin(person: string): void {
    tell(person, { reading: true });
  }

  /** Ends what `begin` began; without a failure as if nothing had been put on. */
  function refuse(failure: CallFailure | null): void {
    if (note.value?.reading) note.value = failure && { ...note.value, reading: false, failure };
  }

  return { note, readFor, use, begin, refuse };
}

/** Whose card it was; a card other than the resident's says which. */
function messageOf(card: IdentityCard): string {
  const kind = card.kind === 'resident' ? '' : ` · ${CARD_KIND_TEXTS[card.kind]}`;
  return `${DEVICE_TEXTS.cardRead(card.name)}${kind}`;
}
