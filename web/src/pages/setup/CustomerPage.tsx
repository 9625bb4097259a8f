import { Button, Group, Text, TextInput } from '@mantine/core';
import { useEffect, useState, type FormEvent } from 'react';
import { api, must, onlyIf } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Page, Panel } from '../../shared/Page';
import { saving } from '../../shared/tell';
import { popAddress } from '../desk/customerPage';
import { errorOf, type Errors } from './Crud';
import { useVersioned } from './edited';

/** The page that agents are offered for who calls them. */
export default function CustomerPage() {
  const { t } = useWords();
  const { data, again } = useVersioned('/v1/customer-page', () => api.GET('/v1/customer-page'));
  const [address, setAddress] = useState('');
  const [errors, setErrors] = useState<Errors>({});
  useEffect(() => {
    if (data) setAddress(data.value.address);
  }, [data]);
  const example = popAddress(address, { number: '13800138000', called: '4008001000', queue: 'sales', agent: '1001' });
  async function save(event: FormEvent) {
    event.preventDefault();
    setErrors((await saving(() => must(api.PUT('/v1/customer-page', { headers: onlyIf(data), body: { address: address.trim() } })), t('app.saved'), again)) ?? {});
    await again();
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
