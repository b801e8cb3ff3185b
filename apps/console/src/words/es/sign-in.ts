import type { Words } from '../en.ts';

export const signIn: Words['signIn'] = {
  title: 'Entrar',
  name: 'Nombre de acceso',
  password: 'Contraseña',
  code: 'Código de seis cifras',
  codeHint: 'De su aplicación de autenticación',
  submit: 'Entrar',
  or: 'o',
  passkey: 'Usar una llave de acceso',
  passkeyFailed: 'La llave de acceso no funcionó. Use su contraseña o inténtelo de nuevo.',
  wrong: 'El nombre o la contraseña no son correctos. Tras varios intentos la cuenta espera un rato.',
  wrongCode:
    'El código no es correcto o ya se usó. Escriba el que la aplicación muestra ahora. Tras varios intentos los códigos esperan un rato.',
  startAgain: 'Tardó demasiado, o hubo demasiados intentos. Escriba otra vez su nombre y su contraseña.',
  unreachable: 'El servidor no responde. Compruebe que la tableta está en la red de la clínica e inténtelo de nuevo.',
  welcome: 'El registro de la sala.',
  demo: 'Esta es la clínica de demostración. Sus pacientes son inventados.',
  signOut: 'Salir',
};
