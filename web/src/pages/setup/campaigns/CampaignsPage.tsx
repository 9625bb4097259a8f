import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { api, hooks, read, type Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { Nothing, Page, Panel } from '../../../shared/Page';
import { RowForm, type Field } from '../Crud';
import { useEdited } from '../edited';
import { CampaignCard } from './CampaignCard';
import { CampaignForm } from './CampaignForm';

type Campaign = Schemas['CampaignModel'];

/** Campaigns as they go, and all that can be set of them. */
export default function CampaignsPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/campaigns', { params: { query: { limit: 100 } } }, { refetchInterval: 5_000 });
  const [adding, setAdding] = useState(false);
  const form = useEdited<Campaign>((campaign) => api.GET('/v1/campaigns/{id}', { params: { path: { id: campaign.id } } }));
  const refresh = () => queries.invalidateQueries({ queryKey: ['get', '/v1/campaigns'] });
  // Made with what is usual, which the server knows; all of it is shown for changing then.
  const fields: Field[] = [{ key: 'name', label: t('setup.name'), hint: t('campaign.newHint'), required: true }];
  async function create(values: Record<string, unknown>) {
    form.goOn(await read(api.POST('/v1/campaigns', { body: { name: String(values.name) } })));
    await refresh();
  }
  return (
    <Page
      title={t('setup.campaigns')}
      actions={
        <Button leftSection={<Plus size={15} aria-hidden />} onClick={() => setAdding(true)}>
          {t('setup.add')}
        </Button>
      }
    >
      <div style={{ display: 'grid', gap: '1rem' }}>
        {data?.campaigns.length === 0 && (
          <Panel>
            <Nothing>{t('setup.none')}</Nothing>
          </Panel>
        )}
        {data?.campaigns.map((campaign) => (
          <CampaignCard key={campaign.id} campaign={campaign} edit={() => form.open(campaign)} refresh={refresh} />
        ))}
      </div>
      {adding && <RowForm title={t('campaign.new')} fields={fields} initial={{}} save={create} onClose={() => setAdding(false)} />}
      {form.row && form.row !== 'new' && <CampaignForm key={form.key} campaign={form.row} headers={form.headers} refresh={refresh} onClose={form.close} again={form.again} />}
    </Page>
  );
}
