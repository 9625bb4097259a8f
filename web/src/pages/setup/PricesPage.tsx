import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, must, type Schemas } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { given, RowForm, Rows } from './Crud';

export default function PricesPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/prices', { params: { query: { limit: 1000 } } });
  const [adding, setAdding] = useState(false);
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/prices'] });
  return (
    <Page
      title={t('setup.prices')}
      hint={t('price.hint')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('setup.add')}
        </Button>
      }
    >
      <Panel flush>
        <Rows
          label={t('setup.prices')}
          rows={data?.prices}
          id={(row) => row.id}
          columns={[
            { label: t('price.prefix'), cell: (row) => row.prefix || t('price.all') },
            { label: t('price.step'), num: true, cell: (row) => row.stepPrice },
            { label: t('price.seconds'), num: true, cell: (row) => row.stepSeconds },
          ]}
          remove={(row) => must(api.DELETE('/v1/prices/{id}', { params: { path: { id: row.id } } })).then(refresh)}
        />
      </Panel>
      {adding && (
        <RowForm
          title={t('price.new')}
          fields={[
            { key: 'prefix', label: t('price.prefix') },
            { key: 'stepPrice', label: t('price.step'), kind: 'number', required: true },
            { key: 'stepSeconds', label: t('price.seconds'), kind: 'number' },
          ]}
          initial={{ stepSeconds: 60 }}
          save={(values) => must(api.POST('/v1/prices', { body: given(values) as Schemas['NewPrice'] })).then(refresh)}
          onClose={() => setAdding(false)}
        />
      )}
    </Page>
  );
}
