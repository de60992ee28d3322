import { defineStore } from 'pinia';
import { computed, ref, shallowRef } from 'vue';
import type { SignedIn } from '../../shared/api/office/staff.ts';
import { hasRole } from '../../shared/domain/staff/operator.ts';
import type { Role } from '../../shared/domain/staff/operator.ts';
import { succeed } from '../../shared/kernel/result.ts';
import { createCommand } from '../api/command.ts';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** Who sits here. */
export const useStaffStore = defineStore('staff', () => {
  const { office } = useLink();
  const signedIn = shallowRef<SignedIn | null>(null);
  /** True once the office said whether somebody is signed in. */
  const known = ref(false);
  /** True when the office ended the session, so that the login page can say so. */
  const expired = ref(false);
  const choices = createLookup(async () => {
    const [accounts, desks] = await Promise.all([office.staff.demoAccounts(), office.staff.desks()]);
    if (!accounts.ok) return accounts;
    return desks.ok ? succeed({ accounts: accounts.value, desks: desks.value }) : desks;
  });
  const signingIn = createCommand();
  const signingOut = createCommand();

  const operator = computed(() => signedIn.value?.operator ?? null);
  const desk = computed(() => signedIn.value?.desk ?? null);

  function may(roles: readonly Role[]): boolean {
    return operator.value !== null && hasRole(operator.value, roles);
  }

  const me = createLookup(() => office.staff.me());

  /** Asks once who is signed in; a reload of the page keeps the session. */
  async function restore(): Promise<void> {
    if (known.value) return;
    if (await me.ask(undefined)) {
      signedIn.value = me.value.value;
      known.value = true;
    }
  }

  function signIn(input: { loginName: string; password: string; deskId: string | null }): Promise<boolean> {
    return signingIn.run(
      (requestId) => office.staff.signIn({ requestId, ...input }),
      (answer) => {
        signedIn.value = answer;
        known.value = true;
        expired.value = false;
      },
    );
  }

  async function signOut(): Promise<void> {
    const done = await signingOut.run(
      (requestId) => office.staff.signOut({ requestId }),
      () => undefined,
    );
    if (done) signedIn.value = null;
  }

  /** The office does not know us any more. */
  function forget(): void {
    expired.value ||= signedIn.value !== null;
    signedIn.value = null;
    known.value = true;
  }

  return {
    signedIn,
    known,
    expired,
    operator,
    desk,
    choices,
    me,
    signingIn,
    signingOut,
    may,
    restore,
    signIn,
    signOut,
    forget,
  };
});
