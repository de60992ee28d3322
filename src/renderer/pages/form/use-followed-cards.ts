import { ElMessage } from 'element-plus';
import { onBeforeUnmount, watch } from 'vue';
import type { ReadCard, ReaderEvent } from '../../../shared/api/station/id-card-reader.ts';
import { DEVICE_TEXTS } from '../../../shared/texts/page-device.ts';
import type { useDeviceStore } from '../../stores/device.ts';
import type { useReader } from './use-reader.ts';

type FollowSettings = {
  readonly device: Pick<ReturnType<typeof useDeviceStore>, 'isFollowing' | 'followCards'>;
  readonly reader: ReturnType<typeof useReader>;
  /** Whom a card is for that nobody asked for. */
  readonly waiting: () => string | undefined;
  readonly onFilled: (person: string) => Promise<void>;
};

/** 连续读卡: fills people from cards as they are put on, while the setting is on and the page stands. */
export function useFollowedCards({ device, reader, waiting, onFilled }: FollowSettings): void {
  /** Whom the card that lies on the reader is for: the focus may move on while it is read. */
  let expected: string | undefined;
  let stop: (() => void) | undefined;

  function begin(): void {
    expected = waiting();
    if (expected !== undefined) reader.begin(expected);
  }

  async function use(read: ReadCard): Promise<void> {
    const person = expected ?? waiting();
    expected = undefined;
    if (person === undefined) return void ElMessage.info(DEVICE_TEXTS.cardNotUsed(read.card.name));
    if (await reader.use(person, read)) await onFilled(person);
  }

  /** Null: the station is away, and nothing more will be told of this card. */
  function onEvent(event: ReaderEvent | null): void {
    if (event?.kind === 'cardPresent') begin();
    else if (event?.kind === 'cardRead') void use(event.read);
    else if (event?.kind === 'cardRefused') reader.refuse({ code: event.code });
    else if (event?.kind === 'cardRemoved') reader.refuse({ code: 'card.removed' });
    else if (event === null) reader.refuse(null);
  }

  function follow(on: boolean): void {
    stop?.();
    stop = on ? device.followCards(onEvent) : undefined;
  }

  watch(() => device.isFollowing, follow, { immediate: true });
  onBeforeUnmount(() => follow(false));
}
