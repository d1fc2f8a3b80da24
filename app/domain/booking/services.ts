import type { Service } from '../policy/words.ts';

/** What the studio sets about a service. All times are minutes. */
export type ServiceSettings = {
  /** Whether clients may ask for it. */
  offered: boolean;
  defaultMinutes: number;
  /** Lengths and starts go by this step. */
  stepMinutes: number;
  minMinutes: number;
  maxMinutes: number;
  /** Kept free around it, for the engineer and the room. */
  bufferBefore: number;
  bufferAfter: number;
  takesRoom: boolean;
  takesEngineer: boolean;
  /** Work before the client comes; paid, and the engineer's. */
  preparationMinutes: number;
  preparationTakesRoom: boolean;
  /** How long before its start it may be asked for at the latest. */
  leadMinutes: number;
  /** How many days ahead it may be asked for. */
  horizonDays: number;
};

export type Services = Record<Service, ServiceSettings>;

const COMMON: ServiceSettings = {
  offered: true,
  defaultMinutes: 120,
  stepMinutes: 30,
  minMinutes: 30,
  maxMinutes: 480,
  bufferBefore: 0,
  bufferAfter: 15,
  takesRoom: true,
  takesEngineer: true,
  preparationMinutes: 0,
  preparationTakesRoom: true,
  leadMinutes: 24 * 60,
  horizonDays: 60,
};

/** Of a studio that has set nothing. */
export const DEFAULT_SERVICES: Services = {
  recording_session: { ...COMMON, defaultMinutes: 240, minMinutes: 60, maxMinutes: 600, bufferBefore: 15, bufferAfter: 30 },
  mix_time: { ...COMMON, takesRoom: false },
  attended_mix: { ...COMMON, defaultMinutes: 180, minMinutes: 60 },
  hybrid_mix: { ...COMMON, minMinutes: 60, preparationMinutes: 60 },
  mastering_session: { ...COMMON, defaultMinutes: 60 },
};

/** The settings of every service, the studio's own where it has some. */
export const servicesWith = (own: Partial<Services>): Services => ({ ...DEFAULT_SERVICES, ...own });

export type LengthRefusal = 'too_short' | 'too_long' | 'off_step';

/** What is wrong with a length that a client asks for; null when nothing is. */
export function lengthRefusal(minutes: number, { minMinutes, maxMinutes, stepMinutes }: ServiceSettings): LengthRefusal | null {
  if (minutes < minMinutes) return 'too_short';
  if (minutes > maxMinutes) return 'too_long';
  return (minutes - minMinutes) % stepMinutes === 0 ? null : 'off_step';
}
