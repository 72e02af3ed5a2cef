-- add_tasks_state_and_more: up
alter table "tasks"
  add column "state" text collate "C",
  add constraint "tasks_state_check" check ("state" in ('a', 'b'));

create index "tasks_state_idx" on "tasks" ("state");

-- down
drop index "tasks_state_idx";

alter table "tasks" drop column "state";
