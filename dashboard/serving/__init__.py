"""How the application stands on the network: gunicorn keeps the processes, waitress the sockets."""
