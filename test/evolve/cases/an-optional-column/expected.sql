-- add_tasks_note: up
alter table "tasks"
  add column "note" text collate "C",
  add constraint "tasks_note_check" check (char_length("note") <= 500);

-- down
alter table "tasks" drop column "note";
