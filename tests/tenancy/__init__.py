"""Two departments in one database: nobody of the one sees or changes a row of the other."""
