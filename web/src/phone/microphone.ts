const echoSeconds = 3;

/** Tells how loud the microphone is, 0 to 1, until what it returns is called. */
export function levelOf(device: string | undefined, tell: (share: number) => void): () => void {
  let ended = false;
  let close = () => undefined as void;
  void (async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: device ? { deviceId: { ideal: device } } : true });
    const context = new AudioContext();
    close = () => {
      stream.getTracks().forEach((track) => track.stop());
      void context.close();
    };
    if (ended) return close();
    const analyser = context.createAnalyser();
    analyser.fftSize = 512;
    context.createMediaStreamSource(stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const look = () => {
      if (ended) return;
      analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, each) => sum + each * each, 0) / samples.length;
      // From -60 dB to full.
      tell(Math.min(1, Math.max(0, 1 + Math.log10(power + 1e-9) / 6)));
      requestAnimationFrame(look);
    };
    look();
  })().catch(() => undefined);
  return () => {
    ended = true;
    close();
  };
}

/** Records three seconds and plays them, as the others would hear them. */
export async function echoTest(microphone: string | undefined, speaker: string | undefined): Promise<void> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: microphone ? { deviceId: { ideal: microphone } } : true });
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  const ended = new Promise((over) => (recorder.onstop = over));
  recorder.start();
  setTimeout(() => recorder.stop(), echoSeconds * 1000);
  await ended;
  stream.getTracks().forEach((track) => track.stop());
  const url = URL.createObjectURL(new Blob(parts));
  const sound = new Audio(url);
  if (speaker && 'setSinkId' in sound) await sound.setSinkId(speaker);
  await sound.play();
  await new Promise((over) => (sound.onended = over));
  URL.revokeObjectURL(url);
}
