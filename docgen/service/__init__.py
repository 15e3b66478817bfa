"""The service: the same documents over HTTP, for machines (``/v1``) and for people (the page).

    request ── access ──> api or page ── job, in the database ──> runner ── batch's workers ──> documents

No request renders anything. It writes down a job, and a runner of its own process, on this machine or on
another, has the batch command's workers do it. What is answered within a request and might still take its
time (checking data, reading a document back) is done by a worker at the desk.
"""
