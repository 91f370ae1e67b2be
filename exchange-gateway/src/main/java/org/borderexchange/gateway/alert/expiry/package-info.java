/** Records as an event that an alert's time has passed. Whether it is live never depends on this. Start with {@link ExpirySweep}. */
@NullMarked
package org.borderexchange.gateway.alert.expiry;

import org.jspecify.annotations.NullMarked;
