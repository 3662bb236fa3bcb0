-- 0019: nothing looks for a paper by its number here: searches do so in search_text, which has its own. An index
-- less to keep for each paper drawn, and once more when it is made. Derived.
DROP INDEX paper_by_number;
