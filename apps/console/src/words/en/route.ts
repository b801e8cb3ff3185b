export const route = {
  'iv-ketamine': 'Ketamine infusion',
  'im-ketamine': 'Ketamine injection, muscle',
  'sc-ketamine': 'Ketamine injection, under the skin',
  'intranasal-esketamine': 'Esketamine spray',
  'intranasal-ketamine': 'Ketamine spray',
  'oral-ketamine': 'Ketamine by mouth',
  'sublingual-ketamine': 'Ketamine under the tongue',
  other: 'Other route',
} as const;
