"""Which stored articles tell the same story: copies, syndicated ones and near-duplicates, in groups."""
