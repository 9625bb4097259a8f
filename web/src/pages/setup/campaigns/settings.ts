import type { Schemas } from '../../../api/client';
import type { Values } from '../Crud';

type Campaign = Schemas['CampaignModel'];

/** A campaign as the form has it: where those who answer go is one choice and a name. */
export function valuesOf(campaign: Campaign): Values {
  const target = campaign.queue ? 'queue' : campaign.flow ? 'flow' : 'none';
  return { ...campaign, target, queue: campaign.queue ?? '', flow: campaign.flow ?? '' };
}

/** What /v1 is told: a number that was emptied stays as it is, a name that was emptied is none. */
export function bodyOf(values: Values): Schemas['CampaignPatch'] {
  const text = (key: string) => (values[key] as string | null) ?? '';
  const number = (key: string) => (values[key] as number | null) ?? undefined;
  return {
    name: text('name'),
    mode: text('mode'),
    queue: values.target === 'queue' ? text('queue') : '',
    flow: values.target === 'flow' ? text('flow') : '',
    callerNumber: text('callerNumber'),
    ringSeconds: number('ringSeconds'),
    agentWithinMillis: number('agentWithinMillis'),
    machineDetection: Boolean(values.machineDetection),
    abandonPercent: number('abandonPercent'),
    abandonSound: text('abandonSound'),
    attempts: number('attempts'),
    retries: values.retries as Schemas['RetryModel'][],
    hours: values.hours as Schemas['CallingHoursModel'],
    lines: number('lines'),
    callsPerSecond: number('callsPerSecond'),
    linesPerAgent: number('linesPerAgent'),
  };
}
