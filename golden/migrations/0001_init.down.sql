drop table "tasks";

drop table "stock_entries";
