/**
 * What happens when nobody of a country takes an urgent alert or a hit in hand in time. Start with
 * {@link org.borderexchange.notification.escalation.Escalator}.
 */
@NullMarked
package org.borderexchange.notification.escalation;

import org.jspecify.annotations.NullMarked;
