/** Whom to turn to in a country when nobody has taken something in hand. Start with {@link org.borderexchange.notification.roster.DutyRoster}. */
@NullMarked
package org.borderexchange.notification.roster;

import org.jspecify.annotations.NullMarked;
