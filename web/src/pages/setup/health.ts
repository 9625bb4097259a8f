/** 1.4 GB: as people who buy disks count. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB'];
  let [value, unit] = [bytes, 0];
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value.toFixed(value < 10 && unit > 0 ? 1 : 0)} ${units[unit]}`;
}

/** Less than a tenth is free, or less than a gigabyte. */
export function diskIsFull(free: number, size: number): boolean {
  return free < size / 10 || free < 1e9;
}

interface Reading {
  time: string;
  loopBusyMillis: number;
}

/** The loop's share of the time between two readings, in percent. */
export function loopPercent(before: Reading, after: Reading): number | null {
  const passed = Date.parse(after.time) - Date.parse(before.time);
  return passed > 0 ? Math.round((100 * (after.loopBusyMillis - before.loopBusyMillis)) / passed) : null;
}
