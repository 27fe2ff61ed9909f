// How things are called on the screen.

export const MODES = {
  live: "live",
  polling: "polling",
  connecting: "connecting",
  offline: "offline",
  closed: "closed",
  unauthorized: "not signed in",
  gone: "gone",
};

export const DELIVERY = {
  queued: "queued",
  sending: "sending",
  uncertain: "being checked",
  sent: "sent",
  failed: "failed",
  streaming: "writing",
  partial: "incomplete",
  complete: "complete",
};

export const PERSONAS = ["general_wellness", "wellness_specialist", "nutritionist", "fitness_coach"];

/** `fitness_coach` is a name of the wire, "Fitness coach" one for people. */
export function personaName(persona) {
  const words = persona.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export const titleOf = (conversation) => conversation.title ?? personaName(conversation.persona);

const time = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const second = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const date = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
const shortDate = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" });

export const clock = (instant) => time.format(new Date(instant));
export const exactClock = (instant) => second.format(new Date(instant));
export const dayOf = (instant) => date.format(new Date(instant));

export const sameDay = (one, other) => new Date(one).toDateString() === new Date(other).toDateString();

export function shortly(instant, today = new Date()) {
  return sameDay(instant, today) ? clock(instant) : shortDate.format(new Date(instant));
}

/** A stretch of time, as people say it: 42 s, 5 min, 3 h 10 min. */
export function stretch(milliseconds) {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 90) return `${seconds} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 90) return `${minutes} min`;
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
