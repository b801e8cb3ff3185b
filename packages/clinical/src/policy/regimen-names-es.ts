/** Keel's own treatments in Spanish, by the name that their row has. A clinic that names its own is shown as it wrote it. */
export const REGIMEN_NAMES_ES: Readonly<Record<string, string>> = {
  'Ketamine infusion, depression': 'Infusión de ketamina, depresión',
  'Ketamine infusion, PTSD': 'Infusión de ketamina, TEPT',
  'Ketamine infusion, pain, 4 h a day': 'Infusión de ketamina, dolor, 4 h al día',
  'Ketamine infusion, pain, continuous': 'Infusión de ketamina, dolor, continua',
  'Ketamine into the muscle': 'Ketamina en el músculo',
  'Ketamine under the skin': 'Ketamina bajo la piel',
  'Esketamine nasal spray, treatment-resistant depression': 'Esketamina nasal, depresión resistente',
  'Esketamine nasal spray, depression with acute suicidal thoughts':
    'Esketamina nasal, depresión con ideas suicidas agudas',
  'Ketamine by the nose (compounded)': 'Ketamina por la nariz (magistral)',
  'Ketamine under the tongue': 'Ketamina bajo la lengua',
  'Ketamine by mouth': 'Ketamina por la boca',
};

/** The name of a treatment as its reader reads it; one that the clinic named itself stays as it wrote it. */
export const regimenName = (title: string, language: 'en' | 'es'): string =>
  language === 'es' && Object.hasOwn(REGIMEN_NAMES_ES, title) ? (REGIMEN_NAMES_ES[title] ?? title) : title;
