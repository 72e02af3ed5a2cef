-- index_tasks: up
create index "tasks_count_idx" on "tasks" ("count");

-- down
drop index "tasks_count_idx";
