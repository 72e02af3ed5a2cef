create table "stock_entries" (
  "id" uuid primary key,
  "batch_number" bigint not null,
  "contact" varchar(254) collate "C",
  "count" integer not null default 0,
  "expires_on" date,
  "info_url" varchar(2048) collate "C",
  "moisture" double precision,
  "note" text collate "C",
  "opens_at" time(3),
  "price" numeric(10, 2) not null,
  "received_at" timestamptz(3) not null default now(),
  "shelf" uuid,
  "sku" varchar(40) collate "C" not null,
  "state" text collate "C" not null default 'ordered',
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "stock_entries_sku_key" unique ("sku"),
  constraint "stock_entries_batch_number_shelf_key" unique ("batch_number", "shelf"),
  constraint "stock_entries_batch_number_check" check ("batch_number" >= 1),
  constraint "stock_entries_count_check" check ("count" >= 0),
  constraint "stock_entries_moisture_check" check ("moisture" >= 0 and "moisture" <= 1),
  constraint "stock_entries_price_check" check ("price" > 0),
  constraint "stock_entries_sku_check" check (char_length("sku") >= 3),
  constraint "stock_entries_state_check" check ("state" in ('ordered', 'stored', 'sold'))
);

create index "stock_entries_expires_on_id_idx" on "stock_entries" ("expires_on", "id");

create index "stock_entries_price_id_idx" on "stock_entries" ("price", "id");

create index "stock_entries_state_idx" on "stock_entries" ("state");

create table "tasks" (
  "id" uuid primary key,
  "completed" boolean not null default false,
  "description" varchar(1000) collate "C",
  "title" varchar(200) collate "C" not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "tasks_title_check" check (char_length("title") >= 1)
);

create index "tasks_created_at_id_idx" on "tasks" ("created_at", "id");

create index "tasks_title_id_idx" on "tasks" ("title", "id");
