import { Button, Group } from '@mantine/core';
import { Phone } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { api, must, onlyIf, read } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { useAgent } from '../../live/LiveProvider';
import { useMe } from '../../session/session';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { deskSettings } from '../desk/settings';
import { usePhone } from '../desk/usePhone';

/** The number of the echo test, for everybody. */
const echo = 'echo';

/** One's own phone in this page rings, and one answers: one hears oneself; microphone, network and server are well. */
export function CallMe() {
  const { t } = useWords();
  const me = useMe();
  const agent = useAgent(me.userId);
  const { state } = usePhone();
  const [wanted, setWanted] = useState(false);
  const [heard, setHeard] = useState(false);
  const asked = useRef(false);
  const id = me.userId!;
  const call = state.call;

  async function begin() {
    setHeard(false);
    setWanted(await doing(() => havePhone(id)));
  }

  // Registered and signed in, the server can ring it.
  const isThere = state.standing === 'ready' && agent !== undefined && agent.status !== 'logged_out';
  useEffect(() => {
    if (!wanted || !isThere || asked.current) return;
    asked.current = true;
    void doing(() => must(api.POST('/v1/calls', { body: { agentId: id, number: echo, autoAnswer: false } }))).then(() => {
      asked.current = false;
      setWanted(false);
    });
  }, [wanted, isThere, id]);
  useEffect(() => {
    if (call?.state === 'active') setHeard(true);
  }, [call?.state]);

  return (
    <div>
      <p>{t('start.callMeHint')}</p>
      <Group role="group" aria-label={t('start.callMe')}>
        {!call && (
          <Button leftSection={<Phone size={16} aria-hidden />} loading={wanted} onClick={() => void begin()}>
            {t('start.callMe')}
          </Button>
        )}
        <span role="status">
          {state.standing !== 'off' && <Pill tone={state.standing === 'ready' ? 'ready' : state.standing === 'starting' ? 'away' : 'alarm'}>{t(`phone.${state.standing}`)}</Pill>}
          {call?.state === 'active' && <Pill tone="talking">{t('start.speak')}</Pill>}
        </span>
      </Group>
      {heard && !call && <p>{t('start.heard')}</p>}
    </div>
  );
}

/** Whoever signs in has a phone in the page once he is an agent with an extension. */
async function havePhone(id: number): Promise<void> {
  const path = { params: { path: { id } } };
  const seen = await read(api.GET('/v1/users/{id}', path));
  const user = seen.value;
  if (user.type !== 'AGENT' || !user.extension) {
    await must(api.PATCH('/v1/users/{id}', { ...path, headers: onlyIf(seen), body: { type: 'AGENT', extension: user.extension || (await freeExtension()) } as never }));
  }
  await must(api.POST('/v1/agents/{id}/sign-in', { ...path, body: {} }));
  deskSettings.set({ browserPhone: true });
}

async function freeExtension(): Promise<string> {
  const { extensions } = await must(api.GET('/v1/extensions', { params: { query: { limit: 1000 } } }));
  const taken = new Set(extensions.map((extension) => extension.number));
  for (let number = 1000; ; number++) if (!taken.has(String(number))) return String(number);
}
