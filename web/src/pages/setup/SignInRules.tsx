import { Select } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { api, hooks, must } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Panel } from '../../shared/Page';
import { doing } from '../../shared/tell';

const demands = ['nobody', 'administrators', 'supervisors', 'everybody'] as const;

/** Of whom a code at sign-in is demanded. */
export function SignInRules() {
  const { t } = useWords();
  const queries = useQueryClient();
  const { data } = hooks.useQuery('get', '/v1/sign-in-rules', {});
  async function set(totp: string | null) {
    if (!totp) return;
    await doing(() => must(api.PUT('/v1/sign-in-rules', { body: { totp } })), t('app.saved'));
    await queries.invalidateQueries({ queryKey: ['get', '/v1/sign-in-rules'] });
  }
  return (
    <Panel title={t('rules.title')}>
      <Select
        maw={420}
        label={t('rules.totp')}
        description={data && data.operatorTotp !== 'nobody' ? t('rules.operator', { who: t(`rules.${data.operatorTotp}`) }) : t('rules.totpHint')}
        data={demands.map((value) => ({ value, label: t(`rules.${value}`) }))}
        allowDeselect={false}
        value={data?.totp ?? null}
        onChange={(value) => void set(value)}
      />
    </Panel>
  );
}
