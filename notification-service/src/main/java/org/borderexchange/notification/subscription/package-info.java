/**
 * What analysts want to be told: subscriptions, their filters, and which of them an event matches. Start with
 * {@link org.borderexchange.notification.subscription.Subscription} and {@link org.borderexchange.notification.subscription.Matcher}.
 */
@NullMarked
package org.borderexchange.notification.subscription;

import org.jspecify.annotations.NullMarked;
