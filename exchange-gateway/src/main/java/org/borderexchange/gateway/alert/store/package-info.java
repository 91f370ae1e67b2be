/**
 * Alerts in MongoDB: own ones with their outbox, received ones as copies, in one collection. Only operations that MongoDB and the
 * embedded server of the local stack both serve. Start with {@link AlertDocuments}.
 */
@NullMarked
package org.borderexchange.gateway.alert.store;

import org.jspecify.annotations.NullMarked;
