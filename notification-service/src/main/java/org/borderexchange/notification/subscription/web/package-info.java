/** Subscriptions over HTTP. Start with {@link org.borderexchange.notification.subscription.web.SubscriptionController}. */
@NullMarked
package org.borderexchange.notification.subscription.web;

import org.jspecify.annotations.NullMarked;
