create table "labels" (
  "id" uuid primary key,
  "name" varchar(40) collate "C" not null,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "labels_name_key" unique ("name"),
  constraint "labels_name_check" check (char_length("name") >= 1)
);

create index "labels_created_at_id_idx" on "labels" ("created_at", "id");

create table "parcels" (
  "id" uuid primary key,
  "code" varchar(20) collate "C" not null,
  "due_on" date,
  "packed_on" date not null default current_date,
  "pin" varchar(4) collate "C",
  "replaces_id" uuid,
  "sender" varchar(254) collate "C" not null,
  "sent_at" timestamptz(3),
  "state" text collate "C" not null default 'open',
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "parcels_code_key" unique ("code"),
  constraint "parcels_code_check" check (char_length("code") >= 3 and "code" ~ '^(?:[A-Z]+-[0-9]+)$'),
  constraint "parcels_pin_check" check (char_length("pin") >= 4),
  constraint "parcels_state_check" check ("state" in ('open', 'sent', 'lost')),
  constraint "parcels_due_after_packing_rule" check ((("due_on" is null) or coalesce(("due_on" >= "packed_on"), false))),
  constraint "parcels_not_itself_rule" check ((("replaces_id" is null) or coalesce(("replaces_id" <> "id"), false)))
);

create index "parcels_packed_on_id_idx" on "parcels" ("packed_on", "id");

create index "parcels_replaces_id_idx" on "parcels" ("replaces_id");

create unique index "parcels_replaces_id_key" on "parcels" ("replaces_id") where ("state" = 'open');

create table "parcel_lines" (
  "id" uuid primary key,
  "entry_id" uuid not null,
  "parcel_id" uuid not null,
  "price" numeric(10, 2) not null,
  "quantity" integer not null default 1,
  "created_at" timestamptz(3) not null,
  "updated_at" timestamptz(3) not null,
  constraint "parcel_lines_parcel_id_entry_id_key" unique ("parcel_id", "entry_id"),
  constraint "parcel_lines_quantity_check" check ("quantity" >= 1)
);

create index "parcel_lines_entry_id_idx" on "parcel_lines" ("entry_id");

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

alter table "parcels"
  add constraint "parcels_replaces_id_fkey" foreign key ("replaces_id") references "parcels" ("id") on delete set null;

create table "parcels_labels" (
  "parcel_id" uuid not null references "parcels" ("id") on delete cascade,
  "label_id" uuid not null references "labels" ("id") on delete cascade,
  primary key ("parcel_id", "label_id")
);

create index "parcels_labels_label_id_idx" on "parcels_labels" ("label_id");

alter table "parcel_lines"
  add constraint "parcel_lines_entry_id_fkey" foreign key ("entry_id") references "stock_entries" ("id");

alter table "parcel_lines"
  add constraint "parcel_lines_parcel_id_fkey" foreign key ("parcel_id") references "parcels" ("id") on delete cascade;
