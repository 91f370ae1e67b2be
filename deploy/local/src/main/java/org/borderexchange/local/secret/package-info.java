/**
 * Passwords and key pairs that the local stack makes up at its first start and keeps in its data folder, readable by
 * their owner alone. Start with {@link org.borderexchange.local.secret.Secrets}.
 */
@NullMarked
package org.borderexchange.local.secret;

import org.jspecify.annotations.NullMarked;
