/** The queue of deliveries in MongoDB. */
@NullMarked
package org.borderexchange.notification.delivery.store;

import org.jspecify.annotations.NullMarked;
