/**
 * What is written but not yet sent: events wait inside the document whose change they tell of, until the relay has published them.
 * Start with {@link Outbox}; the sending is {@code relay}.
 */
@NullMarked
package org.borderexchange.gateway.outbox;

import org.jspecify.annotations.NullMarked;
