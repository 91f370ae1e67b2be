/** Positions and parked events in MongoDB. Start with {@link InboundStoreConfiguration}. */
@NullMarked
package org.borderexchange.gateway.inbound.store;

import org.jspecify.annotations.NullMarked;
