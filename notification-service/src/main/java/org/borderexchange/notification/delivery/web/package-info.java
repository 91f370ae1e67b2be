/** What was sent, over HTTP. Start with {@link org.borderexchange.notification.delivery.web.DeliveryController}. */
@NullMarked
package org.borderexchange.notification.delivery.web;

import org.jspecify.annotations.NullMarked;
