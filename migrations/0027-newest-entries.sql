-- Each minute it is asked where something was said lately. A summary of pages, because an index of rows would have every entry write it again.
create index space_last_kept on spaces.space using brin (last_kept_at);
