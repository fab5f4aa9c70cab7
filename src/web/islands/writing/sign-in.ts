import { ask, takeCsrfToken } from './api';
import type { Say, Setup } from './setup';

let asking: Promise<boolean> | null = null;

/**
 * The session is over: asks the person to sign in again over the page, which stays. Answers whether the same person
 * did; what somebody else wrote is not saved in their name.
 */
export function signInAgain(setup: Setup, say: Say): Promise<boolean> {
  asking ??= shown(setup, say).finally(() => (asking = null));
  return asking;
}

async function shown(setup: Setup, say: Say): Promise<boolean> {
  const dialog = document.querySelector<HTMLDialogElement>('[data-sign-in]');
  const form = dialog?.querySelector('form');
  const fault = dialog?.querySelector<HTMLElement>('[data-sign-in-fault]');
  if (!dialog || !form || !fault) return false;
  fault.hidden = true;
  if (!dialog.open) dialog.showModal();
  const username = form.querySelector<HTMLInputElement>('[name=username]');
  (username?.value ? form.querySelector<HTMLInputElement>('[name=password]') : username)?.focus();
  return new Promise((resolve) => {
    const closed = () => settle(false);
    const settle = (done: boolean) => {
      form.removeEventListener('submit', sent);
      dialog.removeEventListener('close', closed);
      dialog.close();
      resolve(done);
    };
    const sent = (event: Event) => {
      event.preventDefault();
      void trySigningIn(form, setup).then((outcome) => {
        if (outcome === 'done') return settle(true);
        fault.textContent = say(outcome === 'other' ? 'otherPerson' : 'signInWrong');
        fault.hidden = false;
        form.querySelector<HTMLInputElement>('[name=password]')?.select();
      });
    };
    form.addEventListener('submit', sent);
    dialog.addEventListener('close', closed);
  });
}

async function trySigningIn(form: HTMLFormElement, { person }: Setup): Promise<'done' | 'wrong' | 'other'> {
  const typed = new FormData(form);
  const body = { username: typed.get('username'), password: typed.get('password'), ministry: person.ministry };
  const answer = await ask('POST', '/api/v1/session', { body }).catch(() => null);
  if (answer?.status !== 200) return 'wrong';
  const { csrfToken, accountId } = answer.body as { csrfToken: string; accountId: string };
  form.querySelector<HTMLInputElement>('[name=password]')!.value = '';
  // The forms of this page are not somebody else's to send: without the new token they are laid ready for their owner.
  if (accountId !== person.accountId) return 'other';
  takeCsrfToken(csrfToken);
  return 'done';
}
