/** Rings until what it returns is called: two soft tones, every three seconds. */
export function ring(): () => void {
  const context = new AudioContext();
  const once = () => {
    for (const [index, pitch] of [660, 520].entries()) {
      const tone = context.createOscillator();
      const volume = context.createGain();
      const begin = context.currentTime + index * 0.32;
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0, begin);
      volume.gain.linearRampToValueAtTime(0.12, begin + 0.03);
      volume.gain.exponentialRampToValueAtTime(0.0001, begin + 0.3);
      tone.connect(volume).connect(context.destination);
      tone.start(begin);
      tone.stop(begin + 0.32);
    }
  };
  once();
  const timer = setInterval(once, 3_000);
  return () => {
    clearInterval(timer);
    void context.close();
  };
}
