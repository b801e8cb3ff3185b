/** Said at the door, and only where a login was ended. */
export const loginEnd = {
  'ended-by-clinic':
    'Your login here was ended by the clinic. Sign in to go on. If that is refused, ask an owner of the clinic.',
  'login-ended':
    'Your login here was ended: by you on another device, or with a new password or invitation. If it was not you, tell an owner of the clinic.',
  'person-ended': 'Your access to this clinic was ended. Ask an owner of the clinic.',
  'tablet-ended':
    'This tablet was taken out of use, and your login on it has ended. You can sign in elsewhere. Ask an owner of the clinic about the tablet.',
  'roles-changed': 'What you may do here was changed by the clinic. Sign in again to go on.',
  expired: 'Your login has run out. Sign in to go on.',
} as const;
