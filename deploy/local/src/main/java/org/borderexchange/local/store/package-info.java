/**
 * The local stack's MongoDB-protocol server, which has written to disk what it acknowledges; start with
 * {@link org.borderexchange.local.store.DurableStore}.
 */
@NullMarked
package org.borderexchange.local.store;

import org.jspecify.annotations.NullMarked;
