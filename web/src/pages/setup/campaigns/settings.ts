import type { Schemas } from '../../../api/client';
import type { Values } from '../Crud';

type Campaign = Schemas['CampaignModel'];

/** A campaign as the form has it: where those who answer go is one choice and a name, and a number or a group of them is shown. */
export function valuesOf(campaign: Campaign): Values {
  const target = campaign.queue ? 'queue' : campaign.flow ? 'flow' : 'none';
  const shown = campaign.numberGroup > 0 ? `group ${campaign.numberGroup}` : campaign.callerNumber && `number ${campaign.callerNumber}`;
  return { ...campaign, target, shown, queue: campaign.queue ?? '', flow: campaign.flow ?? '' };
}

/** It dials for the agents of a queue, who may take other calls too. */
export const keepsAgents = (values: Values) => values.target === 'queue' && values.mode !== 'preview';

/** What /v1 is told: a number that was emptied stays as it is, a name that was emptied is none. */
export function bodyOf(values: Values): Schemas['CampaignPatch'] {
  const text = (key: string) => (values[key] as string | null) ?? '';
  const number = (key: string) => (values[key] as number | null) ?? undefined;
  return {
    name: text('name'),
    mode: text('mode'),
    queue: values.target === 'queue' ? text('queue') : '',
    flow: values.target === 'flow' ? text('flow') : '',
    callerNumber: text('shown').startsWith('number ') ? text('shown').slice('number '.length) : '',
    numberGroup: text('shown').startsWith('group ') ? Number(text('shown').slice('group '.length)) : 0,
    ringSeconds: number('ringSeconds'),
    agentWithinMillis: number('agentWithinMillis'),
    keepAgents: keepsAgents(values) && Boolean(values.keepAgents),
    machineDetection: Boolean(values.machineDetection),
    machineAction: text('machineAction'),
    machineSound: text('machineSound'),
    machineText: text('machineText'),
    machineFlow: text('machineFlow'),
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
