/**
 * The processes of the local stack: started, watched, stopped and, for tests, killed, paused and restarted. Start with
 * {@link org.borderexchange.local.stack.LocalStack}.
 */
@NullMarked
package org.borderexchange.local.stack;

import org.jspecify.annotations.NullMarked;
