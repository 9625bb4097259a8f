import { useComputedColorScheme } from '@mantine/core';
import { BarChart, HeatmapChart, LineChart } from 'echarts/charts';
import { AriaComponent, GridComponent, LegendComponent, TooltipComponent, VisualMapComponent } from 'echarts/components';
import { init, use, type EChartsCoreOption } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { useEffect, useRef } from 'react';

use([BarChart, LineChart, HeatmapChart, GridComponent, TooltipComponent, LegendComponent, VisualMapComponent, AriaComponent, CanvasRenderer]);

/** What a chart is drawn with, of the scheme that is in use. */
export interface Inks {
  text: string;
  line: string;
  surface: string;
  ready: string;
  alarm: string;
  talking: string;
}

export default function Chart({ option, height, label }: { option: (inks: Inks) => EChartsCoreOption; height: number; label: string }) {
  const place = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  useEffect(() => {
    const style = getComputedStyle(document.documentElement);
    const ink = (name: string) => style.getPropertyValue(name).trim();
    const chart = init(place.current!);
    const inks: Inks = { text: ink('--mantine-color-dimmed'), line: ink('--line'), surface: ink('--surface-2'), ready: ink('--ready'), alarm: ink('--alarm'), talking: ink('--talking') };
    chart.setOption({ textStyle: { color: inks.text, fontFamily: 'inherit' }, aria: { enabled: true }, animation: false, ...option(inks) });
    const fit = new ResizeObserver(() => chart.resize());
    fit.observe(place.current!);
    return () => {
      fit.disconnect();
      chart.dispose();
    };
  }, [option, scheme]);
  return <div ref={place} role="img" aria-label={label} style={{ height, width: '100%' }} />;
}
