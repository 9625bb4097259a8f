import { ActionIcon, Button, Group, Modal, Tooltip } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { KeyRound, Plus, QrCode, ShieldOff } from 'lucide-react';
import { QRCodeSVG } from 'qrcode.react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { usePresent } from '../../live/LiveProvider';
import { useMe } from '../../session/session';
import { Page, Panel } from '../../shared/Page';
import { Pill } from '../../shared/Pill';
import { doing } from '../../shared/tell';
import { doingOf, tones } from '../../shared/tones';
import { given, RowForm, Rows, type Field, type Values } from './Crud';
import { useEdited } from './edited';

type User = Schemas['UserModel'];

export default function UsersPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const me = useMe();
  const { agents } = usePresent();
  const { data } = hooks.useQuery('get', '/v1/users', { params: { query: { limit: 1000 } } });
  const form = useEdited<User>((user) => api.GET('/v1/users/{id}', { params: { path: { id: user.id } } }));
  const [passworded, setPassworded] = useState<User | null>(null);
  const [unlocked, setUnlocked] = useState<User | null>(null);
  const [phone, setPhone] = useState<{ user: User; secret: string } | null>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/users'] });
  const fields: Field[] = [
    { key: 'login', label: t('user.login'), required: true },
    { key: 'name', label: t('user.name') },
    { key: 'role', label: t('user.role'), kind: 'select', required: true, options: ['agent', 'supervisor', 'administrator'].map((value) => ({ value, label: t(`role.${value}`) })) },
    { key: 'type', label: t('user.type'), hint: t('user.typeHint'), kind: 'select', required: true, options: ['AGENT', 'NORMAL'].map((value) => ({ value, label: t(`user.${value}`) })) },
    { key: 'extension', label: t('user.extension') },
    { key: 'callerNumber', label: t('user.callerNumber'), hint: t('user.callerNumberHint') },
    { key: 'email', label: t('user.email') },
    { key: 'skills', label: t('user.skills'), kind: 'tags' },
    { key: 'autoRecord', label: t('user.autoRecord'), kind: 'switch' },
    { key: 'ringSeconds', label: t('user.ringSeconds'), kind: 'number' },
    { key: 'wrapUpSeconds', label: t('user.wrapUpSeconds'), kind: 'number' },
    { key: 'maxNoAnswer', label: t('user.maxNoAnswer'), hint: t('user.maxNoAnswerHint'), kind: 'number' },
  ];
  const bodyOf = ({ ringSeconds, wrapUpSeconds, maxNoAnswer, ...rest }: Values) => ({ ...given(rest), agent: given({ ringSeconds, wrapUpSeconds, maxNoAnswer }) });
  const { row: edited } = form;
  async function save(values: Values) {
    if (edited === 'new') await must(api.POST('/v1/users', { body: bodyOf(values) as Schemas['NewUser'] }));
    else await must(api.PATCH('/v1/users/{id}', { params: { path: { id: edited!.id } }, headers: form.headers, body: bodyOf(values) as Schemas['UserPatch'] }));
    await refresh();
  }
  async function newPhone(user: User) {
    const secret = randomSecret();
    const done = await doing(() => must(api.PATCH('/v1/extensions/{number}', { params: { path: { number: user.extension } }, body: { secret } })));
    if (done) setPhone({ user, secret });
  }
  return (
    <Page
      title={t('setup.users')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => form.open('new')}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.users')}
          rows={data?.users}
          id={(user) => user.login}
          columns={[
            { label: t('user.login'), cell: (user) => <span className="strong">{user.login}</span> },
            { label: t('user.name'), cell: (user) => user.name },
            { label: t('user.role'), cell: (user) => t(`role.${user.role}`) },
            { label: t('user.extension'), cell: (user) => user.extension || '—' },
            {
              label: t('call.state'),
              cell: (user) => {
                const agent = agents.get(user.id);
                const does = agent && doingOf(agent);
                return does ? <Pill tone={tones[does]}>{t(`doing.${does}`)}</Pill> : '—';
              },
            },
          ]}
          edit={form.open}
          remove={(user) => must(api.DELETE('/v1/users/{id}', { params: { path: { id: user.id } } })).then(refresh)}
          more={(user) => (
            <>
              <Tooltip label={t('user.setPassword')}>
                <ActionIcon variant="subtle" aria-label={t('user.setPassword')} onClick={() => setPassworded(user)}>
                  <KeyRound size={15} aria-hidden />
                </ActionIcon>
              </Tooltip>
              {user.id !== me.userId && (
                <Tooltip label={t('totp.turnOffOf', { login: user.login })}>
                  <ActionIcon variant="subtle" aria-label={t('totp.turnOffOf', { login: user.login })} onClick={() => setUnlocked(user)}>
                    <ShieldOff size={15} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
              {user.extension && (
                <Tooltip label={t('user.newPhone')}>
                  <ActionIcon variant="subtle" aria-label={t('user.newPhone')} onClick={() => void newPhone(user)}>
                    <QrCode size={15} aria-hidden />
                  </ActionIcon>
                </Tooltip>
              )}
            </>
          )}
        />
      </Panel>
      {edited && (
        <RowForm
          key={form.key}
          title={edited === 'new' ? t('user.new') : edited.login}
          fields={edited === 'new' ? [...fields.slice(0, 2), { key: 'password', label: t('user.password'), kind: 'password' }, ...fields.slice(2)] : fields}
          initial={edited === 'new' ? { role: 'agent', type: 'AGENT' } : { ...edited, ...edited.agent }}
          save={(values) => save(edited === 'new' ? values : pick(values, fields))}
          onClose={form.close}
          again={form.again}
        />
      )}
      {passworded && (
        <RowForm
          title={t('user.setPassword')}
          fields={[{ key: 'password', label: t('user.password'), kind: 'password', required: true, hint: t('user.passwordHint') }]}
          initial={{}}
          save={({ password }) => must(api.PUT('/v1/users/{id}/password', { params: { path: { id: passworded.id } }, body: { password: String(password) } }))}
          onClose={() => setPassworded(null)}
        />
      )}
      {unlocked && <TurnTotpOff user={unlocked} onClose={() => setUnlocked(null)} />}
      {phone && <PhoneData user={phone.user} secret={phone.secret} onClose={() => setPhone(null)} />}
    </Page>
  );
}

function pick(values: Values, fields: Field[]): Values {
  return Object.fromEntries(fields.map(({ key }) => [key, values[key]]));
}

function randomSecret(): string {
  const letters = 'abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  return [...crypto.getRandomValues(new Uint32Array(20))].map((value) => letters[value % letters.length]).join('');
}

/** For whoever has lost his authenticator. */
function TurnTotpOff({ user, onClose }: { user: User; onClose: () => void }) {
  const { t } = useWords();
  const turnOff = () => must(api.DELETE('/v1/users/{id}/totp', { params: { path: { id: user.id } } }));
  return (
    <Modal opened onClose={onClose} title={t('totp.turnOffOf', { login: user.login })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p className="muted" style={{ marginTop: 0 }}>{t('totp.lostHint')}</p>
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('app.cancel')}
        </Button>
        <Button color="red.8" onClick={() => void doing(turnOff, t('totp.isOff')).then((done) => done && onClose())}>
          {t('totp.turnOff')}
        </Button>
      </Group>
    </Modal>
  );
}

/** What a phone is set up with, shown this once. */
function PhoneData({ user, secret, onClose }: { user: User; secret: string; onClose: () => void }) {
  const { t } = useWords();
  const me = useMe();
  return (
    <Modal opened onClose={onClose} title={t('user.phoneOf', { extension: user.extension })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <p className="muted" style={{ marginTop: 0 }}>{t('user.phoneHint')}</p>
      <dl className="secret" style={{ margin: 0 }}>
        {[
          [t('user.extension'), user.extension],
          [t('user.password'), secret],
          [t('user.domain'), me.domain],
          [t('user.proxy'), location.hostname],
        ].map(([name, value]) => (
          <div key={name} className="phone-data">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div style={{ background: '#fff', padding: 16, width: 'fit-content', margin: '1rem auto 0', borderRadius: 8 }}>
        <QRCodeSVG value={`sip:${user.extension}:${secret}@${me.domain}`} size={180} title={t('user.qr')} />
      </div>
    </Modal>
  );
}
