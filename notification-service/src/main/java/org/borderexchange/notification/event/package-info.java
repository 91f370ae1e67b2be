/**
 * What was told to whom: a proven event, who may know of it now, and what it says as far as subscriptions may ask. Start with
 * {@link org.borderexchange.notification.event.Telling} and {@link org.borderexchange.notification.event.Sight}.
 */
@NullMarked
package org.borderexchange.notification.event;

import org.jspecify.annotations.NullMarked;
