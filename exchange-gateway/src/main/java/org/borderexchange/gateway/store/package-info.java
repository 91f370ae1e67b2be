/**
 * What the stores of all features share: calls of the database, and documents that carry their own unsent events. Start with
 * {@link org.borderexchange.gateway.store.AuthoredDocuments}.
 */
@NullMarked
package org.borderexchange.gateway.store;

import org.jspecify.annotations.NullMarked;
