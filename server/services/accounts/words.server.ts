/** The words of our mails: plain text, what happened, what to do, what if it was not you. */

export type Words = { subject: string; body: string };

const letter = (lines: string[]): string => `${lines.join('\n\n')}\n`;

export function invitationMail(p: { studioName: string; invitedBy: string; projectTitle: string | null; link: string; days: number }): Words {
  const what = p.projectTitle ? `listen to “${p.projectTitle}” and say what you hear` : `work with ${p.studioName} as an engineer`;
  return {
    subject: p.projectTitle ? `${p.studioName} invites you to “${p.projectTitle}”` : `${p.studioName} invites you`,
    body: letter([
      'Hello,',
      `${p.invitedBy} of ${p.studioName} invites you to ${what}.`,
      `Open this link to join:\n${p.link}`,
      `It is yours alone: it works once, within ${p.days} days.`,
      'If you did not expect this, you need do nothing.',
      p.studioName,
    ]),
  };
}

export function passwordResetMail(p: { studioName: string; name: string; link: string }): Words {
  return {
    subject: `A new password for ${p.studioName}`,
    body: letter([
      `Hello ${p.name},`,
      'Somebody, we hope it was you, asked for a new password.',
      `Open this link to choose one:\n${p.link}`,
      'It works once, within one hour. You will be signed out everywhere.',
      'If it was not you, you need do nothing: your password stays as it is.',
      p.studioName,
    ]),
  };
}

export function passwordChangedMail(p: { studioName: string; name: string; origin: string }): Words {
  return {
    subject: `Your password for ${p.studioName} has changed`,
    body: letter([
      `Hello ${p.name},`,
      'Your password has just been changed. If that was you, all is well.',
      `If it was not, choose a new one at once:\n${p.origin}/forgot-password`,
      p.studioName,
    ]),
  };
}
