import { ActionIcon, Button, Fieldset, MultiSelect, Switch, TagsInput, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { errorOf, type Errors } from '../Crud';

type CallingHours = Schemas['CallingHoursModel'];

const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** When people may be called, by the clock where they are. */
export function Hours({ value, errors, put }: { value: CallingHours; errors: Errors; put: (value: CallingHours) => void }) {
  const { t } = useWords();
  const change = (index: number, part: Partial<CallingHours['rows'][number]>) => put({ ...value, rows: value.rows.map((each, at) => (at === index ? { ...each, ...part } : each)) });
  return (
    <Fieldset legend={t('campaignSection.hours')}>
      <p className="muted campaign-line">{t('campaignHint.hours')}</p>
      {value.rows.length === 0 && <p className="alarm campaign-line">{t('campaign.never')}</p>}
      {value.rows.map((row, index) => (
        <div key={index} className="campaign-row campaign-hours">
          <MultiSelect
            label={t('campaign.days')}
            data={days.map((day) => ({ value: day, label: t(`weekday.${day}`) }))}
            value={row.days}
            error={errorOf(errors, `hours.rows[${index}].days`)}
            onChange={(chosen) => change(index, { days: days.filter((day) => chosen.includes(day)) })}
          />
          <TextInput label={t('history.from')} placeholder="09:00" value={row.from} error={errorOf(errors, `hours.rows[${index}].from`)} onChange={(event) => change(index, { from: event.currentTarget.value })} />
          <TextInput label={t('history.to')} placeholder="20:00" value={row.to} error={errorOf(errors, `hours.rows[${index}].to`)} onChange={(event) => change(index, { to: event.currentTarget.value })} />
          <ActionIcon variant="subtle" color="red" size={36} aria-label={t('setup.remove', { what: `${row.from}–${row.to}` })} onClick={() => put({ ...value, rows: value.rows.filter((each) => each !== row) })}>
            <Trash2 size={15} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button mt="xs" size="compact-sm" variant="light" leftSection={<Plus size={14} aria-hidden />} onClick={() => put({ ...value, rows: [...value.rows, { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '09:00', to: '20:00' }] })}>
        {t('campaign.addHours')}
      </Button>
      <Switch mt="md" label={t('campaign.calendar')} description={t('campaignHint.calendar')} checked={value.calendar === 'CN'} onChange={(event) => put({ ...value, calendar: event.currentTarget.checked ? 'CN' : '' })} />
      {(['holidays', 'workdays'] as const).map((key) => (
        <TagsInput
          key={key}
          mt="sm"
          label={t(`campaign.${key}`)}
          description={t(`campaignHint.${key}`)}
          placeholder="2027-01-01"
          value={value[key] ?? []}
          error={errorOf(errors, `hours.${key}`)}
          onChange={(dates) => put({ ...value, [key]: dates })}
        />
      ))}
    </Fieldset>
  );
}
