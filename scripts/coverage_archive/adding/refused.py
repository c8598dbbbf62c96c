"""Why an article cannot be added, in one sentence for the person who tried."""


class RefusedError(Exception):
    """Raised before anything is written; the message says what is wrong and what to do."""
