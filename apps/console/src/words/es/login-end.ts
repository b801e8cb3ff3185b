import type { Words } from '../en.ts';

export const loginEnd: Words['loginEnd'] = {
  'ended-by-clinic':
    'La clínica terminó su sesión aquí. Entre para seguir. Si no se le admite, pregunte a un propietario de la clínica.',
  'login-ended':
    'Su sesión aquí terminó: por usted en otro aparato, o con una contraseña o invitación nueva. Si no fue usted, avise a un propietario de la clínica.',
  'person-ended': 'Su acceso a esta clínica ha terminado. Pregunte a un propietario de la clínica.',
  'tablet-ended':
    'Esta tableta está fuera de uso, y su sesión en ella terminó. Puede entrar en otro aparato. Pregunte por la tableta a un propietario de la clínica.',
  'roles-changed': 'La clínica cambió lo que usted puede hacer aquí. Entre de nuevo para seguir.',
  expired: 'Su sesión ha caducado. Entre para seguir.',
};
