import { Button, Group, PasswordInput, Stepper, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { api, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { useMe, useSigning } from '../../session/session';
import { Page, Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { doingOf, tones } from '../../shared/tones';
import { CallMe } from './CallMe';

interface Person {
  login: string;
  name: string;
  password: string;
}

/** From an empty server to one that rings: a password of one's own, a queue, two agents, and a call. */
export default function StartPage() {
  const { t } = useWords();
  const [step, setStep] = useState(0);
  const [queue, setQueue] = useState<string | null>(null);
  const next = () => setStep((now) => now + 1);
  return (
    <Page title={t('nav.start')} hint={t('start.hint')}>
      <Panel>
        <Stepper active={step} onStepClick={setStep} size="sm" allowNextStepsSelect={false}>
          <Stepper.Step label={t('start.password')}>
            <OwnPassword done={next} />
          </Stepper.Step>
          <Stepper.Step label={t('start.queue')}>
            <FirstQueue
              done={(name) => {
                setQueue(name);
                next();
              }}
            />
          </Stepper.Step>
          <Stepper.Step label={t('start.agents')}>{queue && <TwoAgents queue={queue} done={next} />}</Stepper.Step>
          <Stepper.Step label={t('start.ring')}>{queue && <Ringing queue={queue} />}</Stepper.Step>
        </Stepper>
      </Panel>
    </Page>
  );
}

function OwnPassword({ done }: { done: () => void }) {
  const { t } = useWords();
  const me = useMe();
  const { signIn } = useSigning();
  const [password, setPassword] = useState('');
  async function save() {
    const saved = await doing(async () => {
      await must(api.PUT('/v1/users/{id}/password', { params: { path: { id: me.userId! } }, body: { password } }));
      // The session ended with the password of before.
      await signIn(`${me.name}@${me.domain}`, password);
    }, t('app.saved'));
    if (saved) done();
  }
  return (
    <>
      <p className="muted">{t('start.passwordHint')}</p>
      <PasswordInput maw={360} label={t('user.password')} autoComplete="new-password" value={password} onChange={(event) => setPassword(event.currentTarget.value)} />
      <Group mt="lg">
        <Button disabled={password.length < 8} onClick={() => void save()}>
          {t('app.save')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('start.later')}
        </Button>
      </Group>
    </>
  );
}

function FirstQueue({ done }: { done: (queue: string) => void }) {
  const { t } = useWords();
  const { queues } = usePresent();
  const [name, setName] = useState('');
  async function make() {
    const made = await doing(() => must(api.POST('/v1/queues', { body: { name: name.trim(), strategy: 'longest-idle-agent', autoRecord: true } as never })), t('app.saved'));
    if (made) done(name.trim());
  }
  return (
    <>
      <p className="muted">{t('start.queueHint')}</p>
      <TextInput maw={360} label={t('queue.name')} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      <Group mt="lg">
        <Button disabled={!name.trim()} onClick={() => void make()}>
          {t('queue.new')}
        </Button>
        {[...queues.values()].slice(0, 3).map((queue) => (
          <Button key={queue.id} variant="default" onClick={() => done(queue.name)}>
            {t('start.use', { name: queue.name })}
          </Button>
        ))}
      </Group>
    </>
  );
}

function TwoAgents({ queue, done }: { queue: string; done: () => void }) {
  const { t } = useWords();
  const { queues } = usePresent();
  const [people, setPeople] = useState<Person[]>([
    { login: '1001', name: '', password: '' },
    { login: '1002', name: '', password: '' },
  ]);
  const row = [...queues.values()].find((each) => each.name === queue);
  const put = (index: number, part: Partial<Person>) => setPeople((before) => before.map((each, at) => (at === index ? { ...each, ...part } : each)));
  async function make() {
    const made = await doing(async () => {
      for (const { login, name, password } of people) {
        const user = await must(api.POST('/v1/users', { body: { login, name: name || null, password, role: 'agent' } as never }));
        await must(api.PUT('/v1/queues/{id}/tiers/{userId}', { params: { path: { id: row!.id, userId: user.id } }, body: {} }));
      }
    }, t('app.saved'));
    if (made) done();
  }
  return (
    <>
      <p className="muted">{t('start.agentsHint')}</p>
      {people.map((person, index) => (
        <Group key={index} mb="sm" align="flex-end">
          <TextInput label={t('user.login')} w={120} value={person.login} onChange={(event) => put(index, { login: event.currentTarget.value })} />
          <TextInput label={t('user.name')} value={person.name} onChange={(event) => put(index, { name: event.currentTarget.value })} />
          <PasswordInput label={t('user.password')} w={200} autoComplete="new-password" value={person.password} onChange={(event) => put(index, { password: event.currentTarget.value })} />
        </Group>
      ))}
      <Group mt="lg">
        <Button disabled={!row || people.some((each) => !each.login || each.password.length < 8)} onClick={() => void make()}>
          {t('start.makeAgents')}
        </Button>
        <Button variant="default" onClick={done}>
          {t('start.later')}
        </Button>
      </Group>
    </>
  );
}

/** What is left to do in another window, and whether it has been done. */
function Ringing({ queue }: { queue: string }) {
  const { t } = useWords();
  const { agents, queues } = usePresent();
  const id = [...queues.values()].find((each) => each.name === queue)?.id;
  const there = [...agents.values()].filter((agent) => id !== undefined && agent.queues.includes(id));
  return (
    <>
      <CallMe />
      <p>{t('start.others')}</p>
      <ol>
        <li>{t('start.signIn')}</li>
        <li>{t('start.phone')}</li>
        <li>{t('start.dial', { queue })}</li>
        <li>
          {t('start.number')} <Link href="/setup/numbers">{t('setup.numbers')}</Link>, <Link href="/setup/trunks">{t('setup.trunks')}</Link>
        </li>
      </ol>
      <Group>
        {there.map((agent) => (
          <span key={agent.id}>
            {agent.name || agent.login} <Pill tone={tones[doingOf(agent)]}>{t(`doing.${doingOf(agent)}`)}</Pill>
          </span>
        ))}
        {there.length === 0 && <span className="muted">{t('start.nobody')}</span>}
      </Group>
    </>
  );
}
