/** Subscriptions in MongoDB. */
@NullMarked
package org.borderexchange.notification.subscription.store;

import org.jspecify.annotations.NullMarked;
