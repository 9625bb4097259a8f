import { useEffect, useState, useSyncExternalStore } from 'react';
import { api, must } from '../../api/client';
import type { Agent } from '../../live/LiveStore';
import { BrowserPhone, type PhoneState } from './phone';
import { PageReport } from './pageReport';
import { ring } from './ring';
import { deskSettings, useDeskSettings } from './settings';

// One for the page: a call goes on while its agent looks at another part of the console.
const phone = new BrowserPhone();
const report = new PageReport();

export function usePhone(): { phone: BrowserPhone; state: PhoneState } {
  const state = useSyncExternalStore(phone.subscribe, phone.getState);
  return { phone, state };
}

/** Turns the page's phone on and off as it is wished, and rings. */
export function usePhoneKept(agent: Agent | undefined, words: { incoming: string }): string {
  const settings = useDeskSettings();
  const state = useSyncExternalStore(phone.subscribe, phone.getState);
  const [trouble, setTrouble] = useState('');
  useEffect(() => {
    if (!settings.browserPhone) {
      report.stop();
      phone.stop();
      return;
    }
    report.start();
    if (phone.getState().standing !== 'off') return;
    must(api.GET('/v1/me/phone'))
      .then((account) => phone.start(account))
      .catch((error: unknown) => {
        setTrouble(String((error as { detail?: string }).detail ?? error));
        deskSettings.set({ browserPhone: false });
      });
  }, [settings.browserPhone]);
  const working = agent && agent.status !== 'logged_out' ? agent.id : null;
  useEffect(() => report.know(working, state.standing), [working, state.standing]);
  useEffect(() => phone.use({ microphone: settings.microphone, speaker: settings.speaker }), [settings.microphone, settings.speaker]);
  const ringing = state.call?.state === 'ringing';
  const from = state.call?.number ?? '';
  useEffect(() => {
    if (!ringing) return;
    const silence = settings.ringSound ? ring() : () => undefined;
    const note =
      settings.notify && 'Notification' in window && Notification.permission === 'granted' && document.hidden
        ? new Notification(words.incoming, { body: from, tag: 'tandem-call', requireInteraction: true })
        : null;
    note?.addEventListener('click', () => window.focus());
    return () => {
      silence();
      note?.close();
    };
  }, [ringing, from, settings.ringSound, settings.notify, words.incoming]);
  return trouble;
}
