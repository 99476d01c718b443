"""Jobs that run by the clock: timers of systemd, lines of cron, files of GitLab CI and GitHub Actions."""
