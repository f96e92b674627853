/** What the cars report of their ranges, and take. */

/** Charge limits as the wire reports them in `charge_limit_soc_min`, `_std` and `_max`, in percent. */
export const CHARGE_LIMIT = { min: 50, standard: 90, max: 100 } as const;

/** What the climate control can be set to, in °C (`min_avail_temp`, `max_avail_temp` on the wire). */
export const CABIN_TEMPERATURE = { min: 15, max: 28 } as const;

/** The volume goes from 0 to 11, and a button moves it by a half. */
export const MAX_VOLUME = 11;

/** `min_limit_mph` on the wire. How high the limit can be is a trait of the car. */
export const MIN_SPEED_LIMIT_MPH = 50;
