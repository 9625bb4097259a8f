/** Tells whenever there is no microphone any more that this page may use, and when there is one again, until what it returns is called. */
export function watchMicrophone(tell: (works: boolean) => void): () => void {
  let ended = false;
  let permission: PermissionStatus | undefined;
  let worked = true;
  async function look() {
    const devices = await navigator.mediaDevices.enumerateDevices();
    const works = permission?.state !== 'denied' && devices.some((device) => device.kind === 'audioinput');
    if (ended || works === worked) return;
    worked = works;
    tell(works);
  }
  const changed = () => void look().catch(() => undefined);
  navigator.mediaDevices?.addEventListener('devicechange', changed);
  // Browsers that cannot be asked tell by the devices alone.
  void navigator.permissions
    .query({ name: 'microphone' as PermissionName })
    .then((found) => {
      permission = found;
      if (!ended) permission.addEventListener('change', changed);
    })
    .catch(() => undefined);
  return () => {
    ended = true;
    navigator.mediaDevices?.removeEventListener('devicechange', changed);
    permission?.removeEventListener('change', changed);
  };
}
