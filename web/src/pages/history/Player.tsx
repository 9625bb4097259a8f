import { ActionIcon, Anchor, Group, SegmentedControl, Text } from '@mantine/core';
import { Pause, Play } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { useWords } from '../../i18n/i18n';
import { clockText } from '../../live/clock';

/** Plays a recording, the caller's voice above and the agent's below. */
export default function Player({ recording }: { recording: string }) {
  const { t } = useWords();
  const place = useRef<HTMLDivElement>(null);
  const wave = useRef<WaveSurfer | null>(null);
  const [playing, setPlaying] = useState(false);
  const [at, setAt] = useState(0);
  const [whole, setWhole] = useState(0);
  const [trouble, setTrouble] = useState('');
  const address = `/v1/recordings/${recording}`;
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const [caller, agent, played] = ['--talking', '--wrap', '--mantine-color-anchor'].map((name) => style.getPropertyValue(name).trim());
    const shown = WaveSurfer.create({
      container: place.current!,
      url: address,
      height: 72,
      barWidth: 2,
      barGap: 1,
      normalize: true,
      splitChannels: [
        { waveColor: caller, progressColor: played },
        { waveColor: agent, progressColor: played },
      ],
    });
    shown.on('ready', (seconds) => setWhole(seconds));
    shown.on('timeupdate', (seconds) => setAt(seconds));
    shown.on('play', () => setPlaying(true));
    shown.on('pause', () => setPlaying(false));
    shown.on('error', (error) => setTrouble(String(error)));
    wave.current = shown;
    return () => shown.destroy();
  }, [address]);
  return (
    <div>
      <Group gap="sm" mb="xs">
        <ActionIcon size="lg" aria-label={t(playing ? 'history.pause' : 'history.play')} onClick={() => void wave.current?.playPause()}>
          {playing ? <Pause size={17} aria-hidden /> : <Play size={17} aria-hidden />}
        </ActionIcon>
        <Text size="sm">
          {clockText(at * 1000)} / {clockText(whole * 1000)}
        </Text>
        <SegmentedControl size="xs" aria-label={t('history.speed')} defaultValue="1" data={['1', '1.5', '2'].map((value) => ({ value, label: `${value}×` }))} onChange={(value) => wave.current?.setPlaybackRate(Number(value), true)} />
        <Anchor size="sm" href={address} download={`${recording}.wav`}>
          {t('history.download')}
        </Anchor>
        <Text size="sm" c="dimmed">
          {t('history.channels')}
        </Text>
      </Group>
      {trouble && (
        <Text c="red" role="alert">
          {trouble}
        </Text>
      )}
      <div ref={place} />
    </div>
  );
}
