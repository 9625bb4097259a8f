import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { lazy, useState } from 'react';
import { Link, Route, Switch } from 'wouter';
import { api, hooks, must } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { Page, Panel } from '../../../shared/Page';
import { RowForm, Rows } from '../Crud';

const FlowEditor = lazy(() => import('./FlowEditor'));

export default function FlowsPage() {
  return (
    <Switch>
      <Route path="/setup/flows/:id">{({ id }) => <FlowEditor key={id} id={Number(id)} />}</Route>
      <Route>
        <FlowList />
      </Route>
    </Switch>
  );
}

function FlowList() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/flows', { params: { query: { limit: 1000 } } });
  const [adding, setAdding] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/flows'] });
  return (
    <Page
      title={t('setup.flows')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.flows')}
          rows={data?.flows}
          id={(row) => row.name}
          columns={[
            { label: t('flow.name'), cell: (row) => <span className="strong">{row.name}</span> },
            { label: t('flow.version'), num: true, cell: (row) => row.version || '—' },
            { label: t('flow.draft'), cell: (row) => t(row.changed ? 'setup.yes' : 'setup.no') },
            { label: t('flow.numbers'), cell: (row) => row.numbers.join(', ') || '—' },
          ]}
          remove={(row) => must(api.DELETE('/v1/flows/{id}', { params: { path: { id: row.id } } })).then(refresh)}
          more={(row) => (
            <Button size="compact-xs" variant="light" component={Link} href={`/setup/flows/${row.id}`}>
              {t('flow.open')}
            </Button>
          )}
        />
      </Panel>
      {adding && (
        <RowForm
          title={t('flow.new')}
          fields={[{ key: 'name', label: t('flow.name'), required: true }]}
          initial={{}}
          save={({ name }) => {
            const nodes = [
              { id: 'start', type: 'start', exits: { next: 'bye' } },
              { id: 'bye', type: 'hang-up' },
            ];
            return must(api.POST('/v1/flows', { body: { name, nodes } as never })).then(refresh);
          }}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}
