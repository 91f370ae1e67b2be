/**
 * Tells the owners of what arrived and was read here, off the way of the arrivals: a bounded memory of what waits, written in bulk twice a
 * second, and at a start what a crash has lost. Start with {@link org.borderexchange.gateway.receipt.delivery.Deliveries}.
 */
@NullMarked
package org.borderexchange.gateway.receipt.delivery;

import org.jspecify.annotations.NullMarked;
