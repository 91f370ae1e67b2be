/** Hits and other countries' verdicts in MongoDB. Start with {@link org.borderexchange.gateway.store.Copies}. */
@NullMarked
package org.borderexchange.gateway.hit.store;

import org.jspecify.annotations.NullMarked;
