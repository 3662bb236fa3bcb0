-- What pgbench's action works on: 100,000 rows, and the events written beside them.
DROP TABLE IF EXISTS bench_event, bench_row;
CREATE TABLE bench_row (id BIGINT PRIMARY KEY, version BIGINT NOT NULL, body TEXT NOT NULL);
CREATE TABLE bench_event (id BIGINT NOT NULL, at TIMESTAMPTZ NOT NULL DEFAULT now(), body TEXT NOT NULL);
INSERT INTO bench_row SELECT id, 0, repeat('x', 100) FROM generate_series(1, 100000) AS id;
VACUUM ANALYZE bench_row;
CHECKPOINT;
