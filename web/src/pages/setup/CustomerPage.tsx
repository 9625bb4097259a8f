import { Button, Group, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type FormEvent } from 'react';
import { api, hooks, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { saving } from '../../shared/tell';
import { popAddress } from '../desk/customerPage';
import { errorOf, type Errors } from './Crud';

/** The page that agents are offered for who calls them. */
export default function CustomerPage() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/customer-page');
  const [address, setAddress] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  useEffect(() => {
    if (data) setAddress(data.address);
  }, [data]);
  const example = popAddress(address, { number: '13800138000', called: '4008001000', queue: 'sales', agent: '1001' });
  async function save(event: FormEvent) {
    event.preventDefault();
    setErrors((await saving(() => must(api.PUT('/v1/customer-page', { body: { address: address.trim() } })), t('app.saved'))) ?? {});
    await queries.invalidateQueries({ queryKey: ['get', '/v1/customer-page'] });
  }
  return (
    <Page title={t('setup.customer')} hint={t('customer.hint')}>
      <Panel>
        <form onSubmit={save}>
          <TextInput
            label={t('customer.address')}
            description={t('customer.names')}
            placeholder="https://crm.example/search?phone={number}"
            value={address}
            error={errorOf(errors, 'address') ?? (address.trim() && !example ? t('customer.bad') : undefined)}
            onChange={(event) => setAddress(event.currentTarget.value)}
          />
          {example && (
            <Text size="sm" mt="xs" style={{ overflowWrap: 'anywhere' }}>
              {t('customer.example')} <span className="mono">{example}</span>
            </Text>
          )}
          <Group mt="md">
            <Button type="submit">{t('app.save')}</Button>
          </Group>
        </form>
      </Panel>
    </Page>
  );
}
