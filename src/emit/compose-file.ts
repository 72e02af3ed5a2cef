import type { Spec } from '../spec/index.ts'

/** `compose.yaml`: the app beside its database, as on a developer's machine or a small server. */
export const composeFile = ({ app }: Spec): string => `name: ${app}

services:
  app:
    build: .
    environment:
      NODE_ENV: production
      HOST: 0.0.0.0
      DATABASE_URL_FILE: /run/secrets/database_url
    secrets: [database_url]
    ports: ["127.0.0.1:3000:3000"]
    depends_on:
      migrate: { condition: service_completed_successfully }
    read_only: true
    tmpfs: [/tmp]
    cap_drop: [ALL]
    security_opt: [no-new-privileges:true]
    restart: unless-stopped
    stop_grace_period: 30s

  migrate:
    build: .
    command: [node, dist/migrate.js, up]
    environment:
      NODE_ENV: production
      DATABASE_URL_FILE: /run/secrets/database_url
    secrets: [database_url]
    depends_on:
      database: { condition: service_healthy }
    restart: on-failure

  database:
    image: postgres:17-bookworm
    environment:
      POSTGRES_USER: app
      POSTGRES_DB: app
      POSTGRES_PASSWORD_FILE: /run/secrets/database_password
    secrets: [database_password]
    volumes: [database:/var/lib/postgresql/data]
    healthcheck:
      test: [CMD-SHELL, pg_isready -U app -d app]
      interval: 2s
      timeout: 3s
      retries: 30
    restart: unless-stopped

# two files that git ignores: the password, and postgres://app:<password>@database:5432/app
secrets:
  database_password: { file: ./secrets/database_password }
  database_url: { file: ./secrets/database_url }

volumes:
  database: {}
`
