import { Select } from '@mantine/core';
import { api, must, onlyIf } from '../../api/client';
import { useWords } from '../../i18n/i18n';
import { Panel } from '../../shared/Page';
import { doing } from '../../shared/tell';
import { useVersioned } from './edited';

const demands = ['nobody', 'administrators', 'supervisors', 'everybody'] as const;

/** Of whom a code at sign-in is demanded. */
export function SignInRules() {
  const { t } = useWords();
  const { data: rules, again } = useVersioned('/v1/sign-in-rules', () => api.GET('/v1/sign-in-rules'));
  const data = rules?.value;
  async function set(totp: string | null) {
    if (!totp) return;
    if (await doing(() => must(api.PUT('/v1/sign-in-rules', { headers: onlyIf(rules), body: { totp } })), t('app.saved'), again)) await again();
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
