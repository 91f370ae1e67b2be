/** Takes all mail of the local stack, so that none leaves this machine. Start with {@link org.borderexchange.local.mail.MailSink}. */
@NullMarked
package org.borderexchange.local.mail;

import org.jspecify.annotations.NullMarked;
