/** Running clocks in MongoDB. */
@NullMarked
package org.borderexchange.notification.escalation.store;

import org.jspecify.annotations.NullMarked;
