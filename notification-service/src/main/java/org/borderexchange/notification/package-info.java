/** The hub's notification-service. Start with {@link NotificationServiceApplication}; how the packages work together tells the README. */
@NullMarked
package org.borderexchange.notification;

import org.jspecify.annotations.NullMarked;
