/**
 * From a notice to its arrival: a durable queue, one entry for each event and subscription, tried until it arrives or is parked. Start with
 * {@link org.borderexchange.notification.delivery.Delivery} and {@link org.borderexchange.notification.delivery.Dispatcher}.
 */
@NullMarked
package org.borderexchange.notification.delivery;

import org.jspecify.annotations.NullMarked;
