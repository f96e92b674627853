/** What the two models report of themselves, and where the simulated cars stand. */

import type { CarType } from "../car.ts";

interface Model {
  fullRangeMiles: number;
  apiVersion: number;
  carVersion: string;
  optionCodes: string;
  /** For `dx/vehicles/options`: code and name of some options. */
  options: Readonly<Record<string, string>>;
  trim: string;
}

export const MODELS: Readonly<Record<CarType, Model>> = {
  models: {
    fullRangeMiles: 259,
    apiVersion: 36,
    carVersion: "2023.44.30.8 06f534d46010",
    optionCodes: "AD15,AF02,AH00,AU00,BP00,CC02,CH05,DV4W,ID3W,MDLS,PBT75,PMBL,RFPX,SR04,TM00,X003,X007",
    options: { $MTS03: "Model S 75D", $PMBL: "Obsidian Black Multi-Coat", $RFPX: "Panoramic Roof" },
    trim: "75d",
  },
  model3: {
    fullRangeMiles: 272,
    apiVersion: 71,
    carVersion: "2024.26.9 866ca1bd3a24",
    optionCodes: "APBS,BT37,DV2W,IBB1,MDL3,PBSB,PRM31,SC04,W40B",
    options: { $MT322: "Model 3 Rear-Wheel Drive", $PBSB: "Solid Black", $W40B: "18'' Aero Wheels" },
    trim: "50",
  },
};

export const HEADING = 182;
export const PARKING_PLACE = { latitude: 52.3702, longitude: 4.8952 };

/** The cars stand in Amsterdam, and their clocks show winter time all year. */
export const UTC_OFFSET_SECONDS = 3600;

export function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
