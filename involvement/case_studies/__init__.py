"""Finding and showing case studies: filters, counts, cards and words. Tens of them, so plain queries will do."""
