-- Mails that went out, or never will, carried links that open accounts. From now on they are emptied when they go.
update platform.mails set subject = '', text_body = '', html_body = '', headers = '{}' where state in ('sent', 'failed');
