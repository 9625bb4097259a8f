import { Affix, Paper } from '@mantine/core';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { api, must } from '../../api/client';
import { isProblem } from '../../api/problem';
import { useWords } from '../../i18n/i18n';
import { useAgent } from '../../live/LiveProvider';
import { PageReport } from '../../phone/pageReport';
import { ring } from '../../phone/ring';
import { useMe } from '../../session/session';
import { doing } from '../../shared/tell';
import { PhoneCallBar } from './PhoneCallBar';
import { deskSettings, useDeskSettings } from './settings';
import { phone, usePhone } from './usePhone';

const again = 2_000;
const report = new PageReport();

/** The page's phone while it is on, whatever part of the console is looked at: it registers, rings, and says that the page lives. Its call is shown where the desk is not. */
export default function PhoneKept() {
  const { t } = useWords();
  const me = useMe();
  const agent = useAgent(me.userId);
  const settings = useDeskSettings();
  const { state } = usePhone();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    async function start() {
      try {
        const account = await must(api.GET('/v1/me/phone'));
        if (!over) phone.start(account);
      } catch (error) {
        if (over) return;
        // Who has no extension has no phone; a server that is not there comes back.
        if (!isProblem(error) || error.status >= 500) timer = setTimeout(() => void start(), again);
        else {
          deskSettings.set({ browserPhone: false });
          void doing(() => Promise.reject(error));
        }
      }
    }
    report.start();
    void start();
    return () => {
      over = true;
      clearTimeout(timer);
      report.stop();
      phone.stop();
    };
  }, []);
  const working = agent && agent.status !== 'logged_out' ? agent.id : null;
  useEffect(() => report.know(working, state.standing), [working, state.standing]);
  useEffect(() => phone.use({ microphone: settings.microphone, speaker: settings.speaker }), [settings.microphone, settings.speaker]);
  // Not a second time in the tabs that only show it.
  const ringing = state.call?.state === 'ringing' && state.standing !== 'elsewhere';
  const from = state.call?.number ?? '';
  const incoming = t('desk.incoming');
  useEffect(() => {
    if (!ringing) return;
    const silence = settings.ringSound ? ring() : () => undefined;
    const note =
      settings.notify && 'Notification' in window && Notification.permission === 'granted' && document.hidden
        ? new Notification(incoming, { body: from, tag: 'tandem-call', requireInteraction: true })
        : null;
    note?.addEventListener('click', () => window.focus());
    return () => {
      silence();
      note?.close();
    };
  }, [ringing, from, settings.ringSound, settings.notify, incoming]);
  const [place] = useLocation();
  if (!state.call || place === '/desk') return null;
  return (
    <Affix position={{ bottom: 16, right: 16 }}>
      <Paper withBorder shadow="md" p="sm">
        <PhoneCallBar />
      </Paper>
    </Affix>
  );
}
