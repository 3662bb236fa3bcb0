-- The least that a durable action costs: read a row by its key and change it, write an event, commit.
\set id random(1, 100000)
BEGIN;
UPDATE bench_row SET version = version + 1 WHERE id = :id;
INSERT INTO bench_event (id, body) VALUES (:id, 'an event');
COMMIT;
