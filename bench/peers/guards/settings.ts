function required(name: string): string {
  const value = process.env[name]
  if (value === undefined) throw new Error(`${name} is not set`)
  return value
}

export const settings = {
  port: Number(required('PORT')),
  databaseUrl: required('DATABASE_URL'),
  guarded: process.env['FORM'] === 'guarded',
}

export const poolSettings = {
  connectionString: settings.databaseUrl,
  max: 10,
  // The deadline on the client's side: a query that is not answered by then fails, whatever the server does.
  ...(settings.guarded ? { query_timeout: 5000 } : {}),
}
