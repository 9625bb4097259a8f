import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { useAgentNames } from '../../live/LiveProvider';
import { useMe } from '../../session/session';
import { Page, Panel } from '../../shared/Page';
import { momentText } from '../../shared/moments';
import { given, RowForm, Rows } from './Crud';
import { SecretOnce } from './SecretOnce';
import { SignInRules } from './SignInRules';

/** Keys of programs, and who is signed in. */
export default function KeysPage() {
  const { t, language } = useWords();
  const me = useMe();
  const names = useAgentNames();
  const queries = useQueryClient();
  const keys = hooks.useQuery('get', '/v1/keys', {});
  const sessions = hooks.useQuery('get', '/v1/tokens', {}, { refetchInterval: 10_000 });
  const [adding, setAdding] = useState(false);
  const [secret, setSecret] = useState('');
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/keys'] });
  async function save(values: Record<string, unknown>) {
    const body = given({ ...values, userId: values.userId ? Number(values.userId) : null }) as Schemas['NewKey'];
    setSecret((await must(api.POST('/v1/keys', { body }))).secret);
    await refresh();
  }
  return (
    <Page
      title={t('setup.keys')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('key.new')}
        </Button>
      }
    >
      <div style={{ display: 'grid', gap: '1rem' }}>
        <Panel flush title={t('key.keys')}>
          <Rows
            label={t('key.keys')}
            rows={keys.data?.keys.filter((key) => !key.revoked)}
            id={(key) => key.id}
            columns={[
              { label: t('setup.name'), cell: (key) => <span className="strong">{key.name}</span> },
              { label: t('key.face'), cell: (key) => key.face },
              { label: t('user.role'), cell: (key) => t(`role.${key.role}`) },
              { label: t('key.made'), cell: (key) => momentText(key.created, language) },
            ]}
            remove={(key) => must(api.DELETE('/v1/keys/{id}', { params: { path: { id: key.id } } })).then(refresh)}
          />
        </Panel>
        <Panel flush title={t('key.sessions')}>
          <Rows
            label={t('key.sessions')}
            rows={sessions.data?.tokens}
            id={(token) => token.id}
            columns={[
              { label: t('user.name'), cell: (token) => <span className="strong">{names.get(token.userId) ?? `#${token.userId}`}</span> },
              { label: t('key.since'), cell: (token) => momentText(token.issued, language) },
              { label: t('key.ends'), cell: (token) => momentText(token.ends, language) },
              { label: '', cell: (token) => (token.id === me.credential ? t('key.this') : '') },
            ]}
            remove={(token) => must(api.DELETE('/v1/tokens/{id}', { params: { path: { id: token.id } } })).then(() => queries.invalidateQueries({ queryKey: ['get', '/v1/tokens'] }))}
          />
        </Panel>
        <SignInRules />
      </div>
      {adding && (
        <RowForm
          title={t('key.new')}
          fields={[
            { key: 'name', label: t('setup.name'), required: true },
            { key: 'role', label: t('user.role'), kind: 'select', required: true, options: ['agent', 'supervisor', 'administrator'].map((value) => ({ value, label: t(`role.${value}`) })) },
            { key: 'userId', label: t('key.actsAs'), kind: 'select', options: [...names].map(([id, label]) => ({ value: String(id), label })) },
            { key: 'scopes', label: t('key.scopes'), hint: t('key.scopesHint'), kind: 'many', options: me.scopes.map((value) => ({ value, label: value })) },
          ]}
          initial={{ role: 'supervisor' }}
          save={save}
          onClose={() => setAdding(false)}
        />
      )}
      {secret && <SecretOnce secret={secret} onClose={() => setSecret('')} />}
    </Page>
  );
}
