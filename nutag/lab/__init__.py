"""What the course's JupyterLab runs: clean lessons, a prompt connection, settings."""
