/** Duty rosters in MongoDB. */
@NullMarked
package org.borderexchange.notification.roster.store;

import org.jspecify.annotations.NullMarked;
