import { Button, Fieldset, Group, Modal } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { api, hooks, must, type Schemas } from '../../../api/client';
import { useWords } from '../../../i18n/i18n';
import { usePresent } from '../../../live/LiveProvider';
import { saving } from '../../../shared/tell';
import { errorOf, FieldInput, type Errors, type Field, type Values } from '../Crud';
import { Hours } from './Hours';
import { Retries } from './Retries';
import { bodyOf, keepsAgents, valuesOf } from './settings';

/** Every setting of a campaign, each with what it does; it may be running. */
export function CampaignForm({ campaign, headers, refresh, onClose, again }: { campaign: Schemas['CampaignModel']; headers: Record<string, string>; refresh: () => Promise<void>; onClose: () => void; again?: () => Promise<unknown> }) {
  const { t } = useWords();
  const { queues } = usePresent();
  const [values, setValues] = useState<Values>(() => valuesOf(campaign));
  const [errors, setErrors] = useState<Errors>({});
  const [busy, setBusy] = useState(false);
  const flows = hooks.useQuery('get', '/v1/flows', { params: { query: { limit: 1000 } } });
  const numbers = hooks.useQuery('get', '/v1/numbers', { params: { query: { limit: 1000 } } });
  const groups = hooks.useQuery('get', '/v1/number-groups', { params: { query: { limit: 1000 } } });
  const sounds = hooks.useQuery('get', '/v1/sounds', { params: { query: { limit: 1000 } } });
  const put = (key: string, value: unknown) => setValues((before) => ({ ...before, [key]: value }));
  const named = (names: Iterable<string>) => [...new Set(names)].map((value) => ({ value, label: value }));
  const kept = (key: string) => (typeof values[key] === 'string' && values[key] ? [values[key] as string] : []);
  const soundNames = (sounds.data?.sounds ?? []).map((sound) => sound.name);
  const flowNames = (flows.data?.flows ?? []).map((flow) => flow.name);
  const number = (key: string): Field => ({ key, label: t(`campaign.${key}`), hint: t(`campaignHint.${key}`), kind: 'number' });
  const machine: Field[] = [
    { key: 'machineAction', label: t('campaign.machineAction'), hint: t('campaignHint.machineAction'), kind: 'select', required: true, options: ['hang-up', 'message', 'flow'].map((value) => ({ value, label: t(`machineAction.${value}`) })) },
    ...(values.machineAction === 'message'
      ? [
          { key: 'machineSound', label: t('campaign.machineSound'), kind: 'select', options: named([...soundNames, ...kept('machineSound')]) } as Field,
          { key: 'machineText', label: t('campaign.machineText'), hint: t('campaignHint.machineText'), kind: 'long' } as Field,
        ]
      : []),
    ...(values.machineAction === 'flow' ? [{ key: 'machineFlow', label: t('number.flow'), kind: 'select', options: named([...flowNames, ...kept('machineFlow')]) } as Field] : []),
  ];
  const sections: [string, Field[]][] = [
    [
      'whom',
      [
        { key: 'name', label: t('setup.name'), required: true },
        { key: 'mode', label: t('campaign.mode'), hint: t(`campaignMode.${String(values.mode)}Hint`), kind: 'select', required: true, options: ['preview', 'progressive', 'predictive'].map((value) => ({ value, label: t(`campaignMode.${value}`) })) },
        { key: 'target', label: t('campaign.target'), hint: t('campaignHint.target'), kind: 'select', required: true, options: ['queue', 'flow', 'none'].map((value) => ({ value, label: t(`campaignTarget.${value}`) })) },
        ...(values.target === 'queue' ? [{ key: 'queue', label: t('wall.queue'), kind: 'select', required: true, options: named([...[...queues.values()].map((queue) => queue.name), ...kept('queue')]) } as Field] : []),
        ...(values.target === 'flow' ? [{ key: 'flow', label: t('number.flow'), kind: 'select', required: true, options: named([...flowNames, ...kept('flow')]) } as Field] : []),
        {
          key: 'shown',
          label: t('user.callerNumber'),
          hint: t('campaignHint.callerNumber'),
          kind: 'select',
          options: [
            ...(groups.data?.numberGroups ?? []).map((each) => ({ value: `group ${each.id}`, label: t('campaign.group', { name: each.name }) })),
            ...named([...(numbers.data?.numbers ?? []).map((each) => each.number), ...(campaign.callerNumber ? [campaign.callerNumber] : [])]).map(({ value }) => ({ value: `number ${value}`, label: value })),
          ],
        },
      ],
    ],
    [
      'pace',
      [
        number('lines'),
        number('callsPerSecond'),
        ...(values.mode === 'predictive' ? [number('linesPerAgent')] : []),
        number('ringSeconds'),
        ...(keepsAgents(values) ? [{ key: 'keepAgents', label: t('campaign.keepAgents'), hint: t('campaignHint.keepAgents'), kind: 'switch' } as Field] : []),
      ],
    ],
    [
      'answered',
      [
        number('agentWithinMillis'),
        number('abandonPercent'),
        { key: 'abandonSound', label: t('campaign.abandonSound'), hint: t('campaignHint.abandonSound'), kind: 'select', options: named([...soundNames, ...kept('abandonSound')]) },
        { key: 'machineDetection', label: t('campaign.machineDetection'), hint: t('campaignHint.machineDetection'), kind: 'switch' },
        ...(values.machineDetection ? machine : []),
      ],
    ],
    ['again', [number('attempts')]],
  ];
  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    const wrong = await saving(() => must(api.PATCH('/v1/campaigns/{id}', { params: { path: { id: campaign.id } }, headers, body: bodyOf(values) })), t('app.saved'), again);
    setBusy(false);
    await refresh();
    if (wrong) setErrors(wrong);
    else onClose();
  }
  return (
    <Modal opened onClose={onClose} size="xl" title={t('campaign.settingsTitle', { name: campaign.name })} closeButtonProps={{ 'aria-label': t('app.close') }}>
      <form onSubmit={submit} noValidate>
        <div style={{ display: 'grid', gap: '1rem' }}>
          {sections.map(([name, fields]) => (
            <Fieldset key={name} legend={t(`campaignSection.${name}`)}>
              <div style={{ display: 'grid', gap: '0.75rem' }}>
                {fields.map((field) => (
                  <FieldInput key={field.key} field={field} value={values[field.key]} error={errorOf(errors, field.key)} put={(value) => put(field.key, value)} />
                ))}
                {name === 'again' && <Retries value={values.retries as Schemas['RetryModel'][]} errors={errors} put={(value) => put('retries', value)} />}
              </div>
            </Fieldset>
          ))}
          <Hours value={values.hours as Schemas['CallingHoursModel']} errors={errors} put={(value) => put('hours', value)} />
        </div>
        <Group justify="flex-end" mt="lg">
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {t('app.save')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
}
