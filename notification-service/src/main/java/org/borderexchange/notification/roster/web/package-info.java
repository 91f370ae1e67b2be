/** Duty rosters over HTTP. Start with {@link org.borderexchange.notification.roster.web.DutyRosterController}. */
@NullMarked
package org.borderexchange.notification.roster.web;

import org.jspecify.annotations.NullMarked;
