"""The catalogue as it is kept and changed: rows as their sources write them, what an import changes, the national list."""
