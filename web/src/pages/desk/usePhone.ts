import { useSyncExternalStore } from 'react';
import { BrowserPhone, type PhoneState } from '../../phone/phone';

// One for the page: a call goes on while its agent looks at another part of the console.
export const phone = new BrowserPhone();

export function usePhone(): { phone: BrowserPhone; state: PhoneState } {
  const state = useSyncExternalStore(phone.subscribe, phone.getState);
  return { phone, state };
}
