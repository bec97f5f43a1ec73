-- A file has one process, which holds a lock beside it: there is no lease.
SELECT 1;
