import { defineStore } from 'pinia';
import { useLink } from '../api/link.ts';
import { createLookup } from '../api/lookup.ts';

/** First and last day, both included. */
export type Days = { readonly from: string; readonly to: string };

/** Figures of a period. */
export const useStatisticsStore = defineStore('statistics', () => {
  const { office } = useLink();
  const workload = createLookup((days: Days) => office.statistics.workload(days));
  const exported = createLookup((days: Days) => office.statistics.exportWorkload(days));
  return { workload, exported };
});
