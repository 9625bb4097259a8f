import { ActionIcon, Button, NumberInput, Select } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { errorOf, type Errors } from '../Crud';

type Retry = Schemas['RetryModel'];

const outcomes = ['busy', 'no_answer', 'refused', 'failed', 'abandoned', 'machine'];
const fresh = { pauseSeconds: 3600, attempts: 2, rank: 5 };

/** After which outcome a number is dialled again, when, and how often. */
export function Retries({ value, errors, put }: { value: Retry[]; errors: Errors; put: (value: Retry[]) => void }) {
  const { t } = useWords();
  const free = outcomes.filter((outcome) => !value.some((each) => each.after === outcome));
  const change = (index: number, part: Partial<Retry>) => put(value.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const number = (retry: Retry, index: number, key: 'pauseSeconds' | 'attempts' | 'rank') => (
    <NumberInput
      label={t(`campaign.retry.${key}`)}
      value={retry[key] ?? ''}
      error={errorOf(errors, `retries[${index}].${key}`)}
      onChange={(next) => change(index, { [key]: next === '' ? 0 : Number(next) })}
    />
  );
  return (
    <div>
      <p className="muted campaign-line">{t('campaignHint.retries')}</p>
      {value.map((retry, index) => (
        <div key={retry.after} className="campaign-row">
          <Select
            label={t('campaign.retry.after')}
            allowDeselect={false}
            data={outcomes.filter((each) => each === retry.after || free.includes(each)).map((each) => ({ value: each, label: t(`outcome.${each}`) }))}
            value={retry.after}
            error={errorOf(errors, `retries[${index}].after`)}
            onChange={(after) => after && change(index, { after })}
          />
          {number(retry, index, 'pauseSeconds')}
          {number(retry, index, 'attempts')}
          {number(retry, index, 'rank')}
          <ActionIcon variant="subtle" color="red" size={36} aria-label={t('setup.remove', { what: t(`outcome.${retry.after}`) })} onClick={() => put(value.filter((each) => each !== retry))}>
            <Trash2 size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      {free.length > 0 && (
        <Button mt="xs" size="compact-sm" variant="light" leftSection={<Plus size={14} aria-hidden />} onClick={() => put([...value, { after: free[0]!, ...fresh }])}>
          {t('campaign.retry.add')}
        </Button>
      )}
    </div>
  );
}
