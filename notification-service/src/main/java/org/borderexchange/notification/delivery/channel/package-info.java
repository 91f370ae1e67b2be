/**
 * The ways out: webhooks, guarded against being pointed inwards, and mail. Start with
 * {@link org.borderexchange.notification.delivery.channel.AddressGuard}.
 */
@NullMarked
package org.borderexchange.notification.delivery.channel;

import org.jspecify.annotations.NullMarked;
