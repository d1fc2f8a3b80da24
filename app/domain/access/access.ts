import type { Scope } from './scopes.ts';

/** Who may do what, in one table. All doors (pages, sockets, API) ask `can`. */

export const ROLES = ['owner', 'engineer', 'client', 'nobody'] as const;
export type Role = (typeof ROLES)[number];

/**
 * When a role may: always, never, or where the resource is
 * `member`: in a project the person belongs to;
 * `heard`: that, and of a published version;
 * `mine`: that of `member`, and the person's own;
 * `own`: the person's own, whatever else;
 * `download`: that of `heard`, and the project allows downloads.
 */
export const RULES = ['yes', 'no', 'member', 'heard', 'mine', 'own', 'download'] as const;
export type Rule = (typeof RULES)[number];

type Row = readonly [owner: Rule, engineer: Rule, client: Rule, nobody: Rule, scope: Scope | 'never'];

/** Roles × actions; last, the scope an API token needs (`never`: no token may). */
const TABLE = {
  //                   owner  engineer client     nobody token
  'studio.read':      ['yes', 'yes',   'yes',      'no', 'read'],
  'studio.settings':  ['yes', 'no',    'no',       'no', 'manage'],
  'member.list':      ['yes', 'yes',   'member',   'no', 'read'],
  'member.invite':    ['yes', 'no',    'no',       'no', 'manage'],
  'member.remove':    ['yes', 'no',    'no',       'no', 'manage'],
  'project.list':     ['yes', 'yes',   'yes',      'no', 'read'],
  'project.create':   ['yes', 'yes',   'no',       'no', 'manage'],
  'project.read':     ['yes', 'yes',   'member',   'no', 'read'],
  'project.update':   ['yes', 'yes',   'no',       'no', 'manage'],
  'project.invite':   ['yes', 'yes',   'no',       'no', 'manage'],
  'track.create':     ['yes', 'yes',   'no',       'no', 'manage'],
  'track.read':       ['yes', 'yes',   'member',   'no', 'read'],
  'track.update':     ['yes', 'yes',   'no',       'no', 'manage'],
  'track.map':        ['yes', 'yes',   'no',       'no', 'manage'],
  'track.markDone':   ['yes', 'yes',   'no',       'no', 'manage'],
  'version.upload':   ['yes', 'yes',   'no',       'no', 'versions'],
  'version.read':     ['yes', 'yes',   'heard',    'no', 'read'],
  'version.publish':  ['yes', 'yes',   'no',       'no', 'versions'],
  'version.update':   ['yes', 'yes',   'no',       'no', 'versions'],
  'version.delete':   ['yes', 'yes',   'no',       'no', 'versions'],
  'version.download': ['yes', 'yes',   'download', 'no', 'read'],
  'note.read':        ['yes', 'yes',   'heard',    'no', 'read'],
  'note.create':      ['yes', 'yes',   'heard',    'no', 'notes'],
  'note.update':      ['yes', 'yes',   'mine',     'no', 'notes'],
  'note.withdraw':    ['yes', 'yes',   'mine',     'no', 'notes'],
  'note.reply':       ['yes', 'yes',   'heard',    'no', 'notes'],
  'request.read':     ['yes', 'yes',   'heard',    'no', 'read'],
  'request.decide':   ['yes', 'yes',   'no',       'no', 'manage'],
  'request.verify':   ['yes', 'yes',   'mine',     'no', 'notes'],
  'request.join':     ['yes', 'yes',   'heard',    'no', 'notes'],
  'desk.read':        ['yes', 'yes',   'no',       'no', 'read'],
  'desk.decide':      ['yes', 'yes',   'no',       'no', 'manage'],
  'desk.manage':      ['yes', 'yes',   'no',       'no', 'manage'],
  'conflict.read':    ['yes', 'yes',   'member',   'no', 'read'],
  'conflict.pick':    ['own', 'own',   'mine',     'no', 'notes'],
  'blind.read':       ['yes', 'yes',   'heard',    'no', 'read'],
  'blind.take':       ['yes', 'yes',   'heard',    'no', 'notes'],
  'booking.read':     ['yes', 'yes',   'member',   'no', 'read'],
  'booking.create':   ['yes', 'yes',   'no',       'no', 'manage'],
  'calendar.feed':    ['yes', 'yes',   'yes',      'no', 'never'],
  'booking.request':  ['yes', 'yes',   'member',   'no', 'manage'],
  'booking.answer':   ['yes', 'yes',   'member',   'no', 'manage'],
  'booking.cancel':   ['yes', 'yes',   'member',   'no', 'manage'],
  'booking.offer':    ['yes', 'yes',   'no',       'no', 'manage'],
  'booking.record':   ['yes', 'yes',   'no',       'no', 'manage'],
  'ledger.read':      ['yes', 'yes',   'no',       'no', 'read'],
  'token.manage':     ['yes', 'yes',   'no',       'no', 'never'],
  'presence.send':    ['yes', 'yes',   'member',   'no', 'notes'],
} as const satisfies Record<string, Row>;

export type Action = keyof typeof TABLE;
export const ACTIONS = Object.keys(TABLE) as readonly Action[];

export type Subject = {
  role: Role;
  userId: string | null;
  /** Only for API tokens: the scopes the token carries. Absent for a signed-in person. */
  scopes?: readonly Scope[];
};

/** What is known about the thing in question. What is not said counts as false. */
export type Resource = {
  /** It belongs to a project the person is a member of. */
  member?: boolean;
  /** The person wrote or made it. */
  own?: boolean;
  /** It is, or hangs on, a published version. */
  published?: boolean;
  /** The project lets its clients download originals. */
  downloadsAllowed?: boolean;
};

/** Whether the subject may do the action on the resource. */
export function can(subject: Subject, action: Action, resource: Resource = {}): boolean {
  if (subject.scopes && !subject.scopes.includes(scopeFor(action) as Scope)) return false;
  return holds(ruleFor(subject.role, action), resource);
}

/** The table's cell. */
export function ruleFor(role: Role, action: Action): Rule {
  const [owner, engineer, client, nobody]: Row = TABLE[action];
  return { owner, engineer, client, nobody }[role];
}

/** The scope an API token needs for the action; 'never' when no token may do it. */
export function scopeFor(action: Action): Scope | 'never' {
  return TABLE[action][4];
}

function holds(rule: Rule, { member, own, published, downloadsAllowed }: Resource): boolean {
  switch (rule) {
    case 'yes':
      return true;
    case 'no':
      return false;
    case 'member':
      return member === true;
    case 'heard':
      return member === true && published === true;
    case 'mine':
      return member === true && own === true;
    case 'own':
      return own === true;
    case 'download':
      return member === true && published === true && downloadsAllowed === true;
  }
}

/**
 * The action that decides how a refusal looks: who may not even do this one is told
 * "not found" (404), who may is told "you may not" (403).
 */
export function canSee(action: Action): Action {
  return SEEN_BY[action] ?? (`${action.split('.')[0]}.read` as Action);
}

const SEEN_BY: Partial<Record<Action, Action>> = {
  'member.list': 'member.list',
  'member.invite': 'member.list',
  'member.remove': 'member.list',
  'project.list': 'project.list',
  'project.create': 'project.list',
  'track.create': 'project.read',
  'version.upload': 'track.read',
  'note.create': 'version.read',
  'ledger.read': 'request.read',
  'token.manage': 'studio.read',
  'calendar.feed': 'studio.read',
  'presence.send': 'track.read',
};
