"""How gunicorn runs docgen's service: ``gunicorn --config gunicorn.conf.py docgen.service.wsgi:application``.

What the service itself is to do stands in its environment (DOCGEN_DATA and others, docs/service.md).
"""

bind = "127.0.0.1:8080"
workers = 2
worker_class = "gthread"
threads = 24  # of which 12 at most wait for documents, so that the others answer
preload_app = False  # each worker opens the database for itself

timeout = 120
graceful_timeout = 75  # a request waits 60 seconds for its documents
keepalive = 75  # longer than nginx keeps a connection for another request

limit_request_line = 8190
limit_request_fields = 64
max_requests = 20_000
max_requests_jitter = 2_000

forwarded_allow_ips = "127.0.0.1,::1"  # where the proxy is that says by X-Forwarded-Proto that it speaks TLS
control_socket_disable = True  # nothing is written outside of the folder of the service
worker_tmp_dir = "/dev/shm"  # noqa: S108 - in memory, as gunicorn advises
errorlog = "-"
accesslog = None  # who made and fetched what is in the audit log
