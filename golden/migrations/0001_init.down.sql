alter table "parcel_lines" drop constraint "parcel_lines_parcel_id_fkey";

alter table "parcel_lines" drop constraint "parcel_lines_entry_id_fkey";

drop table "parcels_labels";

alter table "parcels" drop constraint "parcels_replaces_id_fkey";

drop table "tasks";

drop table "stock_entries";

drop table "parcel_lines";

drop table "parcels";

drop table "labels";
