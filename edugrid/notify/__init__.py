"""Tell people what changed: group robots (WeCom, DingTalk, Feishu), webhooks, mail, and files to carry by hand."""
